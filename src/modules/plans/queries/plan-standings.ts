import { list, type Reader } from '#kernel/data/list.ts'
import type { Filter, Reference } from '#kernel/entity/meta.types.ts'
import type { Day } from '#kernel/pure/day.ts'
import { isWorkingDay } from '#kernel/pure/working-days.ts'
import { workingCalendar } from '#modules/organisation'
import { expectedProgress, rollUp } from '../rules/progress.ts'
import { workingDayAxis } from '../rules/working-day-axis.ts'
import { originOf, type TaskFacts, tasksOfPlans } from './placed-tasks.ts'

export interface PlanStanding {
  id: string
  label: string
  owner: Reference | null
  /** Percent; null without tasks. */
  progress: string | null
  expected: string | null
  tasks: number
  late: number
}

/** How the running plans of a department stand on a day, against a straight line. */
export async function planStandings(reader: Reader, department: string | null, asOf: Day): Promise<PlanStanding[]> {
  const running: Filter = {
    and: [
      { field: 'state', op: 'eq', value: 'active' },
      { field: 'startsOn', op: 'lte', value: asOf },
      { field: 'endsOn', op: 'gte', value: asOf },
      ...(department ? [{ field: 'department', op: 'under', value: department } as const] : []),
    ],
  }
  const entity = reader.registry.entity('plan')
  const fields = ['name', 'owner']
  const { items } = await list(reader, entity, { filter: running, fields, limit: 100, withoutTotal: true })
  const ids = items.map(({ id }) => id as string)
  const tasks = Map.groupBy(await tasksOfPlans(reader.sql, ids), (task) => task.plan)
  const calendar = await workingCalendar(reader.sql)
  const shouldBe = expectedOn(asOf, calendar, [...tasks.values()].flat())
  return items.map((item) => {
    const own = tasks.get(item.id as string) ?? []
    const isLate = ({ state, endsOn }: TaskFacts) => (state === 'todo' || state === 'doing') && endsOn < asOf
    return {
      id: item.id as string,
      label: item.label as string,
      owner: (item.owner as Reference | null | undefined) ?? null,
      progress: rollUp(own),
      expected: rollUp(own.map((task) => ({ ...task, progress: shouldBe(task) }))),
      tasks: own.filter(({ state }) => state !== 'cancelled').length,
      late: own.filter(isLate).length,
    }
  })
}

/** Where a task should stand on a day. A day off adds nothing to the day before it. */
export function expectedOn(
  day: Day,
  calendar: Parameters<typeof isWorkingDay>[1],
  tasks: readonly Pick<TaskFacts, 'startsOn'>[],
) {
  const axis = workingDayAxis(calendar, originOf(tasks, day))
  const today = axis.indexOf(day) - (isWorkingDay(day, calendar) ? 0 : 1)
  return ({ startsOn, endsOn }: Pick<TaskFacts, 'startsOn' | 'endsOn'>): string =>
    expectedProgress(axis.indexOf(startsOn), axis.length(startsOn, endsOn), today)
}
