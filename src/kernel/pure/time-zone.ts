import { type Day, partsOf } from './day.ts'

/**
 * The calendar day an instant falls on in a time zone (IANA name, `Asia/Shanghai`).
 * @param instant a Date or an ISO 8601 text with zone
 * @throws RangeError for an instant or a time zone that does not exist
 */
export function dayInZone(instant: Date | string, timeZone: string): Day {
  return wallClock(toDate(instant), timeZone).slice(0, 10)
}

/** The time of day of an instant in a time zone: 'HH:MM:SS'. */
export function timeInZone(instant: Date | string, timeZone: string): string {
  return wallClock(toDate(instant), timeZone).slice(11)
}

/**
 * The instant at which the clocks of a time zone show a day and a time, 'HH:MM' or 'HH:MM:SS'; '24:00' is the day's end.
 * A time that a clock change skips is taken as that much later; of a time that occurs twice, the first is taken.
 */
export function instantOf(day: Day, time: string, timeZone: string): Date {
  const { year, month, date } = partsOf(day)
  const match = /^(\d{2}):([0-5]\d)(?::([0-5]\d))?$/.exec(time)
  const seconds = match ? Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0) : Number.NaN
  if (!(seconds <= 86_400)) throw new RangeError(`Not a time of day: ${JSON.stringify(time)}`)
  const midnight = new Date(0)
  midnight.setUTCFullYear(year, month - 1, date)
  const wanted = midnight.getTime() + seconds * 1000

  // The offset right before and right after the wanted wall clock; they differ only around a clock change.
  const before = wanted - offsetAt(wanted - 86_400_000, timeZone)
  const after = wanted - offsetAt(wanted + 86_400_000, timeZone)
  for (const candidate of [Math.min(before, after), Math.max(before, after)]) {
    if (candidate + offsetAt(candidate, timeZone) === wanted) return new Date(candidate)
  }
  return new Date(before)
}

/** Milliseconds the zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: number, timeZone: string): number {
  const whole = Math.floor(instant / 1000) * 1000
  return Date.parse(`${wallClock(new Date(whole), timeZone)}Z`) - whole
}

function toDate(instant: Date | string): Date {
  const date = typeof instant === 'string' ? new Date(instant) : instant
  if (Number.isNaN(date.getTime())) throw new RangeError(`Not an instant: ${String(instant)}`)
  return date
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** 'YYYY-MM-DDTHH:MM:SS' as the zone's clocks show it. */
function wallClock(instant: Date, timeZone: string): string {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    const digits = '2-digit'
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
      second: digits,
    })
    formatters.set(timeZone, formatter)
  }
  const parts: Record<string, string> = {}
  for (const { type, value } of formatter.formatToParts(instant)) parts[type] = value
  return `${parts.year?.padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`
}
