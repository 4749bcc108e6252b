/** When a schedule sends next: by the company's clock and, if wanted, its working days. */
import { isWorkingDay, nextWorkingDay, type WorkingCalendar } from '#kernel/pure/calendar.ts'
import { addDays, dayInZone, earlierDay, endOfMonth, instantOf, startOfMonth, weekdayOf } from '#kernel/pure/dates.ts'

export interface Timetable {
  frequency: 'daily' | 'weekly' | 'monthly'
  /** Monday 1 to Sunday 7, of a weekly one. */
  weekday: number
  /** 1-31, of a monthly one; a day that the month does not have is its last. */
  dayOfMonth: number
  /** 0-23 */
  hour: number
  /** A daily one leaves other days out; a weekly or monthly one moves to the next working day. */
  workingDaysOnly: boolean
}

/** A calendar that rests for longer has no schedules. */
const farthest = 400

/** The first moment after `after`; undefined when the calendar has no working day within a year. */
export function nextSending(table: Timetable, after: Date, calendar: WorkingCalendar): Date | undefined {
  const today = dayInZone(after, calendar.timeZone)
  // A day before today may have been moved to one after it by holidays.
  let best: Date | undefined
  for (let offset = -31; offset <= farthest; offset += 1) {
    const day = addDays(today, offset)
    const sent = isDayOf(table, day) ? dayOfSending(table, day, calendar) : undefined
    const at = sent && instantOf(sent, `${String(table.hour).padStart(2, '0')}:00`, calendar.timeZone)
    if (at && at > after && (!best || at < best)) best = at
    if (best && offset > 0 && day > dayInZone(best, calendar.timeZone)) return best
  }
  return best
}

function isDayOf({ frequency, weekday, dayOfMonth }: Timetable, day: string): boolean {
  if (frequency === 'daily') return true
  if (frequency === 'weekly') return weekdayOf(day) === weekday
  const wanted = addDays(startOfMonth(day), dayOfMonth - 1)
  return day === earlierDay(wanted, endOfMonth(day))
}

function dayOfSending({ frequency, workingDaysOnly }: Timetable, day: string, calendar: WorkingCalendar) {
  if (!workingDaysOnly || isWorkingDay(day, calendar)) return day
  return frequency === 'daily' ? undefined : nextWorkingDay(day, 1, calendar)
}
