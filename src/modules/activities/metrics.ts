import type { MetricDefinition } from '#kernel/metrics/define.ts'

const counted = { source: 'follow-up', measure: { count: true }, date: 'happenedAt', unit: 'count' } as const

export const activityMetrics: MetricDefinition[] = [
  {
    key: 'follow-ups',
    label: { zh: '跟进次数', en: 'Follow-ups' },
    about: {
      zh: '跟进记录的条数，按跟进时间计入，归跟进人。',
      en: 'Number of follow-ups logged, on the day they happened, for the person who made them.',
    },
    ...counted,
  },
  {
    key: 'visits-logged',
    label: { zh: '拜访次数', en: 'Visits' },
    about: {
      zh: '方式为“拜访”的跟进记录条数，按跟进时间计入，归跟进人。',
      en: 'Number of follow-ups that were visits, on the day they happened, for the person who made them.',
    },
    ...counted,
    filter: { field: 'kind', op: 'eq', value: 'visit' },
  },
]
