import { sql } from 'drizzle-orm'
import { conflict, forbidden } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineAction, type RowOf } from '#kernel/entity/define.ts'
import { longText } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'
import { goal } from '../entities/goal.ts'
import { goalAdjustment } from '../entities/goal-adjustment.ts'
import { decidesAs } from '../rules/authority.ts'
import { setterOf } from '../setter.ts'

type Adjustment = RowOf<typeof goalAdjustment>

const pending = (record: Adjustment) =>
  record.state === 'requested' ? [] : [violation('goal-adjustment.decided', 'state')]

const remark = { decisionNote: longText({ label: { zh: '审批意见', en: 'Remark' }, max: 2000 }) }

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
  { owner, inPlaceOf, approved }: { owner: string | null; inPlaceOf: string | null; approved: boolean },
): Promise<void> {
  const people = new Set([adjustment.requester, owner, inPlaceOf].filter((id) => id !== null && id !== ctx.actor.id))
  for (const to of people) {
    await ctx.notify({
      to: to as string,
      kind: 'goal-adjustment',
      title: approved
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

export const approve = defineAction({
  entity: goalAdjustment,
  name: 'approve',
  label: { zh: '同意', en: 'Approve' },
  on: 'record',
  primary: true,
  permission: { operation: 'read' },
  input: remark,
  guard: pending,
  run: async (ctx, record, { decisionNote }) => {
    const { owner, target } = await goalOf(ctx, record)
    const { inPlaceOf } = deciderOf(ctx, record, owner)
    // Another adjustment came in between: what was asked for starts from figures that are no more.
    if (Number(target) !== Number(record.targetBefore)) throw conflict('goal-adjustment.stale')
    const system = ctx.asSystem('goal adjustment approved')
    await system.update(goalAdjustment, record.id, {
      ...{ state: 'approved', inPlaceOf },
      ...decided(ctx, decisionNote),
    })
    const { target: next, stretch, challenge } = record
    await system.update(goal, record.goal, { target: next, stretch, challenge, adjustment: record.id })
    await ctx.emit('goal.adjusted', { entity: 'goal', id: record.goal, adjustment: record.id })
    await tell(ctx, record, { owner, inPlaceOf, approved: true })
    return { id: record.id }
  },
})

export const reject = defineAction({
  entity: goalAdjustment,
  name: 'reject',
  label: { zh: '拒绝', en: 'Reject' },
  on: 'record',
  danger: true,
  permission: { operation: 'read' },
  input: { decisionNote: longText({ label: { zh: '拒绝理由', en: 'Why' }, required: true, max: 2000 }) },
  guard: pending,
  run: async (ctx, record, { decisionNote }) => {
    const { owner } = await goalOf(ctx, record)
    const { inPlaceOf } = deciderOf(ctx, record, owner)
    const system = ctx.asSystem('goal adjustment rejected')
    await system.update(goalAdjustment, record.id, {
      ...{ state: 'rejected', inPlaceOf },
      ...decided(ctx, decisionNote),
    })
    await tell(ctx, record, { owner, inPlaceOf, approved: false })
    return { id: record.id }
  },
})

export const withdraw = defineAction({
  entity: goalAdjustment,
  name: 'withdraw',
  label: { zh: '撤回', en: 'Withdraw' },
  on: 'record',
  permission: { operation: 'read' },
  input: {},
  guard: pending,
  run: async (ctx, record) => {
    if (record.requester !== ctx.actor.id) throw forbidden('goal-adjustment.not-yours-to-withdraw')
    await ctx
      .asSystem('goal adjustment withdrawn')
      .update(goalAdjustment, record.id, { state: 'withdrawn', ...decided(ctx, null) })
    return { id: record.id }
  },
})
