/** A calendar day without time or zone: 'YYYY-MM-DD'. Strings of this form sort and compare as days do. */
export type Day = string

const dayMilliseconds = 86_400_000
const dayForm = /^(\d{4})-(\d{2})-(\d{2})$/

/** Whether a value is a real day of the calendar in the form YYYY-MM-DD: '2023-02-29' is not. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string') return false
  const match = dayForm.exec(value)
  return match !== null && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) !== null
}

/** The day of a year (1-9999), month (1-12) and day of month, or null when the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null
  if (!Number.isInteger(month) || month < 1 || month > 12) return null
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * Days since 1970-01-01.
 * @throws RangeError when the text is not a day
 */
export function dayNumber(day: Day): number {
  const { year, month, date } = partsOf(day)
  const utc = new Date(0)
  // Date.UTC would take the years 0-99 for 1900-1999.
  utc.setUTCFullYear(year, month - 1, date)
  return utc.getTime() / dayMilliseconds
}

/** The day that lies a number of days after 1970-01-01. */
export function dayOfNumber(number: number): Day {
  const text = new Date(number * dayMilliseconds).toISOString()
  if (text.length !== 24) throw new RangeError(`Day outside the years 1-9999: ${text}`)
  return text.slice(0, 10)
}

/**
 * Year, month (1-12) and day of month.
 * @throws RangeError when the text is not a day
 */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  if (!isDay(day)) throw new RangeError(`Not a day: ${JSON.stringify(day)}`)
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

export function addDays(day: Day, days: number): Day {
  return dayOfNumber(dayNumber(day) + days)
}

/** The same day of the month some months later; the last day of a month that is too short (31 January + 1 = 28 February). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day)
  const index = year * 12 + month - 1 + months
  const toYear = Math.floor(index / 12)
  const toMonth = (index % 12) + 1
  const to = dayOf(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)))
  if (to === null) throw new RangeError(`Day outside the years 1-9999: ${day} and ${months} months`)
  return to
}

/** Days from `from` to `to`: `diffDays('2024-02-28', '2024-03-01')` is 2; negative when `to` is earlier. */
export function diffDays(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** ISO weekday: Monday 1 to Sunday 7. */
export function weekdayOf(day: Day): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** The first of two days; days are text that sorts as days do, which Math.min does not take. */
export const earlierDay = (a: Day, b: Day): Day => (a < b ? a : b)
/** The last of two days. */
export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b)
