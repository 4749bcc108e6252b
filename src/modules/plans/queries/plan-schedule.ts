/** The schedule of a plan: what drives its end, how much room each task has, where everything should stand today. */

import { sql } from 'drizzle-orm'
import { may } from '#kernel/access/actor.ts'
import { accessPredicate } from '#kernel/access/predicate.ts'
import { get, type Reader } from '#kernel/data/list.ts'
import { addDays, type Day } from '#kernel/pure/day.ts'
import { isWorkingDay } from '#kernel/pure/working-days.ts'
import { workingCalendar } from '#modules/organisation'
import { type MonthFigures, months, rollUp } from '../rules/progress.ts'
import { type ScheduleTask, schedule } from '../rules/schedule.ts'
import { sizeHint } from '../rules/size.ts'
import { type WorkingDayAxis, workingDayAxis } from '../rules/working-day-axis.ts'
import { originOf, placed, type TaskFacts, tasksOfPlans } from './placed-tasks.ts'
import { expectedOn } from './plan-standings.ts'

export interface TaskSchedule {
  /** Working days from start to due day. */
  length: number
  /** Working days it may be late without moving the end; null when it is over. */
  slack: number | null
  critical: boolean
  /** When it will be done as things stand; null when it is over. */
  forecastEndsOn: Day | null
  /** Working days past its due day. */
  daysLate: number
  /** Percent that should be done today. */
  expected: string
  size: 'too-small' | 'too-large' | null
}

export interface PlanSchedule {
  today: Day
  startsOn: Day
  endsOn: Day
  /** Last day of all open work as things stand. */
  forecastEndsOn: Day | null
  /** Working days by which the forecast misses the plan's end. */
  daysOver: number
  progress: string | null
  expected: string | null
  months: MonthFigures[]
  criticalPath: string[]
  tasks: Record<string, TaskSchedule>
  /** Days on which nobody works, for the shading. */
  daysOff: Day[]
  /** Whether the reader may change the plan and all its tasks. */
  manages: boolean
}

const isOpen = ({ state }: TaskFacts) => state === 'todo' || state === 'doing'

export async function planSchedule(reader: Reader, id: string): Promise<PlanSchedule> {
  const entity = reader.registry.entity('plan')
  const plan = (await get(reader, entity, id)) as { startsOn: Day; endsOn: Day }
  const tasks = await tasksOfPlans(reader.sql, [id])
  const calendar = await workingCalendar(reader.sql)
  const { today } = reader.clock
  const axis = workingDayAxis(calendar, originOf(tasks, plan.startsOn, today))
  const counted = tasks.filter(({ state }) => state !== 'cancelled')
  const now = axis.indexOf(today)
  const deadline = axis.indexOf(plan.endsOn) + (isWorkingDay(plan.endsOn, calendar) ? 1 : 0)
  const result = schedule(
    counted.map((task) => asScheduled(task, axis, now)),
    deadline,
  )
  const shouldBe = expectedOn(today, calendar, tasks)
  const open = counted.filter(isOpen)
  const finish = Math.max(...open.map((task) => result.slots.get(task.id)!.earliestFinish))
  const forecastEndsOn = open.length ? axis.dayAt(finish - 1) : null
  return {
    today,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    forecastEndsOn,
    daysOver: open.length ? Math.max(finish - deadline, 0) : 0,
    progress: rollUp(tasks),
    expected: rollUp(tasks.map((task) => ({ ...task, progress: shouldBe(task) }))),
    months: months(tasks),
    criticalPath: result.criticalPath,
    tasks: Object.fromEntries(
      tasks.map((task) => {
        const slot = isOpen(task) ? result.slots.get(task.id) : undefined
        return [
          task.id,
          {
            length: axis.length(task.startsOn, task.endsOn),
            slack: slot?.slack ?? null,
            critical: slot?.critical ?? false,
            forecastEndsOn: slot ? axis.dayAt(slot.earliestFinish - 1) : null,
            daysLate: isOpen(task) && task.endsOn < today ? lateBy(task.endsOn, now, axis, today, calendar) : 0,
            expected: shouldBe(task),
            size: isOpen(task) ? sizeHint(task.effort) : null,
          },
        ]
      }),
    ),
    daysOff: daysOff(
      calendar,
      addDays(originOf(tasks, plan.startsOn), -14),
      addDays(last([plan.endsOn, forecastEndsOn ?? plan.endsOn, ...tasks.map((task) => task.endsOn)]), 45),
    ),
    manages: await manages(reader, id),
  }
}

/**
 * Work is never done earlier than today plus what remains of it; what has not begun starts today at the earliest. Tasks
 * that are done stay where they were.
 */
function asScheduled(task: TaskFacts, axis: WorkingDayAxis, now: number): ScheduleTask {
  const { id, start, finish, dependsOn } = placed(task, axis)
  const duration = finish - start
  if (!isOpen(task)) return { id, duration, notBefore: start, dependsOn: [] }
  const remaining = Math.ceil(duration * (1 - Number(task.progress ?? 0) / 100))
  const links = task.state === 'doing' ? [] : dependsOn
  return { id, duration, notBefore: Math.max(start, now - duration + remaining), dependsOn: links }
}

function lateBy(
  endsOn: Day,
  now: number,
  axis: WorkingDayAxis,
  today: Day,
  calendar: Parameters<typeof isWorkingDay>[1],
): number {
  const due = axis.indexOf(endsOn) - (isWorkingDay(endsOn, calendar) ? 0 : 1)
  return Math.max(now - (isWorkingDay(today, calendar) ? 0 : 1) - due, 0)
}

async function manages(reader: Reader, id: string): Promise<boolean> {
  if (!may(reader.actor, 'plan', 'update')) return false
  const entity = reader.registry.entity('plan')
  const rows = await reader.sql.run(
    sql`select 1 from plan t where t.id = ${id}::uuid and ${accessPredicate(reader.registry, reader.actor, entity, 'update', 't')}`,
  )
  return rows.length > 0
}

const last = (days: readonly Day[]): Day => days.toSorted().at(-1)!

function daysOff(calendar: Parameters<typeof isWorkingDay>[1], from: Day, to: Day): Day[] {
  const found: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) if (!isWorkingDay(day, calendar)) found.push(day)
  return found
}
