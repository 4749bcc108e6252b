import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'

/** Kinds whose value says which of two records with a like name is meant. */
const TELLING = new Set<FieldMeta['kind']>(['text', 'choice', 'ref', 'treeRef', 'phone', 'email', 'date'])
const AT_MOST = 2

/**
 * The fields whose values stand behind a record's label in a picker ("江苏 · 周启明"): the first telling
 * ones of the entity's list, without the title and the picking record's own field.
 */
export function hintFields(entity: EntityMeta): FieldMeta[] {
  return entity.list
    .filter((name) => name !== entity.title)
    .flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])
    .filter((field) => TELLING.has(field.kind))
    .slice(0, AT_MOST)
}

/** The hint in words; references by their label, choices by their option's label. */
export function hintOf(entity: EntityMeta, record: Readonly<Record<string, unknown>>, language: 'zh' | 'en'): string {
  const words = hintFields(entity).map((field) => {
    const value = record[field.name]
    if (value === null || value === undefined || value === '') return ''
    if (typeof value === 'object') return 'label' in value ? String(value.label) : ''
    return field.options?.find((option) => option.value === value)?.label[language] ?? String(value)
  })
  return words.filter((word) => word !== '').join(' · ')
}

/**
 * What narrows a picker to records that belong together: while the record names a customer, its contact,
 * opportunity and contract are looked for among that customer's. Taken are references of the same name and entity
 * that the picked entity requires and does not fill by itself (an owner does not narrow).
 */
export function narrowing(
  picked: EntityMeta,
  fields: readonly FieldMeta[],
  record: Readonly<Record<string, unknown>> | undefined,
): { field: string; id: string } | null {
  for (const field of picked.fields) {
    if (field.kind !== 'ref' || !field.required || field.default !== undefined || field.ref === picked.name) continue
    const own = fields.find((each) => each.name === field.name && each.kind === 'ref' && each.ref === field.ref)
    const value = own && record?.[own.name]
    const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : value
    if (typeof id === 'string' && id !== '') return { field: field.name, id }
  }
  return null
}
