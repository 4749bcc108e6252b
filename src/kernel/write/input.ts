/** Values as sent -> values as stored. Every fault of a record is found in one pass. */
import { type Actor, fieldRule, isSystem } from '../access/actor.ts'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import { schemaOf } from '../entity/kinds.ts'
import type { Violation } from '../entity/meta.types.ts'
import { violation } from '../pure/violations.ts'

export type Values = Record<string, unknown>

/** `input`: what people send. `action`: what code sets, including action-only fields. */
export type WriteMode = 'input' | 'action'

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

export function parseValue(
  name: string,
  field: FieldSpec,
  raw: unknown,
): { value: unknown } | { violations: Violation[] } {
  const isNothing = raw === null || raw === undefined || (raw === '' && field.kind !== 'json')
  if (isNothing) return field.required ? { violations: [violation('field.required', name)] } : { value: null }
  if (field.required && (isBlank(raw) || (typeof raw === 'string' && /^[ \t\r\n\u3000]*$/.test(raw)))) {
    return { violations: [violation('field.required', name)] }
  }
  const parsed = schemaOf(field).safeParse(raw)
  if (parsed.success) return { value: parsed.data }
  const codes = new Set(
    parsed.error.issues.map((issue) => (issue.message.startsWith('field.') ? issue.message : 'field.invalid')),
  )
  const params = {
    ...(field.max !== undefined && { max: field.max }),
    ...(field.min !== undefined && { min: field.min }),
  }
  return { violations: [...codes].map((code) => violation(code, name, params)) }
}

/** Checks a whole record against its definition and the actor's field rights. */
export function parseInput(
  actor: Actor,
  entity: EntityDefinition,
  fields: Fields,
  raw: Values,
  operation: 'create' | 'update',
  mode: WriteMode,
): { values: Values; violations: Violation[] } {
  const values: Values = {}
  const violations: Violation[] = []
  for (const [name, sent] of Object.entries(raw)) {
    const field = fields[name]
    if (!field || fieldRule(actor, entity.name, name) === 'hidden') {
      violations.push(violation('field.unknown', name))
      continue
    }
    if (!mayWrite(actor, entity, name, field, operation, mode)) {
      violations.push(violation('field.read-only', name))
      continue
    }
    const parsed = parseValue(name, field, sent)
    if ('violations' in parsed) violations.push(...parsed.violations)
    else values[name] = parsed.value
  }
  return { values, violations }
}

export function mayWrite(
  actor: Actor,
  entity: EntityDefinition,
  name: string,
  field: FieldSpec,
  operation: 'create' | 'update',
  mode: WriteMode,
): boolean {
  if (field.sql || field.write === 'never') return mode === 'action' && !field.sql
  if (mode === 'action' || isSystem(actor)) return true
  if (field.write === 'action-only' || (field.write === 'create' && operation === 'update')) return false
  return fieldRule(actor, entity.name, name) === 'write'
}

/** Fields that must have a value and have none after defaults and derived values. */
export function missing(fields: Fields, values: Values): Violation[] {
  return Object.entries(fields)
    .filter(([name, field]) => field.required && field.kind !== 'number' && !field.sql && isBlank(values[name]))
    .map(([name]) => violation('field.required', name))
}
