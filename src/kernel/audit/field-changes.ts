/** Stored values before and after as one person may read them: history, and changes that wait for approval. */
import { fieldRule } from '../access/actor.ts'
import { maskValue } from '../access/mask.ts'
import type { Reader } from '../data/list.ts'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { Label } from '../entity/meta.types.ts'
import { type LabelLookup, referenceLabels } from './reference-labels.ts'

export interface FieldChange {
  field: string
  label: Label
  before: unknown
  after: unknown
}

type StoredChanges = Record<string, [before: unknown, after: unknown]>

/** A difference with the labels of everything it points to; fields that the reader may not see are left out. */
export async function readChanges(
  reader: Reader,
  entity: EntityDefinition,
  changes: StoredChanges,
): Promise<FieldChange[]> {
  const fields = reader.registry.fields(entity)
  const labels = await referenceLabels(reader, labelsOfChanges(fields, changes))
  return shownChanges(reader, entity, fields, labels, changes)
}

export function* labelsOfChanges(fields: Fields, changes: StoredChanges): Iterable<[string, string]> {
  for (const [name, sides] of Object.entries(changes)) {
    const field = fields[name]
    if (field) for (const side of sides) yield* pointsTo(field, side)
  }
}

export function shownChanges(
  reader: Reader,
  entity: EntityDefinition,
  fields: Fields,
  labels: LabelLookup,
  changes: StoredChanges,
): FieldChange[] {
  return Object.entries(changes).flatMap(([name, [before, after]]): FieldChange[] => {
    const field = fields[name]
    const rule = fieldRule(reader.actor, entity.name, name)
    if (!field || rule === 'hidden' || field.section === 'system') return []
    const shown = (value: unknown) => (rule === 'mask' ? maskValue(field.kind, value) : readable(field, value, labels))
    return [{ field: name, label: field.label, before: shown(before), after: shown(after) }]
  })
}

type Pointing = Pick<FieldSpec, 'kind' | 'ref'>

/** The records that a stored value names. */
export function* pointsTo(field: Pointing, value: unknown): Iterable<[string, string]> {
  if (value === null || value === undefined) return
  if (field.kind === 'target') {
    const { entity, id } = value as { entity: string; id: string }
    yield [entity, id]
  } else if (field.kind === 'attachment') for (const id of value as string[]) yield ['file', id]
  else if (field.ref) for (const id of Array.isArray(value) ? value : [value]) yield [field.ref, String(id)]
}

/** A stored value as records show it; what the reader may not see is null. */
export function readable(field: Pointing, value: unknown, labels: LabelLookup): unknown {
  if (value === null || value === undefined) return null
  if (field.kind === 'target') {
    const { entity, id } = value as { entity: string; id: string }
    const seen = labels(entity, id)
    return seen && { entity, ...seen }
  }
  if (field.kind === 'attachment') {
    return (value as string[])
      .map((id) => ({ id, name: labels('file', id)?.label ?? '' }))
      .filter((file) => file.name !== '')
  }
  if (!field.ref) return value
  if (Array.isArray(value)) return value.flatMap((id) => labels(field.ref!, String(id)) ?? [])
  return labels(field.ref, String(value))
}
