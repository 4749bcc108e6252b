import type { ChoiceOption, FieldMeta } from '#kernel/entity/meta.types.ts'
import type { FieldRecord } from './field.types.ts'

/** The comparable part of a value: the id of a reference, the text of anything else. */
const keyOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return 'id' in value ? String(value.id) : ''
  return String(value)
}

/**
 * The options that fit the record: an option with `when` (a stage of its pipeline) is offered only while
 * every named field has that value. Without a record nothing can be ruled out, so all are offered.
 */
export function offeredOptions(field: FieldMeta, record: FieldRecord | undefined): ChoiceOption[] {
  const options = field.options ?? []
  if (!record) return options
  return options.filter(({ when }) =>
    Object.entries(when ?? {}).every(([name, wanted]) => !(name in record) || keyOf(record[name]) === wanted),
  )
}

/** The option behind a stored value, offered or not: an old record may hold one that is offered no more. */
export const optionOf = (field: FieldMeta, value: unknown): ChoiceOption | undefined =>
  field.options?.find((option) => option.value === value)

/**
 * Whether the chosen value still fits after another field changed (a stage of the old pipeline does not).
 * Free text of an open choice always fits.
 */
export function stillFits(field: FieldMeta, value: unknown, record: FieldRecord): boolean {
  const option = optionOf(field, value)
  return !option || offeredOptions(field, record).includes(option)
}
