import { addDays, type Day, diffDays } from '#kernel/pure/day.ts'
import { type WorkingCalendar, workingDaysBetween } from '#kernel/pure/working-days.ts'
import type { OpenWork } from './queries/open-work.ts'
import { type Priority, priorityOf } from './rules/priority.ts'
import type { TaskState } from './rules/task.ts'

interface Task {
  id: string
  responsible: string
  startsOn: Day | null
  endsOn: Day
  effort: string | null
  weight: string | null
  progress: string | null
  state: string
}

export const isDone = ({ state }: { state: string | null }): boolean => state === 'done'

/** The priority of a task beside the other work of its person. */
export function rankTask(task: Task, work: readonly OpenWork[], calendar: WorkingCalendar, today: Day): Priority {
  const own = work.filter(({ id, responsible }) => id !== task.id && responsible === task.responsible)
  const span = task.startsOn ? Math.max(diffDays(task.startsOn, task.endsOn) + 1, 1) : 1
  return priorityOf({
    state: task.state as TaskState,
    progress: Number(task.progress ?? 0),
    effort: Number(task.effort ?? span),
    // Today is a day to work on, unless the last day has passed.
    daysLeft: task.endsOn < today ? 0 : Math.max(workingDaysBetween(addDays(today, -1), task.endsOn, calendar), 1),
    weight: Number(task.weight ?? 0),
    otherWork: own.filter(({ endsOn }) => endsOn <= task.endsOn).reduce((sum, { remaining }) => sum + remaining, 0),
  })
}
