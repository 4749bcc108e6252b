import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Segmented, Select } from 'antd'
import { useEffect, useId } from 'react'
import type { EntityMeta, FieldMeta } from '#kernel/entity/meta.types.ts'
import { faultText, isFault, parseExpression } from '#kernel/pure/expression/index.ts'
import { FieldEditor } from '#kernel/ui/fields/index.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { StepValue, StepValues } from '../rules/automation.types.ts'
import { automationTexts } from './text.ts'

interface ValueRowsProps {
  entity: EntityMeta
  operation: 'create' | 'update'
  values: StepValues
  onChange: (values: StepValues) => void
}

/** Field by field: a fixed value, or one that is worked out. Fields that a new record must have are there from the start. */
export function ValueRows({ entity, operation, values, onChange }: ValueRowsProps) {
  const t = useText(automationTexts)
  const label = useLabel()
  const fields = entity.fields.filter(
    (field) => (operation === 'create' ? field.create : field.update) && !field.computed,
  )
  const needed = operation === 'create' ? fields.filter((field) => field.required && field.default === undefined) : []
  const missing = needed.filter(({ name }) => !(name in values))
  useEffect(() => {
    if (missing.length > 0)
      onChange({ ...Object.fromEntries(missing.map(({ name }) => [name, { value: null }])), ...values })
  })
  const rest = fields.filter(({ name }) => !(name in values))
  const set = (name: string, value: StepValue) => onChange({ ...values, [name]: value })
  return (
    <div className="zy-auto-values">
      {Object.entries(values).map(([name, value]) => {
        const field = entity.fields.find((each) => each.name === name)
        return field ? (
          <ValueRow
            key={name}
            field={field}
            value={value}
            onChange={(next) => set(name, next)}
            onRemove={
              needed.includes(field)
                ? undefined
                : () => onChange(Object.fromEntries(Object.entries(values).filter(([other]) => other !== name)))
            }
          />
        ) : null
      })}
      {rest.length > 0 && (
        <Select
          className="zy-auto-add-value"
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          placeholder={t('setField')}
          aria-label={t('setField')}
          options={rest.map((field) => ({ value: field.name, label: label(field.label) }))}
          onChange={(name: string | null) => name && set(name, { value: null })}
        />
      )}
    </div>
  )
}

interface ValueRowProps {
  field: FieldMeta
  value: StepValue
  onChange: (value: StepValue) => void
  onRemove: (() => void) | undefined
}

function ValueRow({ field, value, onChange, onRemove }: ValueRowProps) {
  const t = useText(automationTexts)
  const label = useLabel()
  const id = useId()
  const isFormula = 'expression' in value
  const expression = isFormula && value.expression.trim() ? parseExpression(value.expression) : undefined
  const fault = expression && isFault(expression) ? label(faultText(expression)) : undefined
  const isText = field.kind === 'text' || field.kind === 'longText'
  return (
    <div className="zy-auto-value">
      <label htmlFor={id}>
        {label(field.label)}
        {field.required && <span className="zy-form-required"> *</span>}
      </label>
      <Segmented
        size="small"
        value={isFormula ? 'formula' : 'value'}
        aria-label={label(field.label)}
        options={[
          { value: 'value', label: t('value') },
          { value: 'formula', label: t('formula') },
        ]}
        onChange={(next) => onChange(next === 'formula' ? { expression: '' } : { value: null })}
      />
      <div className="zy-auto-value-input">
        {isFormula ? (
          <Input
            id={id}
            className="zy-auto-code"
            value={value.expression}
            placeholder={t('formulaHint')}
            status={fault ? 'error' : ''}
            onChange={(event) => onChange({ expression: event.target.value })}
          />
        ) : (
          <FieldEditor field={field} value={value.value} id={id} onChange={(next) => onChange({ value: next })} />
        )}
        {fault && <div className="zy-field-fault">{fault}</div>}
        {!isFormula && isText && <small>{t('valueHint')}</small>}
      </div>
      {onRemove && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden="true" />}
          aria-label={`${t('remove')}: ${label(field.label)}`}
          onClick={onRemove}
        />
      )}
    </div>
  )
}
