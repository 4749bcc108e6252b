import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import type { MetricDefinition } from '#kernel/metrics/define.ts'
import { type OwnMetric, toMetric } from './rules/own-metric.ts'

/** The company's own metrics, as the kernel takes them. */
export async function ownMetrics(db: Sql): Promise<MetricDefinition[]> {
  const rows = await db.run<OwnMetric>(sql`
    select key, name, name_en as "nameEn", about, about_en as "aboutEn", kind, source, measure, field, date, filter, formula, unit, direction
    from metric_definition where deleted_at is null order by name, id`)
  return rows.flatMap((row) => toMetric(row) ?? [])
}
