/** Every minute: which rules are due. Each due one becomes a job of its own. */
import { sql } from 'drizzle-orm'
import type { Context, Sql } from '#kernel/entity/context.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { metricsOf } from '#kernel/metrics/query.ts'
import { readerOf } from './guard-rule.ts'
import { nextLook, type Rhythm } from './rules/next-look.ts'

export const evaluateJob = 'alerts-evaluate'

interface DueRule extends Record<string, unknown> {
  id: string
  metric: string
  rhythm: Rhythm
  hour: number | null
  seen: string | null
  last_at: string | null
}

/** What changes without a write (a day that ends) is seen after this long. */
const longestUnseenMinutes = 60

export async function tick(ctx: Context): Promise<void> {
  // Locked and moved on in one transaction: two workers never send the same rule for the same moment.
  const due = await ctx.sql.run<DueRule>(sql`select id, metric, rhythm, hour, seen, last_at from alert_rule
    where deleted_at is null and state = 'active' and (next_at is null or next_at <= ${ctx.now.toISOString()}::timestamptz)
    order by id for update skip locked`)
  if (due.length === 0) return
  const newest = await newestChange(ctx.sql)
  const metrics = new Map((await metricsOf(readerOf(ctx))).map((metric) => [metric.key, metric]))
  for (const rule of due) {
    const next = nextLook(rule.rhythm, rule.hour ?? 0, ctx.now, ctx.clock.timeZone)
    const look = rule.rhythm !== 'at-once' || isStale(rule, ctx.now) || (await changed(ctx.sql, rule, metrics))
    await ctx.sql.run(
      sql`update alert_rule set next_at = ${next.toISOString()}::timestamptz, seen = ${newest} where id = ${rule.id}::uuid`,
    )
    if (look) await ctx.enqueue(evaluateJob, { rule: rule.id })
  }
}

const isStale = ({ last_at }: DueRule, now: Date): boolean =>
  last_at === null || now.getTime() - new Date(last_at).getTime() >= longestUnseenMinutes * 60_000

/** The change history is ordered by its time-ordered ids. */
async function newestChange(db: Sql): Promise<string | null> {
  const [row] = await db.run<{ id: string }>(sql`select id from audit order by id desc limit 1`)
  return row?.id ?? null
}

async function changed(db: Sql, { metric, seen }: DueRule, metrics: Map<string, MetricMeta>): Promise<boolean> {
  if (seen === null) return true
  const sources = [...sourcesOf(metric, metrics)]
  const [row] = await db.run<{ found: boolean }>(
    sql`select exists(select 1 from audit where id > ${seen}::uuid and entity = any(${sql.param(sources)}::text[])) as found`,
  )
  return row!.found
}

function sourcesOf(key: string, metrics: Map<string, MetricMeta>, seen = new Set<string>()): Set<string> {
  const sources = new Set<string>()
  const metric = metrics.get(key)
  if (!metric || seen.has(key)) return sources
  seen.add(key)
  if (metric.source) sources.add(metric.source)
  for (const part of metric.components ?? []) for (const each of sourcesOf(part, metrics, seen)) sources.add(each)
  return sources
}
