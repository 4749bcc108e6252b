/** The form of a stored report, checked without knowing any entity. */
import type { Filter, Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import {
  chartKinds,
  measureFunctions,
  measureShows,
  periods,
  type ReportDefinition,
  type ReportDimension,
  type ReportMeasure,
} from './report.types.ts'
import { isAdditive } from './shown-figures.ts'

export const mostRows = 3
export const mostColumns = 2
export const mostDimensions = 4
export const mostMeasures = 8
const mostListed = 1000
const longest = 40_000

export const emptyDefinition: ReportDefinition = {
  rows: [],
  columns: [],
  measures: [{ fn: 'count' }],
  subtotals: true,
  totals: true,
  chart: 'table',
}

type Parsed = { definition: ReportDefinition; violations: [] } | { definition: null; violations: Violation[] }

/** Every fault at once, with its path below `definition`. */
export function parseDefinition(sent: unknown): Parsed {
  if (!isObject(sent) || JSON.stringify(sent).length > longest) return failed([violation('report.form', 'definition')])
  const faults: Violation[] = []
  const fault = (code: string, path: string, params?: Record<string, unknown>) =>
    faults.push(violation(code, `definition.${path}`, params))
  const known = ['rows', 'columns', 'measures', 'filter', 'sort', 'limit', 'subtotals', 'totals', 'chart']
  for (const name of Object.keys(sent)) if (!known.includes(name)) fault('report.form', name)

  const parts = <T>(name: string, read: (value: unknown) => T | undefined): T[] =>
    list(sent[name]).flatMap((each, i) => {
      const part = read(each)
      if (part === undefined) fault('report.form', `${name}.${i}`)
      return part ?? []
    })
  const rows = parts('rows', dimension)
  const columns = parts('columns', dimension)
  const measures = parts('measures', measure)
  for (const name of ['rows', 'columns', 'measures'] as const)
    if (sent[name] !== undefined && !Array.isArray(sent[name])) fault('report.form', name)
  if (rows.length > mostRows) fault('report.too-many-rows', 'rows', { max: mostRows })
  if (columns.length > mostColumns) fault('report.too-many-columns', 'columns', { max: mostColumns })
  if (rows.length + columns.length > mostDimensions)
    fault('report.too-many-dimensions', 'columns', { max: mostDimensions })
  if (measures.length === 0) fault('report.no-measure', 'measures')
  if (measures.length > mostMeasures) fault('report.too-many-measures', 'measures', { max: mostMeasures })
  const twice = [...rows, ...columns].map(({ field, period }) => `${field}:${period ?? ''}`)
  if (new Set(twice).size < twice.length) fault('report.twice', 'rows')

  const { filter, sort, limit, subtotals = true, totals = true, chart = 'table' } = sent
  if (filter !== undefined && filter !== null && !isObject(filter)) fault('report.form', 'filter')
  if (sort !== undefined && sort !== null && !isSort(sort, measures.length)) fault('report.form', 'sort')
  if (limit !== undefined && limit !== null && !isCount(limit, mostListed))
    fault('report.limit', 'limit', { max: mostListed })
  if (typeof subtotals !== 'boolean') fault('report.form', 'subtotals')
  if (typeof totals !== 'boolean') fault('report.form', 'totals')
  if (!oneOf(chartKinds, chart)) fault('report.form', 'chart')
  if (faults.length > 0) return failed(faults)
  return {
    violations: [],
    definition: {
      rows,
      columns,
      measures,
      ...(isObject(filter) && Object.keys(filter).length > 0 && { filter: filter as unknown as Filter }),
      ...(isObject(sort) && { sort: { by: sort.by, direction: sort.direction } as ReportDefinition['sort'] }),
      ...(limit !== undefined && limit !== null && { limit: limit as number }),
      subtotals: subtotals as boolean,
      totals: totals as boolean,
      chart: chart as ReportDefinition['chart'],
    },
  }
}

const failed = (violations: Violation[]): Parsed => ({ definition: null, violations })
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 50) : [])
const oneOf = <T extends string>(all: readonly T[], value: unknown): value is T => all.includes(value as T)
const isCount = (value: unknown, max: number): boolean =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= max
const isPath = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 200 && /^[A-Za-z][\w-]*(\.[A-Za-z]\w*){0,2}$/.test(value)

function dimension(value: unknown): ReportDimension | undefined {
  if (!isObject(value) || !isPath(value.field)) return undefined
  if (value.period === undefined || value.period === null) return { field: value.field }
  return oneOf(periods, value.period) ? { field: value.field, period: value.period } : undefined
}

function measure(value: unknown): ReportMeasure | undefined {
  if (!isObject(value) || !oneOf(measureFunctions, value.fn)) return undefined
  const { fn, field, show = 'value' } = value
  if (fn === 'count' ? field !== undefined && field !== null : !isPath(field)) return undefined
  if (!oneOf(measureShows, show)) return undefined
  // Whether a metric adds up is known where it is defined.
  if (fn === 'metric') return { fn, field: field as string, ...(show !== 'value' && { show }) }
  // Shares and running totals of averages mean nothing; days and texts cannot be subtracted.
  const takesShare = isAdditive({ fn })
  if (show !== 'value' && !takesShare && (show !== 'difference' || fn === 'min' || fn === 'max')) return undefined
  return { fn, ...(fn !== 'count' && { field: field as string }), ...(show !== 'value' && { show }) }
}

const isSort = (value: unknown, measures: number): boolean =>
  isObject(value) &&
  (value.direction === 'asc' || value.direction === 'desc') &&
  (value.by === 'label' || (Number.isInteger(value.by) && (value.by as number) >= 0 && (value.by as number) < measures))
