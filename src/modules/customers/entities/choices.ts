/** Choices of customers; administrators may change them in settings. */

export const customerTiers = [
  { value: 'A', label: { zh: 'A 战略客户', en: 'A strategic' }, tone: 'brand' },
  { value: 'B', label: { zh: 'B 重点发展', en: 'B key growth' }, tone: 'good' },
  { value: 'C', label: { zh: 'C 常规', en: 'C regular' }, tone: 'neutral' },
  { value: 'D', label: { zh: 'D 小额/休眠', en: 'D small or dormant' }, tone: 'muted' },
] as const

export const customerStatuses = [
  { value: 'potential', label: { zh: '潜在', en: 'Potential' }, tone: 'neutral' },
  { value: 'developing', label: { zh: '跟进中', en: 'In progress' }, tone: 'brand' },
  { value: 'active', label: { zh: '已成交', en: 'Won' }, tone: 'good' },
  { value: 'dormant', label: { zh: '休眠', en: 'Dormant' }, tone: 'warn' },
  { value: 'lost', label: { zh: '流失', en: 'Lost' }, tone: 'bad' },
] as const

/** Sections of GB/T 4754, as sales people name them. Other words are kept as they come. */
export const industries = [
  { value: 'manufacturing', label: { zh: '制造业', en: 'Manufacturing' } },
  { value: 'equipment', label: { zh: '装备制造', en: 'Equipment' } },
  { value: 'it', label: { zh: '信息技术', en: 'Information technology' } },
  { value: 'telecom', label: { zh: '通信', en: 'Telecommunications' } },
  { value: 'finance', label: { zh: '金融', en: 'Finance' } },
  { value: 'retail', label: { zh: '批发零售', en: 'Wholesale and retail' } },
  { value: 'logistics', label: { zh: '交通物流', en: 'Transport and logistics' } },
  { value: 'construction', label: { zh: '建筑', en: 'Construction' } },
  { value: 'real-estate', label: { zh: '房地产', en: 'Real estate' } },
  { value: 'energy', label: { zh: '能源', en: 'Energy' } },
  { value: 'medical', label: { zh: '医疗', en: 'Medical' } },
  { value: 'education', label: { zh: '教育', en: 'Education' } },
  { value: 'agriculture', label: { zh: '农林牧渔', en: 'Agriculture' } },
  { value: 'hospitality', label: { zh: '住宿餐饮', en: 'Hospitality' } },
  { value: 'public', label: { zh: '政府与公共事业', en: 'Public sector' } },
  { value: 'services', label: { zh: '商务服务', en: 'Business services' } },
] as const

export const customerSources = [
  { value: 'website', label: { zh: '官网', en: 'Website' } },
  { value: 'exhibition', label: { zh: '展会', en: 'Exhibition' } },
  { value: 'referral', label: { zh: '转介绍', en: 'Referral' } },
  { value: 'partner', label: { zh: '合作伙伴', en: 'Partner' } },
  { value: 'cold-call', label: { zh: '电话开发', en: 'Cold call' } },
  { value: 'webinar', label: { zh: '线上研讨会', en: 'Webinar' } },
  { value: 'search', label: { zh: '搜索推广', en: 'Paid search' } },
  { value: 'other', label: { zh: '其他', en: 'Other' } },
] as const
