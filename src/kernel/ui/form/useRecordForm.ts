import { useCallback, useMemo, useState } from 'react'
import type { FieldMeta, Violation } from '#kernel/entity/meta.types.ts'
import { isApiError } from '../client.ts'
import { useLabel, useText } from '../text.ts'
import { type FormValues, obviousFaults, withValue } from './formValues.ts'
import { formTexts } from './text.ts'
import { placeViolations } from './violations.ts'

export interface RecordForm {
  values: FormValues
  change: (name: string, value: unknown) => void
  /** Replaces all values and forgets the faults. */
  reset: (values: FormValues) => void
  /** A field's faults in words. */
  faultsOf: (field: FieldMeta) => string[]
  /** Faults of the whole record, or of fields not shown. */
  otherFaults: string[]
  faultCount: number
  /** Faulty fields among those shown, in their order. */
  faultyFields: FieldMeta[]
  saving: boolean
  /** Runs `send` unless something is obviously wrong; true when it went through. Faults of the server are placed. */
  submit: (send: (values: FormValues) => Promise<void>) => Promise<boolean>
  showViolations: (violations: readonly Violation[]) => void
}

/**
 * What a form holds: values, the faults at their fields and whether it is being saved. `fields` are those shown;
 * errors that are no violations are thrown on to the caller.
 */
export function useRecordForm(
  fields: readonly FieldMeta[],
  initial: FormValues,
  firstViolations: readonly Violation[] = [],
): RecordForm {
  const t = useText(formTexts)
  const label = useLabel()
  const [values, setValues] = useState(initial)
  const [violations, setViolations] = useState(firstViolations)
  const [saving, setSaving] = useState(false)
  const placed = useMemo(() => {
    return placeViolations(
      violations,
      fields.map((field) => field.name),
    )
  }, [violations, fields])

  const inWords = (violation: Violation, field?: FieldMeta): string => {
    const name = field ? label(field.label) : ''
    if (violation.code === 'form.required') return t('required', { field: name })
    if (violation.code === 'form.notANumber') return t('notANumber', { field: name })
    return violation.message ?? violation.code
  }
  const change = useCallback(
    (name: string, value: unknown) => {
      setValues((current) => withValue(current, fields, name, value))
      // A fault is about the value that was there; the new one has not been judged.
      setViolations((all) => all.filter((violation) => violation.path.split('.')[0] !== name))
    },
    [fields],
  )
  const submit: RecordForm['submit'] = async (send) => {
    const obvious = obviousFaults(fields, values)
    setViolations(obvious)
    if (obvious.length > 0) return false
    setSaving(true)
    try {
      await send(values)
      return true
    } catch (error) {
      const isFault = isApiError(error) && [400, 409, 422].includes(error.status) && error.body.violations.length > 0
      if (!isFault) throw error
      setViolations(error.body.violations)
      return false
    } finally {
      setSaving(false)
    }
  }
  return {
    values,
    change,
    reset: (next) => {
      setValues(next)
      setViolations([])
    },
    faultsOf: (field) => (placed.byField.get(field.name) ?? []).map((violation) => inWords(violation, field)),
    otherFaults: placed.rest.map((violation) => inWords(violation)),
    faultCount: violations.length,
    faultyFields: fields.filter((field) => placed.byField.has(field.name)),
    saving,
    submit,
    showViolations: setViolations,
  }
}
