import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'

/** Rules that watch a metric: it is not deleted from under them. */
export async function rulesWatching(ctx: Context, key: string) {
  const [row] = await ctx.sql.run<{ n: number }>(
    sql`select count(*) as n from alert_rule where metric = ${key} and deleted_at is null`,
  )
  return row!.n > 0 ? [{ label: { zh: '预警规则', en: 'alert rules' }, count: row!.n }] : []
}
