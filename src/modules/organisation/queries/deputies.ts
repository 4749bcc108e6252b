import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'

/** Who handles the approvals of these people on a day; empty while nobody is away. */
export async function deputiesOf(db: Sql, people: readonly string[], day: string): Promise<string[]> {
  const rows = await db.run<{ id: string }>(sql`
    select distinct d.to_id as id from delegation d join employee e on e.id = d.to_id
    where d.from_id = any(${sql.param([...people])}::uuid[]) and ${day}::date between d.starts_on and d.ends_on
      and d.deleted_at is null and e.deleted_at is null and e.status <> 'left'`)
  return rows.map((row) => row.id)
}
