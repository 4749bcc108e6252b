import { defineEntity } from '#kernel/entity/define.ts'
import { choice, instant, integer, json, longText, ref, text } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'

const fixed = { write: 'action-only' } as const
const system = { write: 'action-only', section: 'system' } as const

export const taskStates = [
  { value: 'waiting', label: { zh: '未轮到', en: 'Not yet' }, tone: 'muted' },
  { value: 'open', label: { zh: '待处理', en: 'Open' }, tone: 'brand' },
  { value: 'done', label: { zh: '已处理', en: 'Done' }, tone: 'good' },
  { value: 'cancelled', label: { zh: '已取消', en: 'Cancelled' }, tone: 'muted' },
] as const

export const decisions = [
  { value: 'approved', label: { zh: '同意', en: 'Approved' }, tone: 'good' },
  { value: 'rejected', label: { zh: '驳回', en: 'Rejected' }, tone: 'bad' },
  { value: 'completed', label: { zh: '完成', en: 'Completed' }, tone: 'good' },
  { value: 'returned', label: { zh: '退回', en: 'Returned' }, tone: 'warn' },
  { value: 'transferred', label: { zh: '转交', en: 'Transferred' }, tone: 'neutral' },
] as const

/** What one person is asked in one step. Read by whoever reads the instance; decided by the assignee or who stands in. */
export const processTask = defineEntity('process-task', {
  label: { zh: '待办', en: 'Work item' },
  plural: { zh: '流程待办', en: 'Work items' },
  about: { zh: '流程里等待某个人处理的一步。', en: 'A step of a process that waits for somebody.' },
  path: 'process-tasks',
  icon: 'check-square',
  scope: { by: 'via', through: 'instance', owner: 'assignee' },
  settingsOnly: true,
  title: 'stepName',
  sort: '-openedAt',
  fields: {
    instance: ref('process-instance', {
      label: { zh: '流程实例', en: 'Request' },
      required: true,
      onDelete: 'cascade',
      ...fixed,
    }),
    step: text({ label: { zh: '步骤标识', en: 'Step id' }, required: true, max: 100, ...system }),
    stepName: text({ label: { zh: '步骤', en: 'Step' }, required: true, max: 200, ...fixed }),
    kind: choice(
      [
        { value: 'task', label: { zh: '办理', en: 'Task' } },
        { value: 'approval', label: { zh: '审批', en: 'Approval' } },
        { value: 'resubmit', label: { zh: '修改后重新提交', en: 'Correct and resubmit' } },
      ],
      { label: { zh: '类型', en: 'Kind' }, fixed: true, required: true, ...fixed },
    ),
    /** Null when it waits for an administrator to name somebody. */
    assignee: ref('employee', { label: { zh: '处理人', en: 'Assignee' }, onDelete: 'restrict', ...fixed }),
    /** Who decided in the assignee's place, or the assignee. */
    actedBy: ref('employee', { label: { zh: '实际处理人', en: 'Acted by' }, index: false, ...fixed }),
    state: choice(taskStates, { label: { zh: '状态', en: 'State' }, fixed: true, required: true, ...fixed }),
    decision: choice(decisions, { label: { zh: '决定', en: 'Decision' }, fixed: true, index: false, ...fixed }),
    comment: longText({ label: { zh: '意见', en: 'Comment' }, max: 5000, ...fixed }),
    form: json<{ label: { zh: string; en: string } }, Record<string, unknown>>({
      label: { zh: '表单', en: 'Form' },
      ...system,
    }),
    /** What the approver changed of the record under approval. */
    changes: json({ label: { zh: '审批人的修改', en: 'Changes by the approver' }, ...system }),
    openedAt: instant({ label: { zh: '到达时间', en: 'Opened at' }, index: true, ...fixed }),
    dueAt: instant({ label: { zh: '期限', en: 'Due at' }, index: true, ...fixed }),
    decidedAt: instant({ label: { zh: '处理时间', en: 'Decided at' }, index: true, ...fixed }),
    /** How many times the step has been reached: 1 until something is returned to it. */
    round: integer({ label: { zh: '轮次', en: 'Round' }, required: true, default: 1, additive: false, ...system }),
    /** Which seat of the step's state it stands for. */
    seat: integer({ label: { zh: '席位', en: 'Seat' }, required: true, additive: false, ...system }),
    /** Order among the tasks of the step and round. */
    position: integer({ label: { zh: '次序', en: 'Order' }, required: true, default: 0, additive: false, ...system }),
    /** Who added the signer; null when the definition asks. */
    addedBy: ref('employee', { label: { zh: '加签人', en: 'Added by' }, index: false, ...system }),
  },
  list: ['stepName', 'instance', 'assignee', 'state', 'decision', 'openedAt', 'dueAt'],
  unique: [
    {
      fields: ['instance', 'step', 'round', 'assignee'],
      where: "state in ('waiting', 'open')",
      error: 'process-task.asked-already',
      message: { zh: '这一步已经请这个人处理', en: 'This person is asked in this step already' },
    },
  ],
  // Undoing somebody's own batch of writes must not open again what the instance has left behind.
  rules: [
    ({ before, changed }) =>
      (before?.state === 'done' || before?.state === 'cancelled') && changed.has('state')
        ? [violation('process-task.closed', 'state')]
        : [],
  ],
  indexes: ['assignee_id, state, opened_at desc'],
})
