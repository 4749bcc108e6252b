/** The ways a notice reaches a person. A further channel (SMS, chat robot) is one more entry here. */
import type { Notice, Sql } from '../entity/context.ts'
import type { Label } from '../entity/meta.types.ts'
import type { Runtime } from '../runtime.ts'
import { mailNotice } from './mail-channel.ts'
import { addNotification } from './notifications.ts'
import { channelsFor } from './preferences.ts'

export interface Channel {
  key: string
  label: Label
  /** In the transaction that makes the notice; what leaves the house is only queued here. */
  deliver(runtime: Runtime, tx: Sql, notice: Notice, now: Date): Promise<void>
}

export const inApp: Channel = {
  key: 'in-app',
  label: { zh: '站内通知', en: 'In the app' },
  deliver: (_runtime, tx, notice, now) => addNotification(tx, notice, now),
}

export const byMail: Channel = { key: 'mail', label: { zh: '邮件', en: 'Mail' }, deliver: mailNotice }

export const channels: readonly Channel[] = [inApp, byMail]

/** Through every channel that the person chose for the kind, and those that the notice asks for. */
export async function deliverNotice(runtime: Runtime, tx: Sql, notice: Notice, now: Date): Promise<void> {
  const wanted = new Set([...(await channelsFor(tx, notice.to, notice.kind)), ...(notice.channels ?? [])])
  for (const channel of channels) if (wanted.has(channel.key)) await channel.deliver(runtime, tx, notice, now)
}
