import { sql } from 'drizzle-orm'
import type { AnyDraft } from '#kernel/entity/any-record.types.ts'
import type { Context } from '#kernel/entity/context.ts'

/** "法务部 → 销售一部": who works where, and for whom. */
export async function deriveLiaisons(records: AnyDraft[], ctx: Context): Promise<void> {
  const ids = records.flatMap(({ after }) => [after.department, after.counterpart]).filter(Boolean)
  const rows = await ctx.sql.run<{ id: string; name: string }>(
    sql`select id, name from department where id = any(${sql.param(ids)}::uuid[])`,
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  for (const { after } of records)
    after.name = [after.department, after.counterpart].map((id) => names.get(id) ?? '').join(' → ')
}
