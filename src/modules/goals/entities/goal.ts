import { defineEntity } from '#kernel/entity/define.ts'
import {
  choice,
  computed,
  date,
  decimal,
  instant,
  longText,
  percent,
  ref,
  text,
  treeRef,
} from '#kernel/entity/fields.ts'
import { currencies } from '#modules/organisation'
import { deriveGoals } from '../derive-goal.ts'
import { guardGoals } from '../guard-goal.ts'
import { checkGoal } from '../rules/goal.ts'
import { goalStates, goalStatuses, periodChoices, subjectKinds, units } from './choices.ts'

/**
 * A figure that somebody wants to reach in a period. Whose it is follows from what is given: an employee as `owner` makes it
 * that person's, a department, region or product line that one's, nothing the company's. For goals of other than people `owner`
 * is who answers for it, so that every goal has one person behind it and the same access rules hold.
 */
export const goal = defineEntity('goal', {
  label: { zh: '目标', en: 'Goal' },
  plural: { zh: '目标', en: 'Goals' },
  about: {
    zh: '一个指标在一段时间内要达到的数，归公司、部门、区域、产品线或个人。',
    en: 'A figure to reach in a period, of the company, a department, a region, a product line or a person.',
  },
  path: 'goals',
  icon: 'flag',
  scope: { by: 'owner', owner: 'owner', department: 'department', region: 'region', open: 'announced' },
  comments: true,
  title: 'name',
  parent: 'parent',
  sort: '-startsOn,name',
  sections: [
    { key: 'main', label: { zh: '目标', en: 'Goal' } },
    { key: 'whose', label: { zh: '归属与范围', en: 'Whose and of what' } },
    { key: 'grades', label: { zh: '三档与权重', en: 'Grades and weight' } },
    { key: 'progress', label: { zh: '进度', en: 'Progress' } },
  ],
  fields: {
    name: text({
      label: { zh: '名称', en: 'Name' },
      help: { zh: '留空则用“指标 期间 · 归属”', en: 'Left empty, it is "metric period · whose"' },
      search: true,
    }),
    metric: choice([], {
      label: { zh: '指标', en: 'Metric' },
      required: true,
      optionsFrom: 'metrics',
      help: { zh: '指标库中的一个指标', en: 'One of the metric catalogue' },
    }),
    target: decimal({
      label: { zh: '目标值', en: 'Target' },
      help: { zh: '比率填小数：40% 填 0.4', en: 'Ratios as a fraction: 0.4 is 40 %' },
      required: true,
      scale: 4,
      additive: false,
    }),
    currency: choice(currencies, {
      label: { zh: '币种', en: 'Currency' },
      help: {
        zh: '只用于金额指标。留空随上级目标，没有则为本位币；按期间首日的汇率折算',
        en: "For amounts only. Left empty it is the parent goal's, else the company's; converted by the rate of the period's first day",
      },
      write: 'create',
      index: false,
    }),
    period: text({
      label: { zh: '期间', en: 'Period' },
      help: {
        zh: '年 2026、季 2026-Q1、月 2026-03、周 2026-W12',
        en: 'Year 2026, quarter 2026-Q1, month 2026-03, week 2026-W12',
      },
      required: true,
      index: true,
      max: 20,
    }),
    subject: choice(subjectKinds, {
      label: { zh: '归属类型', en: 'Whose' },
      help: { zh: '不填则按负责人、部门等判断', en: 'Left empty it follows from owner, department and so on' },
      fixed: true,
      section: 'whose',
    }),
    owner: ref('employee', { label: { zh: '负责人', en: 'Owner' }, onDelete: 'restrict', section: 'whose' }),
    department: treeRef('department', {
      label: { zh: '部门', en: 'Department' },
      onDelete: 'restrict',
      section: 'whose',
    }),
    region: treeRef('region', { label: { zh: '区域', en: 'Region' }, onDelete: 'restrict', section: 'whose' }),
    productLine: text({ label: { zh: '产品线', en: 'Product line' }, max: 100, section: 'whose' }),
    segment: text({
      label: { zh: '客群', en: 'Segment' },
      help: { zh: '只计这一类客户', en: 'Counts this kind of customers only' },
      max: 100,
      section: 'whose',
    }),
    parent: treeRef('goal', { label: { zh: '上级目标', en: 'Parent goal' }, onDelete: 'restrict', section: 'whose' }),
    baseValue: decimal({
      label: { zh: '基准值', en: 'Base value' },
      help: { zh: '从它起算进度，例如流失率从 8% 降到 5%', en: 'Progress counts from it: churn from 8 % down to 5 %' },
      scale: 4,
      additive: false,
      section: 'grades',
    }),
    stretch: decimal({ label: { zh: '冲刺值', en: 'Stretch' }, scale: 4, additive: false, section: 'grades' }),
    challenge: decimal({ label: { zh: '挑战值', en: 'Challenge' }, scale: 4, additive: false, section: 'grades' }),
    weight: percent({
      label: { zh: '权重', en: 'Weight' },
      help: { zh: '留空则按目标值占比', en: 'Left empty it is the share of the target' },
      unit: { zh: '%', en: '%' },
      min: 0,
      max: 100,
      section: 'grades',
    }),
    planLine: choice(
      [
        { value: 'straight', label: { zh: '按工作日均匀', en: 'Even over working days' } },
        { value: 'seasonal', label: { zh: '按往年月度占比', en: 'As months went in past years' } },
      ],
      { label: { zh: '计划线', en: 'Plan line' }, fixed: true, default: 'straight', index: false, section: 'grades' },
    ),
    risks: longText({ label: { zh: '风险', en: 'Risks' }, section: 'grades' }),
    state: choice(goalStates, {
      label: { zh: '发布', en: 'State' },
      fixed: true,
      write: 'action-only',
      default: 'draft',
      section: 'progress',
    }),
    status: choice(goalStatuses, {
      label: { zh: '状态', en: 'Status' },
      help: { zh: '实际值与计划线相比，每小时更新', en: 'Actual value against the plan line, worked out every hour' },
      fixed: true,
      write: 'never',
      section: 'progress',
    }),
    actual: decimal({
      label: { zh: '实际值', en: 'Actual' },
      write: 'never',
      scale: 4,
      additive: false,
      section: 'progress',
    }),
    completion: percent({
      label: { zh: '完成率', en: 'Completion' },
      unit: { zh: '%', en: '%' },
      write: 'never',
      scale: 1,
      additive: false,
      section: 'progress',
    }),
    measuredAt: instant({ label: { zh: '统计时间', en: 'Measured at' }, write: 'never', section: 'progress' }),
    startsOn: date({ label: { zh: '开始', en: 'From' }, write: 'never', index: true, section: 'progress' }),
    endsOn: date({ label: { zh: '结束', en: 'Until' }, write: 'never', index: true, section: 'progress' }),
    periodKind: choice(periodChoices, {
      label: { zh: '期间类型', en: 'Kind of period' },
      help: { zh: '期间填某一天时用它', en: 'Needed only when the period is given as a day' },
      fixed: true,
      section: 'progress',
    }),
    unit: choice(units, {
      label: { zh: '单位', en: 'Unit' },
      fixed: true,
      write: 'never',
      index: false,
      section: 'progress',
    }),
    /** Whose goals everybody may see: published ones of others than people. */
    announced: computed<boolean, 'boolean'>('boolean', {
      label: { zh: '全员可见', en: 'Seen by all' },
      section: 'system',
      sql: (t) => `${t}.state = 'published' and ${t}.subject <> 'person'`,
    }),
    ownerLeft: computed<boolean, 'boolean'>('boolean', {
      label: { zh: '负责人已离职', en: 'Owner has left' },
      section: 'whose',
      sql: (t) => `select e.status = 'left' from employee e where e.id = ${t}.owner_id`,
    }),
    /** What must not be there twice: metric, period, whose, of what. */
    key: text({ label: { zh: '唯一标识', en: 'Key' }, write: 'never', max: 500, section: 'system' }),
    /** The approved adjustment whose figures are in force. */
    adjustment: ref('goal-adjustment', {
      label: { zh: '最近调整', en: 'Last adjustment' },
      write: 'action-only',
      index: false,
      section: 'system',
    }),
  },
  list: ['name', 'metric', 'period', 'subject', 'owner', 'target', 'actual', 'completion', 'status', 'state'],
  quick: ['metric', 'period', 'target', 'owner', 'department', 'parent'],
  // The progress tab shows them with their plan line.
  highlights: [],
  unique: [
    {
      fields: ['key'],
      error: 'goal.duplicate',
      message: {
        zh: '同一指标、期间、归属和范围的目标已存在',
        en: 'There is a goal for the same metric, period, owner and scope already',
      },
    },
  ],
  views: [
    {
      id: 'mine',
      label: { zh: '我的目标', en: 'My goals' },
      filter: { field: 'owner', op: 'eq', value: '@me' },
      sort: '-startsOn',
      layout: 'list',
    },
    {
      id: 'late',
      label: { zh: '落后与有风险', en: 'Late and at risk' },
      // What is over cannot be caught up with.
      filter: {
        and: [
          { field: 'status', op: 'in', value: ['late', 'at-risk'] },
          { field: 'endsOn', op: 'gte', value: '@today' },
        ],
      },
      sort: 'endsOn',
      layout: 'list',
    },
    {
      id: 'left',
      label: { zh: '负责人已离职', en: 'Owner has left' },
      filter: { field: 'ownerLeft', op: 'eq', value: true },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  derive: deriveGoals,
  rules: [checkGoal],
  guard: guardGoals,
})
