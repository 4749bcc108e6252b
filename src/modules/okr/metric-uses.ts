import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'

/** Key results and milestones that read a metric: it is not deleted from under them. */
export async function okrsMeasuring(ctx: Context, key: string) {
  const [row] = await ctx.sql.run<{ results: number; criteria: number }>(sql`select
    (select count(*) from key_result where metric = ${key} and deleted_at is null) as results,
    (select count(*) from milestone_criterion where metric = ${key} and deleted_at is null) as criteria`)
  return [
    { label: { zh: '关键结果', en: 'key results' }, count: row!.results },
    { label: { zh: '里程碑条件', en: 'milestone conditions' }, count: row!.criteria },
  ].filter(({ count }) => count > 0)
}
