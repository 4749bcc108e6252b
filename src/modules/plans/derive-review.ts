import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { Draft } from './stored.types.ts'

/** A review is called by its department and week. */
export async function deriveReviews(records: Draft[], ctx: Context): Promise<void> {
  const departments = [...new Set(records.map(({ after }) => after.department).filter(Boolean))]
  const rows = await ctx.sql.run<{ id: string; name: string }>(
    sql`select id, name from department where id = any(${sql.param(departments)}::uuid[])`,
  )
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  for (const { after } of records) after.name = `${names.get(after.department) ?? ''} ${after.week}`.trim()
}
