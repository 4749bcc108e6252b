import { defineEntity } from '#kernel/entity/define.ts'
import { choice, computed, date, decimal, longText, ref, requiredText, treeRef } from '#kernel/entity/fields.ts'
import { readObjectivesAnew } from '../another-quarter.ts'
import { deriveObjectives } from '../derive-objective.ts'
import { guardObjectiveRemoval, guardObjectives } from '../guards/objective.ts'
import { checkObjective } from '../rules/objective.ts'
import { levels, objectiveStates, statuses, visibilities } from './choices.ts'

/** Over the key results in use, as `objectiveProgress` in rules/progress.ts works it out; a test compares the two. */
const overKeyResults = (what: string) => (t: string) =>
  `select ${what} from key_result k where k.objective_id = ${t}.id and k.deleted_at is null and k.state = 'active'`

export const objective = defineEntity('objective', {
  label: { zh: '目标 O', en: 'Objective' },
  plural: { zh: '目标 O', en: 'Objectives' },
  about: {
    zh: '一个季度里最想突破的一件事，用 3 到 5 个关键结果衡量，每周更新进展。',
    en: 'The one break-through of a quarter, measured by three to five key results and looked at every week.',
  },
  path: 'objectives',
  icon: 'flag',
  scope: { by: 'owner', owner: 'owner', department: 'department', open: 'openToAll' },
  comments: true,
  title: 'title',
  sort: 'level,title',
  parent: 'parent',
  sections: [
    { key: 'main', label: { zh: '目标', en: 'Objective' } },
    { key: 'result', label: { zh: '进展与评分', en: 'Progress and score' } },
  ],
  fields: {
    title: requiredText({ label: { zh: '目标', en: 'Objective' }, search: true }),
    why: longText({
      label: { zh: '为什么重要', en: 'Why it matters' },
      help: { zh: '一句话说清：做成了会有什么不同', en: 'In a sentence: what will be different' },
      max: 2000,
    }),
    quarter: choice([], { label: { zh: '季度', en: 'Quarter' }, optionsFrom: 'okr-quarters', required: true }),
    level: choice(levels, { label: { zh: '层级', en: 'Level' }, fixed: true, required: true, default: 'person' }),
    owner: ref('employee', {
      label: { zh: '负责人', en: 'Owner' },
      required: true,
      default: '@me',
      onDelete: 'restrict',
    }),
    department: treeRef('department', { label: { zh: '部门', en: 'Department' } }),
    parent: treeRef('objective', {
      label: { zh: '对齐的上级目标', en: 'Aligned to' },
      help: { zh: '这个目标支撑哪一个上级目标', en: 'The objective above that this one serves' },
    }),
    visibility: choice(visibilities, {
      label: { zh: '谁能看到', en: 'Who sees it' },
      help: { zh: '不填就按公司的设置', en: 'Left empty it is as the company has set' },
      fixed: true,
    }),
    state: choice(objectiveStates, {
      label: { zh: '阶段', en: 'Stage' },
      fixed: true,
      required: true,
      write: 'action-only',
      default: 'draft',
    }),
    progress: computed('percent', {
      label: { zh: '进度', en: 'Progress' },
      help: { zh: '由关键结果的数值按权重计算', en: 'Worked out from the values of the key results, by weight' },
      scale: 2,
      additive: false,
      section: 'result',
      sql: overKeyResults(
        'round(sum(greatest(0, least(100, coalesce(k.progress, 0))) * k.weight) / nullif(sum(k.weight), 0), 2)',
      ),
    }),
    status: computed<string, 'choice'>('choice', {
      label: { zh: '状态', en: 'Status' },
      help: { zh: '大家在更新进展时说的，取最差的一项', en: 'What people say in their check-ins, the worst of them' },
      options: statuses,
      section: 'result',
      sql: overKeyResults(
        "case when bool_or(k.status = 'off-track') then 'off-track' when bool_or(k.status = 'at-risk') then 'at-risk' when bool_or(k.status = 'on-track') then 'on-track' end",
      ),
    }),
    confidence: computed('decimal', {
      label: { zh: '信心', en: 'Confidence' },
      scale: 1,
      additive: false,
      section: 'result',
      sql: overKeyResults('round(avg(k.confidence), 1)'),
    }),
    keyResults: computed<number, 'integer'>('integer', {
      label: { zh: '关键结果数', en: 'Key results' },
      additive: false,
      section: 'result',
      sql: overKeyResults('count(*)'),
    }),
    lastCheckInOn: computed('date', {
      label: { zh: '最近更新', en: 'Last check-in' },
      section: 'result',
      sql: overKeyResults('max(k.last_check_in_on)'),
    }),
    score: decimal({
      label: { zh: '评分', en: 'Score' },
      help: { zh: '季末给出，0.0 到 1.0', en: 'Given at the end of the quarter, 0.0 to 1.0' },
      scale: 2,
      min: 0,
      max: 1,
      additive: false,
      write: 'action-only',
      section: 'result',
    }),
    proposedScore: decimal({
      label: { zh: '计算得分', en: 'Score from progress' },
      scale: 2,
      additive: false,
      write: 'action-only',
      section: 'result',
    }),
    scoreReason: longText({
      label: { zh: '评分说明', en: 'Reason of the score' },
      max: 2000,
      write: 'action-only',
      section: 'result',
    }),
    scoredBy: ref('employee', {
      label: { zh: '评分人', en: 'Scored by' },
      write: 'action-only',
      index: false,
      section: 'result',
    }),
    confirmedBy: ref('employee', {
      label: { zh: '确认人', en: 'Confirmed by' },
      write: 'action-only',
      index: false,
      section: 'result',
    }),
    confirmedOn: date({ label: { zh: '确认日期', en: 'Confirmed on' }, write: 'action-only', section: 'result' }),
    reopenReason: longText({
      label: { zh: '重新打开的原因', en: 'Why it was reopened' },
      max: 2000,
      write: 'action-only',
      section: 'result',
    }),
    openToAll: computed<boolean, 'boolean'>('boolean', {
      label: { zh: '全公司可见', en: 'Seen by all' },
      section: 'system',
      sql: (t) => `${t}.visibility = 'company'`,
    }),
    startsOn: date({ label: { zh: '开始', en: 'Starts on' }, write: 'action-only', index: true, section: 'result' }),
    endsOn: date({ label: { zh: '结束', en: 'Ends on' }, write: 'action-only', index: true, section: 'result' }),
  },
  list: ['title', 'level', 'owner', 'quarter', 'state', 'progress', 'status', 'confidence', 'score', 'lastCheckInOn'],
  quick: ['title', 'level', 'quarter', 'owner', 'parent', 'why'],
  highlights: ['progress', 'status', 'confidence', 'score'],
  views: [
    {
      id: 'mine',
      label: { zh: '我的目标', en: 'My objectives' },
      filter: { field: 'owner', op: 'eq', value: '@me' },
      layout: 'list',
    },
    {
      id: 'risk',
      label: { zh: '有风险', en: 'At risk' },
      filter: {
        and: [
          { field: 'state', op: 'eq', value: 'active' },
          { field: 'status', op: 'in', value: ['at-risk', 'off-track'] },
        ],
      },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  derive: deriveObjectives,
  rules: [checkObjective],
  guard: guardObjectives,
  guardRemoval: guardObjectiveRemoval,
  written: readObjectivesAnew,
})
