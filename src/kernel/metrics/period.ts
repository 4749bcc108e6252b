/** Periods of metrics: SQL that puts a day into one, and the names people read. Quarters and years are fiscal ones. */
import { type SQL, sql } from 'drizzle-orm'
import { addDays, addMonths, type Day } from '../pure/day.ts'
import { periodSpan } from '../pure/period-span.ts'
import type { Period } from './metrics.types.ts'

/** SQL of the first day of the period that a day lies in. */
export function periodStart(day: SQL, period: Period, fiscalYearStart: number): SQL {
  if (period === 'day') return day
  const shift = period === 'quarter' || period === 'year' ? fiscalYearStart - 1 : 0
  if (shift === 0) return sql`date_trunc('${sql.raw(period)}', ${day}::timestamp)::date`
  const months = sql.raw(`interval '${shift} months'`)
  return sql`(date_trunc('${sql.raw(period)}', ${day}::timestamp - ${months}) + ${months})::date`
}

/** `2017-Q1`, `2017-03`, `2017`; weeks and days by their first day. */
export function periodName(start: Day, period: Period, fiscalYearStart: number): string {
  return period === 'week' ? start : periodSpan(period, start, fiscalYearStart).name
}

/** First and last day of a period by its name; undefined when the name is none. */
export function periodDays(name: string, period: Period, fiscalYearStart: number): { from: Day; to: Day } | undefined {
  const start = firstDay(name, period, fiscalYearStart)
  return start === undefined ? undefined : { from: start, to: periodEnd(start, period, fiscalYearStart) }
}

function firstDay(name: string, period: Period, fiscalYearStart: number): Day | undefined {
  const month = (year: string, number: number) => addMonths(`${year}-01-01`, number)
  const [, year = '', rest = ''] = /^(\d{4})-?(.*)$/.exec(name) ?? []
  if (!year) return undefined
  switch (period) {
    case 'year':
      return rest === '' ? month(year, fiscalYearStart - 1) : undefined
    case 'quarter':
      return /^Q[1-4]$/.test(rest) ? month(year, fiscalYearStart - 1 + 3 * (Number(rest[1]) - 1)) : undefined
    case 'month':
      return /^(0[1-9]|1[0-2])$/.test(rest) ? `${year}-${rest}-01` : undefined
    default:
      return /^\d{2}-\d{2}$/.test(rest) && !Number.isNaN(Date.parse(name)) ? (name as Day) : undefined
  }
}

export const periodEnd = (start: Day, period: Period, fiscalYearStart: number): Day =>
  periodSpan(period, start, fiscalYearStart).to

/** First days of all periods that touch `from`..`to`, in order. */
export function periodsBetween(from: Day, to: Day, period: Period, fiscalYearStart: number): Day[] {
  const first = periodSpan(period, from, fiscalYearStart).from
  const starts: Day[] = []
  for (let start = first; start <= to; start = addDays(periodEnd(start, period, fiscalYearStart), 1)) starts.push(start)
  return starts
}
