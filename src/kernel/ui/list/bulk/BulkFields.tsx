import { Select } from 'antd'
import { useId } from 'react'
import type { EntityMeta, FieldMeta, Violation } from '#kernel/entity/meta.types.ts'
import { formField } from '../../fields/formField.ts'
import { FieldEditor } from '../../fields/index.tsx'
import { useLabel, useText } from '../../text.ts'
import { canEditField } from '../table/editable.ts'
import { listText } from '../text.ts'

type Values = Record<string, unknown>

/** A labelled input with the faults that the server found in it. */
export function LabelledField(props: {
  field: FieldMeta
  value: unknown
  record: Values
  violations: Violation[]
  help?: string
  autoFocus?: boolean
  onChange: (value: unknown) => void
}) {
  const { field, value, violations } = props
  const id = useId()
  const label = useLabel()
  const faults = violations.filter((each) => each.path.split('.')[0] === field.name)
  return (
    <div className="zy-field-block">
      <label className="zy-field-label" htmlFor={id}>
        {label(field.label)}
        {field.required && <span aria-hidden="true"> *</span>}
      </label>
      <FieldEditor
        id={id}
        field={field}
        value={value}
        record={props.record}
        onChange={props.onChange}
        autoFocus={props.autoFocus}
        status={faults.length > 0 ? 'error' : undefined}
        describedBy={`${id}-fault`}
      />
      <div id={`${id}-fault`} className={faults.length > 0 ? 'zy-list-fault' : 'zy-list-quiet'}>
        {faults.length > 0 ? faults.map((each) => each.message ?? each.code).join(' ') : props.help}
      </div>
    </div>
  )
}

/** Inputs of an action, or fields that are still missing. */
export function ValueFields(props: {
  fields: FieldMeta[]
  values: Values
  record?: Values
  violations: Violation[]
  onChange: (values: Values) => void
}) {
  const { fields, values, record, violations, onChange } = props
  return (
    <>
      {fields.map((field, at) => (
        <LabelledField
          key={field.name}
          field={field}
          value={values[field.name]}
          record={{ ...record, ...values }}
          violations={violations}
          autoFocus={at === 0}
          onChange={(value) => onChange({ ...values, [field.name]: value })}
        />
      ))}
    </>
  )
}

/** One field of the entity and its new value. */
export function FieldChoice(props: {
  entity: EntityMeta
  field: string | undefined
  value: unknown
  violations: Violation[]
  onField: (name: string) => void
  onValue: (value: unknown) => void
}) {
  const { entity } = props
  const t = useText(listText)
  const label = useLabel()
  const id = useId()
  const fields = entity.fields.filter((field) => canEditField(entity, field))
  const chosen = fields.find((field) => field.name === props.field)
  return (
    <>
      <div className="zy-field-block">
        <label className="zy-field-label" htmlFor={id}>
          {t('bulkField')}
        </label>
        <Select
          id={id}
          className="zy-list-full"
          autoFocus
          value={props.field}
          placeholder={t('filterField')}
          showSearch={{ optionFilterProp: 'search' }}
          options={fields.map((field) => ({
            value: field.name,
            label: label(field.label),
            search: `${field.label.zh} ${field.label.en}`,
          }))}
          onChange={props.onField}
        />
      </div>
      {chosen && (
        <LabelledField
          key={chosen.name}
          field={chosen}
          value={props.value}
          record={{}}
          violations={props.violations}
          help={chosen.required ? '' : t('bulkValueEmpty')}
          onChange={props.onValue}
        />
      )}
    </>
  )
}

/** The person who takes the records over. */
export function TransferFields(props: { value: unknown; violations: Violation[]; onChange: (value: unknown) => void }) {
  const field = formField('owner', 'ref', listText.bulkOwner, { ref: 'employee', required: true })
  return <LabelledField field={field} record={{}} autoFocus {...props} />
}
