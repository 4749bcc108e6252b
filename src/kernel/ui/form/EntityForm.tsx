import type { KeyboardEvent, ReactNode } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { isComposing } from '../composing.ts'
import { FaultSummary } from './FaultSummary.tsx'
import { FieldGrid } from './FieldGrid.tsx'
import type { RecordForm } from './useRecordForm.ts'
import './form.css'

const SHORT_FORM = 6

interface EntityFormProps {
  form: RecordForm
  fields: readonly FieldMeta[]
  sections?: EntityMeta['sections']
  /** Called for Enter in a one-line input's form, Ctrl/Cmd+Enter anywhere. */
  onSubmit: () => void
  autoFocus?: boolean
  /** Above and below the fields. */
  before?: ReactNode
  after?: ReactNode
}

/** The fields of a record to fill in. The caller owns the values (`useRecordForm`) and the buttons. */
export function EntityForm({ form, fields, sections, onSubmit, autoFocus, before, after }: EntityFormProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return
    event.preventDefault()
    event.stopPropagation()
    onSubmit()
  }
  // In a short form every fault is in sight beside its field.
  const hidden = form.otherFaults.length > 0 || form.faultyFields.some((field) => !fields.includes(field))
  const needsSummary = hidden || fields.length > SHORT_FORM
  return (
    <form className="zy-form" noValidate onSubmit={(event) => event.preventDefault()} onKeyDown={onKeyDown}>
      {needsSummary ? <FaultSummary form={form} /> : null}
      {before}
      <FieldGrid form={form} fields={fields} sections={sections} autoFocus={autoFocus} />
      {after}
    </form>
  )
}
