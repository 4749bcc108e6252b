/** What is wrong with a flow and what to do, in the words of whoever draws it. `{step}` is the name of the step. */
import type { Label } from '#kernel/entity/meta.types.ts'
import type { FlowFault } from './fault.types.ts'
import type { Flow } from './flow.types.ts'

export const faultTexts = {
  // The drawing
  'start-missing': { zh: '缺少开始：请从左侧添加一个“开始”', en: 'There is no start: add one from the palette' },
  'start-many': { zh: '有 {n} 个开始，只能保留一个', en: 'There are {n} starts; keep one' },
  'start-entered': { zh: '“{step}”之前不能再有步骤', en: 'Nothing can lead into “{step}”' },
  'end-missing': { zh: '缺少结束：请至少添加一个“结束”', en: 'There is no end: add at least one' },
  'end-left': { zh: '“{step}”是结束，之后不能再有步骤', en: '“{step}” is an end: nothing can follow it' },
  'dead-end': { zh: '“{step}”之后没有去向，请连到下一步', en: 'Nothing follows “{step}”: connect it to the next step' },
  unreachable: {
    zh: '从开始走不到“{step}”，请连上或删除',
    en: '“{step}” cannot be reached from the start: connect or remove it',
  },
  'no-way-out': {
    zh: '从“{step}”走不到结束，流程会一直转下去',
    en: 'No end can be reached from “{step}”: the process would go round for ever',
  },
  'many-ways': {
    zh: '“{step}”之后有 {n} 条去向，请用“条件”或“并行”分开',
    en: '{n} ways leave “{step}”: put a condition or a parallel split between',
  },
  'loop-itself': { zh: '“{step}”连到了自己', en: '“{step}” leads to itself' },
  'way-double': {
    zh: '从“{step}”到“{to}”连了 {n} 次，请只保留一条',
    en: '“{step}” is connected to “{to}” {n} times: keep one',
  },
  'way-loose': { zh: '有一条连线的一端没有步骤，请删除', en: 'A connection has no step at one end: remove it' },
  'too-large': {
    zh: '步骤太多（{n} 个，最多 {max} 个），请拆成子流程',
    en: '{n} steps are too many (at most {max}): use sub-processes',
  },
  // Names
  'id-double': { zh: '有 {n} 个步骤或连线的内部标识相同：{id}', en: '{n} steps or connections have the same id: {id}' },
  'id-form': {
    zh: '步骤标识“{id}”只能由字母、数字、下划线和连字符组成',
    en: 'The step id “{id}” may hold letters, digits, _ and - only',
  },
  'name-empty': { zh: '有一个步骤没有名称', en: 'A step has no name' },
  'name-double': {
    zh: '有 {n} 个步骤都叫“{step}”，待办里会分不清',
    en: '{n} steps are called “{step}”: people cannot tell them apart',
  },
  // Splits and joins
  'split-single': { zh: '“{step}”只有一条去向，不需要分支', en: '“{step}” has one way out only: it splits nothing' },
  'split-condition': {
    zh: '“{step}”到“{to}”的去向没有条件，请填写条件或设为“其他情况”',
    en: 'The way from “{step}” to “{to}” has no condition: give it one, or make it the way otherwise',
  },
  'split-otherwise': {
    zh: '“{step}”没有“其他情况”的去向：条件都不满足时流程会停住',
    en: '“{step}” has no way otherwise: the process would stop when no condition holds',
  },
  'split-otherwise-many': {
    zh: '“{step}”有 {n} 条“其他情况”，只能保留一条',
    en: '“{step}” has {n} ways otherwise: keep one',
  },
  'split-otherwise-condition': {
    zh: '“{step}”的“其他情况”不需要条件，已填的条件不会起作用',
    en: 'The way otherwise of “{step}” needs no condition: the one given is not used',
  },
  'condition-unused': {
    zh: '“{step}”到“{to}”的条件不会起作用：只有“条件”和“包容”分支才判断条件',
    en: 'The condition from “{step}” to “{to}” is not used: only condition and inclusive splits ask',
  },
  'join-waits': {
    zh: '“{step}”要等齐所有分支，但有的分支可能不会来。请改用“条件”或“包容”汇合；否则其他分支到齐后就继续',
    en: '“{step}” waits for all its branches, but one may never come. Join them by a condition or an inclusive split; as it is, it goes on once nobody else is on the way',
  },
  'done-twice': {
    zh: '同时进行的几条分支会先后到达“{step}”，它可能被做多次；请先用“并行”汇合',
    en: 'Branches that run at the same time meet at “{step}”, which may be done more than once: join them by a parallel step before',
  },
  'too-many-ways': {
    zh: '分支组合太多，没有逐一检查是否会停住',
    en: 'There are too many combinations of branches: not all were checked for waiting',
  },
  // People
  'assignee-missing': { zh: '“{step}”没有指定由谁处理', en: '“{step}” says of nobody who does it' },
  'receiver-missing': { zh: '“{step}”没有指定通知谁', en: '“{step}” says of nobody who is told' },
  'person-unknown': {
    zh: '“{step}”指定的人已不在职或不存在',
    en: 'Somebody named in “{step}” does not work here any more',
  },
  'role-unknown': { zh: '“{step}”指定的角色不存在：{name}', en: '“{step}” names a role that does not exist: {name}' },
  'department-unknown': { zh: '“{step}”指定的部门不存在', en: '“{step}” names a department that does not exist' },
  'level-range': { zh: '“{step}”的主管级别应为 1 到 20', en: 'The manager level of “{step}” is from 1 to 20' },
  'person-field': {
    zh: '“{step}”：字段“{name}”不是一位员工，不能作为处理人',
    en: '“{step}”: the field “{name}” does not hold an employee',
  },
  'amount-field': {
    zh: '“{step}”：字段“{name}”不是金额，不能按权限找主管',
    en: '“{step}”: the field “{name}” is not an amount',
  },
  // Approval, clock
  'percent-range': {
    zh: '“{step}”的通过比例应为 1 到 100',
    en: 'The share that approves “{step}” is from 1 to 100 percent',
  },
  'return-unknown': {
    zh: '“{step}”被拒绝后退回的步骤不存在',
    en: '“{step}” goes back to a step that does not exist when rejected',
  },
  'return-kind': {
    zh: '“{step}”被拒绝后只能退回到任务或审批步骤',
    en: '“{step}” can go back to a task or an approval only',
  },
  'return-ahead': {
    zh: '“{step}”被拒绝后退回到“{to}”，但它不在前面',
    en: '“{step}” goes back to “{to}” when rejected, which does not come before it',
  },
  'clock-range': {
    zh: '“{step}”的时限应大于 0 小时、不超过 {max} 小时',
    en: 'The time for “{step}” is above 0 and at most {max} hours',
  },
  'remind-range': {
    zh: '“{step}”的提醒时点应为时限的 1% 到 99%',
    en: 'Reminders of “{step}” come at 1 to 99 percent of the time',
  },
  // Fields, forms, expressions
  'field-unknown': { zh: '“{step}”用到的字段不存在：{name}', en: '“{step}” uses a field that does not exist: {name}' },
  'field-locked': { zh: '“{step}”不能写入字段：{name}', en: '“{step}” cannot write the field {name}' },
  'expression-wrong': { zh: '“{step}”的公式有误：{why}', en: 'A formula of “{step}” is wrong: {why}' },
  'form-name': {
    zh: '“{step}”的表单字段标识“{name}”应以小写字母开头，只含字母和数字',
    en: '“{step}”: the field name “{name}” starts with a small letter and holds letters and digits only',
  },
  'form-double': { zh: '“{step}”的表单有两个字段叫“{name}”', en: '“{step}” has two form fields called “{name}”' },
  'form-label': { zh: '“{step}”的表单有一个字段没有名称', en: 'A form field of “{step}” has no name' },
  'form-options': { zh: '“{step}”的选择字段“{name}”没有选项', en: 'The choice “{name}” of “{step}” has no options' },
  'form-ref': {
    zh: '“{step}”的字段“{name}”没有说明选哪种记录',
    en: 'The field “{name}” of “{step}” does not say which records it picks',
  },
  // Other steps
  'wait-range': { zh: '“{step}”的等待时间应大于 0 小时', en: '“{step}” waits longer than 0 hours' },
  'wait-field': { zh: '“{step}”：字段“{name}”不是日期', en: '“{step}”: the field “{name}” is not a date' },
  'title-empty': { zh: '“{step}”没有填写通知标题', en: 'The notice of “{step}” has no title' },
  'update-empty': { zh: '“{step}”没有填写要更新的字段', en: '“{step}” changes no field' },
  'update-nothing': {
    zh: '“{step}”要更新记录，但这个流程不针对任何记录',
    en: '“{step}” changes a record, but the process is about none',
  },
  'endpoint-missing': { zh: '“{step}”没有选择 Webhook', en: '“{step}” names no web hook' },
  'endpoint-unknown': {
    zh: '“{step}”选择的 Webhook 不存在或已停用',
    en: 'The web hook of “{step}” does not exist or is off',
  },
  'process-missing': { zh: '“{step}”没有选择子流程', en: '“{step}” names no sub-process' },
  'process-unknown': {
    zh: '“{step}”选择的子流程不存在或未发布',
    en: 'The sub-process of “{step}” does not exist or is not published',
  },
  'process-circle': {
    zh: '“{step}”的子流程又会启动本流程，会无限循环',
    en: 'The sub-process of “{step}” starts this process again, without end',
  },
  // Triggers
  'trigger-missing': {
    zh: '还没有设置如何发起：请在“发起方式”里至少选一种',
    en: 'Nothing starts this process: choose at least one way under “How it starts”',
  },
  'trigger-entity': {
    zh: '发起方式针对的数据不存在：{name}',
    en: 'A trigger is about something that does not exist: {name}',
  },
  'trigger-fields': {
    zh: '发起方式没有选择哪些字段改变时审批',
    en: 'A trigger does not say which fields need approval',
  },
  'trigger-action': { zh: '发起方式的操作不存在：{name}', en: 'A trigger names an action that does not exist: {name}' },
  'trigger-field': { zh: '发起方式用到的字段不存在：{name}', en: 'A trigger uses a field that does not exist: {name}' },
  'trigger-double': { zh: '有两个相同的发起方式', en: 'Two triggers are the same' },
  'trigger-form': {
    zh: '由数据变化发起时没有人填写表单，必填字段“{name}”会是空的',
    en: 'Nobody fills in the form when a change starts the process: the required field “{name}” would be empty',
  },
} as const satisfies Record<string, Label>

/** The fault in words, with the names of steps filled in. */
export function faultMessage(fault: FlowFault, flow: Flow): Label {
  const nameOf = (id: string | undefined) => flow.nodes.find((node) => node.id === id)?.name || id || ''
  const edge = flow.edges.find(({ id }) => id === fault.edge)
  const params: NonNullable<FlowFault['params']> = {
    step: fault.step === undefined ? '' : nameOf(fault.step),
    ...(edge && { to: nameOf(edge.to) }),
    ...fault.params,
  }
  const fill = (text: string, language: 'zh' | 'en') =>
    text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = params[name]
      return typeof value === 'object' ? value[language] : String(value ?? place)
    })
  const { zh, en } = faultTexts[fault.code]
  // What belongs to no step is in the form that the starter fills in.
  return { zh: fill(zh, 'zh').replace('“”', '发起表单'), en: fill(en, 'en').replace('“”', 'the start form') }
}
