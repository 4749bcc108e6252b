import { defineEntity } from '#kernel/entity/define.ts'
import {
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
import { deriveKeyResults } from '../derive-key-result.ts'
import { guardKeyResultRemoval, guardKeyResults } from '../guards/key-result.ts'
import { checkKeyResult } from '../rules/key-result.ts'
import type { Step } from '../rules/progress.ts'
import { directions, keyResultKinds, keyResultStates, statuses } from './choices.ts'

export const keyResult = defineEntity('key-result', {
  label: { zh: '关键结果 KR', en: 'Key result' },
  plural: { zh: '关键结果 KR', en: 'Key results' },
  about: {
    zh: '看哪几个数就知道目标做成了。数值从系统指标读取、手工填写，或按步骤清单打勾。',
    en: 'The figures that tell whether the objective was reached: read from a metric, typed in, or a list of steps.',
  },
  path: 'key-results',
  icon: 'check-square',
  scope: { by: 'via', through: 'objective', owner: 'owner' },
  comments: true,
  title: 'title',
  sort: 'position',
  sections: [
    { key: 'main', label: { zh: '关键结果', en: 'Key result' } },
    { key: 'value', label: { zh: '数值', en: 'Value' } },
    { key: 'state', label: { zh: '进展', en: 'Progress' } },
  ],
  fields: {
    title: requiredText({ label: { zh: '关键结果', en: 'Key result' }, search: true }),
    objective: ref('objective', {
      label: { zh: '目标', en: 'Objective' },
      required: true,
      write: 'create',
      onDelete: 'cascade',
    }),
    kind: choice(keyResultKinds, {
      label: { zh: '怎么衡量', en: 'Measured by' },
      fixed: true,
      required: true,
      default: 'number',
    }),
    owner: ref('employee', {
      label: { zh: '负责人', en: 'Owner' },
      required: true,
      default: '@me',
      onDelete: 'restrict',
    }),
    weight: decimal({
      label: { zh: '权重', en: 'Weight' },
      help: { zh: '只看相互比例，不必加到 100', en: 'Only the proportions count; they need not add up to 100' },
      scale: 2,
      min: 0.01,
      max: 1000,
      additive: false,
      required: true,
      default: '1',
    }),
    metric: text({ label: { zh: '指标', en: 'Metric' }, max: 100, section: 'value' }),
    metricFilter: json<{ label: { zh: string; en: string }; section: string }, Filter>({
      label: { zh: '指标范围', en: 'Part of the metric' },
      section: 'value',
    }),
    start: decimal({ label: { zh: '起点', en: 'Start' }, additive: false, section: 'value' }),
    target: decimal({ label: { zh: '目标值', en: 'Target' }, additive: false, section: 'value' }),
    current: decimal({
      label: { zh: '当前值', en: 'Now' },
      help: { zh: '之后通过每周更新修改', en: 'Later changes come with the weekly check-ins' },
      additive: false,
      write: 'create',
      section: 'value',
    }),
    unit: text({ label: { zh: '单位', en: 'Unit' }, max: 20, section: 'value' }),
    direction: choice(directions, {
      label: { zh: '方向', en: 'Direction' },
      fixed: true,
      section: 'value',
      index: false,
    }),
    steps: json<{ label: { zh: string; en: string }; section: string }, Step[]>({
      label: { zh: '步骤', en: 'Steps' },
      section: 'value',
    }),
    progress: percent({
      label: { zh: '进度', en: 'Progress' },
      additive: false,
      write: 'action-only',
      section: 'state',
    }),
    status: choice(statuses, {
      label: { zh: '状态', en: 'Status' },
      fixed: true,
      write: 'action-only',
      section: 'state',
    }),
    confidence: integer({
      label: { zh: '信心', en: 'Confidence' },
      min: 0,
      max: 10,
      additive: false,
      write: 'action-only',
      section: 'state',
    }),
    lastCheckInOn: date({ label: { zh: '最近更新', en: 'Last check-in' }, write: 'action-only', section: 'state' }),
    state: choice(keyResultStates, {
      label: { zh: '使用', en: 'In use' },
      fixed: true,
      required: true,
      write: 'action-only',
      default: 'active',
      section: 'state',
    }),
    dropReason: longText({
      label: { zh: '放弃的原因', en: 'Why it was dropped' },
      max: 1000,
      write: 'action-only',
      section: 'state',
    }),
    measuredAt: instant({ label: { zh: '读数时间', en: 'Read at' }, write: 'action-only', section: 'state' }),
    // A figure is read with the rights of whoever chose the metric: an objective that all may see reveals no more than they may.
    measuredBy: ref('employee', {
      label: { zh: '读数权限来自', en: 'Read with the rights of' },
      write: 'action-only',
      index: false,
      onDelete: 'restrict',
      section: 'state',
    }),
    position: integer({ label: { zh: '排序', en: 'Order' }, additive: false, default: 0, section: 'state' }),
    objectiveState: computed<string, 'text'>('text', {
      label: { zh: '目标阶段', en: 'Stage of the objective' },
      section: 'state',
      sql: (t) => `select o.state from objective o where o.id = ${t}.objective_id`,
    }),
  },
  list: [
    'title',
    'objective',
    'owner',
    'current',
    'target',
    'unit',
    'progress',
    'status',
    'confidence',
    'lastCheckInOn',
  ],
  quick: ['objective', 'title', 'start', 'target', 'unit', 'owner'],
  highlights: ['progress', 'current', 'target', 'confidence'],
  views: [
    {
      id: 'mine',
      label: { zh: '我负责的', en: 'Mine' },
      filter: {
        and: [
          { field: 'owner', op: 'eq', value: '@me' },
          { field: 'objective.state', op: 'eq', value: 'active' },
        ],
      },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  derive: deriveKeyResults,
  rules: [checkKeyResult],
  guard: guardKeyResults,
  guardRemoval: guardKeyResultRemoval,
})
