import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'

/** Boards that show a metric: it is not deleted from under them. */
export async function boardsShowing(ctx: Context, key: string) {
  const [row] = await ctx.sql.run<{ n: number }>(sql`select count(*) as n from board where deleted_at is null
    and exists (select 1 from jsonb_array_elements(layout->'cards') card where card->'metrics' ? ${key})`)
  return row!.n > 0 ? [{ label: { zh: '看板', en: 'boards' }, count: row!.n }] : []
}
