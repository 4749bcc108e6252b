import { defineEntity } from '#kernel/entity/define.ts'
import { choice, date, decimal, instant, integer, json, longText, ref, text, treeRef } from '#kernel/entity/fields.ts'
import { severities, splits } from './alert-rule.ts'

export const alertStates = [
  { value: 'new', label: { zh: '待处理', en: 'New' }, tone: 'brand' },
  { value: 'acknowledged', label: { zh: '已知悉', en: 'Seen' }, tone: 'neutral' },
  { value: 'acted', label: { zh: '已采取措施', en: 'Acted on' }, tone: 'good' },
  { value: 'closed', label: { zh: '已关闭', en: 'Closed' }, tone: 'muted' },
  { value: 'false-alarm', label: { zh: '误报', en: 'False alarm' }, tone: 'muted' },
] as const

export const openStates = ['new', 'acknowledged', 'acted'] as const

const system = { write: 'action-only', section: 'system' } as const
const fixed = { write: 'action-only' } as const

/**
 * A problem that a rule found. Only who may read the figure sees it: its owner, and those whom the evaluation shared it
 * with after it had compared what they read with what the rule read.
 */
export const alert = defineEntity('alert', {
  label: { zh: '预警', en: 'Alert' },
  plural: { zh: '预警', en: 'Alerts' },
  about: {
    zh: '指标出了问题时在这里提醒，处理后留下结果。',
    en: 'Says when a figure goes wrong, and keeps what was done.',
  },
  path: 'alerts',
  icon: 'alert',
  scope: { by: 'owner', owner: 'owner' },
  settingsOnly: true,
  shareable: true,
  comments: true,
  title: 'name',
  sort: '-firedAt',
  sections: [
    { key: 'main', label: { zh: '问题', en: 'Problem' } },
    { key: 'handling', label: { zh: '处理', en: 'Handling' } },
  ],
  fields: {
    name: text({ label: { zh: '名称', en: 'Name' }, required: true, max: 300, ...fixed, search: true }),
    state: choice(alertStates, {
      label: { zh: '状态', en: 'State' },
      fixed: true,
      required: true,
      default: 'new',
      ...fixed,
    }),
    severity: choice(severities, {
      label: { zh: '严重程度', en: 'Severity' },
      fixed: true,
      required: true,
      default: 'warning',
      ...fixed,
    }),
    rule: ref('alert-rule', { label: { zh: '规则', en: 'Rule' }, onDelete: 'set-null', ...fixed }),
    messageZh: longText({ label: { zh: '内容（中文）', en: 'Message (Chinese)' }, ...system, max: 1000 }),
    messageEn: longText({ label: { zh: '内容（英文）', en: 'Message (English)' }, ...system, max: 1000 }),
    metric: choice([], { label: { zh: '指标', en: 'Figure' }, optionsFrom: 'metrics', ...system }),
    split: choice(splits, {
      label: { zh: '对象类型', en: 'About' },
      fixed: true,
      required: true,
      default: 'company',
      ...system,
    }),
    subjectKey: text({ label: { zh: '对象标识', en: 'Subject key' }, required: true, max: 100, ...system }),
    subject: text({ label: { zh: '对象', en: 'Subject' }, max: 200, ...fixed }),
    person: ref('employee', { label: { zh: '员工', en: 'Person' }, ...system }),
    department: treeRef('department', { label: { zh: '部门', en: 'Department' }, ...system }),
    region: treeRef('region', { label: { zh: '区域', en: 'Region' }, ...system }),
    period: text({ label: { zh: '周期', en: 'Period' }, max: 20, ...fixed }),
    periodFrom: date({ label: { zh: '周期开始', en: 'Period from' }, ...system }),
    periodTo: date({ label: { zh: '周期结束', en: 'Period to' }, ...system }),
    measured: decimal({ label: { zh: '实际', en: 'Measured' }, scale: 6, additive: false, ...system }),
    expected: decimal({ label: { zh: '应为', en: 'Expected' }, scale: 6, additive: false, ...system }),
    value: decimal({ label: { zh: '数值', en: 'Figure' }, scale: 6, additive: false, ...system }),
    distance: decimal({ label: { zh: '超出程度', en: 'How far beyond' }, scale: 4, additive: false, ...system }),
    evidence: json({ label: { zh: '依据', en: 'Evidence' }, ...system }),
    firedAt: instant({ label: { zh: '发现时间', en: 'Found at' }, required: true, index: true, ...fixed }),
    toldOn: date({ label: { zh: '最近提醒', en: 'Last told on' }, ...system }),
    times: integer({ label: { zh: '提醒次数', en: 'Times told' }, additive: false, default: 1, ...system }),
    owner: ref('employee', { label: { zh: '负责人', en: 'Owner' }, ...fixed, section: 'handling' }),
    acknowledgedBy: ref('employee', {
      label: { zh: '知悉人', en: 'Seen by' },
      ...fixed,
      section: 'handling',
      index: false,
    }),
    acknowledgedAt: instant({ label: { zh: '知悉时间', en: 'Seen at' }, ...fixed, section: 'handling' }),
    measure: longText({ label: { zh: '采取的措施', en: 'What was done' }, ...fixed, section: 'handling', max: 2000 }),
    actedBy: ref('employee', { label: { zh: '处理人', en: 'Done by' }, ...fixed, section: 'handling', index: false }),
    actedAt: instant({ label: { zh: '处理时间', en: 'Done at' }, ...fixed, section: 'handling' }),
    closedAt: instant({ label: { zh: '关闭时间', en: 'Closed at' }, ...fixed, section: 'handling' }),
    closedBy: ref('employee', {
      label: { zh: '关闭人', en: 'Closed by' },
      ...fixed,
      section: 'handling',
      index: false,
    }),
    closedBecause: choice(
      [
        { value: 'recovered', label: { zh: '指标已恢复', en: 'The figure recovered' } },
        { value: 'handled', label: { zh: '处理完成', en: 'Dealt with' } },
        { value: 'left', label: { zh: '人员已离职', en: 'The person left' } },
        { value: 'false-alarm', label: { zh: '误报', en: 'False alarm' } },
      ],
      { label: { zh: '关闭原因', en: 'Why closed' }, fixed: true, ...fixed, section: 'handling', index: false },
    ),
    note: longText({ label: { zh: '说明', en: 'Note' }, ...fixed, section: 'handling', max: 2000 }),
  },
  list: ['name', 'state', 'severity', 'subject', 'period', 'owner', 'firedAt'],
  highlights: ['severity', 'subject', 'period', 'firedAt'],
  unique: [
    {
      fields: ['rule', 'subjectKey'],
      // One problem is one alert, whatever two workers do at the same time.
      where: "state in ('new', 'acknowledged', 'acted')",
      error: 'alert.open-already',
      message: { zh: '这个问题已有未关闭的预警', en: 'There is an open alert for this already' },
    },
  ],
  views: [
    {
      id: 'open',
      label: { zh: '未关闭', en: 'Open' },
      filter: { field: 'state', op: 'in', value: ['new', 'acknowledged', 'acted'] },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
})
