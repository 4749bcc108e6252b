/** How a module declares a metric. Everything else (figures, roll-ups, drill-down, access) follows from it. */
import type { Filter, Label } from '../entity/meta.types.ts'
import type { EntityDimensions, MetricUnit } from './metrics.types.ts'

/** What is added up per record. Only counts, sums and means are rolled up by day. */
export type Measure = { count: true } | { sum: string } | { mean: string } | { median: string } | { latest: string }

interface MetricBase {
  /** Stable, kebab-case; goals, boards and scripts name it. */
  key: string
  label: Label
  /** The definition in plain words: what counts, when, for whom. */
  about: Label
  unit: MetricUnit
  /** Which way is good; up when left out. */
  direction?: 'up' | 'down'
}

/** Counted from records of one entity. */
export interface CountedMetric extends MetricBase {
  source: string
  measure: Measure
  /** Date or instant of the source on which a record counts. */
  date: string
  filter?: Filter
  /** Where dimensions are read, unless as the source says: the stage that a change of stages left, not the one it led to. */
  dimensions?: EntityDimensions
  /**
   * Makes it a stock: a record counts from `date` (without one: always) until this date, once it matches the
   * filter. The value of a period is what is there at its end.
   */
  until?: { date: string; filter: Filter }
  /** Key of the metric that is the median to this mean; the API answers both. */
  median?: string
  /** Entered by hand: the figures are records of a table of entries. */
  manual?: boolean
}

/** Worked out from other metrics: `won-count / (won-count + lost-count)`. */
export interface DerivedMetric extends MetricBase {
  formula: string
}

export type MetricDefinition = CountedMetric | DerivedMetric

export const isDerived = (metric: MetricDefinition): metric is DerivedMetric => 'formula' in metric

/** A stock is what there is, a flow what happened. */
export const isStock = (metric: CountedMetric): boolean => metric.until !== undefined

/** Parts of it add up to the whole. */
export const isAdditive = (metric: MetricDefinition): boolean =>
  !isDerived(metric) && ('count' in metric.measure || 'sum' in metric.measure)

/** Medians and latest values cannot be put together from daily parts. */
export const isRolledUp = (metric: MetricDefinition): metric is CountedMetric =>
  !isDerived(metric) && ('count' in metric.measure || 'sum' in metric.measure || 'mean' in metric.measure)

/** The measured field, if any. */
export function measuredField(metric: CountedMetric): string | undefined {
  const [field] = Object.values(metric.measure)
  return typeof field === 'string' ? field : undefined
}
