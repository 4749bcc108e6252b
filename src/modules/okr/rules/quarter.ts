import { addDays, addMonths, type Day, dayOf, diffDays } from '#kernel/pure/dates.ts'

/** A quarter of the company's fiscal year by its name, `2026-Q3`. */
export type Quarter = string

export interface Span {
  from: Day
  to: Day
}

const form = /^(\d{4})-Q([1-4])$/

export const isQuarter = (value: unknown): value is Quarter => typeof value === 'string' && form.test(value)

export const yearOfQuarter = (quarter: Quarter): number => Number(quarter.slice(0, 4))

/**
 * First and last day of a quarter. A fiscal year is named by the calendar year in which it starts.
 * @throws RangeError for a name that is no quarter
 */
export function spanOfQuarter(quarter: Quarter, fiscalYearStart = 1): Span {
  const parts = form.exec(quarter)
  if (!parts) throw new RangeError(`Not a quarter: ${quarter}`)
  const firstOfYear = dayOf(Number(parts[1]), fiscalYearStart, 1)!
  const from = addMonths(firstOfYear, (Number(parts[2]) - 1) * 3)
  return { from, to: addDays(addMonths(from, 3), -1) }
}

/** First and last day of the fiscal year that a quarter belongs to. */
export function spanOfYear(year: number, fiscalYearStart = 1): Span {
  const from = dayOf(year, fiscalYearStart, 1)!
  return { from, to: addDays(addMonths(from, 12), -1) }
}

/** The quarter so many quarters later; earlier for a negative count. */
export function shiftQuarter(quarter: Quarter, by: number): Quarter {
  const index = yearOfQuarter(quarter) * 4 + Number(quarter.slice(-1)) - 1 + by
  return `${String(Math.floor(index / 4)).padStart(4, '0')}-Q${(((index % 4) + 4) % 4) + 1}`
}

/** How much of a span has passed by the end of a day: 0 before it, 1 on its last day and later. */
export function elapsedShare({ from, to }: Span, today: Day): number {
  if (today < from) return 0
  if (today >= to) return 1
  return (diffDays(from, today) + 1) / (diffDays(from, to) + 1)
}
