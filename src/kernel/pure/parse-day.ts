import { type Day, dayOf, dayOfNumber } from './day.ts'
import { dayInZone, instantOf } from './time-zone.ts'

export interface ParseDayOptions {
  /** How 05/06/2024 is meant. Without it a text that can be read both ways is refused. */
  order?: 'dmy' | 'mdy'
  /** Read a bare number up to six digits as a spreadsheet's day number (45296 is 2024-01-05). */
  serial?: boolean
  /** The spreadsheet counts its days from 1904 (old Excel for Mac). */
  date1904?: boolean
  /** Zone in which an instant with a zone of its own (`…Z`, `…+08:00`) becomes a day. Without it such a text is refused. */
  timeZone?: string
}

/**
 * Reads a day as people write it in files: 2024-1-5, 2024/1/5, 2024.1.5, 2024年1月5日, 20240105, 5 Jan 2024, Jan 5 2024,
 * 25/12/2024; a time of day behind it is dropped. Full-width digits are taken.
 * @returns null when the text is no day, or could be two different ones (see `order`)
 */
export function parseDay(text: string, options: ParseDayOptions = {}): Day | null {
  return split(text, options)?.day ?? null
}

/** Whether the text is a day only once one knows if day or month comes first: 05/06/2024 is, 25/06/2024 is not. */
export function isAmbiguousDay(text: string): boolean {
  const dmy = parseDay(text, { order: 'dmy' })
  const mdy = parseDay(text, { order: 'mdy' })
  return dmy !== null && mdy !== null && dmy !== mdy
}

/**
 * Reads a day with an optional time of day ('14:05', '2:05 PM', '下午2:05', '14时5分') as the clocks of `timeZone` show it; a
 * day alone is its midnight. A text with a zone of its own is taken as it is.
 */
export function parseInstant(text: string, timeZone: string, options: ParseDayOptions = {}): Date | null {
  const parts = split(text, { ...options, timeZone })
  if (!parts) return null
  if (parts.instant) return parts.instant
  return instantOf(parts.day, parts.time, timeZone)
}

interface DayAndTime {
  day: Day
  /** 'HH:MM:SS' */
  time: string
  /** Set when the text carries its own zone. */
  instant?: Date
}

function split(input: string, options: ParseDayOptions): DayAndTime | null {
  const text = input.normalize('NFKC').trim()
  if (/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s?(Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    const instant = new Date(text.replace(' ', 'T').replace(/\s/g, ''))
    if (options.timeZone === undefined || Number.isNaN(instant.getTime())) return null
    return { day: dayInZone(instant, options.timeZone), time: '', instant }
  }
  const number = /^\d{1,6}(\.\d+)?$/.exec(text)
  if (number) return options.serial ? fromSerial(Number(text), options.date1904 ?? false) : null

  const time =
    /(?:[T\s]\s*|(?<=[日号])\s*|\s*(?=[上下]午))(上午|下午)?\s*(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?)?[分秒]?\s*(am|pm)?$/i.exec(
      text,
    )
  const day = dayFrom(time ? text.slice(0, time.index).trim() : text, options.order)
  if (!day) return null
  if (!time) return { day, time: '00:00:00' }
  const clock = clockFrom(time[1] ?? time[5]?.toLowerCase(), Number(time[2]), Number(time[3]), Number(time[4] ?? 0))
  return clock === null ? null : { day, time: clock }
}

function clockFrom(half: string | undefined, hour: number, minute: number, second: number): string | null {
  const afternoon = half === '下午' || half === 'pm'
  if (half !== undefined && hour > 12 && !afternoon) return null
  const hour24 = half === undefined || hour > 12 ? hour : (hour % 12) + (afternoon ? 12 : 0)
  if (hour24 > 23 || minute > 59 || second > 59) return null
  return [hour24, minute, second].map((part) => String(part).padStart(2, '0')).join(':')
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?'

function dayFrom(text: string, order: 'dmy' | 'mdy' | undefined): Day | null {
  const yearFirst =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text)?.toSpliced(2, 1) ??
    /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))

  const dayName = new RegExp(`^(\\d{1,2})[\\s-]+${monthName}[\\s,-]+(\\d{4})$`, 'i').exec(text)
  if (dayName) return dayOf(Number(dayName[3]), monthNumber(dayName[2]!), Number(dayName[1]))
  const nameDay = new RegExp(`^${monthName}\\s+(\\d{1,2})(?:,\\s*|\\s+)(\\d{4})$`, 'i').exec(text)
  if (nameDay) return dayOf(Number(nameDay[3]), monthNumber(nameDay[1]!), Number(nameDay[2]))

  const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text)
  if (!yearLast) return null
  const [first, second, year] = [Number(yearLast[1]), Number(yearLast[3]), Number(yearLast[4])]
  const dmy = dayOf(year, second, first)
  const mdy = dayOf(year, first, second)
  if (order) return order === 'dmy' ? dmy : mdy
  return dmy !== null && mdy !== null && dmy !== mdy ? null : (dmy ?? mdy)
}

function monthNumber(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1
}

/** Day number of a spreadsheet: 1 is 1900-01-01, and 60 the day 1900-02-29 that never was (kept for Lotus 1-2-3). */
export function fromSerial(serial: number, date1904: boolean): { day: Day; time: string } | null {
  let seconds = Math.round(serial * 86_400)
  const whole = Math.floor(seconds / 86_400)
  seconds -= whole * 86_400
  if (whole < (date1904 ? 0 : 1) || whole === (date1904 ? -1 : 60) || whole > 2_958_465) return null
  // Days from 1970-01-01 back to the two starting points.
  const epoch = date1904 ? -24_107 : whole < 60 ? -25_568 : -25_569
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return { day: dayOfNumber(epoch + whole), time: clock.map((part) => String(part).padStart(2, '0')).join(':') }
}
