import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'
import { RecordPicker } from '../fields/index.tsx'
import { useLabel, useText } from '../text.ts'
import type { Translation } from './import.types.ts'
import type { Candidate } from './matching.ts'
import { ioTexts } from './text.ts'
import { type CheckedValue, useValueCheck } from './useValueCheck.ts'

interface ValueTableProps {
  field: FieldMeta
  match: string | undefined
  distinct: readonly string[]
  values: Readonly<Record<string, Translation>>
  onChange: (values: Record<string, Translation>) => void
}

/** The server looks at so many different values at most. */
const LISTED = 50
const EMPTY = ''

/** Which values of a column are recognised, and what those mean that are not. */
export function ValueTable({ field, match, distinct, values, onChange }: ValueTableProps) {
  const t = useText(ioTexts)
  const label = useLabel()
  const check = useValueCheck(field, match, distinct)
  const [open, setOpen] = useState<boolean>()
  // A line of the same height beforehand: what comes later must not move the button that somebody is about to press.
  if (check.checking)
    return (
      <div className="zy-io-values">
        <div className="zy-io-values-head" role="status">
          <span className="zy-io-quiet">{t('valuesChecking')}</span>
        </div>
      </div>
    )
  if (!check.values || check.values.length === 0) return null
  const nameOf = (candidate: Candidate) => {
    const option = field.options?.find((each) => each.value === candidate.value)
    return option ? label(option.label) : candidate.label
  }
  const unknown = check.values.filter(({ text, known }) => !known && !(text in values))
  const proposed = unknown.filter(({ suggestion }) => suggestion)
  // An open choice keeps what it does not know; only a likely slip of the pen is worth a look.
  const keeps = field.open === true
  const shown = open ?? (keeps ? proposed : unknown).length > 0
  const take = (all: readonly CheckedValue[]) => {
    const taken = all.flatMap(({ text, suggestion }) =>
      suggestion ? [[text, { to: suggestion.value, label: nameOf(suggestion) }] as const] : [],
    )
    onChange({ ...values, ...Object.fromEntries(taken) })
  }
  const leaveEmpty = (all: readonly CheckedValue[]) =>
    onChange({ ...values, ...Object.fromEntries(all.map(({ text }) => [text, { to: null, label: '' }])) })
  const set = (text: string, translation: Translation | undefined) => {
    const { [text]: _, ...rest } = values
    onChange(translation ? { ...rest, [text]: translation } : rest)
  }
  // Faults first, then what was translated, then what needs nothing.
  const rank = ({ text, known }: CheckedValue) => (text in values ? 1 : known ? 2 : 0)
  const sorted = check.values.toSorted((a, b) => rank(a) - rank(b))
  return (
    <div className="zy-io-values">
      <div className="zy-io-values-head">
        {unknown.length > 0 && keeps ? (
          <span className="zy-io-quiet">{t('valuesNew', { n: unknown.length })}</span>
        ) : unknown.length > 0 ? (
          <span className="zy-io-warn">
            <WarningOutlined aria-hidden="true" /> {t('valuesMissing', { n: unknown.length })}
          </span>
        ) : (
          <span className="zy-io-good">
            <CheckCircleOutlined aria-hidden="true" /> {t('valuesOk', { n: check.values.length })}
          </span>
        )}
        {proposed.length > 1 && (
          <Button size="small" onClick={() => take(proposed)}>
            {t('takeAll', { n: proposed.length })}
          </Button>
        )}
        {!field.required && unknown.length > 1 && (
          <Button size="small" type="text" onClick={() => leaveEmpty(unknown)}>
            {t('emptyAll')}
          </Button>
        )}
        <Button size="small" type="link" aria-expanded={shown} onClick={() => setOpen(!shown)}>
          {t(shown ? 'valuesHide' : 'valuesShow')}
        </Button>
      </div>
      {shown && (
        <ul aria-label={t('valueTo')}>
          {sorted.map((value) => (
            <li key={value.text} data-unknown={!keeps && !value.known && !(value.text in values)}>
              <span className="zy-io-from">{value.text}</span>
              <span aria-hidden="true">→</span>
              {value.known && !(value.text in values) ? (
                <span className="zy-io-quiet">{t('recognisedAs', { name: nameOf(value.known) })}</span>
              ) : (
                <>
                  <MeaningEditor
                    field={field}
                    text={value.text}
                    value={values[value.text]}
                    onChange={(next) => set(value.text, next)}
                  />
                  {value.suggestion && !(value.text in values) && (
                    <Button size="small" type="link" onClick={() => take([value])}>
                      {t('takeSuggestion', { name: nameOf(value.suggestion) })}
                    </Button>
                  )}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {shown && keeps && unknown.length > 0 && <p className="zy-io-quiet">{t('keepNew')}</p>}
      {shown && distinct.length >= LISTED && <p className="zy-io-quiet">{t('valuesMore', { n: LISTED })}</p>}
    </div>
  )
}

interface MeaningEditorProps {
  field: FieldMeta
  text: string
  value: Translation | undefined
  onChange: (value: Translation | undefined) => void
}

/** What one value stands for: a choice, or a record found by searching. */
function MeaningEditor({ field, text, value, onChange }: MeaningEditorProps) {
  const t = useText(ioTexts)
  const label = useLabel()
  if (field.ref) {
    return (
      <RecordPicker
        entity={field.ref}
        size="small"
        value={value?.to ? [{ id: value.to, label: value.label }] : []}
        placeholder={t(value ? 'emptyIt' : 'valueTo')}
        onChange={([picked]) => onChange(picked && { to: picked.id, label: picked.label })}
      />
    )
  }
  const options = (field.options ?? []).map((option) => ({ value: option.value, label: label(option.label) }))
  return (
    <Select
      size="small"
      className="zy-field-full"
      aria-label={`${text} → ${t('valueTo')}`}
      value={value ? (value.to ?? EMPTY) : undefined}
      placeholder={t('valueTo')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={[{ value: EMPTY, label: t('emptyIt') }, ...options]}
      onChange={(to: string | undefined) => {
        const option = options.find((each) => each.value === to)
        onChange(to === undefined ? undefined : { to: to === EMPTY ? null : to, label: option?.label ?? '' })
      }}
    />
  )
}
