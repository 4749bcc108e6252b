import { addDays, type Day, diffDays, weekdayOf } from './day.ts'
import { statutoryDay } from './statutory-days.ts'

/** The working calendar of a company, as plain data. */
export interface WorkingCalendar {
  /** IANA name; the hours are what clocks show there. */
  timeZone: string
  /** Working hours of every working day, 'HH:MM', in order and apart; '24:00' is the end of the day. */
  hours: readonly { from: string; to: string }[]
  /** ISO weekdays (Monday 1 to Sunday 7) on which nobody works. */
  weekend: readonly number[]
  /** Decisions of the company for single days; they win over holidays and weekend. */
  overrides: Readonly<Record<Day, 'work' | 'rest'>>
  /** Statutory holidays and swapped working days that apply; Chinese ones when left out. */
  holidays?: 'cn' | 'none'
}

/** Monday to Friday, 9:00-12:00 and 13:00-18:00, China. */
export const defaultWorkingCalendar: WorkingCalendar = {
  timeZone: 'Asia/Shanghai',
  hours: [
    { from: '09:00', to: '12:00' },
    { from: '13:00', to: '18:00' },
  ],
  weekend: [6, 7],
  overrides: {},
  holidays: 'cn',
}

/** A calendar without a working day in ten years is a mistake that must not hang a job. */
const longestRest = 3660

/** Whether people work on a day: the company's override, else the statutory day, else not a weekend. */
export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  const override = Object.hasOwn(calendar.overrides, day) ? calendar.overrides[day] : undefined
  const decided = override ?? (calendar.holidays === 'none' ? null : statutoryDay(day))
  return decided === null ? !calendar.weekend.includes(weekdayOf(day)) : decided === 'work'
}

/**
 * The working day that comes `count` working days after a day; before it for a negative count. A count of 0 gives the day
 * itself when it is a working day, else the next one.
 * @throws RangeError when the calendar has no working day within ten years
 */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  if (!Number.isInteger(count)) throw new RangeError(`Not a whole number of days: ${count}`)
  let current = day
  if (count === 0) return isWorkingDay(day, calendar) ? day : nextWorkingDay(day, 1, calendar)
  for (let left = Math.abs(count); left > 0; left -= 1) current = nextWorkingDay(current, count > 0 ? 1 : -1, calendar)
  return current
}

/** The first working day after (step 1) or before (step -1) a day. */
export function nextWorkingDay(day: Day, step: 1 | -1, calendar: WorkingCalendar): Day {
  let current = day
  for (let tried = 0; tried < longestRest; tried += 1) {
    current = addDays(current, step)
    if (isWorkingDay(current, calendar)) return current
  }
  throw new RangeError('The calendar has no working day within ten years')
}

/**
 * Working days after `from` up to and including `to`: what `addWorkingDays` counts. Negative when `to` is earlier.
 * `workingDaysBetween(friday, monday)` is 1.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkingCalendar): number {
  if (to < from) return -workingDaysBetween(addDays(to, -1), addDays(from, -1), calendar)
  let count = 0
  for (let left = diffDays(from, to), day = from; left > 0; left -= 1) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) count += 1
  }
  return count
}
