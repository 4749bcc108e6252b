import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

export interface ScheduleValues {
  frequency: string
  weekday: string | null
  dayOfMonth: number | null
}

export function checkSchedule({ frequency, weekday, dayOfMonth }: ScheduleValues): Violation[] {
  if (frequency === 'weekly' && weekday === null) return [violation('field.required', 'weekday')]
  if (frequency === 'monthly' && dayOfMonth === null) return [violation('field.required', 'dayOfMonth')]
  return []
}
