/** Steps of files that other tools have drawn: each element as the closest kind of step. */
import type { ModdleElement } from 'bpmn-moddle'
import type { Label } from '#kernel/entity/meta.types.ts'
import { isFault, parseExpression } from '#kernel/pure/expression/index.ts'
import type { Clock, FlowCondition, FlowNode, WaitNode } from '../rules/flow.types.ts'
import { type ImportNote, note } from './note.ts'

export const typeOf = (element: ModdleElement): string => element.$type.replace(/^bpmn:/, '')
export const nameOf = (element: ModdleElement): string => (element.name ?? element.id ?? typeOf(element)).trim()
export const listOf = (element: ModdleElement, property: string): ModdleElement[] =>
  (element.get(property) as ModdleElement[] | undefined) ?? []

/** Kinds that the canvas names; used in notes. */
const kindNames = {
  task: { zh: '任务', en: 'Task' },
  wait: { zh: '等待', en: 'Wait' },
  notify: { zh: '通知', en: 'Notice' },
  condition: { zh: '条件', en: 'Condition' },
} satisfies Record<string, Label>

const plainKinds: Record<string, FlowNode['kind']> = {
  StartEvent: 'start',
  EndEvent: 'end',
  Task: 'task',
  UserTask: 'task',
  ManualTask: 'task',
  ExclusiveGateway: 'condition',
  ParallelGateway: 'parallel',
  InclusiveGateway: 'inclusive',
  SendTask: 'notify',
  ServiceTask: 'webhook',
  ScriptTask: 'update',
  CallActivity: 'sub-process',
  IntermediateCatchEvent: 'wait',
}
const closestKinds: Record<string, keyof typeof kindNames> = {
  ReceiveTask: 'task',
  BusinessRuleTask: 'task',
  ComplexGateway: 'condition',
  EventBasedGateway: 'condition',
  IntermediateThrowEvent: 'notify',
}
const containers = new Set(['SubProcess', 'AdHocSubProcess', 'Transaction'])

/** The step, or null when there is nothing like it here. */
export function foreignStep(element: ModdleElement, id: string, notes: ImportNote[]): FlowNode | null {
  const type = typeOf(element)
  const name = nameOf(element).slice(0, 200)
  const events = listOf(element, 'eventDefinitions')
  if (containers.has(type)) {
    notes.push(
      note(
        'inner',
        { name, n: listOf(element, 'flowElements').filter((e) => e.$type !== 'bpmn:SequenceFlow').length },
        id,
      ),
    )
    return { ...said(element, id, name), kind: 'sub-process', process: '' }
  }
  let kind = plainKinds[type]
  if (type === 'IntermediateCatchEvent' && !events.some(isTimer)) kind = undefined
  const closest = closestKinds[type] ?? (type === 'IntermediateCatchEvent' ? 'task' : undefined)
  if (!kind && !closest) return null
  if (!kind) notes.push(note('closest', { name, type, as: kindNames[closest!] }, id))
  if (element.get('loopCharacteristics')) notes.push(note('repeated', { name }, id))
  return stepOf(kind ?? closest!, element, said(element, id, name), notes)
}

const isTimer = (event: ModdleElement): boolean => event.$type === 'bpmn:TimerEventDefinition'

function said(element: ModdleElement, id: string, name: string) {
  const sop = listOf(element, 'documentation')
    .map((each) => String(each.text ?? '').trim())
    .filter(Boolean)
    .join('\n\n')
    .slice(0, 20_000)
  return { id, name, ...(sop && { sop }) }
}

function stepOf(
  kind: FlowNode['kind'],
  element: ModdleElement,
  step: ReturnType<typeof said>,
  notes: ImportNote[],
): FlowNode {
  const events = listOf(element, 'eventDefinitions')
  const other = events.find((event) => !isTimer(event)) ?? events[0]
  switch (kind) {
    case 'start':
      if (other) notes.push(note('begin', { type: typeOf(other) }, step.id))
      return { ...step, kind }
    case 'end': {
      const isError = other?.$type === 'bpmn:ErrorEventDefinition'
      if (other && !isError && other.$type !== 'bpmn:TerminateEventDefinition')
        notes.push(note('closest', { name: step.name, type: typeOf(other), as: { zh: '结束', en: 'End' } }, step.id))
      return { ...step, kind, outcome: isError ? 'rejected' : 'done' }
    }
    case 'task': {
      const who = peopleOf(element)
      if (who) notes.push(note('people', { name: step.name, who }, step.id))
      return { ...step, kind, assignee: [], form: [], whenNobody: 'administrator' }
    }
    case 'wait':
      return { ...step, kind, until: untilOf(events.find(isTimer), step, notes) }
    case 'notify':
      return { ...step, kind, to: [], title: step.name }
    case 'update':
      return { ...step, kind, values: {} }
    case 'webhook':
      return { ...step, kind, endpoint: '' }
    case 'sub-process': {
      const called = String(element.calledElement ?? '')
      if (called) notes.push(note('called', { name: step.name, called }, step.id))
      return { ...step, kind, process: '' }
    }
    default:
      return { ...step, kind: kind as 'condition' }
  }
}

/** Whom Camunda and Flowable name in attributes of their own. */
function peopleOf(element: ModdleElement): string {
  const named = Object.entries(element.$attrs).filter(([key]) =>
    /:(assignee|candidateUsers|candidateGroups)$/.test(key),
  )
  return named
    .map(([, value]) => value)
    .join(', ')
    .slice(0, 200)
}

function untilOf(
  timer: ModdleElement | undefined,
  step: { id: string; name: string },
  notes: ImportNote[],
): WaitNode['until'] {
  const text = textOf(timer?.get('timeDuration') ?? timer?.get('timeDate') ?? timer?.get('timeCycle'))
  const hours = hoursOf(text)
  if (hours !== undefined) return { hours }
  notes.push(note('timer', { name: step.name, text: text || '—' }, step.id))
  return { hours: 0 }
}

export const textOf = (expression: unknown): string =>
  String((expression as ModdleElement | undefined)?.get('body') ?? '').trim()

/** An ISO 8601 duration in hours; a month counts 30 days. */
export function hoursOf(text: string): number | undefined {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(
    text,
  )
  if (!found) return undefined
  const [years, months, weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0))
  const sum = (years! * 365 + months! * 30 + weeks! * 7 + days!) * 24 + hours! + minutes! / 60 + seconds! / 3600
  return sum > 0 ? Math.round(sum * 100) / 100 : undefined
}

/** A timer on the edge of a task is its clock; one of eight hours a day. */
export function clockOf(boundary: ModdleElement): Clock | undefined {
  const timer = listOf(boundary, 'eventDefinitions').find(isTimer)
  const hours = timer && hoursOf(textOf(timer.get('timeDuration')))
  if (!hours) return undefined
  const workingHours = hours >= 24 ? (hours / 24) * 8 : hours
  return { workingHours, remindAt: [80], whenOver: 'escalate' }
}

/** `${amount > 1}`, `#{…}` and `= …` are how other tools mark an expression. */
export function foreignCondition(text: string): FlowCondition | undefined {
  const marked = /^[$#]\{([\s\S]*)\}$/.exec(text)
  const plain = (marked ? marked[1]! : text.replace(/^=/, '')).trim()
  return plain.length <= 2000 && !isFault(parseExpression(plain)) ? { expression: plain } : undefined
}
