/** When a step is due, and when it is reminded of. */
import type { WorkingCalendar } from '#kernel/pure/working-days.ts'
import { addWorkingHours } from '#kernel/pure/working-time.ts'
import type { Clock } from './flow.types.ts'

export interface ClockInstants {
  dueAt: Date
  /** Those before the end, in order. */
  reminders: { percent: number; at: Date }[]
}

/** A clock that starts now, in the company's working time. */
export function clockInstants(clock: Clock, from: Date, calendar: WorkingCalendar): ClockInstants {
  const percents = [...new Set(clock.remindAt)].filter((percent) => percent > 0 && percent < 100).sort((a, b) => a - b)
  return {
    dueAt: addWorkingHours(from, clock.workingHours, calendar),
    reminders: percents.map((percent) => ({
      percent,
      at: addWorkingHours(from, (clock.workingHours * percent) / 100, calendar),
    })),
  }
}
