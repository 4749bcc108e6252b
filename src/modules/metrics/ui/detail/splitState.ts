import type { Dimension, MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { type Day, periodSpan } from '#kernel/pure/dates.ts'
import { lastMonths } from '../figures/months.ts'

export const splitPeriods = ['month', 'quarter', 'year', 'months'] as const
export type SplitPeriod = (typeof splitPeriods)[number]

export interface SplitState {
  by: Dimension
  period: SplitPeriod
}

/** Reads the address; what makes no sense falls back, so that an old link still opens. */
export function readSplit(search: Readonly<Record<string, unknown>>, metric: MetricMeta): SplitState | undefined {
  const by = metric.dimensions.find((each) => each === search.by) ?? metric.dimensions[0]
  if (!by) return undefined
  const usual = metric.kind === 'manual' ? 'year' : 'month'
  return { by, period: splitPeriods.find((each) => each === search.period) ?? usual }
}

/** First and last day of a period, as far as today lies in it. */
export function splitDays(period: SplitPeriod, today: Day, fiscalYearStart: number): { from: Day; to: Day } {
  if (period === 'months') return lastMonths(today)
  const { from, to } = periodSpan(period, today, fiscalYearStart)
  return { from, to }
}
