import { defineEntity } from '#kernel/entity/define.ts'
import { anyRecord, choice, instant, json, number, ref, text } from '#kernel/entity/fields.ts'
import { violation } from '#kernel/pure/violations.ts'
import { guardInstanceRemoval } from '../guards.ts'
import type { FlowState } from '../rules/state.types.ts'

export const instanceStates = [
  { value: 'running', label: { zh: '进行中', en: 'Running' }, tone: 'brand' },
  { value: 'approved', label: { zh: '已通过', en: 'Approved' }, tone: 'good' },
  { value: 'rejected', label: { zh: '已驳回', en: 'Rejected' }, tone: 'bad' },
  { value: 'done', label: { zh: '已完成', en: 'Done' }, tone: 'good' },
  { value: 'withdrawn', label: { zh: '已撤回', en: 'Withdrawn' }, tone: 'muted' },
  { value: 'cancelled', label: { zh: '已取消', en: 'Cancelled' }, tone: 'muted' },
  { value: 'stuck', label: { zh: '已卡住', en: 'Stuck' }, tone: 'warn' },
] as const

const fixed = { write: 'action-only' } as const
const system = { write: 'action-only', section: 'system' } as const

/**
 * One run of a process. Its starter reads it; whoever has or had a task in it, who got a copy and the owner of the process
 * read it by a share that the engine makes.
 */
export const processInstance = defineEntity('process-instance', {
  label: { zh: '流程实例', en: 'Request' },
  plural: { zh: '流程实例', en: 'Requests' },
  about: {
    zh: '发起的申请与审批：谁在什么时候做了什么决定。',
    en: 'Requests and approvals: who decided what, and when.',
  },
  path: 'process-instances',
  icon: 'audit',
  scope: { by: 'owner', owner: 'starter' },
  shareable: true,
  comments: true,
  settingsOnly: true,
  title: 'title',
  sort: '-startedAt',
  number: 'P-{yyyy}-{seq:6}',
  fields: {
    number: number({ label: { zh: '编号', en: 'Number' }, search: true, ...fixed }),
    title: text({ label: { zh: '标题', en: 'Title' }, required: true, max: 300, search: true, ...fixed }),
    process: ref('process', { label: { zh: '流程', en: 'Process' }, required: true, onDelete: 'restrict', ...fixed }),
    processVersion: ref('process-version', {
      label: { zh: '流程版本', en: 'Version' },
      required: true,
      onDelete: 'restrict',
      ...fixed,
    }),
    about: anyRecord({ label: { zh: '相关记录', en: 'About' }, ...fixed }),
    starter: ref('employee', { label: { zh: '发起人', en: 'Started by' }, onDelete: 'restrict', ...fixed }),
    state: choice(instanceStates, {
      label: { zh: '状态', en: 'State' },
      fixed: true,
      required: true,
      default: 'running',
      ...fixed,
    }),
    startedAt: instant({ label: { zh: '发起时间', en: 'Started at' }, required: true, index: true, ...fixed }),
    endedAt: instant({ label: { zh: '结束时间', en: 'Ended at' }, ...fixed }),
    /** A `Label`: what went wrong, in both languages. */
    stuckBecause: json({ label: { zh: '卡住的原因', en: 'Why it is stuck' }, ...fixed }),
    form: json<{ label: { zh: string; en: string } }, Record<string, unknown>>({
      label: { zh: '表单', en: 'Form' },
      ...system,
    }),
    /** What the record said when the instance started. */
    snapshot: json<{ label: { zh: string; en: string } }, Record<string, unknown>>({
      label: { zh: '发起时的记录', en: 'Record at the start' },
      ...system,
    }),
    /** Whom the starter chose, by step. */
    chosen: json({ label: { zh: '发起人选择的处理人', en: 'Chosen by the starter' }, ...system }),
    /** The request that waits for the end; the part that made it knows its form. */
    held: json({ label: { zh: '待生效的变更', en: 'Held change' }, ...system }),
    /** Where its tokens are: the state that the rules move on. */
    progress: json<{ label: { zh: string; en: string } }, FlowState>({
      label: { zh: '进度', en: 'Progress' },
      ...system,
    }),
    parent: ref('process-instance', { label: { zh: '上级实例', en: 'Part of' }, onDelete: 'restrict', ...system }),
    parentStep: text({ label: { zh: '上级步骤', en: 'Step of it' }, max: 100, ...system }),
  },
  list: ['number', 'title', 'process', 'starter', 'state', 'startedAt', 'endedAt'],
  highlights: ['state', 'process', 'starter', 'startedAt'],
  views: [
    {
      id: 'running',
      label: { zh: '进行中', en: 'Running' },
      filter: { field: 'state', op: 'in', value: ['running', 'stuck'] },
      layout: 'list',
    },
    { id: 'all', label: { zh: '全部', en: 'All' }, layout: 'list' },
  ],
  timeline: { target: 'about', at: 'startedAt', text: 'title', kind: 'state' },
  rules: [
    ({ before, changed }) =>
      before?.endedAt && changed.has('state') ? [violation('process-instance.closed', 'state')] : [],
  ],
  guardRemoval: guardInstanceRemoval,
})
