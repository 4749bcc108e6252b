/** The days that calendar screens show, and the days that a period's name stands for. */
import {
  addDays,
  type Day,
  diffDays,
  endOfMonth,
  endOfQuarter,
  endOfWeek,
  endOfYear,
  isDay,
  startOfMonth,
  startOfWeek,
} from '#kernel/pure/dates.ts'

/** The days of the whole weeks that show a month: 28, 35 or 42, starting on a Monday. */
export function monthGrid(day: Day): Day[] {
  const first = startOfWeek(startOfMonth(day))
  return days(first, diffDays(first, endOfWeek(endOfMonth(day))) + 1)
}

export function weekGrid(day: Day): Day[] {
  return days(startOfWeek(day), 7)
}

function days(first: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** First and last day of a group of an aggregate: `2026`, `2026-Q4`, `2026-11`, or the first day of a week or day. */
export function periodRange(name: string, unit: PeriodUnit): [Day, Day] | undefined {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(name)
  const first = quarter
    ? `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01`
    : name + '-01-01'.slice(name.length - 4)
  if (!isDay(first)) return undefined
  const end = { day: (day: Day) => day, week: endOfWeek, month: endOfMonth, quarter: endOfQuarter, year: endOfYear }
  return [first, end[unit](first)]
}
