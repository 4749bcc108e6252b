/** Reports that come with the product. They are opened as they are, or saved as one's own. */
import type { Filter, Label } from '#kernel/entity/meta.types.ts'
import type { ReportDefinition } from './report.types.ts'

export interface GalleryReport {
  key: string
  label: Label
  about: Label
  /** Entity name. */
  source: string
  definition: ReportDefinition
}

const is = (field: string, value: unknown): Filter => ({ field, op: 'eq', value })
const won = is('status', 'won')
const base: Pick<ReportDefinition, 'rows' | 'columns' | 'subtotals' | 'totals'> = {
  rows: [],
  columns: [],
  subtotals: true,
  totals: true,
}

export const gallery: readonly GalleryReport[] = [
  {
    key: 'won-by-quarter-and-region',
    label: { zh: '各区域每季度赢单金额', en: 'Won amount by region and quarter' },
    about: { zh: '哪个区域在增长，哪个在下滑', en: 'Which regions grow and which do not' },
    source: 'opportunity',
    definition: {
      ...base,
      rows: [{ field: 'region' }],
      columns: [{ field: 'closedOn', period: 'quarter' }],
      measures: [{ fn: 'sum', field: 'amount' }],
      filter: won,
      sort: { by: 0, direction: 'desc' },
      chart: 'stacked',
    },
  },
  {
    key: 'people',
    label: { zh: '业务员业绩排名', en: 'Ranking of sales people' },
    about: {
      zh: '每人赢单数、金额、平均与中位客单价、销售周期',
      en: 'Deals won, amount, average and median deal, sales cycle of everyone',
    },
    source: 'opportunity',
    definition: {
      ...base,
      rows: [{ field: 'owner' }],
      measures: [
        { fn: 'sum', field: 'amount' },
        { fn: 'sum', field: 'amount', show: 'total-share' },
        { fn: 'count' },
        { fn: 'avg', field: 'amount' },
        { fn: 'median', field: 'amount' },
        { fn: 'median', field: 'cycleDays' },
      ],
      filter: won,
      sort: { by: 0, direction: 'desc' },
      chart: 'bar',
    },
  },
  {
    key: 'won-by-month',
    label: { zh: '每月赢单走势', en: 'Won amount by month' },
    about: { zh: '金额、笔数、较上月的增减', en: 'Amount, deals, and change to the month before' },
    source: 'opportunity',
    definition: {
      ...base,
      rows: [{ field: 'closedOn', period: 'month' }],
      measures: [
        { fn: 'sum', field: 'amount' },
        { fn: 'sum', field: 'amount', show: 'difference' },
        { fn: 'sum', field: 'amount', show: 'running' },
        { fn: 'count' },
      ],
      filter: won,
      chart: 'line',
    },
  },
  {
    key: 'product-results',
    label: { zh: '产品赢单与输单', en: 'Won and lost by product' },
    about: { zh: '每个产品赢了多少、输了多少，占比如何', en: 'How many deals of each product were won and lost' },
    source: 'opportunity',
    definition: {
      ...base,
      rows: [{ field: 'product' }],
      columns: [{ field: 'status' }],
      measures: [{ fn: 'count' }, { fn: 'count', show: 'row-share' }],
      filter: { field: 'status', op: 'in', value: ['won', 'lost'] },
      chart: 'stacked',
    },
  },
  {
    key: 'loss-reasons',
    label: { zh: '输单原因', en: 'Why deals were lost' },
    about: { zh: '按原因看丢掉的单数和金额', en: 'Deals and amount lost by reason' },
    source: 'opportunity',
    definition: {
      ...base,
      rows: [{ field: 'lossReason' }],
      measures: [{ fn: 'count' }, { fn: 'count', show: 'total-share' }, { fn: 'sum', field: 'amount' }],
      filter: is('status', 'lost'),
      sort: { by: 0, direction: 'desc' },
      chart: 'donut',
    },
  },
  {
    key: 'open-by-stage',
    label: { zh: '在手商机：阶段 × 负责人', en: 'Open deals by stage and owner' },
    about: { zh: '谁手上的单子停在哪一步', en: 'Whose deals stand at which stage' },
    source: 'opportunity',
    definition: {
      ...base,
      rows: [{ field: 'owner' }],
      columns: [{ field: 'stage' }],
      measures: [{ fn: 'sum', field: 'amount' }],
      filter: is('status', 'open'),
      sort: { by: 0, direction: 'desc' },
      chart: 'heat',
    },
  },
  {
    key: 'expected-by-month',
    label: { zh: '预计成交：月份 × 部门', en: 'Expected close by month and department' },
    about: { zh: '未来几个月各部门能签多少', en: 'What each department may sign in the months ahead' },
    source: 'opportunity',
    definition: {
      ...base,
      rows: [{ field: 'department' }],
      columns: [{ field: 'expectedCloseOn', period: 'month' }],
      measures: [{ fn: 'sum', field: 'weightedAmount' }],
      filter: is('status', 'open'),
      chart: 'stacked',
    },
  },
  {
    key: 'customers-by-tier',
    label: { zh: '客户结构：区域 × 级别', en: 'Customers by region and tier' },
    about: { zh: '各区域有多少重点客户', en: 'How many key customers each region has' },
    source: 'customer',
    definition: {
      ...base,
      rows: [{ field: 'region' }],
      columns: [{ field: 'tier' }],
      measures: [{ fn: 'count' }],
      sort: { by: 0, direction: 'desc' },
      chart: 'stacked',
    },
  },
  {
    key: 'new-customers',
    label: { zh: '每月新增客户', en: 'New customers by month' },
    about: { zh: '各来源每月带来多少客户', en: 'How many customers each source brings a month' },
    source: 'customer',
    definition: {
      ...base,
      rows: [{ field: 'createdAt', period: 'month' }],
      columns: [{ field: 'source' }],
      measures: [{ fn: 'count' }],
      chart: 'line',
    },
  },
  {
    key: 'follow-ups',
    label: { zh: '跟进工作量', en: 'Follow-up work' },
    about: { zh: '最近三个月每人每周跟进了多少次', en: 'Follow-ups of everyone by week, last three months' },
    source: 'follow-up',
    definition: {
      ...base,
      rows: [{ field: 'owner' }],
      columns: [{ field: 'happenedAt', period: 'week' }],
      measures: [{ fn: 'count' }],
      filter: is('happenedAt', '@last-3-months'),
      sort: { by: 0, direction: 'desc' },
      chart: 'heat',
    },
  },
]
