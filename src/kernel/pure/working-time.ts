import { addDays, type Day } from './day.ts'
import { dayInZone, instantOf } from './time-zone.ts'
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from './working-days.ts'

interface Span {
  start: number
  end: number
}

/**
 * The instant at which a number of working hours (a fraction is fine; negative goes back) has passed since an instant.
 * Starting outside working hours, the clock starts with the next of them. Zero hours give the instant unchanged.
 * @throws RangeError when the calendar has no working hours
 */
export function addWorkingHours(instant: Date | string, hours: number, calendar: WorkingCalendar): Date {
  const start = new Date(instant).getTime()
  if (!Number.isFinite(hours) || Number.isNaN(start))
    throw new RangeError(`Not an instant and hours: ${instant}, ${hours}`)
  assertHours(calendar)
  let left = Math.round(Math.abs(hours) * 3_600_000)
  if (left === 0) return new Date(start)
  const step = hours > 0 ? 1 : -1
  let day = dayInZone(new Date(start), calendar.timeZone)
  if (!isWorkingDay(day, calendar)) day = nextWorkingDay(day, step, calendar)
  for (;;) {
    const spans = spansOf(day, calendar)
    for (const span of step > 0 ? spans : spans.toReversed()) {
      const from = step > 0 ? Math.max(span.start, start) : span.start
      const to = step > 0 ? span.end : Math.min(span.end, start)
      if (to <= from) continue
      if (to - from >= left) return new Date(step > 0 ? from + left : to - left)
      left -= to - from
    }
    day = nextWorkingDay(day, step, calendar)
  }
}

/** Working minutes from one instant to another, with a fraction for seconds; negative when `to` is earlier. */
export function workingMinutesBetween(from: Date | string, to: Date | string, calendar: WorkingCalendar): number {
  const start = new Date(from).getTime()
  const end = new Date(to).getTime()
  if (Number.isNaN(start) || Number.isNaN(end)) throw new RangeError(`Not two instants: ${from}, ${to}`)
  if (end < start) return -workingMinutesBetween(to, from, calendar)
  assertHours(calendar)
  const last = dayInZone(new Date(end), calendar.timeZone)
  let total = 0
  for (let day = dayInZone(new Date(start), calendar.timeZone); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue
    for (const span of spansOf(day, calendar)) {
      total += Math.max(0, Math.min(span.end, end) - Math.max(span.start, start))
    }
  }
  return total / 60_000
}

function spansOf(day: Day, { hours, timeZone }: WorkingCalendar): Span[] {
  return hours.map(({ from, to }) => ({
    start: instantOf(day, from, timeZone).getTime(),
    end: instantOf(day, to, timeZone).getTime(),
  }))
}

function assertHours({ hours }: WorkingCalendar): void {
  if (hours.length === 0) throw new RangeError('The calendar has no working hours')
  let previous = ''
  for (const { from, to } of hours) {
    if (from >= to || from < previous) throw new RangeError(`Working hours out of order: ${from}-${to}`)
    previous = to
  }
}
