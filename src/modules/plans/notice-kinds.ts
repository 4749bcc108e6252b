import type { NoticeKind } from '#kernel/notify/notice-kinds.ts'

/** What this module tells people of. */
export const noticeKinds: NoticeKind[] = [
  { key: 'plan-task.assigned', label: { zh: '计划任务分给我', en: 'A plan task is mine' } },
  { key: 'plan-task.due', label: { zh: '计划任务快到期', en: 'Plan tasks fall due' } },
  { key: 'plan-task.late', label: { zh: '计划任务已逾期', en: 'Plan tasks are late' } },
  { key: 'action-item.assigned', label: { zh: '行动项分给我', en: 'An action item is mine' } },
  { key: 'action-item.due', label: { zh: '行动项快到期', en: 'Action items fall due' } },
  { key: 'action-item.late', label: { zh: '行动项已逾期', en: 'Action items are late' } },
  { key: 'budget.request', label: { zh: '预算申请等我决定', en: 'Budget requests wait for me' } },
  { key: 'budget.decided', label: { zh: '预算申请有结果', en: 'My budget request was decided' } },
  { key: 'budget.warning', label: { zh: '预算快用完', en: 'A budget is nearly spent' } },
]
