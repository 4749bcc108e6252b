/** Steps in plain words, as they stand on the cards of the drawing. */
import type { Label } from '#kernel/entity/meta.types.ts'
import type { ApprovalRule, Assignee, FlowCondition, FlowEdge, FlowNode } from '../../rules/flow.types.ts'
import { kindWords, outcomes } from './kinds.ts'

/** Names of what a flow points to by id or key; a missing one is loading or gone. */
export type NameOf = (id: string) => string

type Language = keyof Label

const say = (language: Language, zh: string, en: string): string => (language === 'zh' ? zh : en)

const fallback = (name: string): string => name || '…'

export function assigneeText(assignee: Assignee, nameOf: NameOf, language: Language): string {
  if ('person' in assignee) return fallback(nameOf(assignee.person))
  if ('role' in assignee) {
    const role = fallback(nameOf(assignee.role))
    return assignee.within ? say(language, `本部门${role}`, `${role} of the department`) : role
  }
  if ('managerLevel' in assignee) {
    const { managerLevel: level, upTo } = assignee
    if (upTo) return say(language, `${level} 级主管依次`, `${level} levels of managers`)
    return level === 1
      ? say(language, '直接主管', 'Direct manager')
      : say(language, `第 ${level} 级主管`, `Manager, level ${level}`)
  }
  if ('managerFor' in assignee) return say(language, '有审批权限的主管', 'Managers by amount')
  if ('departmentHead' in assignee) {
    const of = assignee.departmentHead
    if (of === 'starter') return say(language, '发起人的部门负责人', 'Head of the department')
    if (of === 'record') return say(language, '记录所属部门负责人', 'Head of the record’s department')
    return say(language, `${fallback(nameOf(of.department))}负责人`, `Head of ${fallback(nameOf(of.department))}`)
  }
  if ('field' in assignee) return fallback(nameOf(`field:${assignee.field}`))
  if ('starter' in assignee) return say(language, '发起人', 'The starter')
  return say(language, '发起人选择', 'Chosen by the starter')
}

export function peopleText(people: readonly Assignee[], nameOf: NameOf, language: Language): string {
  return people.map((each) => assigneeText(each, nameOf, language)).join(language === 'zh' ? '、' : ', ')
}

/** The way of signing in one or two words, for a card. */
export function ruleName(rule: ApprovalRule, language: Language): string {
  switch (rule.mode) {
    case 'all':
      return say(language, '会签', 'all sign')
    case 'any':
      return say(language, '或签', 'any signs')
    case 'ratio':
      return `${rule.percent}%`
    case 'sequential':
      return say(language, '依次', 'in turn')
  }
}

/** What the rule means for whoever waits: when it is approved, and what one rejection does. */
export function ruleSentence(rule: ApprovalRule, language: Language): string {
  switch (rule.mode) {
    case 'all':
      return rule.rejectAtOnce
        ? say(
            language,
            '所有人都同意才通过；有一人拒绝，立即不通过。',
            'Approved when everybody approves. One rejection ends it at once.',
          )
        : say(
            language,
            '所有人都同意才通过；有一人拒绝，等其余的人处理完再判为不通过。',
            'Approved when everybody approves. After a rejection the others still decide; then it is rejected.',
          )
    case 'any':
      return rule.rejectAtOnce
        ? say(
            language,
            '第一个处理的人说了算：他同意就通过，他拒绝就不通过。',
            'Whoever is first decides: approves or rejects for all.',
          )
        : say(
            language,
            '有一人同意就通过；所有人都拒绝才不通过。',
            'One approval is enough. It is rejected only when everybody has rejected.',
          )
    case 'ratio':
      return rule.veto
        ? say(
            language,
            `至少 ${rule.percent}% 的人同意才通过；有一人拒绝，立即不通过。`,
            `Approved when at least ${rule.percent}% approve. One rejection ends it at once.`,
          )
        : say(
            language,
            `至少 ${rule.percent}% 的人同意就通过；有人拒绝不影响，直到凑不够为止。`,
            `Approved when at least ${rule.percent}% approve. A rejection ends it only when that cannot be reached any more.`,
          )
    case 'sequential':
      return say(
        language,
        '一个接一个审批，全部同意才通过；有一人拒绝，后面的人不再处理。',
        'One after another, everybody has to approve. One rejection ends it; those after are not asked.',
      )
  }
}

/** Second line of a step's card: who, or what it does. */
export function stepText(node: FlowNode, nameOf: NameOf, language: Language): string {
  switch (node.kind) {
    case 'approval': {
      const who = peopleText(node.assignee, nameOf, language)
      const single = node.assignee.length === 1 && isOne(node.assignee[0]!)
      return who && (single ? who : `${who} · ${ruleName(node.rule, language)}`)
    }
    case 'task':
      return peopleText(node.assignee, nameOf, language)
    case 'notify':
      return peopleText(node.to, nameOf, language)
    case 'wait':
      if ('field' in node.until)
        return say(
          language,
          `直到${nameOf(`field:${node.until.field}`)}`,
          `until ${nameOf(`field:${node.until.field}`)}`,
        )
      if ('hours' in node.until) return say(language, `${node.until.hours} 小时`, `${node.until.hours} hours`)
      return say(language, `${node.until.workingHours} 个工作小时`, `${node.until.workingHours} working hours`)
    case 'update':
      return Object.keys(node.values)
        .map((field) => nameOf(`field:${field}`))
        .join(language === 'zh' ? '、' : ', ')
    case 'webhook':
      return node.endpoint && fallback(nameOf(node.endpoint))
    case 'sub-process':
      return node.process && fallback(nameOf(node.process))
    case 'end':
      return outcomes[node.outcome][language]
    default:
      return kindWords[node.kind].label[language]
  }
}

/** Asks one person, whatever the organisation looks like. */
const isOne = (assignee: Assignee): boolean =>
  'person' in assignee ||
  'starter' in assignee ||
  'departmentHead' in assignee ||
  ('managerLevel' in assignee && !assignee.upTo)

/** On the line: the label that somebody gave it, else its condition. */
export function wayText(edge: FlowEdge, language: Language): string {
  if (edge.label) return edge.label
  if (edge.otherwise) return say(language, '其他情况', 'otherwise')
  return conditionText(edge.when)
}

const conditionText = (when: FlowCondition | undefined): string => when?.expression ?? ''
