import type { ChoiceOption, EntityMeta, FieldMeta, Label } from '#kernel/entity/meta.types.ts'

export type DefinitionKind = 'counted' | 'derived' | 'manual'

/** What decides which fields are asked for. */
export interface Shape {
  kind: DefinitionKind
  source: string | null
  measure: string | null
}

const numeric: readonly string[] = ['integer', 'decimal', 'money', 'percent']
const countedMeasures = ['count', 'sum', 'mean', 'median']
const manualMeasures = ['latest', 'sum', 'mean']
const shared = ['name', 'nameEn', 'key', 'about', 'aboutEn', 'kind', 'unit', 'direction']
const own: Record<DefinitionKind, string[]> = {
  counted: ['source', 'measure', 'field', 'date', 'filter'],
  derived: ['formula'],
  manual: ['measure'],
}

/** Fields that can be measured: sums need amounts that add up; a mean or median is taken of any number. */
export function measuredFields(source: EntityMeta, measure: string | null): FieldMeta[] {
  return source.fields.filter(
    (field) => field.access !== 'mask' && (measure === 'sum' ? field.summable : numeric.includes(field.kind)),
  )
}

/** Days on which a record can count: stored dates of the product, and its creation. */
export function dateOptions(source: EntityMeta, created: Label): ChoiceOption[] {
  const fields = source.fields.filter(
    ({ kind, computed, custom, access }) =>
      (kind === 'date' || kind === 'instant') && !computed && !custom && access !== 'mask',
  )
  return [
    ...fields.map(({ name, label }) => ({ value: name, label })),
    ...(fields.some(({ name }) => name === 'createdAt') ? [] : [{ value: 'createdAt', label: created }]),
  ]
}

/**
 * The fields to fill in for a kind of metric, narrowed to what fits the source: names of fields are chosen, not typed,
 * and what the kind needs is required.
 */
export function definitionFields(
  entity: EntityMeta,
  shape: Shape,
  source: EntityMeta | undefined,
  words: { created: Label },
): FieldMeta[] {
  const measures = shape.kind === 'manual' ? manualMeasures : countedMeasures
  const choice = (field: FieldMeta, options: ChoiceOption[]): FieldMeta => ({
    ...field,
    kind: 'choice',
    options,
    required: true,
  })
  const narrowed = (field: FieldMeta): FieldMeta | undefined => {
    switch (field.name) {
      case 'source':
        // Entries by hand have a kind of their own.
        return choice(field, field.options ?? [])
      case 'measure':
        return choice(
          field,
          measures.flatMap((name) => field.options?.find(({ value }) => value === name) ?? []),
        )
      case 'field': {
        if (shape.measure === 'count' || !source) return undefined
        const options = measuredFields(source, shape.measure).map(({ name, label }) => ({ value: name, label }))
        return choice(field, options)
      }
      case 'date':
        return source && choice(field, dateOptions(source, words.created))
      case 'formula':
        return { ...field, required: true }
      default:
        return field
    }
  }
  return [...shared, ...own[shape.kind]].flatMap((name) => {
    const field = entity.fields.find((each) => each.name === name)
    return (field && narrowed(field)) ?? []
  })
}
