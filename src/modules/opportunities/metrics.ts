import type { MetricDefinition } from '#kernel/metrics/define.ts'

const status = (...values: string[]) => ({ field: 'status', op: 'in' as const, value: values })

/** Open from its first day until it was won or lost; shelved deals do not count. */
const whileOpen = {
  source: 'opportunity',
  date: 'openedOn',
  filter: status('open', 'won', 'lost'),
  until: { date: 'closedOn', filter: status('won', 'lost') },
} as const

/** Keys that goals, boards and scripts rely on. */
export const opportunityMetrics: MetricDefinition[] = [
  {
    key: 'won-amount',
    label: { zh: '赢单金额', en: 'Won amount' },
    about: {
      zh: '状态为赢单的商机金额之和，按结单日期计入，归负责人。',
      en: 'Sum of the amounts of won deals, on the day they closed, for their owner.',
    },
    source: 'opportunity',
    measure: { sum: 'amount' },
    date: 'closedOn',
    filter: status('won'),
    unit: 'money',
  },
  {
    key: 'won-count',
    label: { zh: '赢单数', en: 'Deals won' },
    about: {
      zh: '状态为赢单的商机个数，按结单日期计入，归负责人。',
      en: 'Number of won deals, on the day they closed, for their owner.',
    },
    source: 'opportunity',
    measure: { count: true },
    date: 'closedOn',
    filter: status('won'),
    unit: 'count',
  },
  {
    key: 'lost-count',
    label: { zh: '输单数', en: 'Deals lost' },
    about: {
      zh: '状态为输单的商机个数，按结单日期计入，归负责人。',
      en: 'Number of lost deals, on the day they closed, for their owner.',
    },
    source: 'opportunity',
    measure: { count: true },
    date: 'closedOn',
    filter: status('lost'),
    unit: 'count',
    direction: 'down',
  },
  {
    key: 'lost-amount',
    label: { zh: '输单金额', en: 'Lost amount' },
    about: {
      zh: '状态为输单的商机金额之和，按结单日期计入，归负责人。',
      en: 'Sum of the amounts of lost deals, on the day they closed, for their owner.',
    },
    source: 'opportunity',
    measure: { sum: 'amount' },
    date: 'closedOn',
    filter: status('lost'),
    unit: 'money',
    direction: 'down',
  },
  {
    key: 'win-rate',
    label: { zh: '赢单率', en: 'Win rate' },
    about: {
      zh: '赢单数 ÷（赢单数 + 输单数），按结单日期计入。没有结单时没有数值。',
      en: 'Deals won out of deals won and lost, by the day they closed. No value while nothing closed.',
    },
    formula: 'won-count / (won-count + lost-count)',
    unit: 'ratio',
  },
  {
    key: 'average-won-deal',
    label: { zh: '平均赢单金额', en: 'Average won deal' },
    about: { zh: '赢单金额 ÷ 赢单数。', en: 'Won amount divided by the number of deals won.' },
    formula: 'won-amount / won-count',
    unit: 'money',
  },
  {
    key: 'sales-cycle-days',
    label: { zh: '平均销售周期', en: 'Sales cycle (mean)' },
    about: {
      zh: '赢单商机从开始日期到结单日期的平均天数，按结单日期计入。',
      en: 'Mean days from opening to closing of won deals, by the day they closed.',
    },
    source: 'opportunity',
    measure: { mean: 'cycleDays' },
    median: 'sales-cycle-days-median',
    date: 'closedOn',
    filter: status('won'),
    unit: 'days',
    direction: 'down',
  },
  {
    key: 'sales-cycle-days-median',
    label: { zh: '销售周期中位数', en: 'Sales cycle (median)' },
    about: {
      zh: '赢单商机从开始日期到结单日期的天数的中位数，按结单日期计入。',
      en: 'Median of the days from opening to closing of won deals, by the day they closed.',
    },
    source: 'opportunity',
    measure: { median: 'cycleDays' },
    date: 'closedOn',
    filter: status('won'),
    unit: 'days',
    direction: 'down',
  },
  {
    key: 'new-opportunities',
    label: { zh: '新增商机数', en: 'New deals' },
    about: {
      zh: '新开始的商机个数，按开始日期计入，归负责人。',
      en: 'Number of deals opened, on the day they were, for their owner.',
    },
    source: 'opportunity',
    measure: { count: true },
    date: 'openedOn',
    unit: 'count',
  },
  {
    key: 'open-count',
    label: { zh: '在手商机数', en: 'Open deals' },
    about: {
      zh: '期末还没有结单的商机个数（不含搁置），归现在的负责人。',
      en: 'Number of deals not yet closed at the end of the period (shelved ones apart), for their present owner.',
    },
    ...whileOpen,
    measure: { count: true },
    unit: 'count',
  },
  {
    key: 'open-amount',
    label: { zh: '在手商机金额', en: 'Open amount' },
    about: {
      zh: '期末还没有结单的商机金额之和（不含搁置），按现在的金额，归现在的负责人。',
      en: 'Sum of the present amounts of deals not yet closed at the end of the period (shelved ones apart).',
    },
    ...whileOpen,
    measure: { sum: 'amount' },
    unit: 'money',
  },
  {
    key: 'weighted-amount',
    label: { zh: '加权商机金额', en: 'Weighted amount' },
    about: {
      zh: '进行中商机的金额 × 赢率之和，按预计成交日期计入，归负责人。',
      en: 'Sum of amount times probability of open deals, on the day they are expected to close, for their owner.',
    },
    source: 'opportunity',
    measure: { sum: 'weightedAmount' },
    date: 'expectedCloseOn',
    filter: status('open'),
    unit: 'money',
  },
]
