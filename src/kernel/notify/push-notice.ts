/** One notice by one channel, in the words of its template. */
import type { Notice, Sql } from '../entity/context.ts'
import type { Runtime } from '../runtime.ts'
import { linkOf, type PushChannel, pathOf, push } from './channels.ts'
import { noticeKind } from './notice-kinds.ts'
import type { Reach, Receiver } from './receiver.ts'
import { type NoticeWords, storedTemplates, type TemplateChannel, templateInForce, wordsOf } from './templates.ts'

/** Queues it in the transaction. */
export async function pushNotice(
  runtime: Runtime,
  tx: Sql,
  channel: PushChannel,
  to: { receiver: Receiver; reach: Reach },
  notice: Notice,
): Promise<void> {
  const path = pathOf(runtime, notice.about)
  // A room has readers whom the notice was not written for.
  const shown = channel === 'room' && !to.reach.room?.showsBody ? { ...notice, body: undefined } : notice
  const words = await inWords(
    runtime,
    tx,
    channel,
    shown,
    to.receiver.name,
    to.receiver.language,
    linkOf(runtime, path),
  )
  const title = words.title || notice.title[to.receiver.language]
  const kind = noticeKind(runtime.registry, notice.kind)
  const more = channel === 'mail' ? await kind.mailBlocks?.(runtime, tx, notice, to.receiver.language) : undefined
  await push(runtime, tx, channel, to, { kind: notice.kind, words: { ...words, title }, path, ...(more && { more }) })
}

/** What a template makes of a notice. */
export async function inWords(
  runtime: Runtime,
  tx: Sql,
  channel: TemplateChannel,
  notice: Notice,
  person: string,
  language: 'zh' | 'en',
  link: string,
): Promise<NoticeWords> {
  const template = templateInForce(await storedTemplates(tx), notice.kind, channel)
  const { name: company } = await runtime.company()
  const { label } = noticeKind(runtime.registry, notice.kind)
  return wordsOf(template, notice, { person, company, kind: label, link }, language)
}
