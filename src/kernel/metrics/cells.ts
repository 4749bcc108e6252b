/**
 * Cells: what a metric counted per day and value of each needed dimension. From the source records,
 * from the daily facts, or from both. Everything above only adds cells up.
 */
import { type SQL, sql } from 'drizzle-orm'
import { inBase } from '../data/aggregate.ts'
import { and } from '../data/connection.ts'
import { filterToSql } from '../data/filter.ts'
import type { EntityQuery } from '../data/query.ts'
import type { Filter } from '../entity/meta.types.ts'
import { type CountedMetric, isRolledUp, measuredField } from './define.ts'
import { keyOfRecord, type SourceDimension } from './dimensions.ts'
import type { Dimension } from './metrics.types.ts'
import { type DayRange, passages } from './passages.ts'

/** `select day, k0, k1, …, value, n` over the source, one row a day and combination of keys. */
export function sourceCells(
  query: EntityQuery,
  metric: CountedMetric,
  families: SourceDimension[],
  range: DayRange,
  filters: Filter[] = [],
): SQL {
  const compile = (filter: Filter): SQL => filterToSql(query, filter)
  const more = filters.map(compile)
  const keys = families.map((family) => keyOfRecord(query, family))
  const field = measuredField(metric)
  const value = field ? inBase(query, query.reach(field)) : sql`1`
  const selects = passages(query, metric, compile).map((passage) => {
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

function inDays(day: SQL, range: DayRange): SQL {
  const parts: SQL[] = []
  if (range.days) parts.push(sql`${day} = any(${sql.param([...range.days])}::date[])`)
  if (range.from) parts.push(sql`${day} >= ${range.from}::date`)
  if (range.to) parts.push(sql`${day} <= ${range.to}::date`)
  return parts.length ? and(parts) : sql`true`
}
