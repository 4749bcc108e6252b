/** The records behind a cell, as a filter of the source's list. */

import type { Filter } from '#kernel/entity/meta.types.ts'
import { addDays } from '#kernel/pure/dates.ts'
import { endOfPeriod, startOfPeriod } from './missing-periods.ts'
import type { PivotKey, ResultDimension } from './report.types.ts'

/** @param filter the report's own  @param keys of the cell's line and column; fewer than dimensions for totals */
export function drillFilter(
  filter: Filter | undefined,
  rows: { dimensions: readonly ResultDimension[]; keys: readonly PivotKey[] },
  columns: { dimensions: readonly ResultDimension[]; keys: readonly PivotKey[] },
): Filter | undefined {
  const conditions = [rows, columns].flatMap(({ dimensions, keys }) =>
    keys.map((key, i) => condition(dimensions[i]!, key)),
  )
  const own = filter && Object.keys(filter).length > 0 ? [filter] : []
  const all = [...own, ...conditions]
  return all.length > 1 ? { and: all } : all[0]
}

function condition({ field, period, kind }: ResultDimension, { id }: PivotKey): Filter {
  if (id === null) return { field, op: 'empty', value: true }
  if (period) {
    const [from, after] = [startOfPeriod(id), endOfPeriod(id, period)]
    if (from && after) return { field, op: 'between', value: [from, addDays(after, -1)] }
  }
  if (kind === 'boolean') return { field, op: 'eq', value: id === 'true' }
  if (kind === 'integer') return { field, op: 'eq', value: Number(id) }
  return { field, op: 'eq', value: id }
}
