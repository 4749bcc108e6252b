/** What a report is made of, as it is stored, sent and drawn. */
import type { Filter } from '#kernel/entity/meta.types.ts'
import type { MetricScope } from './metric-source.ts'

export const periods = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Period = (typeof periods)[number]

export const measureFunctions = ['count', 'sum', 'avg', 'median', 'min', 'max', 'distinct', 'metric'] as const
export type MeasureFunction = (typeof measureFunctions)[number]

/** How a figure is shown: itself, as a share of a total, added up, or against the one before. */
export const measureShows = ['value', 'row-share', 'column-share', 'total-share', 'running', 'difference'] as const
export type MeasureShow = (typeof measureShows)[number]

export const chartKinds = ['table', 'bar', 'stacked', 'line', 'donut', 'heat'] as const
export type ChartKind = (typeof chartKinds)[number]

export interface ReportDimension {
  /** Field path: `stage`, `customer.region`. */
  field: string
  /** For days and instants. */
  period?: Period
}

export interface ReportMeasure {
  fn: MeasureFunction
  /** Field path, or the key of a metric; a count has none. */
  field?: string
  show?: MeasureShow
}

export interface ReportSort {
  /** `label`, or the place of a measure. */
  by: 'label' | number
  direction: 'asc' | 'desc'
}

export interface ReportDefinition {
  rows: ReportDimension[]
  columns: ReportDimension[]
  measures: ReportMeasure[]
  filter?: Filter
  sort?: ReportSort
  /** Only so many groups of the first row field are listed; totals stay those of all. */
  limit?: number
  subtotals: boolean
  totals: boolean
  chart: ChartKind
}

/** A value of a dimension: `id` is null for "none". */
export interface PivotKey {
  id: string | null
  label: string
  /** Place among its choices; others are ordered by their label. */
  rank?: number
}

/** Counts are numbers, everything else text. */
export type PivotValue = string | number | null

/** Figures of one level: a prefix of the row fields, with all or none of the column fields. */
export interface PivotGroup {
  rows: PivotKey[]
  columns: PivotKey[]
  values: PivotValue[]
}

export interface PivotColumn {
  keys: PivotKey[]
  isTotal: boolean
}

export interface PivotLine {
  keys: PivotKey[]
  kind: 'row' | 'subtotal' | 'total'
  /** Per column, per measure. */
  cells: PivotValue[][]
}

export interface Pivot {
  columns: PivotColumn[]
  lines: PivotLine[]
  /** Groups of the first row field, before the limit. */
  groups: number
}

/** How figures of a measure are written. */
export interface FigureFormat {
  kind: 'money' | 'number' | 'percent' | 'share' | 'date' | 'instant' | 'text'
  /** Decimal places at most. */
  scale: number
}

export interface ResultDimension extends ReportDimension {
  label: string
  kind: string
}

export interface ResultMeasure extends ReportMeasure {
  label: string
  format: FigureFormat
  /** Cells add up to the totals. */
  additive: boolean
  /** Of a metric: the kind of records behind it. */
  records?: string
}

/** A report worked out for one person. */
export interface ReportResult {
  entity: string
  rows: ResultDimension[]
  columns: ResultDimension[]
  measures: ResultMeasure[]
  pivot: Pivot
  /** The moment the figures are of. */
  asOf: string
  /** Whether this person may take the figures out as a file. */
  mayExport: boolean
  /** Of metrics: the days and conditions that all figures are asked with. */
  metricScope?: MetricScope
}
