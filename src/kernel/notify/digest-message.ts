/** Several notices in one message: in full by mail, as a list in a room, as the first few titles by text message. */
import type { Sql } from '../entity/context.ts'
import type { MailBlock } from '../mail/layout.ts'
import type { Runtime } from '../runtime.ts'
import { linkOf, type PushChannel, pathOf, push } from './channels.ts'
import type { Reach, Receiver } from './receiver.ts'
import { groupByThing } from './rules/digest.ts'
import type { WaitingNotice } from './waiting.ts'

const texts = {
  zh: {
    title: (n: number) => `您有 ${n} 条通知`,
    more: (n: number) => `……还有 ${n} 条，请到展业查看`,
    open: '打开查看',
  },
  en: {
    title: (n: number) => `You have ${n} notifications`,
    more: (n: number) => `… and ${n} more in Zhanye`,
    open: 'Open',
  },
}

/** Titles that are told; the others are in the app, where all of them are. */
const most = { sms: 5, room: 20 }

export async function pushDigest(
  runtime: Runtime,
  tx: Sql,
  channel: PushChannel,
  to: { receiver: Receiver; reach: Reach },
  notices: readonly WaitingNotice[],
): Promise<void> {
  const { language } = to.receiver
  const t = texts[language]
  const groups = groupByThing(notices)
  const aboutOf = ([{ entity, recordId }]: WaitingNotice[] | [WaitingNotice]) =>
    entity && recordId ? { entity, id: recordId } : undefined
  const title = t.title(notices.length)
  if (channel === 'mail') {
    const blocks = groups.flatMap((group): MailBlock[] => [
      ...group.flatMap(({ title: of, body }): MailBlock[] => [
        { heading: of[language] },
        ...(body?.[language] ? [{ paragraph: body[language] }] : []),
      ]),
      { button: t.open, path: pathOf(runtime, aboutOf(group)) },
    ])
    return push(runtime, tx, channel, to, { kind: 'digest', words: { title, body: '' }, path: '/', blocks })
  }
  const titles = groups.flat().map((notice) => notice.title[language])
  const left = titles.length - most[channel]
  const lines = [title, ...titles.slice(0, most[channel]).map((each, at) => `${at + 1}. ${each}`)]
  const body = [...lines, ...(left > 0 ? [t.more(left)] : []), linkOf(runtime, '/')].filter(Boolean).join('\n')
  return push(runtime, tx, channel, to, { kind: 'digest', words: { title, body }, path: '/' })
}
