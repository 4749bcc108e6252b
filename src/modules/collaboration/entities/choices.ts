export const requestStates = [
  { value: 'open', label: { zh: '待答复', en: 'To answer' }, tone: 'brand' },
  { value: 'countered', label: { zh: '对方有提议', en: 'Proposal' }, tone: 'warn' },
  { value: 'accepted', label: { zh: '进行中', en: 'Under way' }, tone: 'neutral' },
  { value: 'delivered', label: { zh: '待确认', en: 'Delivered' }, tone: 'brand' },
  { value: 'closed', label: { zh: '已完成', en: 'Done' }, tone: 'good' },
  { value: 'declined', label: { zh: '已拒绝', en: 'Declined' }, tone: 'bad' },
  { value: 'withdrawn', label: { zh: '已撤回', en: 'Withdrawn' }, tone: 'muted' },
] as const
export type RequestState = (typeof requestStates)[number]['value']

export const conflictStates = [
  { value: 'open', label: { zh: '处理中', en: 'Open' }, tone: 'brand' },
  { value: 'settled', label: { zh: '已协商一致', en: 'Settled' }, tone: 'good' },
  { value: 'ruled', label: { zh: '已裁决', en: 'Ruled' }, tone: 'good' },
  { value: 'withdrawn', label: { zh: '已撤回', en: 'Withdrawn' }, tone: 'muted' },
] as const

export const conflictLevels = [
  { value: 'parties', label: { zh: '当事人协商', en: 'Between the parties' }, tone: 'neutral' },
  { value: 'managers', label: { zh: '双方主管', en: 'Their managers' }, tone: 'warn' },
  { value: 'committee', label: { zh: '决策小组', en: 'Decision committee' }, tone: 'bad' },
] as const
export type ConflictLevel = (typeof conflictLevels)[number]['value']

export const announcementStates = [
  { value: 'draft', label: { zh: '草稿', en: 'Draft' }, tone: 'muted' },
  { value: 'published', label: { zh: '已发布', en: 'Published' }, tone: 'good' },
  { value: 'withdrawn', label: { zh: '已撤下', en: 'Withdrawn' }, tone: 'muted' },
] as const

export const announcementKinds = [
  { value: 'notice', label: { zh: '公告', en: 'Announcement' }, tone: 'neutral' },
  { value: 'change', label: { zh: '重要变更', en: 'Important change' }, tone: 'warn' },
] as const

export const sopStates = [
  { value: 'draft', label: { zh: '草稿', en: 'Draft' }, tone: 'muted' },
  { value: 'in-force', label: { zh: '执行中', en: 'In force' }, tone: 'good' },
  { value: 'retired', label: { zh: '已停用', en: 'Retired' }, tone: 'muted' },
] as const

export const sopStepKinds = [
  { value: 'work', label: { zh: '工作', en: 'Work' }, tone: 'neutral' },
  { value: 'hand-over', label: { zh: '交接点', en: 'Hand-over point' }, tone: 'brand' },
  { value: 'approval', label: { zh: '审批节点', en: 'Approval' }, tone: 'warn' },
  { value: 'deliverable', label: { zh: '交付物', en: 'Deliverable' }, tone: 'good' },
] as const
