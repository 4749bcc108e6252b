/** The records behind a figure, as a condition of their list. */
import { type SQL, sql } from 'drizzle-orm'
import { badRequest } from '../api/errors.ts'
import { and, or } from '../data/connection.ts'
import { EntityQuery } from '../data/query.ts'
import type { Filter } from '../entity/meta.types.ts'
import { isDay } from '../pure/day.ts'
import { carrierOf, countedParts, isReadable } from './catalogue.ts'
import { type CountedMetric, isStock } from './define.ts'
import { dimensionCondition, splitFilter } from './dimension-filter.ts'
import { dimensionOfRecord, dimensionsOf, type SourceDimension } from './dimensions.ts'
import { type Dimension, dimensionKeys, type MetricCondition, type Period, periodKeys } from './metrics.types.ts'
import { type DayRange, passages } from './passages.ts'
import { periodDays } from './period.ts'

/** SQL of a filter on a query. */
type Compile = (filter: Filter, on: EntityQuery) => SQL

/**
 * SQL for the rows of the query that a figure counted, or to which what it counted belongs. A derived metric means the records of its components.
 * @throws AppError 400 when the metric is not known to this person or not counted from these records
 */
export function metricRecords(query: EntityQuery, node: MetricCondition, compile: Compile): SQL {
  const metric = query.registry.metrics.get(String(node.metric))
  if (!metric || !isReadable(query.registry, query.actor, metric))
    throw badRequest('metric.unknown', 'filter', { metric: String(node.metric) })
  const conditions = countedParts(query.registry, metric).flatMap((part) => {
    if (part.source === query.entity.name) return recordsOf(query, part, node, (filter) => compile(filter, query))
    return carrierOf(query.registry, part)?.entity === query.entity.name ? carriers(query, part, node, compile) : []
  })
  if (conditions.length === 0) throw badRequest('metric.other-records', 'filter', { metric: metric.key })
  return or(conditions)
}

/** The records to which those that were counted belong: deals for their changes of stage. */
function carriers(
  { registry, actor, clock }: EntityQuery,
  metric: CountedMetric,
  node: MetricCondition,
  compile: Compile,
): SQL {
  const counted = new EntityQuery(registry, actor, registry.entity(metric.source), clock)
  const condition = recordsOf(counted, metric, node, (filter) => compile(filter, counted))
  const { expr } = counted.reach(carrierOf(registry, metric)!.field)
  return sql`t.id in (select ${expr} ${counted.from()} where ${counted.visible()} and ${condition})`
}

function recordsOf(
  query: EntityQuery,
  metric: CountedMetric,
  node: MetricCondition,
  compile: (filter: Filter) => SQL,
): SQL {
  const range = rangeOf(query, node)
  const [entry, exit] = passages(query, metric, compile)
  const until = { to: range.to && range.to < query.clock.today ? range.to : query.clock.today }
  const counted = isStock(metric)
    ? and([entry!.condition, entry!.where(until), sql`not (${exit!.condition} and ${exit!.where(until)})`])
    : and([entry!.condition, entry!.where(range)])
  // A stock belongs to whom it belongs at the end of the period.
  const day = isStock(metric) ? sql`${until.to}::date` : entry!.day
  const available = new Map(dimensionsOf(query.registry, query.actor, metric).map((d) => [d.key, d]))
  const dimensionSql = (key: Dimension): { expr: SQL; dimension: SourceDimension } => {
    const dimension = available.get(key)
    if (!dimension) throw badRequest('metric.dimension', key, { metric: metric.key, dimension: key })
    return { expr: sql`${dimensionOfRecord(query, dimension, day)}::text`, dimension }
  }
  const reader = { registry: query.registry, actor: query.actor }
  const conditions = [counted]
  for (const [key, value] of Object.entries(node.by ?? {})) {
    if ((periodKeys as readonly string[]).includes(key)) continue
    if (!(dimensionKeys as readonly string[]).includes(key))
      throw badRequest('metric.dimension', key, { metric: metric.key, dimension: key })
    conditions.push(dimensionCondition(reader, { field: key, op: 'eq', value }, dimensionSql))
  }
  const { byDimension, byField } = splitFilter(node.where)
  conditions.push(
    ...byDimension.map((filter) => dimensionCondition(reader, filter, dimensionSql)),
    ...byField.map(compile),
  )
  return and(conditions)
}

/** The asked days, narrowed by a period's name: both are given when somebody clicks on one bar of a chart. */
function rangeOf({ clock }: EntityQuery, { from, to, by }: MetricCondition): DayRange {
  for (const [name, day] of Object.entries({ from, to }))
    if (day !== undefined && !isDay(day)) throw badRequest('field.date', name)
  const range: DayRange = { from, to }
  for (const period of periodKeys) {
    const name = by?.[period as Period]
    if (name === undefined || name === null) continue
    const days = periodDays(String(name), period, clock.fiscalYearStart)
    if (!days) throw badRequest('metric.period', period, { period: String(name) })
    if (!range.from || days.from > range.from) range.from = days.from
    if (!range.to || days.to < range.to) range.to = days.to
  }
  return range
}
