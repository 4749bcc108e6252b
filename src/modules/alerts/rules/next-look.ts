/** When a rule is looked at next. */
import { addDays, dayInZone, instantOf } from '#kernel/pure/dates.ts'

export type Rhythm = 'daily' | 'hourly' | 'at-once'

/** `hour` is that of the company's clock. `at-once` is a minute: rules look whether anything changed since. */
export function nextLook(rhythm: Rhythm, hour: number, now: Date, timeZone: string): Date {
  if (rhythm === 'at-once') return new Date(now.getTime() + 60_000)
  if (rhythm === 'hourly') return new Date((Math.floor(now.getTime() / 3_600_000) + 1) * 3_600_000)
  const today = dayInZone(now, timeZone)
  const at = (day: string) => instantOf(day, `${String(hour).padStart(2, '0')}:00`, timeZone)
  const todayAt = at(today)
  return todayAt > now ? todayAt : at(addDays(today, 1))
}
