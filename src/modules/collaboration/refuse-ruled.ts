import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

/** A binding record is not deleted either. */
export async function refuseRuled(ids: string[], ctx: Context): Promise<Violation[]> {
  const [row] = await ctx.sql.run(
    sql`select 1 from conflict where id = any(${sql.param(ids)}::uuid[]) and state = 'ruled' limit 1`,
  )
  return row ? [violation('conflict.binding', '')] : []
}
