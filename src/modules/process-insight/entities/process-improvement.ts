import { defineEntity } from '#kernel/entity/define.ts'
import {
  choice,
  date,
  type FieldOptions,
  json,
  longText,
  number,
  ref,
  requiredText,
  text,
  treeRef,
} from '#kernel/entity/fields.ts'
import { keepDepartment } from '../keep-department.ts'
import { checkSteps, type WorksheetStep } from '../rules/ecrs.ts'

export const improvementStates = [
  { value: 'analysing', label: { zh: '分析现状', en: 'Analysing' }, tone: 'neutral' },
  { value: 'designing', label: { zh: '设计新流程', en: 'Designing' }, tone: 'brand' },
  { value: 'pilot', label: { zh: '试行', en: 'Pilot' }, tone: 'warn' },
  { value: 'rolled-out', label: { zh: '已推广', en: 'Rolled out' }, tone: 'good' },
  { value: 'dropped', label: { zh: '已放弃', en: 'Dropped' }, tone: 'muted' },
] as const

/** How long a process took at one time, as the log told. */
export interface Measured {
  /** Log and conditions that it was measured with. */
  log: string
  filters: unknown[]
  time: 'plain' | 'working'
  cases: number
  /** Minutes. */
  median: number
  mean: number
  p90: number
  /** First and last day of the cases. */
  from: string
  to: string
  at: string
}

/** The worksheet 业务流程优化分析表 of one process. */
export const processImprovement = defineEntity('process-improvement', {
  label: { zh: '流程优化', en: 'Process improvement' },
  plural: { zh: '流程优化', en: 'Process improvements' },
  about: {
    zh: '业务流程优化分析表：现有步骤与用时、ECRS 四问、预计与实测收益。',
    en: 'Worksheet for making a process quicker: present steps and times, ECRS on each, expected and measured gain.',
  },
  path: 'process-improvements',
  icon: 'thunderbolt',
  scope: { by: 'owner', owner: 'owner', department: 'department' },
  comments: true,
  shareable: true,
  title: 'name',
  number: 'PI-{yyyy}-{seq:4}',
  sections: [
    { key: 'questions', label: { zh: '三个问题', en: 'Three questions' } },
    { key: 'measure', label: { zh: '步骤与测量', en: 'Steps and times' } },
    { key: 'pilot', label: { zh: '试行与复盘', en: 'Pilot and review' } },
  ],
  fields: {
    number: number({ label: { zh: '编号', en: 'Number' }, search: true }),
    name: requiredText({ label: { zh: '流程名称', en: 'Process' }, search: true }),
    process: ref('process', {
      label: { zh: '流程定义', en: 'Process definition' },
      help: { zh: '系统里运行的流程；线下流程可不填', en: 'A process that runs here; leave it for others' },
      onDelete: 'set-null',
    }),
    state: choice(improvementStates, {
      label: { zh: '进展', en: 'State' },
      fixed: true,
      required: true,
      default: 'analysing',
    }),
    owner: ref('employee', { label: { zh: '负责人', en: 'Owner' }, default: '@me' }),
    department: treeRef('department', { label: { zh: '部门', en: 'Department' }, write: 'action-only' }),
    present: longText({
      label: { zh: '现状：现在怎么做', en: 'Now: how it is done' },
      section: 'questions',
      max: 4000,
    }),
    problem: longText({
      label: { zh: '问题：哪里慢、哪里错', en: 'Problem: what is slow or goes wrong' },
      section: 'questions',
      max: 4000,
    }),
    ideal: longText({
      label: { zh: '理想：应该是什么样', en: 'Ideal: how it should be' },
      section: 'questions',
      max: 4000,
    }),
    log: text({
      label: { zh: '测量用的日志', en: 'Log that it is measured with' },
      max: 200,
      write: 'always',
      section: 'measure',
    }),
    steps: json<FieldOptions, WorksheetStep[]>({ label: { zh: '步骤', en: 'Steps' }, section: 'measure' }),
    newVersion: ref('process-version', {
      label: { zh: '新流程版本', en: 'New version' },
      onDelete: 'set-null',
      section: 'pilot',
    }),
    pilotDepartment: treeRef('department', {
      label: { zh: '试行部门', en: 'Pilot department' },
      onDelete: 'set-null',
      section: 'pilot',
    }),
    pilotFrom: date({ label: { zh: '试行开始', en: 'Pilot from' }, section: 'pilot' }),
    pilotTo: date({ label: { zh: '试行结束', en: 'Pilot to' }, section: 'pilot' }),
    before: json<FieldOptions, Measured>({
      label: { zh: '优化前实测', en: 'Measured before' },
      section: 'measure',
      write: 'action-only',
    }),
    after: json<FieldOptions, Measured>({
      label: { zh: '优化后实测', en: 'Measured afterwards' },
      section: 'measure',
      write: 'action-only',
    }),
    conclusion: longText({ label: { zh: '结论', en: 'Conclusion' }, section: 'pilot', max: 4000 }),
    reviewOn: date({
      label: { zh: '下次复盘', en: 'Next review' },
      help: { zh: '每季度复盘一次', en: 'Once a quarter' },
      section: 'pilot',
    }),
  },
  list: ['number', 'name', 'state', 'owner', 'pilotDepartment', 'reviewOn'],
  quick: ['name', 'process', 'present', 'problem'],
  sort: '-createdAt',
  kanban: { field: 'state', sums: [], card: ['owner', 'reviewOn'], steps: true },
  derive: keepDepartment,
  rules: [
    ({ after, changed }) => (changed.has('steps') && after.steps !== null ? checkSteps(after.steps) : []),
    ({ after }) =>
      after.pilotFrom && after.pilotTo && after.pilotTo < after.pilotFrom
        ? [{ code: 'worksheet.pilot-days', path: 'pilotTo' }]
        : [],
  ],
})
