import { scopesOf } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { add, compare } from '#kernel/pure/money.ts'
import { violation } from '#kernel/pure/violations.ts'
import { lineUses } from '../queries/line-use.ts'
import { committedOf, leftOf, unused } from '../rules/budget.ts'
import type { Change } from '../stored.types.ts'
import { guardByParent, reached } from './reach.ts'

/** Who may change the plan sets its budget, and whoever is responsible for all budgets. A line never falls below what is used. */
export async function guardLines(records: Change[], ctx: Context): Promise<Violation[][]> {
  const everywhere = scopesOf(ctx.actor, 'budget-line', 'update').has('all')
  const managed = await reached(
    ctx,
    'plan',
    records.map(({ after }) => after.plan),
  )
  // The rows are locked by the update, so that no entry comes in between.
  const cut = records.filter(({ before, after }) => before && after.amount && compare(after.amount, before.amount) < 0)
  const uses = await lineUses(
    ctx.sql,
    cut.map(({ after }) => after.id),
  )
  return records.map((record) => {
    if (!everywhere && !managed.has(record.after.plan)) return [violation('budget.not-manager', 'plan')]
    if (!cut.includes(record)) return []
    const use = uses.get(record.after.id) ?? unused
    const isBelow = compare(leftOf(record.after.amount, use), '0') < 0
    return isBelow ? [violation('budget-line.below-use', 'amount', { used: add(use.spent, committedOf(use)) })] : []
  })
}

export const guardLineRemoval = async (ids: string[], ctx: Context): Promise<Violation[]> =>
  scopesOf(ctx.actor, 'budget-line', 'delete').has('all')
    ? []
    : guardByParent(ctx, 'budget-line', 'plan_id', 'plan', ids, 'budget.not-manager')
