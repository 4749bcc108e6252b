/** Notices to people: kept per person, shown live, each leading to the thing it is about. */
import { sql } from 'drizzle-orm'
import type { Notice, Sql } from '../entity/context.ts'
import { newId } from '../pure/ids.ts'

/**
 * @param shown false: kept, but not in the person's list
 * @returns its id
 */
export async function addNotification(tx: Sql, notice: Notice, now: Date, shown = true): Promise<string> {
  const id = newId()
  const body = typeof notice.body === 'string' ? { zh: notice.body, en: notice.body } : (notice.body ?? null)
  await tx.run(sql`insert into notification (id, employee_id, kind, title, body, entity, record_id, values, shown, at)
    values (${id}::uuid, ${notice.to}::uuid, ${notice.kind}, ${JSON.stringify(notice.title)}::jsonb, ${body && JSON.stringify(body)}::jsonb,
      ${notice.about?.entity ?? null}, ${notice.about?.id ?? null}::uuid, ${notice.values ? JSON.stringify(notice.values) : null}::jsonb, ${shown}, ${now.toISOString()}::timestamptz)`)
  if (shown) await tx.run(sql`select pg_notify('zhanye', ${JSON.stringify({ notify: [notice.to] })})`)
  return id
}

export async function countUnread(db: Sql, employee: string | null): Promise<number> {
  const [row] = await db.run<{ n: number }>(
    sql`select count(*) as n from notification where employee_id = ${employee}::uuid and shown and read_at is null`,
  )
  return row!.n
}

/** Marks the person's own notices as read; other people's ids are ignored. Every open page of theirs is told. */
export async function markRead(tx: Sql, employee: string | null, which: 'all' | string[], now: Date): Promise<void> {
  const these = which === 'all' ? sql`true` : sql`id = any(${sql.param(which)}::uuid[])`
  const read = await tx.run(sql`update notification set read_at = ${now.toISOString()}::timestamptz
    where employee_id = ${employee}::uuid and shown and read_at is null and ${these} returning id`)
  if (read.length > 0) await tx.run(sql`select pg_notify('zhanye', ${JSON.stringify({ notify: [employee] })})`)
}

/**
 * The thing that notices spoke of is dealt with: those still unread count as read, so that nobody is reminded, told in a digest or
 * asked in somebody's place. For one person, or for everybody when `employee` is left out.
 */
export async function settleNotices(
  tx: Sql,
  about: { entity: string; id: string },
  now: Date,
  employee?: string,
): Promise<void> {
  const read = await tx.run<{ to: string }>(sql`update notification set read_at = ${now.toISOString()}::timestamptz
    where entity = ${about.entity} and record_id = ${about.id}::uuid and read_at is null
      and ${employee ? sql`employee_id = ${employee}::uuid` : sql`true`} returning employee_id as "to"`)
  const people = [...new Set(read.map(({ to }) => to))]
  if (people.length > 0) await tx.run(sql`select pg_notify('zhanye', ${JSON.stringify({ notify: people })})`)
}
