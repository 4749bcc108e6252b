import { defineEntity } from '#kernel/entity/define.ts'
import {
  choice,
  decimal,
  instant,
  integer,
  json,
  longText,
  multiChoice,
  ref,
  refs,
  requiredText,
  text,
} from '#kernel/entity/fields.ts'
import { guardRules } from '../guard-rule.ts'
import { checkRule } from '../rules/rule.ts'

export const severities = [
  { value: 'critical', label: { zh: '严重', en: 'Critical' }, tone: 'bad' },
  { value: 'warning', label: { zh: '警告', en: 'Warning' }, tone: 'warn' },
  { value: 'info', label: { zh: '提示', en: 'Notice' }, tone: 'neutral' },
] as const

export const splits = [
  { value: 'company', label: { zh: '全公司', en: 'Whole company' } },
  { value: 'department', label: { zh: '每个部门', en: 'Each department' } },
  { value: 'region', label: { zh: '每个区域', en: 'Each region' } },
  { value: 'person', label: { zh: '每个人', en: 'Each person' } },
] as const

export const conditions = [
  { value: 'value', label: { zh: '数值', en: 'The figure' } },
  { value: 'completion', label: { zh: '目标完成率', en: 'Completion of the goal' } },
  { value: 'change', label: { zh: '与以前相比的变化', en: 'Change against before' } },
  { value: 'plan', label: { zh: '与计划线的偏差', en: 'Deviation from the plan line' } },
  { value: 'trend', label: { zh: '与往常明显不同', en: 'Out of the ordinary' } },
] as const

export const alertRule = defineEntity('alert-rule', {
  label: { zh: '预警规则', en: 'Alert rule' },
  plural: { zh: '预警规则', en: 'Alert rules' },
  about: {
    zh: '哪个指标、对谁、什么情况下要提醒，以及提醒谁。',
    en: 'Which figure, for whom, when it is a problem, and who is told.',
  },
  path: 'alert-rules',
  icon: 'control',
  scope: { by: 'owner', owner: 'owner' },
  settingsOnly: true,
  title: 'name',
  sort: 'name',
  fields: {
    name: requiredText({ label: { zh: '规则名称', en: 'Name' }, max: 100 }),
    state: choice(
      [
        { value: 'active', label: { zh: '启用', en: 'Active' }, tone: 'good' },
        { value: 'paused', label: { zh: '暂停', en: 'Paused' }, tone: 'muted' },
      ],
      { label: { zh: '状态', en: 'State' }, fixed: true, required: true, default: 'active' },
    ),
    metric: choice([], { label: { zh: '指标', en: 'Figure' }, required: true, optionsFrom: 'metrics' }),
    split: choice(splits, { label: { zh: '对谁', en: 'For' }, fixed: true, required: true, default: 'company' }),
    narrowing: json({ label: { zh: '只看', en: 'Only' } }),
    condition: choice(conditions, {
      label: { zh: '比什么', en: 'Compared with' },
      fixed: true,
      required: true,
      default: 'value',
    }),
    comparison: choice(
      [
        { value: 'below', label: { zh: '低于', en: 'Below' } },
        { value: 'above', label: { zh: '高于', en: 'Above' } },
      ],
      { label: { zh: '方向', en: 'Side' }, fixed: true, required: true, default: 'below', index: false },
    ),
    threshold: decimal({ label: { zh: '界限', en: 'Limit' }, additive: false, scale: 4 }),
    against: choice(
      [
        { value: 'previous', label: { zh: '上期', en: 'The period before' } },
        { value: 'last-year', label: { zh: '去年同期', en: 'A year earlier' } },
      ],
      { label: { zh: '比哪一期', en: 'Against' }, fixed: true, index: false },
    ),
    period: choice(
      [
        { value: 'day', label: { zh: '日', en: 'Day' } },
        { value: 'week', label: { zh: '周', en: 'Week' } },
        { value: 'month', label: { zh: '月', en: 'Month' } },
        { value: 'quarter', label: { zh: '季度', en: 'Quarter' } },
        { value: 'year', label: { zh: '年', en: 'Year' } },
      ],
      { label: { zh: '周期', en: 'Period' }, fixed: true, required: true, default: 'month', index: false },
    ),
    timing: choice(
      [
        { value: 'ended', label: { zh: '已结束的周期', en: 'The last one that is over' } },
        { value: 'running', label: { zh: '正在进行的周期', en: 'The running one' } },
      ],
      { label: { zh: '看哪一期', en: 'Looks at' }, fixed: true, required: true, default: 'ended', index: false },
    ),
    rhythm: choice(
      [
        { value: 'daily', label: { zh: '每天', en: 'Every day' } },
        { value: 'hourly', label: { zh: '每小时', en: 'Every hour' } },
        { value: 'at-once', label: { zh: '数据变化时（一分钟内）', en: 'When data changes (within a minute)' } },
      ],
      { label: { zh: '何时检查', en: 'Checked' }, fixed: true, required: true, default: 'daily', index: false },
    ),
    hour: integer({ label: { zh: '几点', en: 'At (hour)' }, min: 0, max: 23, default: 8, additive: false }),
    severity: choice(severities, {
      label: { zh: '严重程度', en: 'Severity' },
      fixed: true,
      required: true,
      default: 'warning',
    }),
    receivers: multiChoice(
      [
        { value: 'owner', label: { zh: '本人或负责人', en: 'Whoever is responsible' } },
        { value: 'manager', label: { zh: '其上级', en: 'Their superior' } },
      ],
      { label: { zh: '提醒谁', en: 'Who is told' }, fixed: true, default: ['owner', 'manager'] },
    ),
    people: refs('employee', { label: { zh: '另外提醒', en: 'Also told' } }),
    roles: multiChoice([], { label: { zh: '提醒这些角色', en: 'Roles told' }, optionsFrom: 'roles' }),
    channels: multiChoice(
      [
        { value: 'in-app', label: { zh: '站内通知', en: 'In the app' } },
        { value: 'mail', label: { zh: '邮件', en: 'Mail' } },
      ],
      { label: { zh: '提醒方式', en: 'Channels' }, fixed: true, default: ['in-app'] },
    ),
    coolDownDays: integer({
      label: { zh: '同一问题几天内不重复提醒', en: 'Days before it is said again' },
      min: 1,
      max: 365,
      default: 7,
      required: true,
      additive: false,
    }),
    owner: ref('employee', { label: { zh: '负责人', en: 'Owner' }, default: '@me' }),
    pausedBecause: longText({
      label: { zh: '暂停原因', en: 'Why it is paused' },
      write: 'action-only',
      section: 'system',
      max: 500,
    }),
    nextAt: instant({
      label: { zh: '下次检查', en: 'Next check' },
      write: 'action-only',
      section: 'system',
      index: true,
    }),
    lastAt: instant({ label: { zh: '上次检查', en: 'Last check' }, write: 'action-only', section: 'system' }),
    lastResult: json({ label: { zh: '检查结果', en: 'Result' }, write: 'action-only', section: 'system' }),
    seen: text({ label: { zh: '已看到的变化', en: 'Changes seen' }, write: 'action-only', section: 'system' }),
  },
  list: ['name', 'state', 'metric', 'split', 'condition', 'severity', 'owner', 'lastAt'],
  quick: ['name', 'metric', 'split'],
  rules: [({ after }) => checkRule(after as never)],
  guard: guardRules,
  // Whoever changes a rule wants to know at once, not tomorrow at eight.
  derive(records) {
    for (const { after } of records) {
      if (after.state === 'active') after.pausedBecause = null
      after.nextAt = null
    }
  },
})
