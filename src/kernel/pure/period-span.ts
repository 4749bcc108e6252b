/** The day, week, month, quarter or year that a day lies in, as a span of days with a name. */
import { addDays, addMonths, type Day } from './day.ts'
import {
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
} from './periods.ts'

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** First and last day, both counted. */
export interface PeriodSpan {
  /** `2026-11-20`, `2026-W47`, `2026-11`, `2026-Q4`, `2026` */
  name: string
  from: Day
  to: Day
}

/** Quarters and years are those of the fiscal year that starts with the month `fiscalYearStart` (1-12). */
export function periodSpan(kind: PeriodKind, day: Day, fiscalYearStart = 1): PeriodSpan {
  switch (kind) {
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

/** The span before, of the same kind. */
export const spanBefore = (kind: PeriodKind, span: { from: Day }, fiscalYearStart = 1): PeriodSpan =>
  periodSpan(kind, addDays(span.from, -1), fiscalYearStart)

/** A day so many days, weeks, months, quarters or years later; a month's missing last days become its last one. */
export function addPeriods(kind: PeriodKind, day: Day, count: number): Day {
  switch (kind) {
    case 'day':
      return addDays(day, count)
    case 'week':
      return addDays(day, 7 * count)
    case 'month':
      return addMonths(day, count)
    case 'quarter':
      return addMonths(day, 3 * count)
    case 'year':
      return addMonths(day, 12 * count)
  }
}
