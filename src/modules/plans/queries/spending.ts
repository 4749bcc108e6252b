import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import type { Day } from '#kernel/pure/day.ts'

/** Booked spending of budget lines, one sum a day, in order of days. The caller has checked that the lines may be read. */
export async function spendingByDay(
  db: Sql,
  lines: readonly string[],
): Promise<Map<string, { on: Day; amount: string }[]>> {
  if (lines.length === 0) return new Map()
  const rows = await db.run<{ line: string; on: Day; amount: string }>(sql`
    select line_id as line, "on", sum(amount) as amount from budget_entry
    where line_id = any(${sql.param([...lines])}::uuid[]) and kind = 'spending' and state = 'booked' and deleted_at is null
    group by line_id, "on" order by "on"`)
  const byLine = new Map<string, { on: Day; amount: string }[]>()
  for (const { line, on, amount } of rows) byLine.set(line, [...(byLine.get(line) ?? []), { on, amount }])
  return byLine
}
