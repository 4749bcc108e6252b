import { defineEntity } from '#kernel/entity/define.ts'
import { choice, date, decimal, instant, longText, ref, text } from '#kernel/entity/fields.ts'
import { deriveAdjustments } from '../derive-adjustment.ts'
import { guardAdjustments } from '../guard-adjustment.ts'
import { adjustmentReasons, adjustmentStates } from './choices.ts'

/** A request to change the figures of a published goal, and afterwards the record of what was in force when. */
export const goalAdjustment = defineEntity('goal-adjustment', {
  label: { zh: '目标调整', en: 'Goal adjustment' },
  plural: { zh: '目标调整', en: 'Goal adjustments' },
  about: {
    zh: '已发布的目标通过申请和审批来修改，旧版本保留。',
    en: 'Published goals change by request and approval; former versions are kept.',
  },
  path: 'goal-adjustments',
  icon: 'audit',
  scope: { by: 'via', through: 'goal', owner: 'approver', standIns: true },
  settingsOnly: true,
  title: 'title',
  sort: '-createdAt',
  fields: {
    title: text({ label: { zh: '标题', en: 'Title' }, write: 'never' }),
    goal: ref('goal', { label: { zh: '目标', en: 'Goal' }, required: true, write: 'create', onDelete: 'cascade' }),
    reason: choice(adjustmentReasons, {
      label: { zh: '原因', en: 'Reason' },
      required: true,
      write: 'create',
      default: 'market',
    }),
    note: longText({ label: { zh: '说明', en: 'Explanation' }, required: true, write: 'create', max: 2000 }),
    target: decimal({ label: { zh: '新目标值', en: 'New target' }, required: true, scale: 4, write: 'create' }),
    stretch: decimal({ label: { zh: '新冲刺值', en: 'New stretch' }, scale: 4, write: 'create' }),
    challenge: decimal({ label: { zh: '新挑战值', en: 'New challenge' }, scale: 4, write: 'create' }),
    targetBefore: decimal({ label: { zh: '原目标值', en: 'Target before' }, scale: 4, write: 'never' }),
    stretchBefore: decimal({ label: { zh: '原冲刺值', en: 'Stretch before' }, scale: 4, write: 'never' }),
    challengeBefore: decimal({ label: { zh: '原挑战值', en: 'Challenge before' }, scale: 4, write: 'never' }),
    effectiveOn: date({
      label: { zh: '生效日期', en: 'In force from' },
      required: true,
      default: '@today',
      write: 'create',
    }),
    state: choice(adjustmentStates, {
      label: { zh: '状态', en: 'State' },
      fixed: true,
      write: 'action-only',
      default: 'requested',
    }),
    requester: ref('employee', { label: { zh: '申请人', en: 'Requested by' }, write: 'never' }),
    approver: ref('employee', { label: { zh: '审批人', en: 'Approver' }, write: 'never' }),
    decidedBy: ref('employee', { label: { zh: '处理人', en: 'Decided by' }, write: 'action-only', index: false }),
    inPlaceOf: ref('employee', {
      label: { zh: '代谁处理', en: 'In place of' },
      help: { zh: '受托人代为处理时，记录委托人', en: 'Whom the deputy stood in for' },
      write: 'action-only',
      index: false,
    }),
    decidedAt: instant({ label: { zh: '处理时间', en: 'Decided at' }, write: 'action-only' }),
    decisionNote: longText({ label: { zh: '审批意见', en: 'Remark' }, write: 'action-only', max: 2000 }),
  },
  list: ['goal', 'targetBefore', 'target', 'reason', 'effectiveOn', 'requester', 'approver', 'state'],
  quick: ['goal', 'target', 'reason', 'note', 'effectiveOn'],
  unique: [
    {
      fields: ['goal'],
      where: "state = 'requested'",
      error: 'goal-adjustment.pending',
      message: {
        zh: '该目标已有一个待审批的调整',
        en: 'An adjustment of this goal is waiting for approval already',
      },
    },
  ],
  derive: deriveAdjustments,
  guard: guardAdjustments,
})
