/** The tasks of plans as the schedule needs them. */
import { sql } from 'drizzle-orm'
import type { Sql } from '#kernel/entity/context.ts'
import type { Day } from '#kernel/pure/day.ts'
import type { PlacedTask } from '../rules/push.ts'
import type { WorkingDayAxis } from '../rules/working-day-axis.ts'

export interface TaskFacts {
  id: string
  plan: string
  name: string
  startsOn: Day
  endsOn: Day
  dependsOn: string[] | null
  lagDays: number | null
  state: 'todo' | 'doing' | 'done' | 'cancelled'
  progress: string | null
  weight: string | null
  month: string
  effort: string | null
}

export function tasksOfPlans(db: Sql, plans: readonly string[]): Promise<TaskFacts[]> {
  return db.run<TaskFacts & Record<string, unknown>>(sql`
    select id, plan_id as plan, name, starts_on as "startsOn", ends_on as "endsOn", depends_on_ids as "dependsOn",
      lag_days as "lagDays", state, progress, weight, month, effort
    from plan_task where plan_id = any(${sql.param([...plans])}::uuid[]) and deleted_at is null order by starts_on, name, id`)
}

/** A task as numbers of working days. */
export function placed(task: TaskFacts, axis: WorkingDayAxis): PlacedTask {
  const start = axis.indexOf(task.startsOn)
  return {
    id: task.id,
    start,
    finish: start + axis.length(task.startsOn, task.endsOn),
    dependsOn: (task.dependsOn ?? []).map((id) => ({ id, lag: task.lagDays ?? 0 })),
    state: task.state,
  }
}

/** The first of the days, where the numbers of working days begin. Days as text sort as days do. */
export const originOf = (tasks: readonly { startsOn: Day }[], ...others: Day[]): Day =>
  [...others, ...tasks.map(({ startsOn }) => startsOn)].sort()[0]!
