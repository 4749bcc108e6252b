/** Notices that want an answer: unread after the working hours of their kind, they take a further channel, then go to the superior. */
import { sql } from 'drizzle-orm'
import { systemActor } from '../access/actor.ts'
import { accessPredicate } from '../access/predicate.ts'
import type { Context, Notice, Sql } from '../entity/context.ts'
import { addWorkingHours, type WorkingCalendar } from '../pure/calendar.ts'
import type { Runtime } from '../runtime.ts'
import type { PushChannel } from './channels.ts'
import { escalationKind, noticeKind } from './notice-kinds.ts'
import { noticeChoices } from './preferences.ts'
import { pushNotice } from './push-notice.ts'
import { type Receiver, reachOf, receiverOf } from './receiver.ts'
import { furtherChannel, kindInForce } from './rules/choices.ts'
import { noticeOf, type WaitingNotice } from './waiting.ts'

export async function watchNotice(
  tx: Sql,
  notification: string,
  hours: number,
  calendar: WorkingCalendar,
  now: Date,
): Promise<void> {
  await tx.run(sql`insert into notice_watch (notification_id, step, due_at)
    values (${notification}::uuid, 0, ${after(now, hours, calendar)}::timestamptz) on conflict do nothing`)
}

/** A calendar without working hours: by the clock on the wall. */
function after(now: Date, hours: number, calendar: WorkingCalendar): string {
  try {
    return addWorkingHours(now, hours, calendar).toISOString()
  } catch {
    return new Date(now.getTime() + hours * 3_600_000).toISOString()
  }
}

interface Watched extends WaitingNotice {
  to: string
  at: string
  step: number
  readAt: string | null
}

const mostAtOnce = 500

/** Asks further where nobody answered; each in a transaction of its own. */
export async function askFurther(runtime: Runtime): Promise<void> {
  const now = runtime.clock()
  const due = await runtime.db.run<{ id: string }>(sql`
    select notification_id as id from notice_watch where due_at <= ${now.toISOString()}::timestamptz order by due_at limit ${sql.raw(String(mostAtOnce))}`)
  for (const { id } of due) {
    try {
      await runtime.transact({ actor: systemActor('unread notices'), source: 'system' }, (ctx) => ask(runtime, ctx, id))
    } catch (error) {
      runtime.log.error({ error, notification: id }, 'unread notice not passed on')
    }
  }
}

async function ask(runtime: Runtime, ctx: Context, id: string): Promise<void> {
  const tx = ctx.sql
  const [locked] = await tx.run<{ step: number }>(sql`
    select step from notice_watch where notification_id = ${id}::uuid and due_at <= ${ctx.now.toISOString()}::timestamptz for update skip locked`)
  if (!locked) return
  const [found] = await tx.run<Omit<Watched, 'step'> & Record<string, unknown>>(sql`
    select id, employee_id as "to", kind, title, body, entity, record_id as "recordId", values, at, read_at as "readAt" from notification where id = ${id}::uuid`)
  const notice = found && ({ ...found, step: locked.step } as Watched)
  const hours = notice && !notice.readAt ? await hoursOf(runtime, tx, notice) : null
  const channel = notice && hours !== null && notice.step === 0 ? await nextChannel(runtime, tx, notice) : undefined
  if (notice && channel) {
    await pushNotice(runtime, tx, channel.key, channel, noticeOf(notice.to, notice))
    const due = after(ctx.now, hours!, await runtime.organisation.calendar(tx))
    await tx.run(
      sql`update notice_watch set step = 1, due_at = ${due}::timestamptz where notification_id = ${id}::uuid`,
    )
    return
  }
  await tx.run(sql`delete from notice_watch where notification_id = ${id}::uuid`)
  if (notice && hours !== null) await tellSuperior(runtime, ctx, notice)
}

/** Null when nobody else is to be asked any more. */
async function hoursOf(runtime: Runtime, tx: Sql, { kind, to }: Watched): Promise<number | null> {
  const { company, kinds } = await noticeChoices(tx, to)
  return kindInForce(noticeKind(runtime.registry, kind), company.kinds[kind], kinds[kind]).answerWithin
}

async function nextChannel(runtime: Runtime, tx: Sql, { kind, to }: Watched) {
  const receiver = await receiverOf(runtime, tx, to)
  if (!receiver) return undefined
  const { company, kinds } = await noticeChoices(tx, to)
  const { channels: used } = kindInForce(noticeKind(runtime.registry, kind), company.kinds[kind], kinds[kind])
  const reach = await reachOf(runtime, tx, receiver, kind)
  const key = furtherChannel(used, reach.channels) as PushChannel | undefined
  return key && { key, receiver, reach }
}

async function tellSuperior(runtime: Runtime, ctx: Context, notice: Watched): Promise<void> {
  const [person] = await ctx.sql.run<{ name: string; superior: string | null }>(sql`
    select e.name, nullif(coalesce(e.manager_id, d.manager_id), e.id) as superior from employee e
    left join department d on d.id = e.department_id and d.deleted_at is null where e.id = ${notice.to}::uuid`)
  if (!person?.superior || !(await noticeChoices(ctx.sql, null)).company.tellsSuperior) return
  const superior = await receiverOf(runtime, ctx.sql, person.superior)
  if (!superior) return
  const sees = await maySee(runtime, ctx.sql, superior, notice)
  const told: Notice = {
    to: superior.id,
    kind: escalationKind,
    title: sees
      ? {
          zh: `${person.name} 还没有处理：${notice.title.zh}`,
          en: `${person.name} has not answered: ${notice.title.en}`,
        }
      : {
          zh: `${person.name} 有一条需要处理的通知还没有看`,
          en: `${person.name} has not seen a notification that wants an answer`,
        },
    ...(sees && notice.entity && notice.recordId && { about: { entity: notice.entity, id: notice.recordId } }),
  }
  await ctx.notify(told)
}

/** What a notice speaks of is told only to whoever may read it. */
async function maySee(
  runtime: Runtime,
  tx: Sql,
  { id }: Receiver,
  { entity: name, recordId }: Watched,
): Promise<boolean> {
  const entity = name ? runtime.registry.entities.get(name) : undefined
  const actor = entity && (await runtime.organisation.actorOfEmployee(tx, id))
  if (!entity || !actor) return false
  const rows =
    await tx.run(sql`select 1 from ${sql.identifier(entity.table)} t where t.id = ${recordId}::uuid and t.deleted_at is null
    and ${accessPredicate(runtime.registry, actor, entity, 'read', 't')}`)
  return rows.length > 0
}
