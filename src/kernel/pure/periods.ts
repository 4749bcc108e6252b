import { addDays, addMonths, type Day, dayOf, partsOf, weekdayOf } from './day.ts'

/*
 * Weeks run from Monday to Sunday. A fiscal year starts with the first day of month `fiscalYearStart` (1-12) and is named
 * by the calendar year in which it starts, as in Japan and India: with April, 2024-05-01 lies in 2024-Q1. January makes
 * fiscal and calendar years the same.
 */

/** '2024-05' */
export function monthOf(day: Day): string {
  partsOf(day)
  return day.slice(0, 7)
}

/** '2024-Q2'; the quarter of the fiscal year. */
export function quarterOf(day: Day, fiscalYearStart = 1): string {
  const quarter = Math.floor(monthsIntoYear(day, fiscalYearStart) / 3) + 1
  return `${yearOf(day, fiscalYearStart)}-Q${quarter}`
}

/** '2024'; the fiscal year. */
export function yearOf(day: Day, fiscalYearStart = 1): string {
  return startOfYear(day, fiscalYearStart).slice(0, 4)
}

/** ISO 8601 week, '2024-W18'; the first week of a year is the one with its first Thursday. */
export function weekOf(day: Day): string {
  const thursday = addDays(startOfWeek(day), 3)
  const { year } = partsOf(thursday)
  const firstThursday = addDays(startOfWeek(`${thursday.slice(0, 4)}-01-04`), 3)
  const week = Math.round((Date.parse(thursday) - Date.parse(firstThursday)) / 604_800_000) + 1
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`
}

export function startOfWeek(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

export function endOfWeek(day: Day): Day {
  return addDays(day, 7 - weekdayOf(day))
}

export function startOfMonth(day: Day): Day {
  const { year, month } = partsOf(day)
  return dayOf(year, month, 1)!
}

export function endOfMonth(day: Day): Day {
  return addDays(addMonths(startOfMonth(day), 1), -1)
}

export function startOfQuarter(day: Day, fiscalYearStart = 1): Day {
  return addMonths(startOfMonth(day), -(monthsIntoYear(day, fiscalYearStart) % 3))
}

export function endOfQuarter(day: Day, fiscalYearStart = 1): Day {
  return addDays(addMonths(startOfQuarter(day, fiscalYearStart), 3), -1)
}

export function startOfYear(day: Day, fiscalYearStart = 1): Day {
  return addMonths(startOfMonth(day), -monthsIntoYear(day, fiscalYearStart))
}

export function endOfYear(day: Day, fiscalYearStart = 1): Day {
  return addDays(addMonths(startOfYear(day, fiscalYearStart), 12), -1)
}

/** Whole months between the start of the fiscal year and the day: 0-11. */
function monthsIntoYear(day: Day, fiscalYearStart: number): number {
  if (!Number.isInteger(fiscalYearStart) || fiscalYearStart < 1 || fiscalYearStart > 12) {
    throw new RangeError(`Month outside 1-12: ${fiscalYearStart}`)
  }
  return (partsOf(day).month - fiscalYearStart + 12) % 12
}
