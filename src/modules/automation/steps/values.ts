/** Values of a step -> what a write takes. */
import type { Fields } from '#kernel/entity/define.ts'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import { evaluateExpression, isFault, parseExpression, renderTemplate } from '#kernel/pure/expression/index.ts'
import type { StepValue, StepValues } from '../rules/automation.types.ts'
import type { Scope } from '../scope.ts'

export function valuesOf(fields: Fields, values: StepValues, scope: Scope): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, sent(fields[name], resolved(value, scope))]),
  )
}

function resolved(value: StepValue, scope: Scope): unknown {
  if ('expression' in value) {
    const expression = parseExpression(value.expression)
    return isFault(expression) ? null : evaluateExpression(expression, scope)
  }
  if (value.value === '@today') return scope.today
  if (value.value === '@now') return scope.now
  return typeof value.value === 'string' && value.value.includes('{{')
    ? renderTemplate(value.value, scope)
    : value.value
}

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? (value as { id: unknown }).id : value

/** In the form that the field takes: ids of references, numbers of whole numbers, text of amounts. */
export function sent(field: FieldSpec | undefined, value: unknown): unknown {
  if (value === null || value === undefined || !field) return value ?? null
  switch (field.kind) {
    case 'ref':
    case 'treeRef':
      return idOf(value)
    case 'refs':
      return Array.isArray(value) ? value.map(idOf) : [idOf(value)]
    case 'target':
      return typeof value === 'object' && 'entity' in value && 'id' in value
        ? { entity: value.entity, id: value.id }
        : value
    case 'integer':
      return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
    case 'money':
    case 'decimal':
    case 'percent':
      return typeof value === 'number' ? String(value) : value
    case 'date':
      return typeof value === 'string' ? value.slice(0, 10) : value
    case 'text':
    case 'longText':
      return typeof value === 'object' && 'label' in value
        ? value.label
        : typeof value === 'string'
          ? value
          : String(value)
    default:
      return value
  }
}
