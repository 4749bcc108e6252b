import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

/** What still runs is cancelled first: deleting would leave its work items and held change behind. */
export async function guardInstanceRemoval(ids: string[], ctx: Context): Promise<Violation[]> {
  const [row] = await ctx.sql.run<{ n: number }>(
    sql`select count(*) as n from process_instance where id = any(${sql.param(ids)}::uuid[]) and state in ('running', 'stuck')`,
  )
  return row!.n > 0 ? [violation('process-instance.running')] : []
}
