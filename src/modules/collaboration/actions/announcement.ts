/** Publishing an announcement, confirming it, and asking those who have not. */
import { sql } from 'drizzle-orm'
import { notFound, ruleBroken } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineAction, type RowOf } from '#kernel/entity/define.ts'
import { violation } from '#kernel/pure/violations.ts'
import { alsoShareByPart, shareByPart } from '#kernel/sharing/by-part.ts'
import { createRecords } from '#kernel/write/create.ts'
import { announcement } from '../entities/announcement.ts'
import { announcementReceipt } from '../entities/announcement-receipt.ts'
import { audienceOf } from '../queries/audience.ts'

type Announcement = RowOf<typeof announcement>

const published = ({ state }: Announcement) => (state === 'published' ? [] : [violation('announcement.state', 'state')])
const confirmable = ({ mustConfirm }: Announcement) =>
  mustConfirm ? [] : [violation('announcement.no-confirmation', 'mustConfirm')]
const byAuthor = ({ author }: Announcement, actor: { id: string | null; roles: { key: string }[] }) =>
  author === actor.id || actor.roles.some(({ key }) => key === 'admin')
    ? []
    : [violation('announcement.author-only', 'author')]

const publish = defineAction({
  entity: announcement,
  name: 'publish',
  label: { zh: '发布', en: 'Publish' },
  help: { zh: '发布后内容不能再改，只能撤下。', en: 'Published, it can be taken down but no longer changed.' },
  on: 'record',
  primary: true,
  permission: { operation: 'update' },
  input: {},
  guard: (record, actor) => [
    ...(record.state === 'draft' ? [] : [violation('announcement.state', 'state')]),
    ...byAuthor(record, actor),
  ],
  async run(ctx, record) {
    const people = await audienceOf(ctx, record)
    if (people.length === 0) throw ruleBroken([violation('announcement.nobody', 'people')])
    await ctx.update(announcement, record.id, { state: 'published', publishedAt: ctx.now.toISOString() })
    const ids = people.map(({ id }) => id)
    await alsoShareByPart(ctx, 'announcement', record.id, ids, false)
    const receipts = people.map(({ id, name }) => ({ values: { announcement: record.id, person: id, name } }))
    await createRecords(ctx.asSystem('announcement'), announcementReceipt, receipts, { mode: 'action' })
    await tell(ctx, record, ids, { zh: '公告', en: 'Announcement' })
  },
})

const takeDown = defineAction({
  entity: announcement,
  name: 'take-down',
  label: { zh: '撤下', en: 'Take down' },
  on: 'record',
  danger: true,
  permission: { operation: 'update' },
  input: {},
  guard: (record, actor) => [...published(record), ...byAuthor(record, actor)],
  async run(ctx, record) {
    await ctx.update(announcement, record.id, { state: 'withdrawn' })
    await shareByPart(ctx, 'announcement', record.id, [], false)
  },
})

/** Marks the person's own copy; once is enough, and whom it was not sent to has none. */
export async function markReceipt(
  ctx: Context,
  announcementId: string,
  mark: 'readAt' | 'confirmedAt',
): Promise<boolean> {
  const [own] = await ctx.sql.run<{ id: string; readAt: string | null; confirmedAt: string | null }>(sql`
    select id, read_at as "readAt", confirmed_at as "confirmedAt" from announcement_receipt
    where announcement_id = ${announcementId}::uuid and person_id = ${ctx.actor.id}::uuid and deleted_at is null for update`)
  if (!own) return false
  if (own[mark] !== null) return true
  const at = ctx.now.toISOString()
  await ctx
    .asSystem('announcement')
    .update(announcementReceipt, own.id, { [mark]: at, ...(own.readAt === null && { readAt: at }) })
  return true
}

/**
 * Says that the person has taken note. Not an action of the record: whether somebody is asked is in their receipt.
 * @throws AppError 422 when the announcement is not out, needs no confirmation or was not sent to the person
 */
export async function confirmReceipt(ctx: Context, id: string): Promise<void> {
  const record = await ctx.find(announcement, id)
  if (!record) throw notFound()
  const faults = [...published(record), ...confirmable(record)]
  if (faults.length > 0) throw ruleBroken(faults)
  if (!(await markReceipt(ctx, id, 'confirmedAt'))) throw ruleBroken([violation('announcement.not-yours', '')])
}

const remind = defineAction({
  entity: announcement,
  name: 'remind',
  label: { zh: '提醒未确认的人', en: 'Remind those who have not' },
  on: 'record',
  permission: { operation: 'update' },
  input: {},
  guard: (record, actor) => [...published(record), ...confirmable(record), ...byAuthor(record, actor)],
  async run(ctx, record) {
    await remindOf(ctx, record)
  },
})

/** Tells those who have not confirmed and were not reminded today. */
export async function remindOf(ctx: Context, record: Pick<Announcement, 'id' | 'title'>): Promise<number> {
  const waiting = await ctx.sql.run<{ person: string }>(sql`
    update announcement_receipt set reminded_at = ${ctx.now.toISOString()}::timestamptz, version = version + 1
    where announcement_id = ${record.id}::uuid and deleted_at is null and confirmed_at is null
      and (reminded_at is null or (reminded_at at time zone ${ctx.clock.timeZone})::date < ${ctx.today}::date)
    returning person_id as person`)
  await tell(
    ctx,
    record,
    waiting.map(({ person }) => person),
    { zh: '请确认公告', en: 'Please confirm' },
  )
  return waiting.length
}

async function tell(
  ctx: Context,
  { id, title }: Pick<Announcement, 'id' | 'title'>,
  people: readonly string[],
  what: { zh: string; en: string },
): Promise<void> {
  for (const to of people) {
    if (to === ctx.actor.id) continue
    await ctx.notify({
      to,
      kind: 'announcement',
      title: { zh: `${what.zh}：${title}`, en: `${what.en}: ${title}` },
      about: { entity: 'announcement', id },
    })
  }
}

export const announcementActions = [publish, takeDown, remind]
