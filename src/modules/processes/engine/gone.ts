/** People who leave, or lose the role for which they are asked: their work items go to others, by the policy of the step. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { statusesThatMayEnter } from '#modules/organisation'
import { resolveAssignees, standIn } from '../rules/assignees.ts'
import { nodeOf } from '../rules/graph.ts'
import type { Happening } from '../rules/state.types.ts'
import { askFacts } from './ask-facts.ts'
import { go } from './go.ts'
import { log } from './proceed.ts'
import { lockRun, type Run } from './run.ts'

const batch = 50

interface Item extends Record<string, unknown> {
  instance: string
  seat: number
  step: string
  assignee: string
}

/** Undecided work items of people who may not sign in any more. */
export async function replaceGone(ctx: Context): Promise<void> {
  const items = await ctx.sql.run<Item>(sql`
    select t.instance_id as instance, t.seat, t.step, t.assignee_id as assignee
    from process_task t join employee e on e.id = t.assignee_id
    where t.state in ('waiting', 'open') and t.kind <> 'resubmit' and t.deleted_at is null
      and (e.deleted_at is not null or not e.status = any(${sql.param([...statusesThatMayEnter])}::text[]))
    order by t.instance_id limit ${sql.raw(String(batch))}`)
  for (const item of items) await replace(ctx, item, 'left')
}

/** After a change of somebody's roles, superiors or department: those asked for a role that they have lost. */
export async function replaceUnfit(ctx: Context, person: string): Promise<void> {
  const items = await ctx.sql.run<Item>(sql`
    select instance_id as instance, seat, step, assignee_id as assignee from process_task
    where assignee_id = ${person}::uuid and state in ('waiting', 'open') and added_by_id is null and deleted_at is null
    order by instance_id`)
  for (const item of items) await replace(ctx, item, 'role')
}

async function replace(ctx: Context, { instance, seat, step, assignee }: Item, why: 'left' | 'role'): Promise<void> {
  const run = await lockRun(ctx, instance)
  const node = run && nodeOf(run.flow, step)
  if (!run || run.state.outcome !== null) return
  // The starter who corrects is nobody's choice: an administrator sees to it.
  if (node?.kind !== 'task' && node?.kind !== 'approval') return
  const token = run.state.tokens.find((each) => each.seats.some(({ id }) => id === seat))
  const facts = await askFacts(run, node)
  const people = resolveAssignees(node.assignee, facts).flat()
  if (why === 'role' && !losesRole(node.assignee, people, facts, assignee)) return
  const next = people.find((person) => !token?.seats.some((other) => other.person === person))
  const { whenNobody } = node
  const fallback =
    whenNobody === 'administrator' || whenNobody === 'manager'
      ? standIn(whenNobody, assignee, facts.organisation)
      : null
  log(run, step, 'note', null, { what: why === 'left' ? 'assignee left' : 'assignee lost the role', person: assignee })
  run.act = { seat, by: null }
  await goOn(run, seat, next ?? fallback, whenNobody)
}

/** Asked for a role alone, and not one of its holders any more. */
function losesRole(
  assignees: Parameters<typeof resolveAssignees>[0],
  people: readonly string[],
  facts: Awaited<ReturnType<typeof askFacts>>,
  person: string,
): boolean {
  const roles = assignees.flatMap((each) => ('role' in each ? [each.role] : []))
  const has = facts.organisation.people.get(person)?.roles ?? []
  return roles.length === assignees.length && !people.includes(person) && !roles.some((role) => has.includes(role))
}

async function goOn(run: Run, seat: number, to: string | null, policy: string): Promise<void> {
  const vacated: Happening = { is: 'vacated', seat, policy: policy === 'refuse' ? 'refuse' : 'skip' }
  const handedOver: Happening = { is: 'handed-over', seat, to }
  const isVacated = to === null && (policy === 'skip' || policy === 'refuse')
  if (await go(run, isVacated ? vacated : handedOver)) return
  // Whoever takes over is asked in this step already: one answer is enough.
  await go(run, { is: 'vacated', seat, policy: 'skip' })
}
