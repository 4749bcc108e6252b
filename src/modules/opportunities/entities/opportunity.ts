import { defineEntity } from '#kernel/entity/define.ts'
import {
  choice,
  computed,
  date,
  instant,
  longText,
  money,
  number,
  percent,
  ref,
  tags,
  text,
  treeRef,
} from '#kernel/entity/fields.ts'
import { currencies } from '#modules/organisation'
import { deriveOpportunities } from '../derive-opportunity.ts'
import { checkOpportunity } from '../rules/opportunity.ts'
import { keepStageHistory } from '../stage-history.ts'
import { dealRegion } from './deal-region.ts'
import { outcomes } from './stage.ts'

export const lossReasons = [
  { value: 'price', label: { zh: '价格', en: 'Price' } },
  { value: 'competitor', label: { zh: '竞争对手', en: 'Competitor' } },
  { value: 'timing', label: { zh: '时机不对', en: 'Timing' } },
  { value: 'budget', label: { zh: '没有预算', en: 'No budget' } },
  { value: 'fit', label: { zh: '需求不匹配', en: 'No fit' } },
  { value: 'no-decision', label: { zh: '客户搁置', en: 'No decision' } },
  { value: 'relationship', label: { zh: '关系不到位', en: 'Relationship' } },
  { value: 'other', label: { zh: '其他', en: 'Other' } },
] as const

