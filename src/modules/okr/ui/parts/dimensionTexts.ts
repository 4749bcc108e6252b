import { defineText } from '#kernel/ui/text.ts'

/** What a metric can be cut to, under the keys that the API has. */
export const dimensionTexts = defineText({
  person: { zh: '人员', en: 'Person' },
  manager: { zh: '直属上级', en: 'Superior' },
  department: { zh: '部门', en: 'Department' },
  region: { zh: '区域', en: 'Region' },
  product: { zh: '产品', en: 'Product' },
  'product-line': { zh: '产品线', en: 'Product line' },
  segment: { zh: '客群', en: 'Segment' },
  channel: { zh: '渠道', en: 'Channel' },
  stage: { zh: '销售阶段', en: 'Stage' },
  weekday: { zh: '星期', en: 'Weekday' },
  hour: { zh: '时段', en: 'Hour' },
})
