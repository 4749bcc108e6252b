import { defineEntity } from '#kernel/entity/define.ts'
import { choice, computed, decimal, instant, ref } from '#kernel/entity/fields.ts'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { Move } from '../rules/stage-history.ts'
import { dealRegion } from './deal-region.ts'

const moves = [
  { value: 'start', label: { zh: '开始', en: 'Started' }, tone: 'neutral' },
  { value: 'forward', label: { zh: '前进', en: 'Forward' }, tone: 'good' },
  { value: 'back', label: { zh: '退回', en: 'Back' }, tone: 'warn' },
  { value: 'won', label: { zh: '赢单', en: 'Won' }, tone: 'good' },
  { value: 'lost', label: { zh: '输单', en: 'Lost' }, tone: 'bad' },
  { value: 'shelved', label: { zh: '搁置', en: 'Shelved' }, tone: 'muted' },
  { value: 'reopened', label: { zh: '重新打开', en: 'Reopened' }, tone: 'brand' },
] as const satisfies { value: Move; label: Label; tone: string }[]

/** Which stage a deal entered, when, and how long it had been in the one before. One row each time; written with the deal. */
export const stageChange = defineEntity('stage-change', {
  label: { zh: '阶段变化', en: 'Stage change' },
  plural: { zh: '阶段变化', en: 'Stage changes' },
  about: {
    zh: '商机何时从哪个阶段进入哪个阶段，在前一阶段停留了多久。随商机自动记录。',
    en: 'When a deal went from which stage to which, and how long it had been in the one before. Kept by itself.',
  },
  path: 'stage-changes',
  icon: 'history',
  scope: { by: 'via', through: 'opportunity' },
  settingsOnly: true,
  title: 'name',
  sort: '-at',
  fields: {
    name: computed<string>('text', {
      label: { zh: '商机名称', en: 'Deal' },
      sql: (t) => `select o.name from opportunity o where o.id = ${t}.opportunity_id`,
    }),
    opportunity: ref('opportunity', {
      label: { zh: '商机', en: 'Opportunity' },
      required: true,
      onDelete: 'cascade',
      write: 'action-only',
    }),
    pipeline: ref('pipeline', { label: { zh: '销售流程', en: 'Pipeline' }, index: false, write: 'action-only' }),
    from: choice([], {
      label: { zh: '原阶段', en: 'From stage' },
      help: { zh: '空：刚开始，或之前的阶段没有记录', en: 'Empty: it began here, or the stage before is not known' },
      optionsFrom: 'stages',
      index: false,
      write: 'action-only',
    }),
    to: choice([], {
      label: { zh: '新阶段', en: 'To stage' },
      optionsFrom: 'stages',
      required: true,
      index: false,
      write: 'action-only',
    }),
    move: choice(moves, {
      label: { zh: '走向', en: 'Direction' },
      fixed: true,
      required: true,
      index: false,
      write: 'action-only',
    }),
    at: instant({ label: { zh: '时间', en: 'At' }, required: true, index: true, write: 'action-only' }),
    by: ref('employee', { label: { zh: '操作人', en: 'By' }, index: false, write: 'action-only' }),
    days: decimal({
      additive: false,
      label: { zh: '前一阶段停留', en: 'Time in the stage before' },
      unit: { zh: '天', en: 'days' },
      scale: 2,
      min: 0,
      write: 'action-only',
    }),
    workingDays: decimal({
      additive: false,
      label: { zh: '前一阶段停留（工作日）', en: 'Working days in the stage before' },
      unit: { zh: '工作日', en: 'working days' },
      scale: 2,
      min: 0,
      write: 'action-only',
    }),
    owner: ref('employee', {
      label: { zh: '当时的负责人', en: 'Owner at that time' },
      index: false,
      write: 'action-only',
    }),
    customer: ref('customer', { label: { zh: '客户', en: 'Customer' }, write: 'action-only' }),
    product: ref('product', { label: { zh: '产品', en: 'Product' }, write: 'action-only' }),
    region: computed('treeRef', {
      label: { zh: '区域', en: 'Region' },
      ref: 'region',
      reads: ['customer.region', 'owner.regions'],
      sql: dealRegion,
    }),
  },
  list: ['name', 'from', 'to', 'move', 'at', 'days', 'owner'],
  beside: ['opportunity'],
  dimensions: {
    person: 'owner',
    region: 'region',
    product: 'product',
    'product-line': 'product.line',
    segment: 'customer.industry',
    channel: 'customer.source',
    stage: 'to',
  },
})
