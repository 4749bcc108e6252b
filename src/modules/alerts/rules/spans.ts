/** Which period a rule looks at, and those before it. */
import type { Period } from '#kernel/metrics/metrics.types.ts'
import { addDays, addMonths, type PeriodSpan, periodSpan, spanBefore } from '#kernel/pure/dates.ts'

/** `ended`: the last one that is over. `running`: the one that today lies in. */
export type Timing = 'ended' | 'running'

export function judgedSpan(timing: Timing, period: Period, today: string, fiscalYearStart: number): PeriodSpan {
  const running = periodSpan(period, today, fiscalYearStart)
  return timing === 'running' ? running : spanBefore(period, running, fiscalYearStart)
}

/** The span itself last, with `count` earlier ones before it, oldest first. */
export function spansUpTo(last: PeriodSpan, count: number, period: Period, fiscalYearStart: number): PeriodSpan[] {
  const spans = [last]
  while (spans.length <= count) spans.unshift(spanBefore(period, spans[0]!, fiscalYearStart))
  return spans
}

/** The same period a year earlier; for weeks and days 52 weeks, so that weekdays meet. */
export function yearBefore(span: PeriodSpan, period: Period, fiscalYearStart: number): PeriodSpan {
  const day = period === 'day' || period === 'week' ? addDays(span.from, -364) : addMonths(span.from, -12)
  return periodSpan(period, day, fiscalYearStart)
}

/** Earlier periods that a rule reads: enough for two or three seasons. */
export const lookBack: Record<Period, number> = { day: 371, week: 60, month: 36, quarter: 12, year: 8 }
