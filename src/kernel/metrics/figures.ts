/** One counted metric over a period, split and filtered: how its cells add up. */
import { type SQL, sql } from 'drizzle-orm'
import { badRequest } from '../api/errors.ts'
import { and } from '../data/connection.ts'
import type { Reader } from '../data/list.ts'
import { columnsOf } from '../data/schema.ts'
import type { Filter } from '../entity/meta.types.ts'
import { type CountedMetric, isStock } from './define.ts'
import { dimensionCondition, splitFilter } from './dimension-filter.ts'
import { dimensionsOf, employmentColumn, inForce, type SourceDimension } from './dimensions.ts'
import type { Dimension, Period } from './metrics.types.ts'
import { periodStart } from './period.ts'
import { planCells } from './plan-cells.ts'
import type { RollUp } from './roll-ups.ts'

/** A figure with the raw values of its dimensions: ids, choice values or null. */
export interface Figure {
  dimensions: (string | null)[]
  /** First day of the period; null for what lay before the asked range (stocks only). */
  start: string | null
  value: number | null
}

export interface FigureQuery {
  from?: string | undefined
  to?: string | undefined
  dimensions: Dimension[]
  period?: Period | undefined
  filter?: Filter | undefined
}

const maxRows = 20_000

export async function figures(
  reader: Reader,
  metric: CountedMetric,
  query: FigureQuery,
  rollUp: RollUp | undefined,
): Promise<Figure[]> {
  const rows = await reader.sql.run<Record<string, string | null>>(figuresSql(reader, metric, query, rollUp))
  return rows.map((row) => ({
    dimensions: query.dimensions.map((_, i) => row[`d${i}`] ?? null),
    start: row.start ?? null,
    value: row.value === null || row.value === undefined ? null : Number(row.value),
  }))
}

function figuresSql(reader: Reader, metric: CountedMetric, query: FigureQuery, rollUp: RollUp | undefined): SQL {
  const available = new Map(dimensionsOf(reader.registry, reader.actor, metric).map((d) => [d.key, d]))
  const dimension = (key: Dimension): SourceDimension => {
    const found = available.get(key)
    if (!found) throw badRequest('metric.dimension', key, { metric: metric.key, dimension: key })
    return found
  }
  const { byDimension, byField, keys } = splitFilter(query.filter)
  const asked = query.dimensions.map(dimension)
  const families = [...new Set([...asked, ...keys.map(dimension)].map((d) => d.family))].map(dimension)
  // Whoever changed departments takes what is still open along; what happened stays where it happened.
  const day = isStock(metric) ? sql`${earlier(query.to, reader.clock.today)}::date` : sql`c.day`
  const values = new CellValues(reader, families, day)

  const columns = asked.map((d, i) => sql`${values.of(d)} as ${sql.raw(`d${i}`)}`)
  if (query.period) {
    const start = periodStart(sql`c.day`, query.period, reader.clock.fiscalYearStart)
    const opening = isStock(metric) && query.from
    columns.push(sql`${opening ? sql`case when c.day >= ${query.from}::date then ${start} end` : start} as start`)
  }
  const conditions = byDimension.map((filter) =>
    dimensionCondition(reader, filter, (key) => ({ expr: values.of(dimension(key)), dimension: dimension(key) })),
  )
  const cells = planCells(reader, metric, query, { families, byDimension, byField, rollUp })
  const select = sql.join([...columns, sql`${total(metric)} as value`], sql`, `)
  const where = conditions.length ? sql` where ${and(conditions)}` : sql``
  const group = columns.length ? sql` group by ${sql.raw(columns.map((_, i) => i + 1).join(', '))}` : sql``
  return sql`select ${select} from (${cells}) c${values.joins()}${where}${group} limit ${sql.raw(String(maxRows))}`
}

/** SQL of dimensions over cells `c`, with the joins they need. */
class CellValues {
  private readonly joined = new Map<string, SQL>()
  private readonly reader: Reader
  private readonly families: SourceDimension[]
  private readonly day: SQL

  constructor(reader: Reader, families: SourceDimension[], day: SQL) {
    this.reader = reader
    this.families = families
    this.day = day
  }

  of(d: SourceDimension): SQL {
    const position = this.families.findIndex((f) => f.key === d.family)
    const family = this.families[position]!
    const key = sql.raw(`c.k${position}`)
    if (d.key === d.family) return key
    if (d.family === 'person') {
      this.joined.set('person', sql` left join employment em on em.employee_id = ${key}::uuid and ${inForce(this.day)}`)
      return sql`em.${employmentColumn(d.key)}::text`
    }
    const target = this.reader.registry.entity(family.entity!)
    const alias = sql.identifier(`of_${d.family.replaceAll('-', '_')}`)
    this.joined.set(d.family, sql` left join ${sql.identifier(target.table)} ${alias} on ${alias}.id = ${key}::uuid`)
    const name = d.path.slice(family.path.length + 1)
    return sql`${alias}.${sql.identifier(columnsOf(name, d.field)[0]!)}::text`
  }

  joins(): SQL {
    return sql.join([...this.joined.values()], sql``)
  }
}

/** Amounts are added exactly; only the answer becomes a number. */
function total(metric: CountedMetric): SQL {
  if ('mean' in metric.measure) return sql`sum(c.value) / nullif(sum(c.n), 0)`
  if ('median' in metric.measure) return sql`percentile_cont(0.5) within group (order by c.value)`
  if ('latest' in metric.measure) return sql`(array_agg(c.value order by c.day desc))[1]`
  return sql`coalesce(sum(c.value), 0)`
}

const earlier = (to: string | undefined, today: string): string => (to !== undefined && to < today ? to : today)
