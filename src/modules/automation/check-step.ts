/** Whether one step can be done, with the rights of the rule's account. */
import { fieldRule, may } from '#kernel/access/actor.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { faultText, isFault, parseExpression, templateFault } from '#kernel/pure/expression/index.ts'
import { isId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import { mayWrite, parseValue } from '#kernel/write/input.ts'
import { expressionFault } from './expression-fault.ts'
import type { AutomationStep, StepValues } from './rules/automation.types.ts'
import { sent } from './steps/values.ts'

interface Place {
  path: string
  /** The rule runs for a record. */
  isAbout: boolean
  /** … which is deleted by then. */
  isGone: boolean
}

export function checkStep(reader: Reader, entity: EntityDefinition, step: AutomationStep, place: Place): Violation[] {
  const at = (name: string) => `${place.path}.${name}`
  switch (step?.kind) {
    case 'update': {
      if (!place.isAbout || (place.isGone && !step.through)) return [violation('automation.no-record', place.path)]
      const target = step.through ? targetOf(reader, entity, step.through) : entity
      if (target === undefined) return [violation('automation.field', at('through'), { field: step.through })]
      // Behind a reference to one of several kinds, the record itself decides.
      return target === null ? [] : valueFaults(reader, target, step.values, 'update', at('values'))
    }
    case 'create': {
      const target = reader.registry.entities.get(step.entity)
      if (!target || target.technical || !may(reader.actor, target.name, 'create'))
        return [violation('automation.create', at('entity'))]
      return [
        ...valueFaults(reader, target, step.values, 'create', at('values')),
        ...missingFaults(reader, target, step.values, at('values')),
      ]
    }
    case 'notify': {
      const faults = step.to?.length ? [] : [violation('automation.nobody', at('to'))]
      if (!step.title?.trim()) faults.push(violation('field.required', at('title')))
      return [...faults, ...textFaults(step.title, at('title')), ...textFaults(step.body, at('body'))]
    }
    case 'wait': {
      const isWhole = Number.isInteger(step.minutes) && Number(step.minutes) > 0 && Number(step.minutes) <= 366 * 1440
      const kind = step.untilField ? reader.registry.fields(entity)[step.untilField]?.kind : undefined
      const isDay = place.isAbout && (kind === 'date' || kind === 'instant')
      return (step.untilField ? isDay : isWhole) ? [] : [violation('automation.wait', place.path)]
    }
    case 'process':
      if (!isId(step.process)) return [violation('field.required', at('process'))]
      return reader.registry.modules.some((module) => module.startProcess)
        ? []
        : [violation('automation.no-processes', at('process'))]
    case 'webhook':
      return []
    default:
      return [violation('automation.step-unknown', place.path)]
  }
}

/** Null: it is only known once the record is there. */
function targetOf(
  { registry, actor }: Reader,
  entity: EntityDefinition,
  through: string,
): EntityDefinition | null | undefined {
  const field = registry.fields(entity)[through]
  if (!field || fieldRule(actor, entity.name, through) === 'hidden') return undefined
  if (field.kind === 'target') return null
  return (field.kind === 'ref' || field.kind === 'treeRef') && field.ref ? registry.entities.get(field.ref) : undefined
}

function valueFaults(
  { registry, actor }: Reader,
  target: EntityDefinition,
  values: StepValues | undefined,
  operation: 'create' | 'update',
  path: string,
): Violation[] {
  if (!may(actor, target.name, operation)) return [violation('automation.no-right', path, { entity: target.name })]
  const given = Object.entries(values ?? {})
  if (given.length === 0 && operation === 'update') return [violation('automation.no-values', path)]
  const fields = registry.fields(target)
  return given.flatMap(([name, value]) => {
    const field = fields[name]
    const at = `${path}.${name}`
    if (!field || fieldRule(actor, target.name, name) === 'hidden') return [violation('field.unknown', at)]
    if (!mayWrite(actor, target, name, field, operation, 'input')) return [violation('field.read-only', at)]
    if ('expression' in value) {
      const expression = parseExpression(value.expression)
      return isFault(expression) ? [expressionFault(at, faultText(expression))] : []
    }
    if (typeof value.value === 'string' && (value.value.includes('{{') || value.value.startsWith('@')))
      return textFaults(value.value, at)
    const parsed = parseValue(name, field, sent(field, value.value))
    return 'violations' in parsed ? parsed.violations.map((v) => ({ ...v, path: at })) : []
  })
}

/** Required fields without a default that the step leaves out. */
function missingFaults(
  { registry }: Reader,
  target: EntityDefinition,
  values: StepValues | undefined,
  path: string,
): Violation[] {
  return Object.entries(registry.fields(target))
    .filter(
      ([name, f]) =>
        f.required &&
        f.default === undefined &&
        f.write !== 'never' &&
        f.write !== 'action-only' &&
        !f.sql &&
        f.kind !== 'number' &&
        !(name in (values ?? {})),
    )
    .filter(([name]) => !(target.scope.by === 'owner' && target.scope.owner === name))
    .map(([name]) => violation('field.required', `${path}.${name}`))
}

function textFaults(text: string | undefined, path: string): Violation[] {
  const fault = text ? templateFault(text) : undefined
  return fault ? [expressionFault(path, faultText(fault))] : []
}
