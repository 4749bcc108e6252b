/** The ways a notice leaves the house. What is said here was put into words before; here it is only queued. */
import type { Notice, Sql } from '../entity/context.ts'
import type { Label } from '../entity/meta.types.ts'
import { absoluteLink, type MailBlock } from '../mail/layout.ts'
import type { Runtime } from '../runtime.ts'
import { smsTarget } from './messages/outbox.ts'
import type { Reach, Receiver } from './receiver.ts'
import type { NoticeWords } from './templates.ts'

export const channels: readonly { key: string; label: Label }[] = [
  { key: 'in-app', label: { zh: '站内通知', en: 'In the app' } },
  { key: 'mail', label: { zh: '邮件', en: 'Mail' } },
  { key: 'sms', label: { zh: '短信', en: 'Text message' } },
  { key: 'room', label: { zh: '群机器人', en: 'Chat room' } },
]

export const pushChannels = ['mail', 'sms', 'room'] as const
export type PushChannel = (typeof pushChannels)[number]

/** One thing to say: the words, and where a click leads. */
export interface Saying {
  kind: string
  words: NoticeWords
  path: string
  /** Of a digest: told one by one in a mail. */
  blocks?: readonly MailBlock[]
  /** Of a mail: between the words and the button that opens the thing. */
  more?: readonly MailBlock[]
}

/** Where in the product a notice leads. */
export function pathOf(runtime: Runtime, about: Notice['about']): string {
  const entity = about && runtime.registry.entities.get(about.entity)
  return entity && about ? `/${entity.path}/${about.id}` : '/'
}

export const linkOf = (runtime: Runtime, path: string): string => absoluteLink(runtime.mail.publicUrl, path) ?? ''

const footers = {
  zh: '您收到这封邮件，是因为这类通知设为了邮件提醒。可在“我的账号 → 通知方式”中更改。',
  en: 'You get this mail because notifications of this kind come by mail. Change it under My account → Notifications.',
}

const open = { zh: '打开查看', en: 'Open' }

/** Queues it in the transaction. The channel must be within the person's reach. */
export async function push(
  runtime: Runtime,
  tx: Sql,
  channel: PushChannel,
  { receiver, reach }: { receiver: Receiver; reach: Reach },
  { kind, words, path, blocks, more = [] }: Saying,
): Promise<void> {
  const { language } = receiver
  if (channel === 'mail') {
    const said: MailBlock[] = words.body ? [{ paragraph: words.body }] : []
    await runtime.mail.send(tx, {
      kind: `notice.${kind}`,
      to: receiver,
      title: words.title,
      blocks: blocks ?? [...said, ...more, { button: open[language], path }],
      footer: footers[language],
    })
    return
  }
  const message = { kind, employeeId: receiver.id, subject: words.title, text: words.body }
  if (channel === 'sms') await runtime.messages.send(tx, { ...message, target: smsTarget, phone: receiver.phone ?? '' })
  else if (reach.room) await runtime.messages.send(tx, { ...message, target: reach.room.id })
}
