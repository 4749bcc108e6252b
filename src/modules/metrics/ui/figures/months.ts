import type { MetricRow } from '#kernel/metrics/metrics.types.ts'
import { addMonths, type Day, endOfMonth, monthOf, startOfMonth } from '#kernel/pure/dates.ts'

/** This month and the twelve before: a year's comparison stands at both ends. */
export const MONTHS = 13

/** First and last day of the last `count` months, this one in full. */
export function lastMonths(today: Day, count = MONTHS): { from: Day; to: Day } {
  return { from: addMonths(startOfMonth(today), 1 - count), to: endOfMonth(today) }
}

/** The same days of the month before: a half month is compared with a half month. */
export function sameDaysBefore(today: Day): { from: Day; to: Day } {
  return { from: addMonths(startOfMonth(today), -1), to: addMonths(today, -1) }
}

export interface MonthValue {
  /** `2026-05` */
  month: string
  value: number | null
}

/**
 * One value for each month up to today. Where the server has no row nothing happened: `nothing` is 0 for what
 * adds up, and null (unknown) for means, rates and figures by hand.
 */
export function byMonth(rows: readonly MetricRow[], today: Day, nothing: 0 | null, count = MONTHS): MonthValue[] {
  const known = new Map(rows.map((row) => [row.month, row.value]))
  const { from } = lastMonths(today, count)
  return Array.from({ length: count }, (_, at) => {
    const month = monthOf(addMonths(from, at))
    return { month, value: known.has(month) ? known.get(month)! : nothing }
  })
}
