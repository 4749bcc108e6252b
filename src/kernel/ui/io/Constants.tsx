import { CloseOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { FieldEditor } from '../fields/index.tsx'
import { useLabel, useText } from '../text.ts'
import { ioTexts } from './text.ts'

interface ConstantsProps {
  fields: readonly FieldMeta[]
  taken: ReadonlySet<string>
  values: Readonly<Record<string, unknown>>
  onChange: (values: Record<string, unknown>) => void
}

/** Fields that get the same value in every row. */
export function Constants({ fields, taken, values, onChange }: ConstantsProps) {
  const t = useText(ioTexts)
  const label = useLabel()
  const free = fields.filter((field) => !taken.has(field.name))
  return (
    <section className="zy-io-constants">
      <h3>{t('constants')}</h3>
      <p className="zy-io-quiet">{t('constantsHelp')}</p>
      {Object.keys(values).map((name) => {
        const field = fields.find((each) => each.name === name)
        if (!field) return null
        const { [name]: _, ...rest } = values
        return (
          <div key={name} className="zy-io-constant">
            <label htmlFor={`constant-${name}`}>{label(field.label)}</label>
            <FieldEditor
              id={`constant-${name}`}
              field={field}
              value={values[name]}
              record={values}
              onChange={(value) => onChange({ ...values, [name]: value })}
            />
            <Button
              type="text"
              icon={<CloseOutlined aria-hidden="true" />}
              aria-label={`${t('remove')} ${label(field.label)}`}
              onClick={() => onChange(rest)}
            />
          </div>
        )
      })}
      <Select
        className="zy-io-add"
        value={null}
        placeholder={t('addConstant')}
        aria-label={t('addConstant')}
        showSearch={{ optionFilterProp: 'label' }}
        options={free.map((field) => ({ value: field.name, label: label(field.label) }))}
        onChange={(name: string | null) => {
          const field = fields.find((each) => each.name === name)
          if (field) onChange({ ...values, [field.name]: field.default ?? null })
        }}
      />
    </section>
  )
}
