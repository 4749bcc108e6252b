/** Every night the priorities follow the days that have passed. What people chose by hand stays. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { writeOrThrow } from '#kernel/write/outcome.ts'
import { updateRecords } from '#kernel/write/update.ts'
import { workingCalendar } from '#modules/organisation'
import { openWorkOf } from '../queries/open-work.ts'
import { rankTask } from '../rank-task.ts'

type Ranked = Parameters<typeof rankTask>[0] & { priority: string | null } & Record<string, unknown>

export async function prioritise(ctx: Context): Promise<void> {
  const tasks = await ctx.sql.run<Ranked>(sql`
    select id, responsible_id as responsible, starts_on as "startsOn", ends_on as "endsOn", effort, weight, progress, state, priority
    from plan_task where deleted_at is null and state in ('todo', 'doing') and priority_manual is not true`)
  const calendar = await workingCalendar(ctx.sql)
  const people = tasks.map(({ responsible }) => responsible)
  const work = await openWorkOf(ctx.sql, people)
  const workOf = Map.groupBy(work, ({ responsible }) => responsible)
  const items = tasks.flatMap((task) => {
    const priority = rankTask(task, workOf.get(task.responsible) ?? [], calendar, ctx.today)
    return priority === task.priority ? [] : [{ id: task.id, values: { priority, priorityManual: false } }]
  })
  if (items.length === 0) return
  const outcomes = await updateRecords(ctx, ctx.registry.entity('plan-task'), items, { mode: 'action' })
  for (const outcome of outcomes) writeOrThrow(outcome)
}
