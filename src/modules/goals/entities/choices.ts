export const subjectKinds = [
  { value: 'company', label: { zh: '公司', en: 'Company' } },
  { value: 'department', label: { zh: '部门', en: 'Department' } },
  { value: 'region', label: { zh: '区域', en: 'Region' } },
  { value: 'product-line', label: { zh: '产品线', en: 'Product line' } },
  { value: 'person', label: { zh: '个人', en: 'Person' } },
] as const

export const periodChoices = [
  { value: 'year', label: { zh: '年', en: 'Year' } },
  { value: 'quarter', label: { zh: '季度', en: 'Quarter' } },
  { value: 'month', label: { zh: '月', en: 'Month' } },
  { value: 'week', label: { zh: '周', en: 'Week' } },
] as const

export const goalStates = [
  { value: 'draft', label: { zh: '草稿', en: 'Draft' }, tone: 'muted' },
  { value: 'published', label: { zh: '已发布', en: 'Published' }, tone: 'brand' },
] as const

export const goalStatuses = [
  { value: 'not-started', label: { zh: '未开始', en: 'Not started' }, tone: 'muted' },
  { value: 'on-track', label: { zh: '正常', en: 'On track' }, tone: 'good' },
  { value: 'at-risk', label: { zh: '有风险', en: 'At risk' }, tone: 'warn' },
  { value: 'late', label: { zh: '落后', en: 'Late' }, tone: 'bad' },
  { value: 'done', label: { zh: '已达成', en: 'Done' }, tone: 'good' },
] as const

export const units = [
  { value: 'money', label: { zh: '金额', en: 'Amount' } },
  { value: 'count', label: { zh: '个数', en: 'Count' } },
  { value: 'ratio', label: { zh: '比率', en: 'Ratio' } },
  { value: 'days', label: { zh: '天', en: 'Days' } },
  { value: 'number', label: { zh: '数值', en: 'Number' } },
] as const

export const adjustmentReasons = [
  { value: 'market', label: { zh: '市场变化', en: 'The market changed' } },
  { value: 'resources', label: { zh: '资源变化', en: 'Resources changed' } },
  { value: 'other', label: { zh: '其他', en: 'Other' } },
] as const

export const adjustmentStates = [
  { value: 'requested', label: { zh: '待审批', en: 'Requested' }, tone: 'warn' },
  { value: 'approved', label: { zh: '已同意', en: 'Approved' }, tone: 'good' },
  { value: 'rejected', label: { zh: '已拒绝', en: 'Rejected' }, tone: 'bad' },
  { value: 'withdrawn', label: { zh: '已撤回', en: 'Withdrawn' }, tone: 'muted' },
] as const
