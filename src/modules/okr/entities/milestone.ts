import { defineEntity } from '#kernel/entity/define.ts'
import { choice, computed, date, longText, ref, requiredText, text, treeRef } from '#kernel/entity/fields.ts'
import { readMilestonesAnew } from '../another-quarter.ts'
import { deriveMilestones } from '../derive-milestone.ts'
import { milestoneStates } from './choices.ts'

const overCriteria = (what: string) => (t: string) =>
  `select ${what} from milestone_criterion c where c.milestone_id = ${t}.id and c.deleted_at is null`

export const milestone = defineEntity('milestone', {
  label: { zh: '季度里程碑', en: 'Milestone' },
  plural: { zh: '季度里程碑', en: 'Milestones' },
  about: {
    zh: '一年四个季度要走到哪一步。是否达成看数据，不靠打勾。',
    en: 'How far the year must be after each quarter. Data tells whether it was reached, not a tick.',
  },
  path: 'milestones',
  icon: 'flag',
  scope: { by: 'owner', owner: 'owner' },
  comments: true,
  title: 'name',
  sort: 'startsOn',
  fields: {
    name: requiredText({ label: { zh: '里程碑', en: 'Milestone' }, search: true }),
    quarter: choice([], { label: { zh: '季度', en: 'Quarter' }, optionsFrom: 'okr-quarters', required: true }),
    owner: ref('employee', {
      label: { zh: '负责人', en: 'Owner' },
      required: true,
      default: '@me',
      onDelete: 'restrict',
    }),
    department: treeRef('department', {
      label: { zh: '主体部门', en: 'Department' },
      help: { zh: '不填就是整个公司', en: 'Left empty it is the whole company' },
    }),
    about: longText({ label: { zh: '说明', en: 'About' }, max: 2000 }),
    state: choice(milestoneStates, {
      label: { zh: '状态', en: 'State' },
      fixed: true,
      required: true,
      default: 'open',
      write: 'action-only',
    }),
    metOn: date({ label: { zh: '达成日期', en: 'Met on' }, write: 'action-only' }),
    criteria: computed<number, 'integer'>('integer', {
      label: { zh: '条件数', en: 'Conditions' },
      additive: false,
      sql: overCriteria('count(*)'),
    }),
    criteriaMet: computed<number, 'integer'>('integer', {
      label: { zh: '已满足', en: 'Conditions met' },
      additive: false,
      sql: overCriteria('count(*) filter (where c.met)'),
    }),
    template: text({ label: { zh: '来自模板', en: 'From template' }, max: 40, write: 'action-only' }),
    startsOn: date({ label: { zh: '开始', en: 'Starts on' }, write: 'action-only', index: true }),
    endsOn: date({ label: { zh: '结束', en: 'Ends on' }, write: 'action-only', index: true }),
  },
  list: ['name', 'quarter', 'owner', 'department', 'state', 'metOn', 'criteriaMet', 'criteria'],
  quick: ['name', 'quarter', 'owner', 'department', 'about'],
  highlights: ['state', 'metOn', 'criteriaMet', 'criteria'],
  unique: [
    {
      fields: ['template', 'quarter'],
      error: 'milestone.template-applied',
      message: { zh: '这一年已经套用过模板', en: 'The template was applied to this year already' },
    },
  ],
  derive: deriveMilestones,
  written: readMilestonesAnew,
})
