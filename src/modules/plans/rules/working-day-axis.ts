/** Working days numbered one after the other, so that a schedule is plain arithmetic. */
import { addDays, type Day } from '#kernel/pure/day.ts'
import { addWorkingDays, isWorkingDay, type WorkingCalendar, workingDaysBetween } from '#kernel/pure/working-days.ts'

export interface WorkingDayAxis {
  /** The number of a day; a day off has the number of the next working day. The origin's is 0, days before it are negative. */
  indexOf(day: Day): number
  /** The working day of a number. */
  dayAt(index: number): Day
  /** Working days from the first to the last of a span, both included; at least one. */
  length(from: Day, to: Day): number
}

export function workingDayAxis(calendar: WorkingCalendar, origin: Day): WorkingDayAxis {
  const first = isWorkingDay(origin, calendar) ? origin : addWorkingDays(origin, 1, calendar)
  const days: Day[] = [first]
  const indexes = new Map<Day, number>([[first, 0]])
  let cursor = first

  /** Numbers the days up to and including one; a day off takes the number that the next working day will get. */
  const extend = (until: (last: Day, index: number) => boolean) => {
    while (!until(cursor, days.length - 1)) {
      cursor = addDays(cursor, 1)
      indexes.set(cursor, days.length)
      if (isWorkingDay(cursor, calendar)) days.push(cursor)
    }
  }
  const indexOf = (day: Day): number => {
    if (day < first) {
      const working = isWorkingDay(day, calendar) ? day : addWorkingDays(day, 1, calendar)
      return working >= first ? 0 : workingDaysBetween(first, working, calendar)
    }
    extend((last) => last >= day)
    return indexes.get(day)!
  }
  const dayAt = (index: number): Day => {
    if (index < 0) return addWorkingDays(first, index, calendar)
    extend((_, last) => last >= index)
    return days[index]!
  }
  return {
    indexOf,
    dayAt,
    length(from, to) {
      const endsOff = !isWorkingDay(to, calendar)
      return Math.max(1, indexOf(to) - indexOf(from) + (endsOff ? 0 : 1))
    },
  }
}
