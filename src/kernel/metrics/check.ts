/** Compares the facts of every metric with its source, says what differs, and repairs it. Every night. */
import { sql } from 'drizzle-orm'
import { systemActor } from '../access/actor.ts'
import type { Reader } from '../data/list.ts'
import type { Runtime } from '../runtime.ts'
import { type CountedMetric, isRolledUp } from './define.ts'
import { factsOfSource, foldMetrics } from './fold.ts'

export interface Difference {
  metric: string
  days: string[]
}

/** Days whose facts are not what the source says, apart from those that wait anyway. They are marked, then made anew. */
export async function checkMetrics(runtime: Runtime): Promise<Difference[]> {
  await foldMetrics(runtime)
  const found: Difference[] = []
  for (const metric of runtime.registry.metrics.values()) {
    if (!isRolledUp(metric)) continue
    const days = await differingDays(runtime, metric)
    await runtime.db.run(
      sql`update metric_state set checked_at = now(), differences = ${days.length} where metric = ${metric.key}`,
    )
    if (days.length === 0) continue
    found.push({ metric: metric.key, days })
    runtime.log.error(
      { metric: metric.key, days: days.slice(0, 20), count: days.length },
      'metric facts differed and are made anew',
    )
    await runtime.db.run(
      sql`insert into metric_mark (metric, day) select ${metric.key}, unnest(${sql.param(days)}::date[])`,
    )
  }
  if (found.length > 0) await foldMetrics(runtime)
  return found
}

async function differingDays(runtime: Runtime, metric: CountedMetric): Promise<string[]> {
  const clock = await runtime.queryClock()
  return runtime.db.transaction(
    async (tx) => {
      const reader: Reader = { sql: tx, registry: runtime.registry, actor: systemActor('metric facts'), clock }
      const rows = await tx.run<{ day: string }>(sql`
        with wanted (metric, dimension, day, key, value, n) as (${factsOfSource(reader, metric, {})}),
        stored as (select metric, dimension, day, key, value, n from metric_fact where metric = ${metric.key})
        select distinct day from (
          (select dimension, day, key, value, n from wanted except select dimension, day, key, value, n from stored)
          union all (select dimension, day, key, value, n from stored except select dimension, day, key, value, n from wanted)) d
        where not exists (select 1 from metric_mark m where m.metric = ${metric.key} and m.day = d.day) order by day`)
      return rows.map((r) => r.day)
    },
    { readOnly: true },
  )
}
