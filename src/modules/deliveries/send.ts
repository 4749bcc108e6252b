/** Finds schedules that are due, and sends one to one person, each time once. */
import { sql } from 'drizzle-orm'
import { AppError } from '#kernel/api/errors.ts'
import type { DeliverableContent } from '#kernel/deliverables/deliverable.types.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { MailBlock } from '#kernel/mail/layout.ts'
import { createOrganisation, workingCalendar } from '#modules/organisation'
import { scheduleDelivery } from './entities/schedule-delivery.ts'
import { timetableOf } from './next-sending.ts'
import { nextSending } from './rules/due.ts'
import { workbook } from './workbook.ts'

export const sendJob = 'deliveries-send'

interface DueSchedule extends Record<string, unknown> {
  id: string
  recipients: string[]
  next_at: string
}

/** Moves every due schedule on and makes a job for each recipient, in one transaction. What was missed is sent once. */
export async function sendDue(ctx: Context): Promise<void> {
  const now = ctx.now.toISOString()
  const due = await ctx.sql.run<DueSchedule & Parameters<typeof timetableOf>[0]>(sql`
    select id, state, frequency, weekday, day_of_month as "dayOfMonth", hour, working_days_only as "workingDaysOnly",
      recipients_ids as recipients, next_at from schedule
    where deleted_at is null and state = 'active' and next_at <= ${now}::timestamptz order by id for update skip locked`)
  if (due.length === 0) return
  const calendar = await workingCalendar(ctx.sql)
  for (const schedule of due) {
    const next = nextSending(timetableOf(schedule), ctx.now, calendar)?.toISOString() ?? null
    await ctx.sql.run(
      sql`update schedule set next_at = ${next}::timestamptz, last_at = ${now}::timestamptz where id = ${schedule.id}::uuid`,
    )
    for (const recipient of new Set(schedule.recipients))
      await ctx.enqueue(sendJob, { schedule: schedule.id, recipient, dueAt: schedule.next_at })
  }
}

interface Sending extends Record<string, unknown> {
  name: string
  content_entity: string
  content_id: string
  attach: boolean | null
  ownerName: string | null
}

type Outcome = 'queued' | 'left' | 'no-right' | 'no-address' | 'off'

/** One person's mail and its line in the log, in one transaction: a second run of the job finds the line. */
export async function sendOne(
  ctx: Context,
  schedule: string,
  recipient: string,
  dueAt: string,
): Promise<Outcome | undefined> {
  await ctx.sql.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${schedule} ${recipient}`}, 0))`)
  const [done] = await ctx.sql.run(sql`select 1 from schedule_delivery where schedule_id = ${schedule}::uuid
    and recipient_id = ${recipient}::uuid and due_at = ${dueAt}::timestamptz`)
  const [sending] =
    await ctx.sql.run<Sending>(sql`select s.name, s.content_entity, s.content_id, s.attach, e.name as "ownerName"
    from schedule s left join employee e on e.id = s.owner_id where s.id = ${schedule}::uuid and s.deleted_at is null`)
  if (done || !sending) return undefined
  const outcome = await deliver(ctx, schedule, sending, recipient, dueAt)
  await ctx.create(scheduleDelivery, { schedule, recipient, dueAt, outcome })
  return outcome
}

async function deliver(
  ctx: Context,
  schedule: string,
  sending: Sending,
  recipient: string,
  dueAt: string,
): Promise<Outcome> {
  const actor = await createOrganisation(() => ctx.registry).actorOfEmployee(ctx.sql, recipient)
  if (!actor) return 'left'
  const { language } = actor
  const deliverable = ctx.registry.modules.map((module) => module.deliverables?.[sending.content_entity]).find(Boolean)
  if (!deliverable) return 'no-right'
  let content: DeliverableContent
  try {
    content = await deliverable(
      { sql: ctx.sql, registry: ctx.registry, actor, clock: ctx.clock },
      sending.content_id,
      language,
    )
  } catch (error) {
    // Gone, or no longer theirs to read; anything else is tried again by the job.
    if (error instanceof AppError && (error.status === 403 || error.status === 404)) return 'no-right'
    throw error
  }
  const attachments = [...(content.attachments ?? [])]
  if (sending.attach && content.tables.length > 0)
    attachments.push(await workbook(content.title, content.tables, ctx.clock.timeZone))
  const answer = await ctx.mail({
    kind: 'schedule',
    key: `schedule ${schedule} ${recipient} ${dueAt}`,
    to: actor,
    title: sending.name,
    blocks: blocksOf(content, attachments.length > 0, language),
    footer: footerOf(sending, language),
    attachments,
  })
  return answer === 'known' ? 'queued' : answer
}

/** Longer tables are read in the file. */
const mostRows = 40

function blocksOf({ intro, tables, path }: DeliverableContent, attached: boolean, language: 'zh' | 'en'): MailBlock[] {
  const blocks: MailBlock[] = intro ? [{ paragraph: intro }] : []
  for (const { title, columns, rows } of tables) {
    if (tables.length > 1) blocks.push({ heading: title })
    const table = {
      columns: columns.map(({ label }) => label),
      numeric: columns.map(({ numeric }) => numeric === true),
      rows: rows.slice(0, mostRows).map((row) => row.map(({ text }) => text)),
    }
    blocks.push({ table })
    if (rows.length > mostRows) blocks.push({ paragraph: more(rows.length, attached, language) })
  }
  if (path) blocks.push({ button: language === 'zh' ? '打开查看' : 'Open', path })
  return blocks
}

function more(count: number, attached: boolean, language: 'zh' | 'en'): string {
  if (language === 'zh') return `共 ${count} 行，这里列出前 ${mostRows} 行${attached ? '，其余见附件' : ''}。`
  return `The first ${mostRows} of ${count} rows${attached ? '; the file has all of them' : ''}.`
}

const footerOf = ({ name, ownerName }: Sending, language: 'zh' | 'en'): string =>
  language === 'zh'
    ? `这是定时发送“${name}”${ownerName ? `，由 ${ownerName} 设置` : ''}。数字按您的权限读取。不想再收到，请告诉设置的人。`
    : `Scheduled mail "${name}"${ownerName ? `, set up by ${ownerName}` : ''}. The figures are those that you may read. To stop it, tell who set it up.`
