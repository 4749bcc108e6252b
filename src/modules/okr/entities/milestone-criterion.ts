import { defineEntity } from '#kernel/entity/define.ts'
import {
  attachment,
  boolean,
  choice,
  computed,
  date,
  decimal,
  instant,
  integer,
  json,
  longText,
  percent,
  ref,
  requiredText,
  text,
} from '#kernel/entity/fields.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { deriveCriteria } from '../derive-criterion.ts'
import { guardCriteria } from '../guards/criterion.ts'
import { checkCriterion } from '../rules/criterion.ts'
import { settleMilestones } from '../settle-milestones.ts'
import { comparisons, evidenceKinds, spans } from './choices.ts'

export const milestoneCriterion = defineEntity('milestone-criterion', {
  label: { zh: '达成条件', en: 'Condition' },
  plural: { zh: '达成条件', en: 'Conditions' },
  about: {
    zh: '里程碑的证据：一个指标、一批记录的数量，或附件加上级确认。',
    en: 'The evidence of a milestone: a metric, a number of records, or a document that a superior confirmed.',
  },
  path: 'milestone-criteria',
  icon: 'check-square',
  scope: { by: 'via', through: 'milestone' },
  title: 'title',
  sort: 'position',
  fields: {
    title: requiredText({ label: { zh: '条件', en: 'Condition' } }),
    milestone: ref('milestone', {
      label: { zh: '里程碑', en: 'Milestone' },
      required: true,
      write: 'create',
      onDelete: 'cascade',
    }),
    kind: choice(evidenceKinds, {
      label: { zh: '证据', en: 'Evidence' },
      fixed: true,
      required: true,
      default: 'document',
    }),
    metric: text({ label: { zh: '指标', en: 'Metric' }, max: 100 }),
    span: choice(spans, {
      label: { zh: '统计期间', en: 'Counted over' },
      fixed: true,
      default: 'quarter',
      index: false,
    }),
    entity: text({ label: { zh: '记录类型', en: 'Kind of record' }, max: 60 }),
    filter: json<{ label: { zh: string; en: string } }, Filter>({ label: { zh: '筛选', en: 'Filter' } }),
    comparison: choice(comparisons, {
      label: { zh: '比较', en: 'Comparison' },
      fixed: true,
      default: 'gte',
      index: false,
    }),
    value: decimal({ label: { zh: '要求值', en: 'Value asked for' }, additive: false }),
    goalShare: percent({
      label: { zh: '占年度目标', en: 'Share of the year goal' },
      help: {
        zh: '代替要求值：公司年度目标的百分之几',
        en: 'Instead of a value: percent of the company’s goal for the year',
      },
      unit: { zh: '%', en: '%' },
      min: 0,
      max: 1000,
      additive: false,
    }),
    goalMetric: text({
      label: { zh: '年度目标的指标', en: 'Metric of the year goal' },
      help: { zh: '不填就用同一个指标', en: 'Left empty it is the same metric' },
      max: 100,
    }),
    files: attachment({ label: { zh: '证明文件', en: 'Documents' } }),
    note: longText({ label: { zh: '说明', en: 'Note' }, max: 1000 }),
    current: decimal({ label: { zh: '当前值', en: 'Now' }, additive: false, write: 'action-only' }),
    wanted: decimal({ label: { zh: '换算后的要求', en: 'Value needed' }, additive: false, write: 'action-only' }),
    unit: text({ label: { zh: '单位', en: 'Unit' }, max: 20, write: 'action-only' }),
    met: boolean({ label: { zh: '已满足', en: 'Met' }, write: 'action-only', default: false }),
    metOn: date({ label: { zh: '满足日期', en: 'Met on' }, write: 'action-only' }),
    confirmedBy: ref('employee', { label: { zh: '确认人', en: 'Confirmed by' }, write: 'action-only', index: false }),
    checkedAt: instant({ label: { zh: '核对时间', en: 'Checked at' }, write: 'action-only' }),
    // As with key results: figures are read with the rights of whoever asked for them.
    measuredBy: ref('employee', {
      label: { zh: '读数权限来自', en: 'Read with the rights of' },
      write: 'action-only',
      index: false,
      onDelete: 'restrict',
    }),
    position: integer({ label: { zh: '排序', en: 'Order' }, additive: false, default: 0 }),
    milestoneQuarter: computed<string, 'text'>('text', {
      label: { zh: '季度', en: 'Quarter' },
      sql: (t) => `select m.quarter from milestone m where m.id = ${t}.milestone_id`,
    }),
  },
  list: ['title', 'milestone', 'kind', 'current', 'wanted', 'met', 'metOn'],
  quick: ['milestone', 'title', 'kind', 'files', 'note'],
  derive: deriveCriteria,
  rules: [checkCriterion],
  guard: guardCriteria,
  written: (records, ctx) => settleMilestones(ctx, [...new Set(records.map(({ after }) => after.milestone))]),
})
