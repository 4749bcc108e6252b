/** Which field a path of a flow means: of the record, stepping through references, or of a form (`form.reason`). */
import type { Flow, FormField, Trigger } from './flow.types.ts'
import type { SeenField, Surroundings } from './surroundings.types.ts'

/** `unknown`: there is no such field. `unchecked`: what is needed to tell is not at hand. */
export type FoundField = Pick<SeenField, 'kind' | 'ref'> | 'unknown' | 'unchecked'

/** Entities that an instance can be about. */
export const entitiesOf = (triggers: readonly Trigger[]): string[] => [
  ...new Set(triggers.flatMap((trigger) => ('entity' in trigger && trigger.entity ? [trigger.entity] : []))),
]

/** Fields of the start form and of the forms of steps. A later form overwrites a field of the same name. */
export const formFieldsOf = (flow: Flow): FormField[] => [
  ...flow.form,
  ...flow.nodes.flatMap((node) => ('form' in node ? node.form : [])),
]

/** A path is known when at least one kind of record that the process can be about has it. */
export function findField(path: string, flow: Flow, about: readonly string[], seen: Surroundings): FoundField {
  const plain = path.startsWith('record.') ? path.slice('record.'.length) : path
  if (plain.startsWith('form.')) return findFormField(plain.slice('form.'.length), flow) ?? 'unknown'
  const found = about.map((entity) => findRecordField(plain, entity, seen))
  const known = found.find((field) => field !== 'unknown' && field !== 'unchecked')
  if (known) return known
  if (found.includes('unchecked')) return 'unchecked'
  return (plain === path && findFormField(plain, flow)) || 'unknown'
}

function findFormField(name: string, flow: Flow): FoundField | undefined {
  const field = formFieldsOf(flow).find((each) => each.name === name)
  return field && { kind: field.kind, ...(field.ref && { ref: field.ref }) }
}

function findRecordField(path: string, entity: string, seen: Surroundings): FoundField {
  if (!seen.entities) return 'unchecked'
  const [name, ...rest] = path.split('.')
  const fields = seen.entities[entity]
  if (!fields) return 'unchecked'
  const field = Object.hasOwn(fields, name!) ? fields[name!] : systemFields[name!]
  if (!field) return 'unknown'
  if (rest.length === 0) return field
  // What a target points to differs from record to record.
  if (field.kind === 'target') return 'unchecked'
  return field.ref ? findRecordField(rest.join('.'), field.ref, seen) : 'unknown'
}

const systemFields: Record<string, SeenField> = {
  id: { kind: 'text', writable: false },
  label: { kind: 'text', writable: false },
  createdAt: { kind: 'instant', writable: false },
  updatedAt: { kind: 'instant', writable: false },
  createdBy: { kind: 'ref', ref: 'employee', writable: false },
  updatedBy: { kind: 'ref', ref: 'employee', writable: false },
}

const isOf = (field: FoundField, kinds: readonly string[]): boolean =>
  field === 'unchecked' || (field !== 'unknown' && kinds.includes(field.kind))

export const isDay = (field: FoundField): boolean => isOf(field, ['date', 'instant'])
export const isAmount = (field: FoundField): boolean => isOf(field, ['money', 'decimal', 'integer', 'percent'])
export const isEmployee = (field: FoundField): boolean =>
  isOf(field, ['ref', 'refs']) && (field === 'unchecked' || (field as SeenField).ref === 'employee')
