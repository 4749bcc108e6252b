import type { FieldMeta, Violation } from '#kernel/entity/meta.types.ts'

export interface PlacedViolations {
  /** By field name, in the order in which they came. */
  byField: ReadonlyMap<string, Violation[]>
  /** Those of the whole record, or of a field that the form does not show. */
  rest: Violation[]
}

/**
 * Puts every violation at its field. A path may go deeper (`address.city`, `lines.0.price`): its first part
 * names the field.
 */
export function placeViolations(violations: readonly Violation[], shown: readonly string[]): PlacedViolations {
  const byField = new Map<string, Violation[]>()
  const rest: Violation[] = []
  for (const violation of violations) {
    const [name = ''] = violation.path.split('.')
    if (!shown.includes(name)) rest.push(violation)
    else byField.set(name, [...(byField.get(name) ?? []), violation])
  }
  return { byField, rest }
}

/**
 * The fields that have to be asked for so that a refused change can go through: those that the violations name
 * and that this person may set. `null` when a violation cannot be answered by filling in a field; asking would
 * then only lead to the same refusal.
 */
export function fieldsToAsk(
  violations: readonly Violation[],
  fields: readonly FieldMeta[],
  operation: 'create' | 'update' = 'update',
): FieldMeta[] | null {
  const settable = fields.filter((field) => !field.computed && field[operation] && field.access === 'write')
  const { byField, rest } = placeViolations(
    violations,
    settable.map((field) => field.name),
  )
  if (violations.length === 0 || rest.length > 0) return null
  return fields.filter((field) => byField.has(field.name))
}
