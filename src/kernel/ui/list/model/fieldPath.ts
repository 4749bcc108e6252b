/** Field paths: `name` of the entity itself, or one step into a reference such as `customer.tier`. */
import type { EntityMeta, FieldMeta, Label } from '#kernel/entity/meta.types.ts'

/** What filters, columns and groups need to know of a path. */
export interface PathField {
  path: string
  field: FieldMeta
  label: Label
  /** The reference stepped through, when there is one. */
  through?: FieldMeta
}

type Entities = (name: string) => EntityMeta | undefined

const recordFields: FieldMeta[] = [
  recordField('createdAt', 'instant', { zh: '创建时间', en: 'Created' }),
  recordField('createdBy', 'ref', { zh: '创建人', en: 'Created by' }),
  recordField('updatedAt', 'instant', { zh: '更新时间', en: 'Updated' }),
  recordField('updatedBy', 'ref', { zh: '更新人', en: 'Updated by' }),
]

function recordField(name: string, kind: 'instant' | 'ref', label: Label): FieldMeta {
  return {
    name,
    kind,
    label,
    ...(kind === 'ref' ? { ref: 'employee' } : {}),
    required: false,
    access: 'read',
    create: false,
    update: false,
    computed: true,
    operators: kind === 'ref' ? ['eq', 'ne', 'in', 'nin'] : ['between', 'eq', 'gte', 'lte'],
    sortable: kind === 'instant',
    groupable: kind === 'ref',
    summable: false,
    searchable: false,
    custom: false,
    section: '',
  }
}

/** All fields of an entity that a list can show, with the ones that every record has. */
export function listFields(entity: EntityMeta): FieldMeta[] {
  const own = new Set(entity.fields.map((field) => field.name))
  return [...entity.fields, ...recordFields.filter((field) => !own.has(field.name))]
}

/** Resolves a path; undefined when a field does not exist or may not be seen. */
export function resolvePath(entity: EntityMeta, path: string, entities: Entities): PathField | undefined {
  const [head, tail, ...rest] = path.split('.')
  if (!head || rest.length > 0) return undefined
  const field = listFields(entity).find((candidate) => candidate.name === head)
  if (!field) return undefined
  if (tail === undefined) return { path, field, label: field.label }
  const target = field.ref ? entities(field.ref) : undefined
  const inner = target && listFields(target).find((candidate) => candidate.name === tail)
  if (!inner) return undefined
  const label = {
    zh: `${field.label.zh}的${inner.label.zh}`,
    en: `${field.label.en} › ${inner.label.en}`,
  }
  return { path, field: inner, label, through: field }
}

/** Single references can be stepped into, one level deep. */
export function canStepInto(field: FieldMeta, entities: Entities): boolean {
  return (field.kind === 'ref' || field.kind === 'treeRef') && !!field.ref && !!entities(field.ref)
}
