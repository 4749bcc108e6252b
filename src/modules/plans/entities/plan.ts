import { defineEntity } from '#kernel/entity/define.ts'
import { choice, computed, date, longText, ref, requiredText, text, treeRef } from '#kernel/entity/fields.ts'
import { derivePlans } from '../derive-plan.ts'
import { checkPeriod } from '../rules/task.ts'

export const planKinds = [
  { value: 'year', label: { zh: '年度', en: 'Year' } },
  { value: 'quarter', label: { zh: '季度', en: 'Quarter' } },
  { value: 'month', label: { zh: '月度', en: 'Month' } },
  { value: 'special', label: { zh: '专项', en: 'Special' } },
] as const

export const plan = defineEntity('plan', {
  label: { zh: '计划', en: 'Plan' },
  plural: { zh: '计划', en: 'Plans' },
  about: {
    zh: '把目标拆成每月的任务：谁做、何时、花多少、有什么风险。',
    en: 'Splits a goal into monthly tasks: who, when, at what cost, with which risks.',
  },
  path: 'plans',
  icon: 'schedule',
  scope: { by: 'owner', owner: 'owner', department: 'department' },
  shareable: true,
  comments: true,
  title: 'name',
  sort: '-startsOn,name',
  sections: [
    { key: 'main', label: { zh: '基本信息', en: 'Basics' } },
    { key: 'ownership', label: { zh: '归属', en: 'Ownership' } },
  ],
  fields: {
    name: requiredText({ label: { zh: '计划名称', en: 'Name' }, search: true }),
    kind: choice(planKinds, { label: { zh: '周期', en: 'Period' }, required: true, default: 'year' }),
    startsOn: date({
      label: { zh: '开始日期', en: 'Starts on' },
      help: { zh: '留空则按周期取本年、本季或本月', en: 'Left empty it is this year, quarter or month' },
      index: true,
    }),
    endsOn: date({ label: { zh: '结束日期', en: 'Ends on' }, index: true }),
    goalRecord: ref('goal', {
      label: { zh: '对应目标', en: 'Goal' },
      help: { zh: '这份计划为哪个目标而做', en: 'The goal that the plan is for' },
      onDelete: 'set-null',
    }),
    goal: text({
      label: { zh: '目标说明', en: 'What it is to achieve' },
      help: {
        zh: '这份计划要达成什么，例如“华东年签约额 1200 万”',
        en: 'What it is to achieve: "12 million signed in East China"',
      },
      max: 300,
      search: true,
    }),
    state: choice(
      [
        { value: 'draft', label: { zh: '草稿', en: 'Draft' }, tone: 'muted' },
        { value: 'active', label: { zh: '执行中', en: 'Active' }, tone: 'brand' },
        { value: 'closed', label: { zh: '已结束', en: 'Closed' }, tone: 'neutral' },
      ],
      { label: { zh: '状态', en: 'Status' }, fixed: true, default: 'active' },
    ),
    description: longText({ label: { zh: '说明', en: 'Description' } }),
    progress: computed('percent', {
      label: { zh: '完成度', en: 'Progress' },
      help: { zh: '任务进度按 KPI 权重加权', en: 'Progress of the tasks by their weights' },
      additive: false,
      scale: 1,
      // The same rule as rollUp(): weights spread in proportion, without any every task counts the same.
      sql: (t) => `select coalesce(
          round(sum(coalesce(k.weight, 0) * coalesce(k.progress, 0)) / nullif(sum(coalesce(k.weight, 0)), 0), 1),
          round(avg(coalesce(k.progress, 0)), 1))
        from plan_task k where k.plan_id = ${t}.id and k.deleted_at is null and k.state <> 'cancelled'`,
    }),
    owner: ref('employee', {
      label: { zh: '负责人', en: 'Owner' },
      required: true,
      default: '@me',
      section: 'ownership',
      onDelete: 'restrict',
    }),
    department: treeRef('department', { label: { zh: '所属部门', en: 'Department' }, section: 'ownership' }),
  },
  list: ['name', 'kind', 'goalRecord', 'startsOn', 'endsOn', 'progress', 'state', 'owner'],
  quick: ['name', 'kind', 'goalRecord', 'goal', 'owner'],
  highlights: ['progress', 'startsOn', 'endsOn', 'goalRecord'],
  views: [
    {
      id: 'running',
      label: { zh: '执行中', en: 'Active' },
      filter: { field: 'state', op: 'eq', value: 'active' },
      layout: 'list',
    },
    {
      id: 'mine',
      label: { zh: '我负责的', en: 'Mine' },
      filter: { field: 'owner', op: 'eq', value: '@me' },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  derive: derivePlans,
  rules: [checkPeriod],
})
