/** Faults of what the single steps say. */
import { checkExpression, checkForm, checkPath, checkTemplate, type FieldView } from './check-fields.ts'
import { checkAssignees } from './check-people.ts'
import type { FlowFault } from './fault.types.ts'
import { findField, isDay } from './field-paths.ts'
import type { ApprovalNode, Clock, FlowNode, UpdateNode, WaitNode } from './flow.types.ts'
import { graphOf, reached } from './flow-graph.ts'

/** A year of working time. */
const longestClock = 2000

export function checkStep(node: FlowNode, view: FieldView): FlowFault[] {
  switch (node.kind) {
    case 'start':
    case 'end':
      return checkAssignees(node.copies ?? [], node.id, view)
    case 'task':
      return [...checkWork(node, view), ...checkClock(node.clock, node.id)]
    case 'approval':
      return [...checkWork(node, view), ...checkClock(node.clock, node.id), ...checkApproval(node, view)]
    case 'wait':
      return checkWait(node, view)
    case 'notify':
      return [
        ...(node.to.length === 0 ? [error('receiver-missing', node.id)] : checkAssignees(node.to, node.id, view)),
        ...(node.title.trim() === '' ? [error('title-empty', node.id)] : []),
        ...[node.title, node.body ?? ''].flatMap((text) => checkTemplate(text, view, { step: node.id })),
      ]
    case 'update':
      return checkUpdate(node, view)
    case 'webhook':
      if (!node.endpoint) return [error('endpoint-missing', node.id)]
      return view.seen.endpoints?.includes(node.endpoint) === false ? [error('endpoint-unknown', node.id)] : []
    case 'sub-process':
      return checkSubProcess(node.id, node.process, view)
    default:
      return []
  }
}

const error = (code: FlowFault['code'], step: string, params: FlowFault['params'] = {}): FlowFault => ({
  code,
  level: 'error',
  step,
  params,
})

function checkWork(node: Extract<FlowNode, { kind: 'task' | 'approval' }>, view: FieldView): FlowFault[] {
  const people =
    node.assignee.length === 0 ? [error('assignee-missing', node.id)] : checkAssignees(node.assignee, node.id, view)
  return [...people, ...checkForm(node.form, view.seen, node.id)]
}

function checkClock(clock: Clock | undefined, step: string): FlowFault[] {
  if (!clock) return []
  const faults: FlowFault[] = []
  if (!(clock.workingHours > 0 && clock.workingHours <= longestClock))
    faults.push(error('clock-range', step, { max: longestClock }))
  if (!clock.remindAt.every((percent) => percent >= 1 && percent <= 99)) faults.push(error('remind-range', step))
  return faults
}

function checkApproval(node: ApprovalNode, view: FieldView): FlowFault[] {
  const faults: FlowFault[] = []
  if (node.rule.mode === 'ratio' && !(node.rule.percent >= 1 && node.rule.percent <= 100))
    faults.push(error('percent-range', node.id))
  for (const name of node.editable) faults.push(...checkWritable(name, node.id, view))
  if (typeof node.whenRejected === 'object') faults.push(...checkReturn(node.id, node.whenRejected.toStep, view))
  return faults
}

function checkReturn(from: string, to: string, { flow }: FieldView): FlowFault[] {
  const graph = graphOf(flow)
  const target = graph.nodes.get(to)
  if (!target) return [error('return-unknown', from)]
  if (target.kind !== 'task' && target.kind !== 'approval') return [error('return-kind', from)]
  return to !== from && reached(graph, [to]).has(from) ? [] : [error('return-ahead', from, { to: target.name })]
}

function checkWritable(name: string, step: string, view: FieldView): FlowFault[] {
  const unknown = checkPath(name, view, { step })
  if (unknown.length > 0 || !view.seen.entities) return unknown
  const isWritable = view.about.some((entity) => view.seen.entities?.[entity]?.[name]?.writable !== false)
  return isWritable ? [] : [error('field-locked', step, { name })]
}

function checkWait({ id, until }: WaitNode, view: FieldView): FlowFault[] {
  if ('field' in until) {
    const isDeep = until.field.replace(/^form\./, '').includes('.')
    if (isDeep) return [error('field-unknown', id, { name: until.field })]
    const unknown = checkPath(until.field, view, { step: id })
    if (unknown.length > 0) return unknown
    return isDay(findField(until.field, view.flow, view.about, view.seen))
      ? []
      : [error('wait-field', id, { name: until.field })]
  }
  return ('hours' in until ? until.hours : until.workingHours) > 0 ? [] : [error('wait-range', id)]
}

function checkUpdate(node: UpdateNode, view: FieldView): FlowFault[] {
  if (view.about.length === 0) return [error('update-nothing', node.id)]
  const values = Object.entries(node.values)
  if (values.length === 0) return [error('update-empty', node.id)]
  return values.flatMap(([name, value]) => [
    ...checkWritable(name, node.id, view),
    ...('expression' in value ? checkExpression(value.expression, view, { step: node.id }) : []),
  ])
}

function checkSubProcess(step: string, called: string, { seen }: FieldView): FlowFault[] {
  if (!called) return [error('process-missing', step)]
  if (called === seen.self) return [error('process-circle', step)]
  if (!seen.processes) return []
  if (!Object.hasOwn(seen.processes, called)) return [error('process-unknown', step)]
  return seen.self !== undefined && calls(called, seen.self, seen.processes) ? [error('process-circle', step)] : []
}

function calls(from: string, to: string, processes: Record<string, string[]>): boolean {
  const met = new Set([from])
  for (const each of met) {
    if (each === to) return true
    for (const next of processes[each] ?? []) met.add(next)
  }
  return false
}
