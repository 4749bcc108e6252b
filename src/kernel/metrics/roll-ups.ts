/** What is known of the daily facts of each metric: whether they are made, and which days wait. */
import { sql } from 'drizzle-orm'
import type { Sql } from '../entity/context.ts'
import type { CountedMetric } from './define.ts'
import type { EntityDimensions } from './metrics.types.ts'

/** Above so many days that wait, the source is read as a whole. */
export const maxMarkedDays = 60

export interface RollUp {
  /** Days whose facts are out of date: they are read from the source. */
  marked: string[]
}

/** Facts made by another definition, or for other dimensions or another time zone, do not count. */
export function fingerprint(metric: CountedMetric, dimensions: EntityDimensions, timeZone: string): string {
  const { source, measure, date, filter, until } = metric
  return JSON.stringify([2, source, measure, date, filter ?? null, until ?? null, dimensions, timeZone])
}

/** The roll-ups that may be used, by metric. One query, for a whole board. */
export async function rollUpsOf(
  db: Sql,
  metrics: { metric: CountedMetric; fingerprint: string }[],
): Promise<Map<string, RollUp>> {
  if (metrics.length === 0) return new Map()
  const rows = await db.run<{ metric: string; fingerprint: string; marked: string[] }>(sql`
    select s.metric, s.fingerprint,
      array(select distinct m.day::text from metric_mark m where m.metric = s.metric order by 1 limit ${sql.raw(String(maxMarkedDays + 1))}) as marked
    from metric_state s where s.metric = any(${sql.param(metrics.map((m) => m.metric.key))}::text[]) and s.ready_at is not null`)
  const wanted = new Map(metrics.map((m) => [m.metric.key, m.fingerprint]))
  return new Map(
    rows.filter((r) => wanted.get(r.metric) === r.fingerprint).map((r) => [r.metric, { marked: r.marked }]),
  )
}

/** For work past the write pipeline: all facts are made anew, and nobody reads them until then. */
export async function forgetFacts(tx: Sql): Promise<void> {
  await tx.run(sql`update metric_state set ready_at = null`)
  await tx.run(sql`delete from metric_mark`)
  await tx.run(sql`delete from metric_fact`)
}
