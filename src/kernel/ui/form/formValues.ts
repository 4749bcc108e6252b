import type { FieldMeta, Violation } from '#kernel/entity/meta.types.ts'
import { isBlank } from '../fields/Blank.tsx'
import { stillFits } from '../fields/choiceOptions.ts'
import { parseDecimal, parseInteger } from '../fields/decimalText.ts'
import { sameOnWire, toWire } from '../fields/wire.ts'

export type FormValues = Readonly<Record<string, unknown>>

/** What a new record begins with: the fields' defaults, then what the caller knows. */
export function initialValues(fields: readonly FieldMeta[], given: FormValues = {}): FormValues {
  const defaults = fields.filter((field) => field.default !== undefined && field.default !== null)
  return { ...Object.fromEntries(defaults.map((field) => [field.name, field.default])), ...given }
}

/**
 * Sets one value. Choices that no longer fit (a stage of another pipeline) are emptied with it, because the
 * server would refuse them and the person could not see why.
 */
export function withValue(values: FormValues, fields: readonly FieldMeta[], name: string, value: unknown): FormValues {
  const next: Record<string, unknown> = { ...values, [name]: value }
  for (const field of fields) {
    if (field.name === name || field.kind !== 'choice' || isBlank(next[field.name])) continue
    if (!stillFits(field, next[field.name], next)) next[field.name] = null
  }
  return next
}

/** Everything that has a value, as the API takes it on create. */
export function createPayload(fields: readonly FieldMeta[], values: FormValues): Record<string, unknown> {
  const sent = fields.filter((field) => !isBlank(values[field.name]))
  return Object.fromEntries(sent.map((field) => [field.name, toWire(field, values[field.name])]))
}

/** Only what differs, as the API takes it on update; untouched fields cannot conflict with others' changes. */
export function changePayload(
  fields: readonly FieldMeta[],
  before: FormValues,
  after: FormValues,
): Record<string, unknown> {
  const changed = fields.filter((field) => !sameOnWire(field, before[field.name], after[field.name]))
  return Object.fromEntries(changed.map((field) => [field.name, toWire(field, after[field.name])]))
}

/** What can be known to be wrong before asking the server: missing values and text that is no number. */
export function obviousFaults(fields: readonly FieldMeta[], values: FormValues): Violation[] {
  return fields.flatMap((field) => {
    const value = values[field.name]
    if (isBlank(value) || (typeof value === 'string' && value.trim() === '')) {
      return field.required ? [{ code: 'form.required', path: field.name }] : []
    }
    return isNumberFault(field, value) ? [{ code: 'form.notANumber', path: field.name }] : []
  })
}

function isNumberFault(field: FieldMeta, value: unknown): boolean {
  if (field.kind === 'integer') return parseInteger(String(value)) === undefined
  if (field.kind !== 'decimal' && field.kind !== 'money' && field.kind !== 'percent') return false
  return parseDecimal(String(value)) === undefined
}
