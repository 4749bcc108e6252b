/** When a schedule comes round, and on which days a date has been reached. */
import { addDays, type Day, dayInZone, endOfMonth, instantOf, startOfMonth, weekdayOf } from '#kernel/pure/dates.ts'
import type { ScheduleTrigger } from './automation.types.ts'

const timeForm = /^([01]\d|2[0-3]):[0-5]\d$/
export const isTime = (text: unknown): text is string => typeof text === 'string' && timeForm.test(text)

/** The first moment after `after`. */
export function nextRun(trigger: ScheduleTrigger, after: Date, timeZone: string): Date {
  if (trigger.frequency === 'hourly') {
    const minute = Number(trigger.at.slice(3))
    const next = new Date(after)
    next.setUTCMinutes(minute, 0, 0)
    while (next <= after) next.setTime(next.getTime() + 3_600_000)
    return next
  }
  const today = dayInZone(after, timeZone)
  for (let offset = 0; ; offset += 1) {
    const day = addDays(today, offset)
    const at = isDayOf(trigger, day) ? instantOf(day, trigger.at, timeZone) : undefined
    if (at && at > after) return at
  }
}

function isDayOf({ frequency, weekday = 1, dayOfMonth = 1 }: ScheduleTrigger, day: Day): boolean {
  if (frequency === 'weekly') return weekdayOf(day) === weekday
  if (frequency === 'monthly') return day === [addDays(startOfMonth(day), dayOfMonth - 1), endOfMonth(day)].sort()[0]
  return true
}

export interface Days {
  first: Day
  last: Day
}

/**
 * The days D of a field for which "`days` days after D at `at`" lies after `from` and not after `to`; undefined when there
 * are none. However long nothing ran, every day is in exactly one span.
 */
export function daysReached(
  trigger: { days: number; at: string },
  from: Date,
  to: Date,
  timeZone: string,
): Days | undefined {
  const first = addDays(firstDayAfter(trigger.at, from, timeZone), -trigger.days)
  const last = addDays(firstDayAfter(trigger.at, to, timeZone), -trigger.days - 1)
  return first <= last ? { first, last } : undefined
}

/** The first day whose moment `at` lies after an instant. */
function firstDayAfter(at: string, instant: Date, timeZone: string): Day {
  let day = addDays(dayInZone(instant, timeZone), -1)
  while (instantOf(day, at, timeZone) <= instant) day = addDays(day, 1)
  return day
}

/** The next moment of the clock after an instant: then dates are looked at again. */
export const nextLook = (at: string, after: Date, timeZone: string): Date =>
  instantOf(firstDayAfter(at, after, timeZone), at, timeZone)
