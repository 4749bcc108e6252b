/** Notices to people: kept per person, shown live, each leading to the thing it is about. */
import { sql } from 'drizzle-orm'
import type { Notice, Sql } from '../entity/context.ts'
import { newId } from '../pure/ids.ts'

export async function addNotification(tx: Sql, notice: Notice, now: Date): Promise<void> {
  const body = typeof notice.body === 'string' ? { zh: notice.body, en: notice.body } : (notice.body ?? null)
  await tx.run(sql`insert into notification (id, employee_id, kind, title, body, entity, record_id, at)
    values (${newId()}::uuid, ${notice.to}::uuid, ${notice.kind}, ${JSON.stringify(notice.title)}::jsonb, ${body && JSON.stringify(body)}::jsonb,
      ${notice.about?.entity ?? null}, ${notice.about?.id ?? null}::uuid, ${now.toISOString()}::timestamptz)`)
  await tx.run(sql`select pg_notify('zhanye', ${JSON.stringify({ notify: [notice.to] })})`)
}

export async function countUnread(db: Sql, employee: string | null): Promise<number> {
  const [row] = await db.run<{ n: number }>(
    sql`select count(*) as n from notification where employee_id = ${employee}::uuid and read_at is null`,
  )
  return row!.n
}

/** Marks the person's own notices as read; other people's ids are ignored. Every open page of theirs is told. */
export async function markRead(tx: Sql, employee: string | null, which: 'all' | string[], now: Date): Promise<void> {
  const these = which === 'all' ? sql`true` : sql`id = any(${sql.param(which)}::uuid[])`
  const read = await tx.run(sql`update notification set read_at = ${now.toISOString()}::timestamptz
    where employee_id = ${employee}::uuid and read_at is null and ${these} returning id`)
  if (read.length > 0) await tx.run(sql`select pg_notify('zhanye', ${JSON.stringify({ notify: [employee] })})`)
}
