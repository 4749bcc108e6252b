/** What a decision about an adjustment does, wherever it is made; the rules of authority hold for all of them. */
import { sql } from 'drizzle-orm'
import { conflict, forbidden } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { RowOf } from '#kernel/entity/define.ts'
import { goal } from './entities/goal.ts'
import { goalAdjustment } from './entities/goal-adjustment.ts'
import { decidesAs } from './rules/authority.ts'
import { setterOf } from './setter.ts'

type Adjustment = RowOf<typeof goalAdjustment>

export interface AdjustmentDecision {
  isApproved: boolean
  note: string | null
  /** Whoever asked hears of it by other means. */
  isRequesterTold: boolean
}

/**
 * In the right of whoever acts.
 * @throws AppError 403 when it is not up to him, 409 when the goal is gone or was changed in between
 */
export async function carryOutDecision(
  ctx: Context,
  adjustment: Adjustment,
  { isApproved, note, isRequesterTold }: AdjustmentDecision,
): Promise<void> {
  const { owner, target: present } = await goalOf(ctx, adjustment)
  const { inPlaceOf } = deciderOf(ctx, adjustment, owner)
  // Another adjustment came in between: what was asked for starts from figures that are no more.
  if (isApproved && Number(present) !== Number(adjustment.targetBefore)) throw conflict('goal-adjustment.stale')
  const system = ctx.asSystem(isApproved ? 'goal adjustment approved' : 'goal adjustment rejected')
  await system.update(goalAdjustment, adjustment.id, {
    ...{ state: isApproved ? 'approved' : 'rejected', inPlaceOf },
    ...decided(ctx, note),
  })
  if (isApproved) {
    const { target, stretch, challenge } = adjustment
    await system.update(goal, adjustment.goal, { target, stretch, challenge, adjustment: adjustment.id })
    await ctx.emit('goal.adjusted', { entity: 'goal', id: adjustment.goal, adjustment: adjustment.id })
  }
  const people = new Set([adjustment.requester, owner, inPlaceOf])
  if (isRequesterTold) people.delete(adjustment.requester)
  await tell(ctx, adjustment, people, isApproved)
}

export async function withdrawRequest(ctx: Context, { id }: Adjustment): Promise<void> {
  await ctx
    .asSystem('goal adjustment withdrawn')
    .update(goalAdjustment, id, { state: 'withdrawn', ...decided(ctx, null) })
}

/** The goal behind a request, locked: two deciders, or a decision and another change, do not cross. */
async function goalOf(ctx: Context, adjustment: Adjustment): Promise<{ owner: string | null; target: string }> {
  const [row] = await ctx.sql.run<{ owner: string | null; target: string }>(sql`
    select owner_id as owner, target::text as target from goal where id = ${adjustment.goal}::uuid and deleted_at is null for update`)
  if (!row) throw conflict('goal-adjustment.goal-gone')
  return row
}

/** For whom this person decides; 403 when it is not up to him. */
function deciderOf(ctx: Context, { requester, approver }: Adjustment, owner: string | null) {
  const decider = decidesAs(setterOf(ctx.actor), { requester, approver, owner })
  if (!decider) throw forbidden('goal-adjustment.not-yours-to-decide')
  return decider
}

/** Tells who asked, whose goal it is, and in whose place it was decided. */
async function tell(
  ctx: Context,
  adjustment: Adjustment,
  people: Iterable<string | null>,
  isApproved: boolean,
): Promise<void> {
  for (const to of people) {
    if (to === null || to === ctx.actor.id) continue
    await ctx.notify({
      to,
      kind: 'goal-adjustment',
      title: isApproved
        ? { zh: `目标调整已同意：${adjustment.title}`, en: `Adjustment approved: ${adjustment.title}` }
        : { zh: `目标调整被拒绝：${adjustment.title}`, en: `Adjustment rejected: ${adjustment.title}` },
      about: { entity: 'goal', id: adjustment.goal },
    })
  }
}

const decided = (ctx: Context, decisionNote: string | null) => ({
  decidedBy: ctx.actor.id,
  decidedAt: ctx.now.toISOString(),
  decisionNote,
})
