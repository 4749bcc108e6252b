import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { sameOnWire } from '../fields/wire.ts'
import type { FormValues } from './formValues.ts'

/**
 * What two people changed at the same time. Fields that only one of them touched need no question.
 *
 * @param base the record as it was when I began, @param mine as I left it, @param theirs as it is now
 * @returns the fields that both set, to different values
 */
export function conflictingFields(
  fields: readonly FieldMeta[],
  base: FormValues,
  mine: FormValues,
  theirs: FormValues,
): FieldMeta[] {
  return fields.filter(({ name, kind }) => {
    const iChanged = !sameOnWire({ kind }, base[name], mine[name])
    const theyChanged = !sameOnWire({ kind }, base[name], theirs[name])
    return iChanged && theyChanged && !sameOnWire({ kind }, mine[name], theirs[name])
  })
}

/** The fields whose value differs between two versions of a record. */
export const changedFields = (fields: readonly FieldMeta[], before: FormValues, after: FormValues): FieldMeta[] =>
  fields.filter((field) => !sameOnWire(field, before[field.name], after[field.name]))
