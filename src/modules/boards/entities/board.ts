import { defineEntity } from '#kernel/entity/define.ts'
import { choice, integer, json, longText, ref, requiredText, text, treeRef } from '#kernel/entity/fields.ts'
import { deriveBoards } from '../derive-board.ts'
import { guardBoards } from '../guard-board.ts'
import { boardPeriods } from '../rules/period.ts'

const periodLabels: Record<(typeof boardPeriods)[number], { zh: string; en: string }> = {
  today: { zh: '今天', en: 'Today' },
  'this-week': { zh: '本周', en: 'This week' },
  'this-month': { zh: '本月', en: 'This month' },
  'this-quarter': { zh: '本季度', en: 'This quarter' },
  'this-year': { zh: '今年', en: 'This year' },
  'last-week': { zh: '上周', en: 'Last week' },
  'last-month': { zh: '上月', en: 'Last month' },
  'last-quarter': { zh: '上季度', en: 'Last quarter' },
  'last-year': { zh: '去年', en: 'Last year' },
  all: { zh: '全部时间', en: 'All time' },
  custom: { zh: '自定义', en: 'Custom' },
}

/** A page of figures. What it shows is read as whoever looks at it; sharing a board shares no figure. */
export const board = defineEntity('board', {
  label: { zh: '看板', en: 'Board' },
  plural: { zh: '看板', en: 'Boards' },
  about: {
    zh: '把关心的指标放在一页：数字、趋势、排行、漏斗。每个人看到的都是自己有权看的数据。',
    en: 'The figures you care about on one page. Everybody sees only what they may see.',
  },
  path: 'boards',
  icon: 'bar-chart',
  scope: {
    by: 'owner',
    owner: 'owner',
    department: 'department',
    audience: { field: 'audience', department: 'department' },
  },
  title: 'name',
  fields: {
    name: requiredText({ label: { zh: '名称', en: 'Name' }, max: 80, search: true }),
    nameEn: text({ label: { zh: '英文名称', en: 'English name' }, max: 80, search: true }),
    about: longText({ label: { zh: '说明', en: 'Description' }, max: 500 }),
    kind: choice(
      [
        { value: 'company', label: { zh: '公司看板', en: 'Company board' }, tone: 'brand' },
        { value: 'department', label: { zh: '部门看板', en: 'Department board' }, tone: 'neutral' },
        { value: 'personal', label: { zh: '个人看板', en: 'Personal board' }, tone: 'neutral' },
        { value: 'own', label: { zh: '自建看板', en: 'Own board' }, tone: 'muted' },
      ],
      { label: { zh: '类型', en: 'Kind' }, fixed: true, default: 'own' },
    ),
    icon: choice(
      [
        { value: 'bar-chart', label: { zh: '柱形图', en: 'Bars' } },
        { value: 'line-chart', label: { zh: '折线', en: 'Line' } },
        { value: 'pie-chart', label: { zh: '圆环', en: 'Pie' } },
        { value: 'funnel-plot', label: { zh: '漏斗', en: 'Funnel' } },
        { value: 'fund', label: { zh: '趋势', en: 'Trend' } },
        { value: 'dashboard', label: { zh: '仪表', en: 'Gauge' } },
        { value: 'team', label: { zh: '团队', en: 'Team' } },
        { value: 'user', label: { zh: '个人', en: 'Person' } },
        { value: 'bank', label: { zh: '公司', en: 'Company' } },
        { value: 'apartment', label: { zh: '部门', en: 'Department' } },
        { value: 'trophy', label: { zh: '奖杯', en: 'Trophy' } },
        { value: 'flag', label: { zh: '旗帜', en: 'Flag' } },
      ],
      { label: { zh: '图标', en: 'Icon' }, fixed: true, index: false, default: 'bar-chart' },
    ),
    audience: choice(
      [
        { value: 'everyone', label: { zh: '所有人', en: 'Everyone' }, tone: 'good' },
        { value: 'department', label: { zh: '本部门及下级部门', en: 'The department and those below' }, tone: 'brand' },
        { value: 'me', label: { zh: '仅自己', en: 'Only me' }, tone: 'muted' },
      ],
      {
        label: { zh: '谁能看', en: 'Who sees it' },
        help: {
          zh: '看到的是看板的样子；数字始终按查看者自己的权限计算',
          en: 'They see the board; its figures always follow the rights of whoever looks',
        },
        fixed: true,
        default: 'me',
      },
    ),
    period: choice(
      boardPeriods.filter((period) => period !== 'custom').map((value) => ({ value, label: periodLabels[value] })),
      { label: { zh: '默认期间', en: 'Period at first' }, fixed: true, index: false, default: 'this-month' },
    ),
    narrowing: json({
      label: { zh: '默认筛选', en: 'Filters at first' },
    }),
    layout: json({ label: { zh: '卡片', en: 'Cards' } }),
    position: integer({ label: { zh: '顺序', en: 'Order' }, min: 0, default: 100, additive: false }),
    key: text({
      label: { zh: '固定名', en: 'Key' },
      help: { zh: '随产品提供的看板以此为网址', en: 'Boards that ship have it as their address' },
      write: 'never',
      max: 40,
    }),
    owner: ref('employee', { label: { zh: '创建人', en: 'Owner' }, default: '@me', onDelete: 'set-null' }),
    department: treeRef('department', { label: { zh: '所属部门', en: 'Department' }, onDelete: 'set-null' }),
  },
  list: ['name', 'kind', 'audience', 'owner', 'period'],
  quick: ['name', 'audience', 'period'],
  sort: 'position',
  unique: [
    {
      fields: ['key'],
      error: 'board.key-taken',
      message: { zh: '固定名已存在', en: 'The key exists' },
    },
  ],
  derive: deriveBoards,
  guard: guardBoards,
})
