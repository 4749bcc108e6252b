/** What the API says of metrics: shared by the server, the screens and the typed client. No server code here. */
import type { Filter, Label } from '../entity/meta.types.ts'

/** By what a metric can be split. Which ones a metric has follows from its source. */
export const dimensionKeys = [
  'person',
  'manager',
  'department',
  'region',
  'product',
  'product-line',
  'segment',
  'channel',
  'stage',
  'weekday',
  'hour',
] as const
export type Dimension = (typeof dimensionKeys)[number]

/** What figures can be split by, in words. */
export const dimensionLabels: Record<Dimension, Label> = {
  person: { zh: '负责人', en: 'Person' },
  manager: { zh: '直属上级', en: 'Manager' },
  department: { zh: '部门', en: 'Department' },
  region: { zh: '区域', en: 'Region' },
  product: { zh: '产品', en: 'Product' },
  'product-line': { zh: '产品线', en: 'Product line' },
  segment: { zh: '行业', en: 'Segment' },
  channel: { zh: '来源', en: 'Channel' },
  stage: { zh: '阶段', en: 'Stage' },
  weekday: { zh: '星期', en: 'Weekday' },
  hour: { zh: '时段', en: 'Hour' },
}

/** Told by the clock of the company's time zone: weekdays 1 (Monday) to 7, hours 0 to 23. */
export const clockDimensions = ['weekday', 'hour'] as const
export type ClockDimension = (typeof clockDimensions)[number]

/** Paths of fields that hold a dimension. Department and manager follow from `person`, clock dimensions from the metric's date. */
export type EntityDimensions = Partial<Record<Exclude<Dimension, 'department' | 'manager' | ClockDimension>, string>>

const dimensionEntities: Partial<Record<string, string>> = {
  person: 'employee',
  manager: 'employee',
  department: 'department',
  region: 'region',
  product: 'product',
}

/** Entity whose records are a dimension's values; the others have texts or choices. */
export const entityOfDimension = (dimension: string): string | undefined => dimensionEntities[dimension]

export const periodKeys = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Period = (typeof periodKeys)[number]

/** `ratio` is a fraction (0.63 is shown as 63 %); `money` is in the company's currency. */
export type MetricUnit = 'money' | 'count' | 'ratio' | 'days' | 'number'

/**
 * - `flow`: what happened in a period (deals won).
 * - `stock`: what there was at the end of a period (open deals).
 * - `derived`: worked out from other metrics (win rate).
 * - `manual`: entered by hand with source and approval (market share).
 */
export type MetricKind = 'flow' | 'stock' | 'derived' | 'manual'

/** A metric as everybody may read it: what counts, when, for whom. */
export interface MetricMeta {
  key: string
  label: Label
  /** The definition in plain words. */
  about: Label
  kind: MetricKind
  unit: MetricUnit
  /** Which way is good. */
  direction: 'up' | 'down'
  /** Parts add up to the whole; only then children of a goal must. */
  additive: boolean
  dimensions: Dimension[]
  /** Entity whose records are counted (flow and stock). */
  source?: string
  /** Entity whose list shows the records behind it, when the source has no list of its own. */
  records?: string
  /** Metrics it is worked out from (derived). */
  components?: string[]
  /** Arithmetic over metric keys (derived): `won-count / (won-count + lost-count)`. */
  formula?: string
  /** Shipped with the product, or defined by the company's administrators. */
  origin: 'product' | 'company'
}

export interface MetricQuery {
  metric: string
  /** First and last day, both inclusive, in the company's time zone. */
  from?: string | undefined
  to?: string | undefined
  /** Dimensions and at most one period. */
  groupBy?: (Dimension | Period)[]
  /** Over dimensions (`department under id`), or fields of the source. */
  filter?: Filter | undefined
}

export interface DimensionValue {
  id: string
  label: string
}

/** One row: a value per dimension asked for (null = none), the period's name (`2017-Q1`), and the figure. */
export type MetricRow = { value: number | null } & {
  [K in Dimension]?: DimensionValue | null
} & { [K in Period]?: string }

export interface MetricResult {
  key: string
  unit: MetricUnit
  rows: MetricRow[]
  /** When the figures were read, ISO. */
  computedAt: string
}

/** `POST /metrics/query`: all figures of a board in one request. A query that fails does not take the others with it. */
export interface MetricBatch {
  queries: (MetricQuery & { id: string })[]
}
export interface MetricBatchResult {
  computedAt: string
  results: Record<string, MetricResult | { error: { code: string; message: string } }>
}

/**
 * A condition of record lists: the records behind a figure. It stands wherever a filter stands
 * (lists, sums, exports, saved views).
 */
export interface MetricCondition {
  metric: string
  from?: string
  to?: string
  /** Values of dimensions as in a row: ids, or null for "none"; periods by name. */
  by?: Partial<Record<Dimension | Period, string | null>>
  /** The filter the figure was asked with. */
  where?: Filter
}
