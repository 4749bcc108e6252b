/** Faults of fields, forms, conditions and formulas: what they name must exist, what they say must be readable. */
import type { Filter, Label } from '#kernel/entity/meta.types.ts'
import { isFault, parseExpression, pathsOf, templateExpressions, templateFault } from '#kernel/pure/expression/index.ts'
import type { FlowFault } from './fault.types.ts'
import { findField } from './field-paths.ts'
import type { Flow, FlowCondition, FormField } from './flow.types.ts'
import type { Surroundings } from './surroundings.types.ts'

/** What every check of a field looks at. */
export interface FieldView {
  flow: Flow
  /** Entities that the process can be about. */
  about: readonly string[]
  seen: Surroundings
}

type Place = Pick<FlowFault, 'step' | 'edge'>

export function checkPath(path: string, view: FieldView, place: Place): FlowFault[] {
  const found = findField(path, view.flow, view.about, view.seen)
  return found === 'unknown' ? [{ code: 'field-unknown', level: 'error', ...place, params: { name: path } }] : []
}

/** A condition of a way or trigger: its filter's fields, and its expression. */
export function checkCondition(when: FlowCondition | undefined, view: FieldView, place: Place): FlowFault[] {
  if (!when) return []
  const paths = when.filter ? [...new Set(fieldsOfFilter(when.filter))] : []
  return [
    ...paths.flatMap((path) => checkPath(path, view, place)),
    ...(when.expression?.trim() ? checkExpression(when.expression, view, place) : []),
  ]
}

function fieldsOfFilter(filter: Filter): string[] {
  if ('and' in filter) return filter.and.flatMap(fieldsOfFilter)
  if ('or' in filter) return filter.or.flatMap(fieldsOfFilter)
  if ('not' in filter) return fieldsOfFilter(filter.not)
  return 'field' in filter ? [filter.field] : []
}

const wrong = (why: Label, place: Place): FlowFault => ({
  code: 'expression-wrong',
  level: 'error',
  ...place,
  params: { why },
})

export function checkExpression(text: string, view: FieldView, place: Place): FlowFault[] {
  const parsed = parseExpression(text)
  if (isFault(parsed)) return [wrong(parsed.message, place)]
  return pathsOf(parsed).flatMap((path) => checkName(path, view, place))
}

export function checkTemplate(text: string, view: FieldView, place: Place): FlowFault[] {
  const fault = templateFault(text)
  if (fault) return [wrong(fault.message, place)]
  return templateExpressions(text).flatMap((each) => checkExpression(each, view, place))
}

/** `record` and `form` by their fields, `steps` by the steps there are; `starter` is an employee. */
function checkName(path: string, view: FieldView, place: Place): FlowFault[] {
  const [root, next] = path.split('.')
  const unknown: FlowFault = { code: 'field-unknown', level: 'error', ...place, params: { name: path } }
  if (root === 'record' || root === 'form') return next === undefined ? [] : checkPath(path, view, place)
  if (root === 'steps') return next === undefined || view.flow.nodes.some(({ id }) => id === next) ? [] : [unknown]
  if (root === 'starter')
    return next === undefined ? [] : checkPath(path.slice('starter.'.length), { ...view, about: ['employee'] }, place)
  return root === 'today' && next === undefined ? [] : [unknown]
}

/** Faults of one form, of the start or of a step. */
export function checkForm(form: readonly FormField[], seen: Surroundings, step?: string): FlowFault[] {
  const faults: FlowFault[] = []
  const fault = (code: FlowFault['code'], name = '') =>
    faults.push({ code, level: 'error', ...(step !== undefined && { step }), params: { name } })
  const names = new Set<string>()
  for (const field of form) {
    if (!/^[a-z][A-Za-z0-9]{0,59}$/.test(field.name)) fault('form-name', field.name)
    if (names.has(field.name)) fault('form-double', field.name)
    names.add(field.name)
    if (!field.label.zh.trim() && !field.label.en.trim()) fault('form-label', field.name)
    const title = field.label.zh || field.label.en || field.name
    if (field.kind === 'choice' && !field.options?.length) fault('form-options', title)
    if (field.kind === 'ref' && (!field.ref || (seen.entities && !Object.hasOwn(seen.entities, field.ref))))
      fault('form-ref', title)
  }
  return faults
}
