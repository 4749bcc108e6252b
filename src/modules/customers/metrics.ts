import type { MetricDefinition } from '#kernel/metrics/define.ts'

export const customerMetrics: MetricDefinition[] = [
  {
    key: 'new-customers',
    label: { zh: '新增客户数', en: 'New customers' },
    about: {
      zh: '新建的客户个数，按创建日期计入（导入时保留原创建时间的，按原时间），归负责人。',
      en: 'Number of customers created, on the day they were (imports may keep the original day), for their owner.',
    },
    source: 'customer',
    measure: { count: true },
    date: 'createdAt',
    unit: 'count',
  },
]
