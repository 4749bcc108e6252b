import { defineEntity } from '#kernel/entity/define.ts'
import { attachment, choice, date, decimal, instant, longText, ref, text, treeRef } from '#kernel/entity/fields.ts'
import { deriveEntries } from '../derive-entries.ts'

export const entryStates = [
  { value: 'submitted', label: { zh: '待审核', en: 'Waiting for approval' }, tone: 'warn' },
  { value: 'approved', label: { zh: '已审核', en: 'Approved' }, tone: 'good' },
  { value: 'rejected', label: { zh: '已退回', en: 'Rejected' }, tone: 'bad' },
] as const

/** A figure entered by hand. It counts once somebody else approved it, with where it comes from. */
export const metricEntry = defineEntity('metric-entry', {
  label: { zh: '指标填报', en: 'Metric entry' },
  plural: { zh: '指标填报', en: 'Metric entries' },
  about: {
    zh: '人工填报的数值，例如市场占有率：写明来源，经他人审核后才计入。',
    en: 'Figures entered by hand, such as market share: with their source, counted once somebody else approved them.',
  },
  path: 'metric-entries',
  icon: 'form',
  scope: { by: 'company' },
  comments: true,
  title: 'source',
  sort: '-day',
  fields: {
    metric: choice([], { label: { zh: '指标', en: 'Metric' }, optionsFrom: 'manual-metrics', required: true }),
    day: date({ label: { zh: '日期', en: 'Day' }, required: true, default: '@today', index: true }),
    value: decimal({
      label: { zh: '数值', en: 'Value' },
      help: { zh: '比率填小数，例如 0.25 表示 25%', en: 'Ratios as fractions: 0.25 is 25 %' },
      required: true,
      scale: 6,
      additive: false,
    }),
    source: text({ label: { zh: '数据来源', en: 'Where it comes from' }, required: true, max: 200 }),
    person: ref('employee', { label: { zh: '归属人', en: 'For whom' } }),
    region: treeRef('region', { label: { zh: '区域', en: 'Region' } }),
    product: ref('product', { label: { zh: '产品', en: 'Product' } }),
    segment: text({ label: { zh: '细分', en: 'Segment' }, max: 100 }),
    evidence: attachment({ label: { zh: '证明材料', en: 'Evidence' } }),
    remark: longText({ label: { zh: '备注', en: 'Remark' } }),
    status: choice(entryStates, { label: { zh: '状态', en: 'Status' }, fixed: true, write: 'action-only' }),
    decidedBy: ref('employee', { label: { zh: '审核人', en: 'Decided by' }, write: 'action-only' }),
    decidedAt: instant({ label: { zh: '审核时间', en: 'Decided at' }, write: 'action-only' }),
    decisionNote: text({ label: { zh: '审核意见', en: 'Note of the decision' }, write: 'action-only', max: 500 }),
  },
  dimensions: {
    person: 'person',
    region: 'region',
    product: 'product',
    'product-line': 'product.line',
    segment: 'segment',
  },
  list: ['metric', 'day', 'value', 'source', 'region', 'person', 'status', 'decidedBy'],
  quick: ['metric', 'day', 'value', 'source', 'region', 'person'],
  views: [
    {
      id: 'waiting',
      label: { zh: '待审核', en: 'Waiting' },
      filter: { field: 'status', op: 'eq', value: 'submitted' },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  derive: deriveEntries,
})
