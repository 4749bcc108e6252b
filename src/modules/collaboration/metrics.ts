import type { MetricDefinition } from '#kernel/metrics/define.ts'

const requests = { source: 'cooperation-request', unit: 'count' } as const

export const collaborationMetrics: MetricDefinition[] = [
  {
    key: 'cooperation-answered',
    label: { zh: '已答复的协作请求', en: 'Co-operation requests answered' },
    about: {
      zh: '得到答复的协作请求数，按首次答复时间计入，归对接人。',
      en: 'Number of co-operation requests that got an answer, on the day of the first one, for whoever was asked.',
    },
    ...requests,
    measure: { count: true },
    date: 'answeredAt',
  },
  {
    key: 'cooperation-answered-in-time',
    label: { zh: '按时答复的协作请求', en: 'Co-operation requests answered in time' },
    about: {
      zh: '在答复时限内得到答复的协作请求数，按首次答复时间计入，归对接人。',
      en: 'Of the answered requests those that were answered within their window.',
    },
    ...requests,
    measure: { count: true },
    date: 'answeredAt',
    filter: { field: 'inTime', op: 'eq', value: true },
  },
  {
    key: 'cooperation-in-time-rate',
    label: { zh: '协作按时答复率', en: 'Answered in time' },
    about: {
      zh: '按时答复的协作请求 ÷ 已答复的协作请求。',
      en: 'Requests answered within their window, of all that were answered.',
    },
    unit: 'ratio',
    formula: 'cooperation-answered-in-time / cooperation-answered',
  },
  {
    key: 'cooperation-satisfaction',
    label: { zh: '协作满意度', en: 'Satisfaction with co-operation' },
    about: {
      zh: '发起人确认完成时给的分数（1-5 分）的平均值，按完成时间计入，归对接人。',
      en: 'Mean of the points (1 to 5) that requesters give when it is done, on that day, for whoever was asked.',
    },
    source: 'cooperation-request',
    unit: 'number',
    measure: { mean: 'satisfaction' },
    date: 'closedAt',
  },
]
