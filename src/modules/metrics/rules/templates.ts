import type { Filter, Label } from '#kernel/entity/meta.types.ts'

/** A definition to start from; everything in it can be changed. */
export interface MetricTemplate {
  key: string
  name: Label
  about: Label
  kind: 'counted' | 'manual'
  source?: string
  date?: string
  filter?: Filter
  measure: 'count' | 'latest'
  unit: 'count' | 'ratio' | 'days' | 'number'
  direction: 'up' | 'down'
}

/**
 * Figures that sales goals are often set for and that the product does not count by itself. Those by hand come from outside (the
 * accounts, surveys, market research): each entry names its source and counts once somebody else approved it; by region, product or
 * segment where that is given.
 */
export const metricTemplates: readonly MetricTemplate[] = [
  {
    key: 'customer-visits',
    name: { zh: '拜访次数', en: 'Customer visits' },
    about: {
      zh: '跟进方式为“拜访”的跟进记录条数，按跟进时间计入，归跟进人。定周或月目标就是拜访频次。',
      en: 'Follow-ups of the kind visit, by the time they happened, for who made them. A weekly or monthly goal is the visit frequency.',
    },
    kind: 'counted',
    source: 'follow-up',
    date: 'happenedAt',
    filter: { field: 'kind', op: 'eq', value: 'visit' },
    measure: 'count',
    unit: 'count',
    direction: 'up',
  },
  {
    key: 'days-sales-outstanding',
    name: { zh: '回款天数 DSO', en: 'Days sales outstanding' },
    about: {
      zh: '从开票到收款的平均天数，每月由财务按账龄表填报。信用政策不同的客户分“细分”填，可分别定目标。',
      en: 'Mean days from invoice to payment, entered every month by finance from the ageing list. Customers under different credit policies go by segment, so that each can have a goal.',
    },
    kind: 'manual',
    measure: 'latest',
    unit: 'days',
    direction: 'down',
  },
  {
    key: 'collection-rate',
    name: { zh: '回款率', en: 'Collection rate' },
    about: {
      zh: '到期应收中已收回的比例，每月由财务填报。',
      en: 'Share of what was due that has been paid, entered every month by finance.',
    },
    kind: 'manual',
    measure: 'latest',
    unit: 'ratio',
    direction: 'up',
  },
  {
    key: 'customer-satisfaction',
    name: { zh: '客户满意度', en: 'Customer satisfaction' },
    about: {
      zh: '满意度调查的平均分（0–100），每季度按调查结果填报，附调查报告。',
      en: 'Mean score of the satisfaction survey (0 to 100), entered every quarter with its report.',
    },
    kind: 'manual',
    measure: 'latest',
    unit: 'number',
    direction: 'up',
  },
  {
    key: 'market-share',
    name: { zh: '市场占有率', en: 'Market share' },
    about: {
      zh: '我们在市场销售额中的份额，按细分市场填报，写明数据来源（行业协会、研究报告）。',
      en: 'Our share of what the market buys, by segment, with its source (association, research).',
    },
    kind: 'manual',
    measure: 'latest',
    unit: 'ratio',
    direction: 'up',
  },
]

/** The values of a new definition; it holds its name in both languages. */
export function templateValues({ name, about, kind, source, ...rest }: MetricTemplate): Record<string, unknown> {
  // First those that others follow from in the editor.
  return { kind, source, ...rest, name: name.zh, nameEn: name.en, about: about.zh, aboutEn: about.en }
}
