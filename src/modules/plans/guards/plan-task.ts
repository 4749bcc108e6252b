import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { workingCalendar } from '#modules/organisation'
import { originOf, placed, type TaskFacts, tasksOfPlans } from '../queries/placed-tasks.ts'
import { findCircle } from '../rules/circle.ts'
import { earliestStart } from '../rules/push.ts'
import { ownTaskFields } from '../rules/task.ts'
import { workingDayAxis } from '../rules/working-day-axis.ts'
import type { Change } from '../stored.types.ts'
import { guardByParent, reached } from './reach.ts'

/** Follow from what a person wrote; the person did not write them. */
const derivedFields: ReadonlySet<string> = new Set(['finishedOn', 'priority', 'month'])
const placing = ['startsOn', 'endsOn', 'dependsOn', 'lagDays']

/**
 * The plan's owner and superiors change everything; the responsible person progress, state and remarks of the own task.
 * Tasks never wait for each other in a circle, and a task that has not begun starts after those it waits for.
 */
export async function guardTasks(records: Change[], ctx: Context): Promise<Violation[][]> {
  const managed = await reached(
    ctx,
    'plan',
    records.map(({ after }) => after.plan),
  )
  const rights = records.map((record) => (managed.has(record.after.plan) ? [] : beyondOwnTask(record)))
  const moved = records.filter(
    ({ before, after, changed }) =>
      placing.some((name) => changed.has(name)) && (before !== null || after.dependsOn?.length > 0),
  )
  if (moved.length === 0) return rights
  const links = await checkLinks(ctx, records, moved)
  return records.map(({ after }, at) => [...rights[at]!, ...(links.get(after.id) ?? [])])
}

function beyondOwnTask({ before, after, changed }: Change): Violation[] {
  if (!before) return [violation('plan-task.not-manager', 'plan')]
  const found = [...changed]
    .filter((name) => !ownTaskFields.has(name) && !derivedFields.has(name))
    .map((name) => violation('plan-task.own-progress-only', name === 'priorityManual' ? 'priority' : name))
  const ended = [before.state, after.state].includes('cancelled') && changed.has('state')
  if (ended) found.push(violation('plan-task.own-progress-only', 'state'))
  return found
}

async function checkLinks(ctx: Context, records: Change[], moved: Change[]): Promise<Map<string, Violation[]>> {
  const plans = [...new Set(moved.map(({ after }) => after.plan as string))].sort()
  // One writer of a plan's dates at a time, or two could close a circle together.
  await ctx.sql.run(sql`select id from plan where id = any(${sql.param(plans)}::uuid[]) order by id for no key update`)
  const stored = await tasksOfPlans(ctx.sql, plans)
  const tasks = new Map<string, TaskFacts>(stored.map((task) => [task.id, task]))
  for (const { after } of records) if (plans.includes(after.plan)) tasks.set(after.id, after as TaskFacts)
  const ready = [...tasks.values()].filter(({ startsOn, endsOn }) => startsOn && endsOn && endsOn >= startsOn)
  const axis = workingDayAxis(await workingCalendar(ctx.sql), originOf(ready, ctx.today))
  const places = new Map(ready.map((task) => [task.id, placed(task, axis)]))
  const circle = findCircle(new Map(ready.map(({ id, dependsOn }) => [id, dependsOn ?? []])))
  const nameOf = (id: string) => tasks.get(id)?.name ?? id

  const found = new Map<string, Violation[]>()
  for (const { after } of moved) {
    const task = tasks.get(after.id)!
    const faults: Violation[] = []
    const strange = (task.dependsOn ?? []).filter((id) => id !== task.id && tasks.get(id)?.plan !== task.plan)
    if (strange.length > 0) faults.push(violation('plan-task.other-plan', 'dependsOn'))
    if (circle && circle[0] !== circle[1] && circle.includes(task.id)) {
      faults.push(violation('plan-task.circle', 'dependsOn', { circle: circle.map(nameOf).join(' → ') }))
    }
    const place = places.get(task.id)
    const earliest = place?.state === 'todo' && !circle ? earliestStart(place, places) : undefined
    if (place && earliest && place.start < earliest.start) {
      const params = { name: nameOf(earliest.because), day: axis.dayAt(earliest.start) }
      faults.push(violation('plan-task.before-its-turn', 'startsOn', params))
    }
    found.set(task.id, faults)
  }
  return found
}

export const guardTaskRemoval = (ids: string[], ctx: Context): Promise<Violation[]> =>
  guardByParent(ctx, 'plan-task', 'plan_id', 'plan', ids, 'plan-task.not-manager')
