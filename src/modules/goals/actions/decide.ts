import { forbidden } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { defineAction, type RowOf } from '#kernel/entity/define.ts'
import { longText } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'
import { carryOutDecision, withdrawRequest } from '../decision.ts'
import { goalAdjustment } from '../entities/goal-adjustment.ts'
import { lockApproval, settleApproval } from '../process.ts'

type Adjustment = RowOf<typeof goalAdjustment>

const pending = (record: Adjustment) =>
  record.state === 'requested' ? [] : [violation('goal-adjustment.decided', 'state')]

const shared = {
  entity: goalAdjustment,
  on: 'record',
  permission: { operation: 'read' },
  before: async (ctx: Context, id: string) => {
    await lockApproval(ctx, id)
  },
  guard: pending,
} as const

/** The goal first: the approval in the inbox then finds it decided, and follows. */
async function decide(ctx: Context, record: Adjustment, isApproved: boolean, note: string | null): Promise<void> {
  const isRequesterTold = await lockApproval(ctx, record.id)
  await carryOutDecision(ctx, record, { isApproved, note, isRequesterTold })
  await settleApproval(ctx, record.id, isApproved ? 'approved' : 'rejected', note)
}

export const approve = defineAction({
  ...shared,
  name: 'approve',
  label: { zh: '同意', en: 'Approve' },
  primary: true,
  input: { decisionNote: longText({ label: { zh: '审批意见', en: 'Remark' }, max: 2000 }) },
  run: async (ctx, record, { decisionNote }) => {
    await decide(ctx, record, true, decisionNote)
    return { id: record.id }
  },
})

export const reject = defineAction({
  ...shared,
  name: 'reject',
  label: { zh: '拒绝', en: 'Reject' },
  danger: true,
  input: { decisionNote: longText({ label: { zh: '拒绝理由', en: 'Why' }, required: true, max: 2000 }) },
  run: async (ctx, record, { decisionNote }) => {
    await decide(ctx, record, false, decisionNote)
    return { id: record.id }
  },
})

export const withdraw = defineAction({
  ...shared,
  name: 'withdraw',
  label: { zh: '撤回', en: 'Withdraw' },
  input: {},
  run: async (ctx, record) => {
    if (record.requester !== ctx.actor.id) throw forbidden('goal-adjustment.not-yours-to-withdraw')
    await withdrawRequest(ctx, record)
    await settleApproval(ctx, record.id, 'withdrawn', null)
    return { id: record.id }
  },
})
