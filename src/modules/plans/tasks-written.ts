/** After tasks were written: those who wait for them make room, and the responsible people are told. */
import type { Context } from '#kernel/entity/context.ts'
import { writeOrThrow } from '#kernel/write/outcome.ts'
import { updateRecords } from '#kernel/write/update.ts'
import { workingCalendar } from '#modules/organisation'
import { originOf, placed, tasksOfPlans } from './queries/placed-tasks.ts'
import { pushFollowers } from './rules/push.ts'
import { workingDayAxis } from './rules/working-day-axis.ts'
import type { Change } from './stored.types.ts'

export async function tasksWritten(records: Change[], ctx: Context): Promise<void> {
  const placing = ['startsOn', 'endsOn', 'lagDays', 'dependsOn', 'state']
  const moved = records.filter(({ before, changed }) => before && placing.some((name) => changed.has(name)))
  if (moved.length > 0) await makeRoom(ctx, [...new Set(moved.map(({ after }) => after.plan as string))])
  await tellResponsible(records, ctx)
}

/** Tasks that have not begun and wait for something that now ends later move on, keeping their length in working days. */
async function makeRoom(ctx: Context, plans: string[]): Promise<void> {
  const tasks = await tasksOfPlans(ctx.sql, plans)
  const axis = workingDayAxis(await workingCalendar(ctx.sql), originOf(tasks, ctx.today))
  const places = tasks.map((task) => placed(task, axis))
  const moves = pushFollowers(places)
  if (moves.size === 0) return
  const items = places
    .filter(({ id }) => moves.has(id))
    .map(({ id, start, finish }) => {
      const to = moves.get(id)!
      return { id, values: { startsOn: axis.dayAt(to), endsOn: axis.dayAt(to + finish - start - 1) } }
    })
  const system = ctx.asSystem('plan task moved by one that it waits for')
  const entity = ctx.registry.entity('plan-task')
  for (const outcome of await updateRecords(system, entity, items, { mode: 'action' })) writeOrThrow(outcome)
}

async function tellResponsible(records: Change[], ctx: Context): Promise<void> {
  for (const { after, changed, source } of records) {
    if (!changed.has('responsible') || after.responsible === ctx.actor.id) continue
    if (source === 'import' || source === 'demo' || after.state === 'cancelled' || after.state === 'done') continue
    await ctx.notify({
      to: after.responsible,
      kind: 'plan-task.assigned',
      title: { zh: `您负责的计划任务：${after.name}`, en: `You are responsible for: ${after.name}` },
      body: { zh: `${after.startsOn} 至 ${after.endsOn}`, en: `${after.startsOn} to ${after.endsOn}` },
      about: { entity: 'plan-task', id: after.id },
    })
  }
}
