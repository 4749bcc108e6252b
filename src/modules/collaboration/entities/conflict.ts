import { defineEntity } from '#kernel/entity/define.ts'
import {
  attachment,
  choice,
  instant,
  integer,
  longText,
  number,
  ref,
  refs,
  requiredText,
  target,
} from '#kernel/entity/fields.ts'
import { conflictsWritten } from '../conflicts-written.ts'
import { deriveConflicts } from '../derive-conflict.ts'
import { refuseRuled } from '../refuse-ruled.ts'
import { checkConflict } from '../rules/conflict.ts'
import { conflictLevels, conflictStates } from './choices.ts'

const fixed = { write: 'action-only' } as const
const hours = (zh: string, en: string, value: number) =>
  integer({
    label: { zh, en },
    unit: { zh: '工作小时', en: 'working hours' },
    required: true,
    default: value,
    min: 1,
    max: 400,
    additive: false,
    write: 'create',
    section: 'rules',
  })

export const conflict = defineEntity('conflict', {
  label: { zh: '冲突', en: 'Conflict' },
  plural: { zh: '冲突升级', en: 'Conflicts' },
  about: {
    zh: '部门之间谈不拢的事：先当事人协商，到时限没有结果就升到双方主管，再到决策小组裁决。裁决后的记录不能修改。',
    en: 'What departments cannot agree on: first the parties, then their managers, then a committee, each with a time limit. A ruling is binding and cannot be changed.',
  },
  path: 'conflicts',
  icon: 'audit',
  scope: { by: 'owner', owner: 'raisedBy' },
  shareable: true,
  comments: true,
  title: 'name',
  number: 'CT-{yyyy}-{seq:4}',
  sort: '-raisedAt',
  sections: [
    { key: 'main', label: { zh: '冲突', en: 'Conflict' } },
    { key: 'rules', label: { zh: '时限与决策小组', en: 'Time limits and committee' } },
    { key: 'outcome', label: { zh: '结果', en: 'Outcome' } },
  ],
  fields: {
    number: number({ label: { zh: '编号', en: 'Number' }, search: true }),
    name: requiredText({ label: { zh: '争议事项', en: 'What it is about' }, search: true }),
    parties: refs('employee', {
      label: { zh: '对方当事人', en: 'The other parties' },
      required: true,
      write: 'create',
    }),
    issue: longText({
      label: { zh: '经过与各方诉求', en: 'What happened, and what each side wants' },
      required: true,
      write: 'create',
      max: 10_000,
    }),
    about: target(['customer', 'opportunity', 'lead', 'plan', 'cooperation-request'], {
      label: { zh: '关于', en: 'About' },
    }),
    files: attachment({ label: { zh: '附件', en: 'Files' } }),
    raisedBy: ref('employee', {
      label: { zh: '提出人', en: 'Raised by' },
      required: true,
      default: '@me',
      write: 'create',
    }),
    raisedAt: instant({ label: { zh: '提出时间', en: 'Raised at' }, ...fixed, index: true }),
    state: choice(conflictStates, {
      label: { zh: '状态', en: 'State' },
      fixed: true,
      required: true,
      default: 'open',
      ...fixed,
    }),
    level: choice(conflictLevels, {
      label: { zh: '层级', en: 'Level' },
      fixed: true,
      required: true,
      default: 'parties',
      ...fixed,
    }),
    levelDueAt: instant({ label: { zh: '本级时限', en: 'Due at this level' }, ...fixed, index: true }),
    partiesHours: hours('当事人协商时限', 'Time for the parties', 16),
    managersHours: hours('双方主管时限', 'Time for the managers', 16),
    committeeHours: hours('决策小组时限', 'Time for the committee', 24),
    committee: refs('employee', {
      label: { zh: '决策小组', en: 'Committee' },
      help: { zh: '不填时由总经理决定', en: 'Left empty, the general managers decide' },
      write: 'create',
      section: 'rules',
    }),
    outcome: longText({
      label: { zh: '协商结果或裁决', en: 'Agreement or ruling' },
      ...fixed,
      section: 'outcome',
      max: 10_000,
    }),
    decidedBy: ref('employee', { label: { zh: '决定人', en: 'Decided by' }, ...fixed, section: 'outcome' }),
    decidedAt: instant({ label: { zh: '决定时间', en: 'Decided at' }, ...fixed, section: 'outcome', index: true }),
    overdueToldAt: instant({ label: { zh: '超时提醒', en: 'Told it is late' }, ...fixed, section: 'outcome' }),
  },
  list: ['number', 'name', 'level', 'state', 'levelDueAt', 'raisedBy', 'parties'],
  quick: ['name', 'parties', 'issue', 'about', 'committee'],
  highlights: ['level', 'levelDueAt', 'decidedBy'],
  views: [
    {
      id: 'open',
      label: { zh: '处理中', en: 'Open' },
      filter: { field: 'state', op: 'eq', value: 'open' },
      sort: 'levelDueAt',
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  derive: deriveConflicts,
  rules: [checkConflict],
  guardRemoval: refuseRuled,
  written: conflictsWritten,
})
