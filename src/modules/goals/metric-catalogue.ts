import { systemActor } from '#kernel/access/actor.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { metricsOf } from '#kernel/metrics/query.ts'

/** Reads for the goal itself: who may see a goal sees its figure, whatever part of the records behind it is in reach. */
export const goalReader = (from: Pick<Reader, 'sql' | 'registry' | 'clock'>): Reader => ({
  sql: from.sql,
  registry: from.registry,
  clock: from.clock,
  actor: { ...systemActor('figures of goals'), timeZone: from.clock.timeZone },
})

export const readerOf = (ctx: Context): Reader => ({
  sql: ctx.sql,
  registry: ctx.registry,
  clock: ctx.clock,
  actor: ctx.actor,
})

/** Every metric by its key. */
export async function metricCatalogue(
  from: Pick<Reader, 'sql' | 'registry' | 'clock'>,
): Promise<Map<string, MetricMeta>> {
  return new Map((await metricsOf(goalReader(from))).map((metric) => [metric.key, metric]))
}
