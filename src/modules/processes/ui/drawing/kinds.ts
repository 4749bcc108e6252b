import type { Label } from '#kernel/entity/meta.types.ts'
import type { ApprovalNode, Assignee, Clock, FormField, NodeKind, WhenNobody } from '../../rules/flow.types.ts'

/** What a kind of step is called, and what it is for. */
export interface KindWords {
  label: Label
  help: Label
}

export const kindWords: Record<NodeKind, KindWords> = {
  start: {
    label: { zh: '开始', en: 'Start' },
    help: { zh: '有人发起，或数据变化时从这里开始', en: 'Where a request or a change of data begins' },
  },
  approval: {
    label: { zh: '审批', en: 'Approval' },
    help: { zh: '由人同意或拒绝', en: 'People approve or reject' },
  },
  task: {
    label: { zh: '任务', en: 'Task' },
    help: { zh: '由人完成一件事，可填表', en: 'Somebody does something and may fill in a form' },
  },
  condition: {
    label: { zh: '条件', en: 'Condition' },
    help: { zh: '按条件只走一条路', en: 'One way, depending on conditions' },
  },
  parallel: {
    label: { zh: '并行', en: 'Parallel' },
    help: { zh: '几条路同时走；再用一个并行汇合', en: 'All ways at once; another one brings them together' },
  },
  inclusive: {
    label: { zh: '包容', en: 'Inclusive' },
    help: { zh: '满足条件的几条路同时走', en: 'Every way whose condition holds' },
  },
  wait: {
    label: { zh: '等待', en: 'Wait' },
    help: { zh: '等一段时间，或等到某一天', en: 'For some time, or until a day' },
  },
  notify: {
    label: { zh: '通知', en: 'Notice' },
    help: { zh: '告知某些人，不需要他们处理', en: 'People are told; nothing to do for them' },
  },
  update: {
    label: { zh: '更新记录', en: 'Update' },
    help: { zh: '自动修改记录的字段', en: 'Changes fields of the record' },
  },
  webhook: {
    label: { zh: 'Webhook', en: 'Web hook' },
    help: { zh: '把消息发给其他系统', en: 'Tells another system' },
  },
  'sub-process': {
    label: { zh: '子流程', en: 'Sub-process' },
    help: { zh: '启动另一个流程并等它结束', en: 'Starts another process and waits for its end' },
  },
  end: {
    label: { zh: '结束', en: 'End' },
    help: { zh: '流程到此为止', en: 'Here it is over' },
  },
}

/** What can be added, in the order of the palette. */
export const paletteGroups: readonly { label: Label; kinds: NodeKind[] }[] = [
  { label: { zh: '由人处理', en: 'By people' }, kinds: ['approval', 'task', 'notify'] },
  { label: { zh: '走向', en: 'Ways' }, kinds: ['condition', 'parallel', 'inclusive', 'end'] },
  { label: { zh: '自动', en: 'Automatic' }, kinds: ['wait', 'update', 'webhook', 'sub-process'] },
]

export const outcomes: Record<'approved' | 'rejected' | 'done', Label> = {
  approved: { zh: '通过', en: 'Approved' },
  rejected: { zh: '驳回', en: 'Rejected' },
  done: { zh: '完成', en: 'Done' },
}

export const whenNobodyWords: Record<WhenNobody, Label> = {
  manager: { zh: '转给上级', en: 'Goes to the manager' },
  administrator: { zh: '转给管理员', en: 'Goes to an administrator' },
  skip: { zh: '跳过这一步', en: 'The step is skipped' },
  refuse: { zh: '视为拒绝', en: 'Counts as rejected' },
}

export const whenStarterWords: Record<ApprovalNode['whenStarter'], Label> = {
  'skip-to-manager': { zh: '由其上级代为审批', en: 'The manager decides instead' },
  approve: { zh: '自动通过', en: 'Approved at once' },
  ask: { zh: '仍由本人审批', en: 'Is asked all the same' },
}

export const whenOverWords: Record<Clock['whenOver'], Label> = {
  remind: { zh: '继续提醒', en: 'Is reminded again' },
  escalate: { zh: '上报给上级', en: 'Goes up to the manager' },
  approve: { zh: '自动通过', en: 'Is approved' },
  reject: { zh: '自动拒绝', en: 'Is rejected' },
}

export const formKinds: Record<FormField['kind'], Label> = {
  text: { zh: '单行文字', en: 'Text' },
  longText: { zh: '多行文字', en: 'Long text' },
  integer: { zh: '整数', en: 'Whole number' },
  decimal: { zh: '小数', en: 'Number' },
  money: { zh: '金额', en: 'Amount' },
  date: { zh: '日期', en: 'Date' },
  instant: { zh: '日期和时间', en: 'Date and time' },
  boolean: { zh: '是/否', en: 'Yes or no' },
  choice: { zh: '选项', en: 'Choice' },
  ref: { zh: '关联记录', en: 'Record' },
  attachment: { zh: '附件', en: 'Files' },
}

/** Ways of saying whom a step asks. */
export type AssigneeKind =
  | 'managerLevel'
  | 'managers'
  | 'managerFor'
  | 'departmentHead'
  | 'role'
  | 'person'
  | 'field'
  | 'starter'
  | 'chosenByStarter'

export const assigneeKinds: Record<AssigneeKind, Label> = {
  managerLevel: { zh: '发起人的主管', en: 'Manager of the starter' },
  managers: { zh: '连续多级主管', en: 'Managers, one level after another' },
  managerFor: { zh: '有审批权限的主管', en: 'Managers up to who may approve the amount' },
  departmentHead: { zh: '部门负责人', en: 'Head of a department' },
  role: { zh: '某个角色', en: 'A role' },
  person: { zh: '指定的人', en: 'A person' },
  field: { zh: '记录里的人', en: 'A person of the record' },
  starter: { zh: '发起人自己', en: 'Who started it' },
  chosenByStarter: { zh: '发起人选择', en: 'Chosen by the starter' },
}

export function assigneeKind(assignee: Assignee): AssigneeKind {
  if ('managerLevel' in assignee) return assignee.upTo ? 'managers' : 'managerLevel'
  return Object.keys(assignee).find((key) => key in assigneeKinds) as AssigneeKind
}

export const newAssignee: Record<AssigneeKind, Assignee> = {
  managerLevel: { managerLevel: 1 },
  managers: { managerLevel: 2, upTo: true },
  managerFor: { managerFor: '' },
  departmentHead: { departmentHead: 'starter' },
  role: { role: '' },
  person: { person: '' },
  field: { field: '' },
  starter: { starter: true },
  chosenByStarter: { chosenByStarter: true },
}
