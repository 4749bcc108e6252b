import { sql } from 'drizzle-orm'
import { badRequest, ruleBroken } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { Decimal } from '#kernel/pure/decimal.ts'
import { violation } from '#kernel/pure/violations.ts'
import { writeOrThrow } from '#kernel/write/outcome.ts'
import { updateRecords } from '#kernel/write/update.ts'
import { type Exchange, exchangeOf } from '#modules/organisation'
import { goal } from '../entities/goal.ts'
import { metricCatalogue, readerOf } from '../metric-catalogue.ts'
import { type GoalRow, goalRow, goalRows } from '../queries/goal-rows.ts'
import { targetsIn } from '../queries/in-currency.ts'
import { splitOf } from '../rules/cascade.ts'
import { earlier, later } from '../rules/period.ts'
import { respread } from '../rules/proposal.ts'
import { requestAdjustment } from './adjust.ts'

export interface RespreadRequest {
  split: string
  step?: string | undefined
  note?: string | undefined
  preview?: boolean | undefined
}

export interface RespreadPart {
  id: string
  name: string
  before: string
  after: string
  /** What the figures are in. */
  currency: string | null
  /** Drafts change at once, published goals by an adjustment that is asked for. */
  by: 'change' | 'adjustment' | 'nothing'
}

/** Spreads a changed goal over the parts it has, in their proportion. All or nothing. */
export async function respreadGoal(
  ctx: Context,
  id: string,
  request: RespreadRequest,
): Promise<{ parts: RespreadPart[] }> {
  const reader = readerOf(ctx)
  const parent = await goalRow(reader, id)
  const additive = (await metricCatalogue(reader)).get(parent.metric)?.additive ?? true
  const children = (await goalRows(reader, sql`g.parent_id = ${id}::uuid`)).filter(
    (child) => splitOf(parent, child) === request.split,
  )
  if (!additive || children.length === 0) throw badRequest('goal.no-split', 'split')
  const [all] = await ctx.sql.run<{ n: number }>(
    sql`select count(*)::int as n from goal where parent_id = ${id}::uuid and deleted_at is null and subject = ${children[0]!.subject}
      and period_kind = ${children[0]!.periodKind}`,
  )
  // What one cannot see one cannot spread over.
  if (all!.n > children.length) throw ruleBroken([violation('goal.not-yours-to-set', 'split')])
  const told = await targetsIn(reader, parent.currency, children)
  const after = respread(
    parent.target,
    children.map((child) => told.get(child.id) ?? null),
    request.step,
  )
  const { between } = await exchangeOf(ctx.sql)
  const parts = children.map((child, i) => partOf(parent, child, after[i]!, between))
  if (request.preview) return { parts }
  const drafts = parts.filter((p) => p.by === 'change')
  const outcomes = await updateRecords(
    ctx,
    goal,
    drafts.map((p) => ({ id: p.id, values: { target: p.after } })),
    { allOrNothing: true },
  )
  for (const outcome of outcomes) writeOrThrow(outcome)
  for (const part of parts.filter((p) => p.by === 'adjustment')) {
    const child = children.find((c) => c.id === part.id)!
    const effectiveOn = earlier(later(ctx.today, child.startsOn), child.endsOn)
    const note = request.note || `${parent.name}: ${new Decimal(parent.target).toFixed()}`
    await requestAdjustment(ctx, part.id, { target: part.after, reason: 'other', note, effectiveOn })
  }
  return { parts }
}

/** @param share what the child gets, in the parent's currency */
function partOf(parent: GoalRow, child: GoalRow, share: string, between: Exchange['between']): RespreadPart {
  const after = inOwnCurrency(parent, child, share, between)
  const same = new Decimal(after).eq(child.target)
  const by = same ? 'nothing' : child.state === 'draft' ? 'change' : 'adjustment'
  return { id: child.id, name: child.name, before: child.target, after, currency: child.currency, by }
}

/** To the last of the four places that a target has, so that the parts still add up to the cent. */
function inOwnCurrency(parent: GoalRow, child: GoalRow, share: string, between: Exchange['between']): string {
  if (child.currency === parent.currency) return share
  const rate = between(child.currency!, parent.currency!, child.startsOn)
  if (rate === undefined)
    throw ruleBroken([violation('currency.no-rate', 'split', { currency: child.currency, day: child.startsOn })])
  return new Decimal(share).div(rate).toDecimalPlaces(4).toFixed()
}
