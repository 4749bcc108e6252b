import { addDays, addMonths, type Day, isDay, periodSpan, startOfWeek } from '#kernel/pure/dates.ts'

export const periodKinds = ['year', 'quarter', 'month', 'week'] as const
export type PeriodKind = (typeof periodKinds)[number]

/** A span of time with the name people read and sort by: `2026`, `2026-Q1`, `2026-03`, `2026-W12`. */
export interface Period {
  kind: PeriodKind
  period: string
  startsOn: Day
  endsOn: Day
}

/** The period of a kind that a day lies in. Years and quarters are those of the company's fiscal year. */
export function periodOn(day: Day, kind: PeriodKind, fiscalYearStart = 1): Period {
  const { name, from, to } = periodSpan(kind, day, fiscalYearStart)
  return { kind, period: name, startsOn: from, endsOn: to }
}

/**
 * Reads a period as people and spreadsheets write it: `2026`, `2026年`, `FY2026`; `2026-Q1`, `2026Q1`, `2026年第1季度`; `2026-03`,
 * `2026/3`, `2026年3月`; `2026-W12`, `2026年第12周`. A day stands for the period of `kind` that it lies in.
 * @returns null when the text is no period, or a day without a kind
 */
export function parsePeriod(text: string, fiscalYearStart = 1, kind?: PeriodKind | null): Period | null {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, '').toUpperCase()
  const day = /^(\d{4}-\d{2}-\d{2})(?:$|T|\d{2}:)/.exec(plain)?.[1]
  if (day) return kind && isDay(day) ? periodOn(day, kind, fiscalYearStart) : null
  const year = /^(?:FY)?(\d{4})年?$/.exec(plain)
  if (year) return wholeYear(Number(year[1]), fiscalYearStart)
  const quarter = /^(\d{4})(?:年|[-/.])?(?:第?([1-4])季度?|Q([1-4]))$/.exec(plain)
  if (quarter) return quarterOfYear(Number(quarter[1]), Number(quarter[2] ?? quarter[3]), fiscalYearStart)
  const week = /^(\d{4})(?:年|[-/.])?(?:第?(\d{1,2})周|W(\d{1,2}))$/.exec(plain)
  if (week) return weekOfYear(week[1]!, Number(week[2] ?? week[3]))
  const month = /^(\d{4})(?:年|[-/.])(\d{1,2})月?$/.exec(plain)
  return month ? monthOfYear(month[1]!, Number(month[2])) : null
}

function wholeYear(year: number, fiscalYearStart: number): Period | null {
  return year < 1900 || year > 2200 ? null : periodOn(dayIn(year, fiscalYearStart), 'year', fiscalYearStart)
}

function quarterOfYear(year: number, quarter: number, fiscalYearStart: number): Period {
  return periodOn(addMonths(dayIn(year, fiscalYearStart), 3 * (quarter - 1)), 'quarter', fiscalYearStart)
}

function monthOfYear(year: string, month: number): Period | null {
  return month < 1 || month > 12 ? null : periodOn(`${year}-${String(month).padStart(2, '0')}-01`, 'month')
}

function weekOfYear(year: string, week: number): Period | null {
  const period = periodOn(addDays(startOfWeek(`${year}-01-04`), 7 * (week - 1)), 'week')
  return week >= 1 && period.period.startsWith(`${year}-`) ? period : null
}

const dayIn = (year: number, month: number): Day => `${year}-${String(month).padStart(2, '0')}-01`

/** All periods of a kind that begin inside a span, in order: the months of a year, the weeks of a quarter. */
export function periodsWithin(from: Day, to: Day, kind: PeriodKind, fiscalYearStart = 1): Period[] {
  const found: Period[] = []
  for (let day = from; day <= to; ) {
    const period = periodOn(day, kind, fiscalYearStart)
    if (period.startsOn >= from) found.push(period)
    day = addDays(period.endsOn, 1)
  }
  return found
}

/** Which kinds a period can be split into by time. */
export function finerKinds(kind: PeriodKind): PeriodKind[] {
  return periodKinds.slice(periodKinds.indexOf(kind) + 1)
}

/** The same period some years earlier; weeks keep their number of days and weekdays (364 days). */
export function yearsBefore(
  period: { kind: PeriodKind; startsOn: Day; endsOn: Day },
  years = 1,
): { from: Day; to: Day } {
  if (period.kind === 'week')
    return { from: addDays(period.startsOn, -364 * years), to: addDays(period.endsOn, -364 * years) }
  const from = addMonths(period.startsOn, -12 * years)
  return { from, to: addDays(addMonths(addDays(period.endsOn, 1), -12 * years), -1) }
}

/** Days are text that sorts as days do; Math.min does not take text. */
export const earlier = (a: Day, b: Day): Day => [a, b].toSorted()[0]!
export const later = (a: Day, b: Day): Day => [a, b].toSorted()[1]!
