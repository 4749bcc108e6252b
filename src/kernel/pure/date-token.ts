import { addDays, addMonths, type Day } from './day.ts'
import {
  endOfMonth,
  endOfQuarter,
  endOfWeek,
  endOfYear,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
} from './periods.ts'

/** Days from `from` to `to`, both included. */
export interface DayRange {
  from: Day
  to: Day
}

export interface DateTokenContext {
  /** Today in the company's time zone. */
  today: Day
  /** First month of the fiscal year, 1-12; January when left out. */
  fiscalYearStart?: number
}

interface Unit {
  start: (day: Day, fiscalYearStart: number) => Day
  end: (day: Day, fiscalYearStart: number) => Day
  move: (day: Day, count: number) => Day
}

const units: Record<string, Unit> = {
  day: { start: (day) => day, end: (day) => day, move: addDays },
  week: { start: startOfWeek, end: endOfWeek, move: (day, count) => addDays(day, 7 * count) },
  month: { start: startOfMonth, end: endOfMonth, move: addMonths },
  quarter: { start: startOfQuarter, end: endOfQuarter, move: (day, count) => addMonths(day, 3 * count) },
  year: { start: startOfYear, end: endOfYear, move: (day, count) => addMonths(day, 12 * count) },
}

const single: Record<string, readonly [count: number, unit: string]> = {
  '@today': [0, 'day'],
  '@yesterday': [-1, 'day'],
  '@tomorrow': [1, 'day'],
}

/**
 * The days a relative date of a filter stands for: `@today`, `@yesterday`, `@tomorrow`; `@this-`, `@last-`, `@next-` with
 * `week`, `month`, `quarter`, `year`; `@last-7-days`, `@next-3-months` with any number of days, weeks, months, quarters,
 * years. A counted range includes the current unit: `@last-7-days` are today and the six days before, `@next-30-days`
 * today and the 29 days after. Quarters and years are fiscal ones.
 * @returns null when the text is no such token
 */
export function resolveDateToken(token: string, { today, fiscalYearStart = 1 }: DateTokenContext): DayRange | null {
  const named = single[token]
  if (named) return range(today, named[0], named[0], 'day', fiscalYearStart)

  const plain = /^@(this|last|next)-(week|month|quarter|year)$/.exec(token)
  if (plain) {
    const count = plain[1] === 'this' ? 0 : plain[1] === 'last' ? -1 : 1
    return range(today, count, count, plain[2]!, fiscalYearStart)
  }

  const counted = /^@(last|next)-([1-9]\d{0,3})-(day|week|month|quarter|year)s?$/.exec(token)
  if (!counted) return null
  const reach = Number(counted[2]) - 1
  return counted[1] === 'last'
    ? range(today, -reach, 0, counted[3]!, fiscalYearStart)
    : range(today, 0, reach, counted[3]!, fiscalYearStart)
}

function range(today: Day, first: number, last: number, name: string, fiscalYearStart: number): DayRange | null {
  const unit = units[name]
  if (!unit) return null
  const start = unit.start(today, fiscalYearStart)
  try {
    return { from: unit.move(start, first), to: unit.end(unit.move(start, last), fiscalYearStart) }
  } catch (error) {
    // A count that leads out of the calendar (`@last-9999-years`) is no usable token.
    if (error instanceof RangeError) return null
    throw error
  }
}
