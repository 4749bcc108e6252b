/** An adjustment waits for its approver in the inbox: a decision there and one on the screens of goals are the same. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { RowOf } from '#kernel/entity/define.ts'
import { decimal } from '#kernel/pure/decimal.ts'
import {
  approvalsInTurn,
  canStart,
  defineProcess,
  type FormField,
  type InstanceEnded,
  lockInstancesAbout,
  settleAbout,
  startInstance,
} from '#modules/processes'
import { carryOutDecision, withdrawRequest } from './decision.ts'
import { goalAdjustment } from './entities/goal-adjustment.ts'

const key = 'goal-adjustment'

const form: FormField[] = [
  { name: 'targetBefore', label: { zh: '原目标值', en: 'Target before' }, kind: 'decimal', required: false },
  { name: 'target', label: { zh: '新目标值', en: 'New target' }, kind: 'decimal', required: false },
  { name: 'effectiveOn', label: { zh: '生效日期', en: 'In force from' }, kind: 'date', required: false },
  { name: 'note', label: { zh: '说明', en: 'Explanation' }, kind: 'longText', required: false },
]

/** Who decides is found by the rules of authority and kept with the adjustment; so it is not handed on to others. */
export const adjustmentProcess = defineProcess({
  key,
  name: { zh: '目标调整', en: 'Goal adjustment' },
  about: {
    zh: '已发布的目标要改，由上级目标负责人或直属上级审批',
    en: 'Changes of published goals, decided by the owner of the parent goal or the superior',
  },
  category: 'other',
  published: true,
  triggers: [],
  flow: (word) =>
    approvalsInTurn(word, {
      form,
      steps: [
        {
          id: 'approver',
          name: word({ zh: '目标审批人', en: 'Approver' }),
          assignee: [{ field: 'approver' }],
          whenOver: 'remind',
          allow: { addSign: false, transfer: false, returnTo: false },
        },
      ],
    }),
})

/**
 * Puts the request into its approver's inbox. False when there is nobody above, who then is told by the module itself, or
 * when the company has switched the process off.
 */
export async function startApproval(ctx: Context, adjustment: RowOf<typeof goalAdjustment>): Promise<boolean> {
  if (!adjustment.approver || !(await canStart(ctx, key))) return false
  const { id, targetBefore, target, effectiveOn, note } = adjustment
  await startInstance(ctx, {
    process: key,
    about: { entity: goalAdjustment.name, id },
    form: { targetBefore: plain(targetBefore), target: plain(target), effectiveOn, note },
    held: { adjustment: id },
  })
  return true
}

/** Without the zeros of the column. */
const plain = (figure: string | null): string | null => figure && decimal(figure).toFixed()

const about = (id: string) => ({ process: key, entity: goalAdjustment.name, id })

/** Answers whether it waits in an inbox. */
export const lockApproval = (ctx: Context, id: string): Promise<boolean> => lockInstancesAbout(ctx, about(id))

/** The inbox follows the screen of goals. */
export const settleApproval = (
  ctx: Context,
  id: string,
  decision: 'approved' | 'rejected' | 'withdrawn',
  comment: string | null,
): Promise<void> => settleAbout(ctx, about(id), decision, comment)

/** The goal follows the inbox, in the right of whoever decided there. */
export const approvalEnded: InstanceEnded = async (ctx, instance, outcome, lastWord) => {
  const { adjustment: id } = instance.held as { adjustment: string }
  await ctx.sql.run(sql`select 1 from goal_adjustment where id = ${id}::uuid for update`)
  const adjustment = await ctx.find(goalAdjustment, id)
  if (adjustment?.state !== 'requested') return undefined
  const by = lastWord?.ctx ?? ctx
  if (outcome === 'withdrawn' || outcome === 'cancelled') await withdrawRequest(by, adjustment)
  else
    await carryOutDecision(by, adjustment, {
      isApproved: outcome !== 'rejected',
      note: lastWord?.comment ?? null,
      isRequesterTold: true,
    })
  return undefined
}
