import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { formField } from '../fields/formField.ts'
import { toWire } from '../fields/wire.ts'
import type { ColumnMapping, ColumnPlan, ImportPlan, ImportPreview, Mapping } from './import.types.ts'

/** Author and time of the record itself, for those who may keep them. */
export const authorFields: readonly FieldMeta[] = [
  formField('createdAt', 'instant', { zh: '创建时间（保留原值）', en: 'Created at (as it was)' }),
  formField('createdBy', 'ref', { zh: '创建人（保留原值）', en: 'Created by (as it was)' }, { ref: 'employee' }),
]

/** Fields that this person may fill from a file. */
export function importableFields(entity: EntityMeta, keepAuthor: boolean): FieldMeta[] {
  const own = entity.fields.filter((field) => field.create && !field.computed && field.kind !== 'attachment')
  return keepAuthor ? [...own, ...authorFields] : own
}

/** What others may fill from a file and this person may not: shown with the reason instead of being missing. */
export function refusedFields(fields: readonly FieldMeta[]): FieldMeta[] {
  return authorFields.filter(({ name }) => !fields.some((field) => field.name === name))
}

const asColumn = (given: Mapping[string] | undefined): ColumnMapping =>
  typeof given === 'string' ? { column: given } : (given ?? {})

/** The plan that a file starts with: the server's guess, or what was used last time. */
export function initialPlan(preview: ImportPreview): ImportPlan {
  const columns: Record<string, ColumnPlan> = {}
  const constants: Record<string, unknown> = {}
  for (const header of preview.headers) columns[header] = { field: null, values: {}, origin: 'guess' }
  for (const [field, given] of Object.entries(preview.mapping ?? {})) {
    const { column, match, values, constant, clear, order } = asColumn(given)
    if (column === undefined) {
      if (constant !== undefined) constants[field] = constant
      continue
    }
    if (!columns[column]) continue
    columns[column] = {
      field,
      ...(match && { match }),
      ...(clear && { clear }),
      ...(order && { order }),
      values: Object.fromEntries(
        Object.entries(values ?? {}).map(([from, to]) => [
          from,
          { to: to === null ? null : String(to), label: String(to ?? '') },
        ]),
      ),
      origin: preview.remembered ? 'memory' : 'guess',
    }
  }
  return { columns, constants, mode: 'insert', key: null }
}

/** A column with another field; a field is filled by one column only, so it is taken from the one that had it. */
export function withField(plan: ImportPlan, header: string, field: string | null): ImportPlan {
  const columns = { ...plan.columns }
  for (const [other, column] of Object.entries(columns)) {
    if (field !== null && other !== header && column.field === field) columns[other] = { ...column, field: null }
  }
  columns[header] = { field, values: {}, origin: 'person' }
  const constants = { ...plan.constants }
  if (field !== null) delete constants[field]
  const key = Object.values(columns).some((column) => column.field === plan.key) ? plan.key : null
  return { ...plan, columns, constants, key }
}

/** The plan in the API's form. */
export function toMapping(plan: ImportPlan, fields: readonly FieldMeta[]): Mapping {
  const mapping: Mapping = {}
  for (const [header, column] of Object.entries(plan.columns)) {
    if (column.field === null) continue
    const translated = Object.entries(column.values)
    const { match, clear, order } = column
    const plain = translated.length === 0 && !match && !clear && !order
    mapping[column.field] = plain
      ? header
      : {
          column: header,
          ...(match && { match }),
          ...(clear && { clear }),
          ...(order && { order }),
          ...(translated.length > 0 && {
            values: Object.fromEntries(translated.map(([from, { to }]) => [from, to])),
          }),
        }
  }
  for (const [name, value] of Object.entries(plan.constants)) {
    const field = fields.find((each) => each.name === name)
    if (field && value !== null && value !== undefined && value !== '')
      mapping[name] = { constant: toWire(field, value) }
  }
  return mapping
}

/** Fields already filled, by a column or by the same value for all. */
export function takenFields(plan: ImportPlan): Set<string> {
  const fromColumns = Object.values(plan.columns).flatMap(({ field }) => (field === null ? [] : [field]))
  return new Set([...fromColumns, ...Object.keys(plan.constants)])
}

/** Required fields that nothing fills yet; new records cannot be made without them. */
export function missingFields(plan: ImportPlan, fields: readonly FieldMeta[]): FieldMeta[] {
  if (plan.mode === 'update') return []
  const taken = takenFields(plan)
  return fields.filter((field) => field.required && field.default === undefined && !taken.has(field.name))
}

const KEY_KINDS = ['text', 'number', 'email', 'phone', 'integer', 'url', 'ref', 'date', 'choice']

/** Mapped fields by which existing records can be found. */
export function keyFields(plan: ImportPlan, fields: readonly FieldMeta[]): FieldMeta[] {
  const mapped = new Set(Object.values(plan.columns).map(({ field }) => field))
  return fields.filter(
    (field) => mapped.has(field.name) && KEY_KINDS.includes(field.kind) && field.section !== 'system',
  )
}
