import { defineEntity } from '#kernel/entity/define.ts'
import {
  attachment,
  boolean,
  choice,
  date,
  instant,
  integer,
  longText,
  number,
  ref,
  requiredText,
  target,
  text,
  treeRef,
} from '#kernel/entity/fields.ts'
import { deriveRequests } from '../derive-request.ts'
import { guardRequests } from '../guard-request.ts'
import { requestsWritten } from '../requests-written.ts'
import { requestStates } from './choices.ts'

const fixed = { write: 'action-only' } as const
const answer = { write: 'action-only', section: 'answer' } as const
const result = { write: 'action-only', section: 'result' } as const

export const cooperationRequest = defineEntity('cooperation-request', {
  label: { zh: '协作请求', en: 'Co-operation request' },
  plural: { zh: '协作请求', en: 'Co-operation requests' },
  about: {
    zh: '请别的部门帮忙：说清目的、要什么、什么时候要、什么标准。对方在答复时限内接受、拒绝或另提方案。',
    en: 'Ask another department: what for, what, by when, how good. It accepts, declines or proposes otherwise in time.',
  },
  path: 'cooperation-requests',
  icon: 'message',
  scope: { by: 'owner', owner: 'requester', department: 'fromDepartment' },
  shareable: true,
  comments: true,
  title: 'name',
  number: 'XZ-{yyyy}-{seq:4}',
  sort: '-requestedAt',
  sections: [
    { key: 'main', label: { zh: '请求', en: 'Request' } },
    { key: 'answer', label: { zh: '答复', en: 'Answer' } },
    { key: 'result', label: { zh: '结果', en: 'Result' } },
  ],
  fields: {
    number: number({ label: { zh: '编号', en: 'Number' }, search: true }),
    name: requiredText({
      label: { zh: '要什么', en: 'What' },
      search: true,
      help: { zh: '一句话，例如：华信项目的报价方案', en: 'One sentence, such as: pricing for the Huaxin project' },
    }),
    toDepartment: treeRef('department', {
      label: { zh: '请哪个部门', en: 'Which department' },
      required: true,
      write: 'create',
      onDelete: 'restrict',
    }),
    neededOn: date({ label: { zh: '什么时候要', en: 'Needed on' }, required: true, index: true }),
    aim: longText({
      label: { zh: '目的', en: 'Aim' },
      max: 2000,
      help: { zh: '为什么要做这件事', en: 'Why it is needed' },
    }),
    standard: longText({
      label: { zh: '标准', en: 'Standard' },
      max: 2000,
      help: { zh: '做到什么程度算好', en: 'What makes it good enough' },
    }),
    value: longText({
      label: { zh: '价值', en: 'Value' },
      max: 2000,
      help: {
        zh: '做成了对客户、公司、对方部门有什么好处',
        en: 'What it gives the customer, the company, the other department',
      },
    }),
    about: target(['customer', 'opportunity', 'lead', 'plan'], { label: { zh: '关于', en: 'About' } }),
    files: attachment({ label: { zh: '附件', en: 'Files' } }),
    windowHours: integer({
      label: { zh: '答复时限', en: 'Answer within' },
      unit: { zh: '工作小时', en: 'working hours' },
      required: true,
      default: 8,
      min: 1,
      max: 200,
      additive: false,
      write: 'create',
    }),
    requester: ref('employee', {
      label: { zh: '发起人', en: 'Requester' },
      required: true,
      default: '@me',
      write: 'create',
    }),
    fromDepartment: treeRef('department', { label: { zh: '发起部门', en: 'From' }, ...fixed }),
    requestedAt: instant({ label: { zh: '发起时间', en: 'Requested at' }, ...fixed, index: true }),
    state: choice(requestStates, {
      label: { zh: '状态', en: 'State' },
      fixed: true,
      required: true,
      default: 'open',
      ...fixed,
    }),
    assignee: ref('employee', { label: { zh: '对接人', en: 'Assignee' }, ...answer }),
    answerBy: instant({ label: { zh: '最晚答复', en: 'Answer by' }, ...answer, index: true }),
    answeredAt: instant({ label: { zh: '答复时间', en: 'Answered at' }, ...answer, index: true }),
    inTime: boolean({ label: { zh: '按时答复', en: 'Answered in time' }, ...answer }),
    reply: longText({ label: { zh: '答复', en: 'Reply' }, ...answer, max: 2000 }),
    proposedOn: date({ label: { zh: '对方提议的日期', en: 'Day proposed instead' }, ...answer }),
    remindedAt: instant({ label: { zh: '提醒时间', en: 'Reminded at' }, ...answer }),
    escalatedAt: instant({ label: { zh: '上报时间', en: 'Escalated at' }, ...answer }),
    result: longText({ label: { zh: '结果', en: 'Result' }, ...result, max: 5000 }),
    deliveredAt: instant({ label: { zh: '交付时间', en: 'Delivered at' }, ...result, index: true }),
    satisfaction: integer({
      label: { zh: '满意度', en: 'Satisfaction' },
      unit: { zh: '分（1-5）', en: 'of 5' },
      ...result,
      min: 1,
      max: 5,
      additive: false,
    }),
    thanks: text({ label: { zh: '感谢的话', en: 'Thanks' }, ...result, max: 500 }),
    closedAt: instant({ label: { zh: '完成时间', en: 'Closed at' }, ...result, index: true }),
    overdueToldOn: date({ label: { zh: '逾期提醒日', en: 'Told it is late on' }, ...result }),
  },
  list: ['number', 'name', 'state', 'toDepartment', 'assignee', 'neededOn', 'answerBy', 'requester'],
  quick: ['name', 'toDepartment', 'neededOn', 'aim', 'standard', 'value', 'about'],
  highlights: ['toDepartment', 'assignee', 'neededOn', 'answerBy'],
  dimensions: { person: 'assignee' },
  views: [
    {
      id: 'for-me',
      label: { zh: '找我的', en: 'Asked of me' },
      filter: {
        and: [
          { field: 'assignee', op: 'eq', value: '@me' },
          { field: 'state', op: 'in', value: ['open', 'countered', 'accepted'] },
        ],
      },
      sort: 'answerBy',
      layout: 'list',
    },
    {
      id: 'mine',
      label: { zh: '我发起的', en: 'My requests' },
      filter: { field: 'requester', op: 'eq', value: '@me' },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  kanban: { field: 'state', sums: [], card: ['toDepartment', 'assignee', 'neededOn'] },
  derive: deriveRequests,
  guard: guardRequests,
  written: requestsWritten,
})
