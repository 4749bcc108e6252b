export const taskStates = [
  { value: 'todo', label: { zh: '未开始', en: 'Not started' }, tone: 'neutral' },
  { value: 'doing', label: { zh: '进行中', en: 'In progress' }, tone: 'brand' },
  { value: 'done', label: { zh: '已完成', en: 'Done' }, tone: 'good' },
  { value: 'cancelled', label: { zh: '已取消', en: 'Cancelled' }, tone: 'muted' },
] as const

export const priorities = [
  { value: 'urgent', label: { zh: '紧急', en: 'Urgent' }, tone: 'bad' },
  { value: 'high', label: { zh: '高', en: 'High' }, tone: 'warn' },
  { value: 'normal', label: { zh: '中', en: 'Normal' }, tone: 'neutral' },
  { value: 'low', label: { zh: '低', en: 'Low' }, tone: 'muted' },
] as const

/** By what a goal was split to arrive at the task. */
export const dimensions = [
  { value: 'time', label: { zh: '时间', en: 'Time' } },
  { value: 'region', label: { zh: '区域', en: 'Region' } },
  { value: 'product', label: { zh: '产品', en: 'Product' } },
  { value: 'customer', label: { zh: '客户', en: 'Customer' } },
  { value: 'channel', label: { zh: '渠道', en: 'Channel' } },
  { value: 'person', label: { zh: '人员', en: 'Person' } },
] as const

export const budgetCategories = [
  { value: 'travel', label: { zh: '差旅', en: 'Travel' } },
  { value: 'campaign', label: { zh: '市场活动', en: 'Campaigns' } },
  { value: 'hospitality', label: { zh: '招待', en: 'Hospitality' } },
  { value: 'material', label: { zh: '物料', en: 'Material' } },
  { value: 'training', label: { zh: '培训', en: 'Training' } },
  { value: 'tool', label: { zh: '工具与软件', en: 'Tools and software' } },
  { value: 'channel', label: { zh: '渠道费用', en: 'Channel fees' } },
  { value: 'other', label: { zh: '其他', en: 'Other' } },
] as const

/** What happens to an entry that would go beyond the amount. */
export const limits = [
  { value: 'approval', label: { zh: '超支需批准', en: 'Needs approval' }, tone: 'warn' },
  { value: 'stop', label: { zh: '一律不许超支', en: 'Never beyond' }, tone: 'bad' },
] as const

export const entryKinds = [
  { value: 'spending', label: { zh: '支出', en: 'Spending' }, tone: 'brand' },
  { value: 'commitment', label: { zh: '已承诺', en: 'Commitment' }, tone: 'neutral' },
] as const

export const entryStates = [
  { value: 'booked', label: { zh: '已入账', en: 'Booked' }, tone: 'good' },
  { value: 'requested', label: { zh: '待批准', en: 'Awaits approval' }, tone: 'warn' },
  { value: 'declined', label: { zh: '未批准', en: 'Declined' }, tone: 'muted' },
] as const

export const reviewStates = [
  { value: 'open', label: { zh: '进行中', en: 'Open' }, tone: 'brand' },
  { value: 'closed', label: { zh: '已归档', en: 'Closed' }, tone: 'muted' },
] as const

export const actionStates = [
  { value: 'open', label: { zh: '待完成', en: 'Open' }, tone: 'brand' },
  { value: 'done', label: { zh: '已完成', en: 'Done' }, tone: 'good' },
  { value: 'dropped', label: { zh: '不再需要', en: 'Dropped' }, tone: 'muted' },
] as const
