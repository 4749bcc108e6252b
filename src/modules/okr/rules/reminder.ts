import { addDays, type Day, startOfWeek } from '#kernel/pure/dates.ts'
import { isWorkingDay, type WorkingCalendar } from '#kernel/pure/working-days.ts'

/**
 * The day of a week on which missing check-ins are asked for: the wished weekday (Monday 1 to Sunday 7) when people work
 * then, else the last working day before it in the same week, else the next one after it. Null in a week without work.
 */
export function reminderDay(dayInWeek: Day, weekday: number, calendar: WorkingCalendar): Day | null {
  const monday = startOfWeek(dayInWeek)
  const before = Array.from({ length: weekday }, (_, i) => addDays(monday, weekday - 1 - i))
  const after = Array.from({ length: 7 - weekday }, (_, i) => addDays(monday, weekday + i))
  return [...before, ...after].find((day) => isWorkingDay(day, calendar)) ?? null
}

export interface Due {
  /** Monday of the last week with a check-in. */
  lastCheckInOn: Day | null
  startsOn: Day
  endsOn: Day
}

/** Whether a key result still waits for this week's check-in: its quarter runs, and nothing came since Monday. */
export function waitsForCheckIn({ lastCheckInOn, startsOn, endsOn }: Due, today: Day): boolean {
  if (today < startsOn || today > endsOn) return false
  return lastCheckInOn === null || lastCheckInOn < startOfWeek(today)
}
