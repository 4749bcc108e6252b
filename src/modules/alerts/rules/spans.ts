/** Which period a rule looks at, and those before it. */
import type { Period } from '#kernel/metrics/metrics.types.ts'
import {
  addDays,
  addMonths,
  endOfMonth,
  endOfQuarter,
  endOfWeek,
  endOfYear,
  monthOf,
  quarterOf,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
  weekOf,
  yearOf,
} from '#kernel/pure/dates.ts'
import type { PeriodSpan } from './alert.types.ts'

/** `ended`: the last one that is over. `running`: the one that today lies in. */
export type Timing = 'ended' | 'running'

export function spanAt(period: Period, day: string, fiscalYearStart: number): PeriodSpan {
  switch (period) {
    case 'day':
      return { name: day, from: day, to: day }
    case 'week':
      return { name: weekOf(day), from: startOfWeek(day), to: endOfWeek(day) }
    case 'month':
      return { name: monthOf(day), from: startOfMonth(day), to: endOfMonth(day) }
    case 'quarter':
      return {
        name: quarterOf(day, fiscalYearStart),
        from: startOfQuarter(day, fiscalYearStart),
        to: endOfQuarter(day, fiscalYearStart),
      }
    case 'year':
      return {
        name: yearOf(day, fiscalYearStart),
        from: startOfYear(day, fiscalYearStart),
        to: endOfYear(day, fiscalYearStart),
      }
  }
}

export const before = (span: PeriodSpan, period: Period, fiscalYearStart: number): PeriodSpan =>
  spanAt(period, addDays(span.from, -1), fiscalYearStart)

export function judgedSpan(timing: Timing, period: Period, today: string, fiscalYearStart: number): PeriodSpan {
  const running = spanAt(period, today, fiscalYearStart)
  return timing === 'running' ? running : before(running, period, fiscalYearStart)
}

/** The span itself last, with `count` earlier ones before it, oldest first. */
export function spansUpTo(last: PeriodSpan, count: number, period: Period, fiscalYearStart: number): PeriodSpan[] {
  const spans = [last]
  while (spans.length <= count) spans.unshift(before(spans[0]!, period, fiscalYearStart))
  return spans
}

/** The same period a year earlier; for weeks and days 52 weeks, so that weekdays meet. */
export function yearBefore(span: PeriodSpan, period: Period, fiscalYearStart: number): PeriodSpan {
  const day = period === 'day' || period === 'week' ? addDays(span.from, -364) : addMonths(span.from, -12)
  return spanAt(period, day, fiscalYearStart)
}

/** Earlier periods that a rule reads: enough for two or three seasons. */
export const lookBack: Record<Period, number> = { day: 371, week: 60, month: 36, quarter: 12, year: 8 }
