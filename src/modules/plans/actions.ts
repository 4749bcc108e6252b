import { defineAction } from '#kernel/entity/define.ts'
import { date, text } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'
import { actionItem } from './entities/action-item.ts'
import { budgetEntry } from './entities/budget-entry.ts'
import { planTask } from './entities/plan-task.ts'
import { review } from './entities/review.ts'
import { reviewFigures } from './queries/review-figures.ts'

const isOver = (state: string | null) => state === 'done' || state === 'cancelled'

const finishTask = defineAction({
  entity: planTask,
  name: 'finish',
  label: { zh: '完成', en: 'Mark as done' },
  on: 'record',
  primary: true,
  permission: { operation: 'update' },
  input: { finishedOn: date({ label: { zh: '完成日期', en: 'Finished on' }, required: true, default: '@today' }) },
  guard: ({ state }) => (isOver(state) ? [violation('plan-task.already', 'state')] : []),
  run: (ctx, record, { finishedOn }) => ctx.update(planTask, record.id, { state: 'done', finishedOn }),
})

const finishAction = defineAction({
  entity: actionItem,
  name: 'finish',
  label: { zh: '完成', en: 'Mark as done' },
  on: 'record',
  primary: true,
  permission: { operation: 'update' },
  input: {},
  guard: ({ state }) => (state === 'open' ? [] : [violation('action-item.already', 'state')]),
  run: (ctx, record) => ctx.update(actionItem, record.id, { state: 'done' }),
})

const awaits = ({ state }: { state: string }) =>
  state === 'requested' ? [] : [violation('budget-entry.not-requested', 'state')]

const decision = (label: { zh: string; en: string }) => text({ label, max: 500 })

const approve = defineAction({
  entity: budgetEntry,
  name: 'approve',
  label: { zh: '批准超支', en: 'Approve the overrun' },
  help: { zh: '批准后立即入账，预算会出现超支。', en: 'It is booked at once, and the budget is overrun.' },
  on: 'record',
  primary: true,
  permission: { permission: 'budget.overrun' },
  input: {},
  guard: awaits,
  async run(ctx, record) {
    const decided = { decidedBy: ctx.actor.id, decidedAt: ctx.now.toISOString() }
    await ctx.update(budgetEntry, record.id, { state: 'booked', ...decided })
    if (record.createdBy && record.createdBy !== ctx.actor.id)
      await ctx.notify({
        to: record.createdBy,
        kind: 'budget.decided',
        title: { zh: `超支已批准：${record.note}`, en: `The overrun was approved: ${record.note}` },
        about: { entity: 'budget-entry', id: record.id },
      })
  },
})

const decline = defineAction({
  entity: budgetEntry,
  name: 'decline',
  label: { zh: '不批准', en: 'Decline' },
  on: 'record',
  danger: true,
  permission: { permission: 'budget.overrun' },
  input: { reason: decision({ zh: '原因', en: 'Reason' }) },
  guard: awaits,
  async run(ctx, record, { reason }) {
    const decided = { decidedBy: ctx.actor.id, decidedAt: ctx.now.toISOString() }
    await ctx.update(budgetEntry, record.id, { state: 'declined', ...decided })
    if (record.createdBy && record.createdBy !== ctx.actor.id)
      await ctx.notify({
        to: record.createdBy,
        kind: 'budget.decided',
        title: { zh: `超支未批准：${record.note}`, en: `The overrun was declined: ${record.note}` },
        ...(reason && { body: reason }),
        about: { entity: 'budget-entry', id: record.id },
      })
  },
})

const closeReview = defineAction({
  entity: review,
  name: 'close',
  label: { zh: '归档', en: 'Close the review' },
  help: {
    zh: '此刻的数据会随复盘会保存，之后不再变化。',
    en: 'The figures of this moment are kept with the review and change no more.',
  },
  on: 'record',
  primary: true,
  permission: { operation: 'update' },
  input: {},
  guard: ({ state }) => (state === 'open' ? [] : [violation('review.closed', 'state')]),
  async run(ctx, record) {
    const reader = { sql: ctx.sql, registry: ctx.registry, actor: ctx.actor, clock: ctx.clock }
    const figures = await reviewFigures(reader, { week: record.week, department: record.department, review: record.id })
    await ctx.update(review, record.id, { state: 'closed', closedAt: ctx.now.toISOString(), figures })
  },
})

const reopenReview = defineAction({
  entity: review,
  name: 'reopen',
  label: { zh: '重新打开', en: 'Open again' },
  help: {
    zh: '归档的数据会被丢弃，再次归档时重新计算。',
    en: 'The figures kept are dropped and taken anew at the next closing.',
  },
  on: 'record',
  danger: true,
  permission: { operation: 'update' },
  input: {},
  guard: ({ state }) => (state === 'closed' ? [] : [violation('review.not-closed', 'state')]),
  run: (ctx, record) => ctx.update(review, record.id, { state: 'open', closedAt: null, figures: null }),
})

export const actions = [finishTask, finishAction, approve, decline, closeReview, reopenReview]
