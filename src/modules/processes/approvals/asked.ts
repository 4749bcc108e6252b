/** What an instance asks for, in the form the screens show, cut to what the reader may see. */
import { sql } from 'drizzle-orm'
import { withMessages } from '#kernel/api/messages.ts'
import { labelsOfChanges, pointsTo, readable, shownChanges } from '#kernel/audit/field-changes.ts'
import { type LabelLookup, referenceLabels } from '#kernel/audit/reference-labels.ts'
import type { Reader } from '#kernel/data/list.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import type { Label, Violation } from '#kernel/entity/meta.types.ts'
import type { FieldChanges, WriteRequest } from '#kernel/gate/gate.types.ts'
import type { FormField } from '../rules/flow.types.ts'
import type { Asked, FilledField } from './approvals.types.ts'

interface HeldRow extends Record<string, unknown> {
  instance: string
  entity: string
  operation: WriteRequest['operation']
  action: string | null
  values: Record<string, unknown>
  changes: FieldChanges | null
  state: 'open' | 'done' | 'refused' | 'dropped'
  faults: Violation[] | null
}

export interface Answered {
  id: string
  form: FormField[]
  values: Record<string, unknown>
}

/** For each of the instances; two queries and one an entity that they point to. */
export async function askedOf(reader: Reader, instances: readonly Answered[]): Promise<Map<string, Asked>> {
  const rows = await reader.sql.run<HeldRow>(sql`
    select distinct on (instance_id) instance_id as instance, entity, operation, action, values, changes, state, faults from held_change
    where instance_id = any(${sql.param(instances.map(({ id }) => id))}::uuid[]) and deleted_at is null order by instance_id, id desc`)
  const held = new Map(rows.map((row) => [row.instance, row]))
  const labels = await referenceLabels(reader, wanted(reader, instances, rows))
  return new Map(
    instances.map((instance) => [
      instance.id,
      { held: heldOf(reader, labels, held.get(instance.id)), form: filled(labels, instance.form, instance.values) },
    ]),
  )
}

function* wanted(reader: Reader, instances: readonly Answered[], rows: HeldRow[]): Iterable<[string, string]> {
  for (const { form, values } of instances) yield* labelsOfForm(form, values)
  for (const row of rows) {
    const entity = reader.registry.entities.get(row.entity)
    if (entity) yield* labelsOfChanges(reader.registry.fields(entity), row.changes ?? {})
  }
}

export function* labelsOfForm(form: readonly FormField[], values: Record<string, unknown>): Iterable<[string, string]> {
  for (const field of form) if (values[field.name] !== undefined) yield* pointsTo(field, values[field.name])
}

/** The fields that have an answer; what was never asked is not shown empty. */
export const filled = (
  labels: LabelLookup,
  form: readonly FormField[],
  values: Record<string, unknown>,
): FilledField[] =>
  form.flatMap((field) => {
    const value = values[field.name]
    return value === undefined || value === null || value === ''
      ? []
      : [{ field, value: readable(field, value, labels) }]
  })

function heldOf(reader: Reader, labels: LabelLookup, row: HeldRow | undefined): Asked['held'] {
  const entity = row && reader.registry.entities.get(row.entity)
  if (!row || !entity) return null
  const fields = reader.registry.fields(entity)
  const isShown = ([name]: [string, unknown]) =>
    fields[name] !== undefined && fields[name].section !== 'system' && !fields[name].sql
  const all = Object.entries(row.changes ?? {}).filter(isShown)
  const changes = shownChanges(reader, entity, fields, labels, Object.fromEntries(all))
  return {
    operation: row.operation,
    entity: entity.name,
    entityLabel: row.operation === 'export' ? entity.plural : entity.label,
    actionLabel: actionLabel(reader, entity, row.action),
    changes,
    unseen: all.length - changes.length,
    state: row.state,
    faults: row.state === 'open' ? withMessages(reader.registry, row.faults ?? [], reader.actor.language) : [],
  }
}

function actionLabel(reader: Reader, entity: EntityDefinition, action: string | null): Label | null {
  if (!action) return null
  if (action === 'transfer') return { zh: '转移', en: 'Transfer' }
  return reader.registry.actions.get(entity.name)?.find(({ name }) => name === action)?.label ?? null
}