export const opportunity = defineEntity('opportunity', {
  label: { zh: '商机', en: 'Opportunity' },
  plural: { zh: '商机', en: 'Opportunities' },
  about: {
    zh: '一笔可能成交的生意：金额、阶段、预计成交日期。',
    en: 'A deal that may be won: amount, stage, expected close.',
  },
  path: 'opportunities',
  icon: 'fund',
  scope: { by: 'owner', owner: 'owner', department: 'department', region: 'region' },
  shareable: true,
  comments: true,
  title: 'name',
  number: 'O-{yyyy}-{seq:5}',
  sections: [
    { key: 'main', label: { zh: '基本信息', en: 'Basics' } },
    { key: 'result', label: { zh: '结果', en: 'Result' } },
    { key: 'ownership', label: { zh: '归属', en: 'Ownership' } },
  ],
  fields: {
    number: number({ label: { zh: '商机编号', en: 'Number' }, search: true }),
    name: text({
      label: { zh: '商机名称', en: 'Name' },
      help: { zh: '留空则用“客户 · 产品”', en: 'Left empty, it is "customer · product"' },
      search: true,
    }),
    customer: ref('customer', { label: { zh: '客户', en: 'Customer' }, onDelete: 'restrict' }),
    product: ref('product', { label: { zh: '产品', en: 'Product' }, onDelete: 'restrict' }),
    amount: money({
      label: { zh: '商机金额', en: 'Amount' },
      min: 0,
      index: true,
      currencyField: 'currency',
      baseField: 'baseAmount',
    }),
    discount: percent({
      additive: false,
      label: { zh: '折扣', en: 'Discount' },
      help: { zh: '相对标准价让利的百分比', en: 'Percent off the list price' },
      unit: { zh: '%', en: '%' },
      min: 0,
      max: 100,
    }),
    currency: choice(currencies, { label: { zh: '币种', en: 'Currency' }, index: false }),
    baseAmount: money({
      label: { zh: '本位币金额', en: "Amount in the company's currency" },
      help: { zh: '按结单日（未结单按今天）的汇率折算', en: 'By the rate of the closing day, or of today while open' },
      write: 'action-only',
      follows: 'amount',
      min: 0,
    }),
    expectedCloseOn: date({ label: { zh: '预计成交日期', en: 'Expected close' }, index: true }),
    pipeline: ref('pipeline', { label: { zh: '销售流程', en: 'Pipeline' }, onDelete: 'restrict' }),
    stage: choice([], { label: { zh: '销售阶段', en: 'Stage' }, optionsFrom: 'stages' }),
    status: choice(outcomes, { label: { zh: '状态', en: 'Status' }, fixed: true }),
    probability: percent({
      additive: false,
      label: { zh: '赢率', en: 'Win rate' },
      unit: { zh: '%', en: '%' },
      min: 0,
      max: 100,
    }),
    forecast: choice(
      [
        { value: 'commit', label: { zh: '承诺', en: 'Commit' }, tone: 'good' },
        { value: 'best-case', label: { zh: '乐观', en: 'Best case' }, tone: 'brand' },
        { value: 'pipeline', label: { zh: '管道', en: 'Pipeline' }, tone: 'neutral' },
        { value: 'omitted', label: { zh: '不计入', en: 'Omitted' }, tone: 'muted' },
      ],
      { label: { zh: '预测类别', en: 'Forecast' }, index: false },
    ),
    source: text({ label: { zh: '来源', en: 'Source' }, max: 100 }),
    tags: tags({ label: { zh: '标签', en: 'Tags' } }),
    remark: longText({ label: { zh: '备注', en: 'Remark' } }),
    openedOn: date({ label: { zh: '开始日期', en: 'Opened on' }, index: true, default: '@today', section: 'result' }),
    closedOn: date({ label: { zh: '结单日期', en: 'Closed on' }, index: true, section: 'result' }),
    lossReason: choice(lossReasons, { label: { zh: '输单原因', en: 'Loss reason' }, section: 'result' }),
    lossNote: longText({ label: { zh: '输单说明', en: 'Loss note' }, section: 'result' }),
    competitor: text({ label: { zh: '竞争对手', en: 'Competitor' }, section: 'result', max: 100 }),
    stageEnteredAt: instant({
      label: { zh: '进入阶段时间', en: 'Entered stage at' },
      write: 'action-only',
      section: 'result',
    }),
    cycleDays: computed<number>('integer', {
      additive: false,
      label: { zh: '销售周期', en: 'Sales cycle' },
      unit: { zh: '天', en: 'days' },
      section: 'result',
      sql: (t) => `${t}.closed_on - ${t}.opened_on`,
    }),
    weightedAmount: computed('money', {
      label: { zh: '加权金额', en: 'Weighted amount' },
      follows: 'amount',
      scale: 2,
      sql: (t) => `round(${t}.base_amount * ${t}.probability / 100, 2)`,
    }),
    owner: ref('employee', { label: { zh: '负责人', en: 'Owner' }, default: '@me', section: 'ownership' }),
    department: treeRef('department', { label: { zh: '所属部门', en: 'Department' }, section: 'ownership' }),
    region: computed('treeRef', {
      label: { zh: '区域', en: 'Region' },
      help: {
        zh: '客户的区域；没有客户时是负责人的第一个区域',
        en: "The customer's region; without a customer the owner's first one",
      },
      ref: 'region',
      section: 'ownership',
      reads: ['customer.region', 'owner.regions'],
      sql: dealRegion,
    }),
    manager: computed('ref', {
      label: { zh: '直属上级', en: 'Manager' },
      ref: 'employee',
      section: 'ownership',
      sql: (t) => `select e.manager_id from employee e where e.id = ${t}.owner_id`,
    }),
  },
  list: ['name', 'customer', 'amount', 'stage', 'expectedCloseOn', 'product', 'owner', 'number'],
  quick: ['customer', 'product', 'amount', 'expectedCloseOn', 'stage', 'name'],
  highlights: ['amount', 'probability', 'expectedCloseOn', 'cycleDays'],
  sort: '-updatedAt',
  unique: [
    {
      fields: ['number'],
      error: 'opportunity.number-taken',
      message: { zh: '商机编号已存在', en: 'The opportunity number exists' },
    },
  ],
  indexes: ['status, closed_on'],
  views: [
    {
      id: 'mine-open',
      label: { zh: '我的在手商机', en: 'My open deals' },
      filter: {
        and: [
          { field: 'owner', op: 'eq', value: '@me' },
          { field: 'status', op: 'eq', value: 'open' },
        ],
      },
      sort: 'expectedCloseOn',
      layout: 'kanban',
    },
    {
      id: 'open',
      label: { zh: '全部在手', en: 'All open' },
      filter: { field: 'status', op: 'eq', value: 'open' },
      layout: 'kanban',
    },
    {
      id: 'closing',
      label: { zh: '本月预计成交', en: 'Closing this month' },
      filter: {
        and: [
          { field: 'status', op: 'eq', value: 'open' },
          { field: 'expectedCloseOn', op: 'eq', value: '@this-month' },
        ],
      },
      sort: 'expectedCloseOn',
      layout: 'list',
    },
    {
      id: 'won',
      label: { zh: '赢单', en: 'Won' },
      filter: { field: 'status', op: 'eq', value: 'won' },
      sort: '-closedOn',
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  kanban: {
    field: 'stage',
    sums: ['amount'],
    card: ['amount', 'owner', 'expectedCloseOn', 'probability'],
    steps: true,
  },
  calendar: { field: 'expectedCloseOn' },
  dimensions: {
    person: 'owner',
    region: 'region',
    product: 'product',
    'product-line': 'product.line',
    segment: 'customer.industry',
    channel: 'customer.source',
    stage: 'stage',
  },
  derive: deriveOpportunities,
  rules: [checkOpportunity],
  written: keepStageHistory,
})
