import type { Label } from '#kernel/entity/meta.types.ts'

/** What is said to people whose request breaks a rule of plans. */
export const messages: Record<string, Label> = {
  'plan-task.circle': { zh: '前置任务形成循环：{circle}', en: 'The tasks wait for each other: {circle}' },
  'plan-task.waits-for-itself': { zh: '任务不能以自己为前置任务', en: 'A task cannot wait for itself' },
  'plan-task.other-plan': {
    zh: '前置任务必须属于同一计划',
    en: 'A task waits only for tasks of the same plan',
  },
  'plan-task.before-its-turn': {
    zh: '前置任务“{name}”还没完成：最早 {day} 开始',
    en: 'It waits for “{name}” and can start on {day} at the earliest',
  },
  'plan-task.not-manager': {
    zh: '只有计划负责人及其上级可以增删任务',
    en: 'Only the owner of the plan and superiors add and remove tasks',
  },
  'plan-task.own-progress-only': {
    zh: '责任人只能修改进度、状态和备注，其他请联系计划负责人',
    en: 'The responsible person changes progress, status and remarks; ask the owner of the plan for the rest',
  },
  'plan-task.already': { zh: '任务已经结束', en: 'The task is over already' },
  'budget-line.warnings': {
    zh: '再次提醒的百分比应高于首次提醒',
    en: 'The second warning comes after the first',
  },
  'budget-line.below-use': {
    zh: '已支出和已承诺共 {used}，预算不能更低',
    en: '{used} are spent or committed; the budget cannot be lower',
  },
  'budget.not-manager': {
    zh: '只有计划负责人、其上级和财务可以改动预算',
    en: 'Only the owner of the plan, superiors and finance change its budget',
  },
  'budget.exceeded': {
    zh: '超出预算 {over}：此项只剩 {left}，且不允许超支',
    en: '{over} beyond the budget: {left} is left and this line must not be overrun',
  },
  'budget.reason-needed': {
    zh: '超出预算 {over}（只剩 {left}）：请填写超支理由，批准后入账',
    en: '{over} beyond the budget ({left} left): give a reason; it is booked once approved',
  },
  'budget.no-room-to-restore': {
    zh: '预算已不够恢复这笔记录',
    en: 'The budget has no room left for this entry',
  },
  'budget-entry.zero': { zh: '金额不能为 0', en: 'The amount cannot be 0' },
  'budget-entry.negative-commitment': { zh: '承诺金额必须大于 0', en: 'A commitment is more than 0' },
  'budget-entry.commitment-settles': {
    zh: '只有支出可以对应一笔承诺',
    en: 'Only spending pays a commitment',
  },
  'budget-entry.no-such-commitment': {
    zh: '这个预算项没有这笔承诺',
    en: 'The budget line has no such commitment',
  },
  'budget-entry.not-requested': { zh: '这笔记录不在等待批准', en: 'The entry does not await approval' },
  'review.closed': { zh: '复盘会已归档', en: 'The review is closed' },
  'review.not-closed': { zh: '复盘会还没有归档', en: 'The review is not closed' },
  'review.not-host': {
    zh: '只有主持人及其上级可以填写',
    en: 'Only the host and superiors write here',
  },
  'review.week': { zh: '没有这一周（格式如 2026-W12）', en: 'There is no such week (as 2026-W12)' },
  'action-item.already': { zh: '行动项已经结束', en: 'The action item is over already' },
  'action-item.own-state-only': {
    zh: '责任人只能修改状态和进展',
    en: 'The responsible person changes status and progress note only',
  },
}
