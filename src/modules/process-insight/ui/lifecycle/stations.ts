import type { Label } from '#kernel/entity/meta.types.ts'

/** A station of a sales life: records of one kind, drawn from its definition as it is now. */
export interface Station {
  /** Name of the entity; without it the box says that the part is not there. */
  entity: string
  label: Label
  /** Choice field whose values are the steps; the field of the kanban board when left out. */
  steps?: string
}

export interface Phase {
  key: string
  label: Label
  about: Label
  stations: Station[]
}

/** From recruiting to leaving. What is counted comes from the definitions; only the order is said here. */
export const phases: readonly Phase[] = [
  {
    key: 'join',
    label: { zh: '加入', en: 'Join' },
    about: { zh: '招到合适的人', en: 'Find the right people' },
    stations: [
      { entity: 'candidate', label: { zh: '应聘者', en: 'Candidates' } },
      { entity: 'employee', label: { zh: '员工', en: 'Employees' }, steps: 'status' },
    ],
  },
  {
    key: 'grow',
    label: { zh: '成长', en: 'Grow' },
    about: { zh: '三个月能独立', en: 'On their own in three months' },
    stations: [
      { entity: 'onboarding', label: { zh: '新人成长', en: 'Onboarding' } },
      { entity: 'training-class', label: { zh: '培训', en: 'Training' } },
      { entity: 'exam-attempt', label: { zh: '考试', en: 'Exams' } },
    ],
  },
  {
    key: 'sell',
    label: { zh: '开拓', en: 'Sell' },
    about: { zh: '从线索到赢单', en: 'From lead to won deal' },
    stations: [
      { entity: 'lead', label: { zh: '线索', en: 'Leads' }, steps: 'status' },
      { entity: 'customer', label: { zh: '客户', en: 'Customers' }, steps: 'status' },
      { entity: 'opportunity', label: { zh: '商机', en: 'Deals' }, steps: 'stage' },
    ],
  },
  {
    key: 'deliver',
    label: { zh: '成交', en: 'Close' },
    about: { zh: '签约、交付、回款', en: 'Sign, deliver, collect' },
    stations: [
      { entity: 'quote', label: { zh: '报价单', en: 'Quotes' } },
      { entity: 'contract', label: { zh: '合同', en: 'Contracts' } },
      { entity: 'payment', label: { zh: '回款', en: 'Payments' } },
    ],
  },
  {
    key: 'perform',
    label: { zh: '绩效', en: 'Perform' },
    about: { zh: '目标、考核、激励', en: 'Goals, appraisal, incentives' },
    stations: [
      { entity: 'goal', label: { zh: '目标', en: 'Goals' } },
      { entity: 'appraisal', label: { zh: '绩效考核', en: 'Appraisals' } },
      { entity: 'commission-statement', label: { zh: '提成结算单', en: 'Commission statements' } },
    ],
  },
  {
    key: 'advance',
    label: { zh: '晋升与离职', en: 'Advance or leave' },
    about: { zh: '晋升有据，离开不留尾巴', en: 'Promotion by results; nothing stays behind' },
    stations: [
      { entity: 'promotion', label: { zh: '晋升', en: 'Promotions' } },
      { entity: 'leaving', label: { zh: '离职交接', en: 'Leaving hand-overs' } },
    ],
  },
]
