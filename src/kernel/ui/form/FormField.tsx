import { QuestionCircleOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useId } from 'react'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { FieldEditor, fieldView } from '../fields/index.tsx'
import { useLabel } from '../text.ts'
import type { FormValues } from './formValues.ts'

interface FormFieldProps {
  field: FieldMeta
  values: FormValues
  /** The faults in words. */
  faults: readonly string[]
  onChange: (name: string, value: unknown) => void
  autoFocus?: boolean
}

/** One field of a form: label, required mark, explanation, editor, and all its faults. */
export function FormField({ field, values, faults, onChange, autoFocus }: FormFieldProps) {
  const label = useLabel()
  const id = useId()
  const faultId = `${id}-faults`
  const faulty = faults.length > 0
  return (
    <div
      className={fieldView(field.kind).wide ? 'zy-form-field zy-form-wide' : 'zy-form-field'}
      data-field={field.name}
      data-faulty={faulty || undefined}
    >
      <label htmlFor={id}>
        {label(field.label)}
        {field.required ? (
          <span className="zy-form-required" aria-hidden="true">
            *
          </span>
        ) : null}
        {field.help ? (
          <Tooltip title={label(field.help)}>
            <QuestionCircleOutlined className="zy-form-help" />
          </Tooltip>
        ) : null}
      </label>
      <FieldEditor
        field={field}
        value={values[field.name]}
        onChange={(value) => onChange(field.name, value)}
        record={values}
        autoFocus={autoFocus}
        status={faulty ? 'error' : undefined}
        id={id}
        describedBy={faulty ? faultId : undefined}
      />
      {faulty ? (
        <div id={faultId} className="zy-field-fault" role="alert">
          {faults.map((fault) => (
            <div key={fault}>{fault}</div>
          ))}
        </div>
      ) : null}
    </div>
  )
}
