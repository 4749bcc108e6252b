export const levels = [
  { value: 'company', label: { zh: '公司', en: 'Company' }, tone: 'brand' },
  { value: 'department', label: { zh: '部门', en: 'Department' }, tone: 'neutral' },
  { value: 'person', label: { zh: '个人', en: 'Person' }, tone: 'muted' },
] as const

export const objectiveStates = [
  { value: 'draft', label: { zh: '草稿', en: 'Draft' }, tone: 'muted' },
  { value: 'active', label: { zh: '进行中', en: 'Active' }, tone: 'brand' },
  { value: 'closed', label: { zh: '已结束', en: 'Closed' }, tone: 'neutral' },
] as const

export const visibilities = [
  { value: 'company', label: { zh: '全公司可见', en: 'Whole company' } },
  { value: 'team', label: { zh: '仅本人和上级', en: 'Owner and superiors' } },
] as const

/** What people say, not what the figures say. */
export const statuses = [
  { value: 'on-track', label: { zh: '正常', en: 'On track' }, tone: 'good' },
  { value: 'at-risk', label: { zh: '有风险', en: 'At risk' }, tone: 'warn' },
  { value: 'off-track', label: { zh: '落后', en: 'Off track' }, tone: 'bad' },
] as const

export const keyResultKinds = [
  { value: 'number', label: { zh: '手工填数', en: 'Number' } },
  { value: 'metric', label: { zh: '系统指标', en: 'Metric' } },
  { value: 'steps', label: { zh: '步骤清单', en: 'Steps' } },
] as const

export const directions = [
  { value: 'up', label: { zh: '越高越好', en: 'Higher is better' } },
  { value: 'down', label: { zh: '越低越好', en: 'Lower is better' } },
] as const

export const keyResultStates = [
  { value: 'active', label: { zh: '使用中', en: 'In use' }, tone: 'brand' },
  { value: 'dropped', label: { zh: '已放弃', en: 'Dropped' }, tone: 'muted' },
] as const

export const milestoneStates = [
  { value: 'open', label: { zh: '未达成', en: 'Open' }, tone: 'brand' },
  { value: 'met', label: { zh: '已达成', en: 'Met' }, tone: 'good' },
  { value: 'missed', label: { zh: '已错过', en: 'Missed' }, tone: 'bad' },
] as const

export const evidenceKinds = [
  { value: 'document', label: { zh: '文件 + 上级确认', en: 'Document and confirmation' } },
  { value: 'records', label: { zh: '记录数量', en: 'Number of records' } },
  { value: 'metric', label: { zh: '系统指标', en: 'Metric' } },
] as const

export const comparisons = [
  { value: 'gte', label: { zh: '≥', en: '≥' } },
  { value: 'gt', label: { zh: '>', en: '>' } },
  { value: 'lte', label: { zh: '≤', en: '≤' } },
  { value: 'lt', label: { zh: '<', en: '<' } },
  { value: 'eq', label: { zh: '=', en: '=' } },
] as const

export const spans = [
  { value: 'quarter', label: { zh: '本季度', en: 'The quarter' } },
  { value: 'year', label: { zh: '年初至季末', en: 'The year so far' } },
] as const
