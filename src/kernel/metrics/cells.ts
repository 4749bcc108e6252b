/**
 * Cells: what a metric counted per day and value of each needed dimension. From the source records,
 * from the daily facts, or from both. Everything above only adds cells up.
 */
import { type SQL, sql } from 'drizzle-orm'
import { and, or } from '../data/connection.ts'
import { filterToSql } from '../data/filter.ts'
import type { EntityQuery } from '../data/query.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { Filter } from '../entity/meta.types.ts'
import { addDays, instantOf } from '../pure/dates.ts'
import { type CountedMetric, isRolledUp, measuredField } from './define.ts'
import type { SourceDimension } from './dimensions.ts'
import type { Dimension } from './metrics.types.ts'

/** The day of what has no date of its own; only stocks count such records. */
export const undated = '0001-01-01'

/** One way a record gets into a metric: a flow has one, a stock an entry and an exit. */
export interface Passage {
  day: SQL
  /** The column behind `day`, for conditions that an index can serve. */
  where: (range: DayRange) => SQL
  condition: SQL
  sign: 1 | -1
}

export interface DayRange {
  from?: string | undefined
  to?: string | undefined
  /** Only these days. */
  days?: readonly string[] | undefined
}

/** How records of the source count, as SQL over a query on it. */
export function passages(query: EntityQuery, metric: CountedMetric): Passage[] {
  const condition = metric.filter ? filterToSql(query, metric.filter) : sql`true`
  const date = query.reach(metric.date)
  if (!metric.until) {
    const day = dayOf(query, date.expr, date.field)
    return [{ day, where: (range) => inRange(query, date.expr, date.field, range), condition, sign: 1 }]
  }
  const end = query.reach(metric.until.date)
  const ended = filterToSql(query, metric.until.filter)
  const entryDay = sql`coalesce(${dayOf(query, date.expr, date.field)}, ${undated}::date)`
  const entered = (range: DayRange): SQL => {
    const dated = inRange(query, date.expr, date.field, range)
    return holds(range, undated) ? sql`(${date.expr} is null or ${dated})` : dated
  }
  return [
    { day: entryDay, where: entered, condition, sign: 1 },
    {
      // What ended without a date never counted: entry and exit fall on one day.
      day: sql`coalesce(${dayOf(query, end.expr, end.field)}, ${entryDay})`,
      where: (range) =>
        sql`(${inRange(query, end.expr, end.field, range)} or (${end.expr} is null and ${entered(range)}))`,
      condition: and([condition, sql`coalesce(${ended}, false)`]),
      sign: -1,
    },
  ]
}

const holds = ({ from, to, days }: DayRange, day: string): boolean =>
  (!from || day >= from) && (!to || day <= to) && (!days || days.includes(day))

/** `select day, k0, k1, …, value, n` over the source, one row a day and combination of keys. */
export function sourceCells(
  query: EntityQuery,
  metric: CountedMetric,
  families: SourceDimension[],
  range: DayRange,
  filters: Filter[] = [],
): SQL {
  const more = filters.map((filter) => filterToSql(query, filter))
  const keys = families.map((family) => query.reach(family.path).expr)
  const field = measuredField(metric)
  const value = field ? query.reach(field).expr : sql`1`
  const selects = passages(query, metric).map((passage) => {
    const sign = sql.raw(passage.sign === 1 ? '' : '-')
    const columns = [sql`${passage.day} as day`, ...keys.map((key, i) => sql`${key}::text as ${sql.raw(`k${i}`)}`)]
    const where = and([query.visible(), passage.condition, passage.where(range), ...more])
    if (!isRolledUp(metric)) {
      const present = and([where, sql`${value} is not null`])
      return {
        columns: sql.join([...columns, sql`${value} as value`, sql`1 as n`], sql`, `),
        where: present,
        group: sql``,
      }
    }
    const sum = field ? sql`${sign}coalesce(sum(${value}), 0)` : sql`${sign}count(*)`
    const count = 'mean' in metric.measure ? sql`${sign}count(${value})` : sql`${sign}count(*)`
    const group = sql` group by ${sql.raw(columns.map((_, i) => i + 1).join(', '))}`
    return { columns: sql.join([...columns, sql`${sum}::numeric as value`, sql`${count} as n`], sql`, `), where, group }
  })
  // The from clause collects its joins while the parts above are made.
  const from = query.from()
  return sql.join(
    selects.map(({ columns, where, group }) => sql`select ${columns} ${from} where ${where}${group}`),
    sql` union all `,
  )
}

/** `select day, k0, value, n` from the daily facts of one family, without the days that wait to be worked out anew. */
export function factCells(
  metric: CountedMetric,
  family: Dimension | 'all',
  range: DayRange,
  marked: readonly string[],
  key?: string,
): SQL {
  const parts = [sql`f.metric = ${metric.key}`, sql`f.dimension = ${family}`, inDays(sql`f.day`, range)]
  if (marked.length) parts.push(sql`f.day <> all(${sql.param([...marked])}::date[])`)
  if (key !== undefined) parts.push(sql`f.key = ${key}`)
  const column = family === 'all' ? sql`` : sql`, nullif(f.key, '') as k0`
  return sql`select f.day${column}, f.value, f.n from metric_fact f where ${and(parts)}`
}

function dayOf(query: EntityQuery, expr: SQL, field: FieldSpec): SQL {
  return field.kind === 'instant' ? sql`(${expr} at time zone ${query.clock.timeZone})::date` : expr
}

/** A range on the column itself, so that its index serves; instants by the company's midnights. */
function inRange(query: EntityQuery, expr: SQL, field: FieldSpec, range: DayRange): SQL {
  const { timeZone } = query.clock
  const midnight = (day: string): string => instantOf(day, '00:00', timeZone).toISOString()
  const since = (day: string): SQL =>
    field.kind === 'instant' ? sql`${expr} >= ${midnight(day)}::timestamptz` : sql`${expr} >= ${day}::date`
  const until = (day: string): SQL =>
    field.kind === 'instant' ? sql`${expr} < ${midnight(addDays(day, 1))}::timestamptz` : sql`${expr} <= ${day}::date`
  const parts: SQL[] = []
  if (range.days) {
    const days = range.days.filter((day) => day !== undated)
    parts.push(
      field.kind === 'instant'
        ? or(days.map((day) => sql`(${since(day)} and ${until(day)})`))
        : sql`${expr} = any(${sql.param(days)}::date[])`,
    )
  }
  if (range.from) parts.push(since(range.from))
  if (range.to) parts.push(until(range.to))
  return parts.length ? and(parts) : sql`${expr} is not null`
}

function inDays(day: SQL, range: DayRange): SQL {
  const parts: SQL[] = []
  if (range.days) parts.push(sql`${day} = any(${sql.param([...range.days])}::date[])`)
  if (range.from) parts.push(sql`${day} >= ${range.from}::date`)
  if (range.to) parts.push(sql`${day} <= ${range.to}::date`)
  return parts.length ? and(parts) : sql`true`
}
