import { AutoComplete, Select } from 'antd'
import type { ChoiceOption } from '#kernel/entity/meta.types.ts'
import { useLabel, useText } from '../text.ts'
import { Blank, isBlank } from './Blank.tsx'
import { offeredOptions, optionOf } from './choiceOptions.ts'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { ToneTag } from './ToneTag.tsx'
import { fieldTexts } from './text.ts'

function ChoiceCell({ field, value }: CellProps) {
  if (isBlank(value)) return <Blank />
  const option = optionOf(field, value)
  return option ? <ToneTag option={option} /> : <span>{String(value)}</span>
}

/** Options as the select wants them; `search` holds both languages, so either one finds it. */
const asItems = (options: ChoiceOption[]) =>
  options.map((option) => ({
    value: option.value,
    label: <ToneTag option={option} />,
    search: `${option.label.zh} ${option.label.en} ${option.value}`.toLowerCase(),
  }))

const matches = (query: string, item?: { search?: string }): boolean =>
  item?.search?.includes(query.trim().toLowerCase()) ?? false

/** Enough options to be worth a search. */
const MANY = 7

function ClosedChoice(props: EditorProps) {
  const { field, value, onChange, record, autoFocus, expand, size, status, id, describedBy } = props
  const t = useText(fieldTexts)
  const offered = offeredOptions(field, record)
  const current = optionOf(field, value)
  // A value that is offered no more still has to be shown by its words.
  const items = asItems(current && !offered.includes(current) ? [...offered, current] : offered)
  return (
    <Select
      id={id}
      aria-describedby={describedBy}
      value={isBlank(value) ? undefined : (value as string)}
      onChange={(next: string | undefined) => onChange(next ?? null)}
      options={items}
      showSearch={items.length >= MANY ? { filterOption: matches } : false}
      allowClear={!field.required}
      placeholder={t('choose')}
      notFoundContent={t('noOptions')}
      autoFocus={autoFocus}
      defaultOpen={expand}
      size={size}
      status={status}
      popupMatchSelectWidth={false}
      className="zy-field-full"
    />
  )
}

function OpenChoice(props: EditorProps) {
  const { field, value, onChange, record, autoFocus, expand, size, status, id, describedBy } = props
  const t = useText(fieldTexts)
  const label = useLabel()
  const offered = offeredOptions(field, record)
  const current = optionOf(field, value)
  // The input holds words; the record holds the option's key where the words are one.
  const store = (words: string) => {
    const option = offered.find((each) => [each.label.zh, each.label.en, each.value].includes(words.trim()))
    onChange(option?.value ?? (words === '' ? null : words))
  }
  return (
    <AutoComplete
      id={id}
      aria-describedby={describedBy}
      value={current ? label(current.label) : isBlank(value) ? '' : String(value)}
      onChange={(words: string | undefined) => store(words ?? '')}
      options={offered.map((option) => ({
        value: label(option.label),
        search: `${option.label.zh} ${option.label.en}`.toLowerCase(),
      }))}
      showSearch={{ filterOption: (query, item) => current !== undefined || matches(query, item) }}
      allowClear={!field.required}
      placeholder={t('chooseOrType')}
      autoFocus={autoFocus}
      defaultOpen={expand}
      size={size}
      status={status}
      className="zy-field-full"
    />
  )
}

const ChoiceEditor = (props: EditorProps) =>
  props.field.open ? <OpenChoice {...props} /> : <ClosedChoice {...props} />

function MultiChoiceCell({ field, value, compact }: CellProps) {
  const label = useLabel()
  if (isBlank(value)) return <Blank />
  const chosen = value as string[]
  const options = chosen.map((each) => optionOf(field, each) ?? { value: each, label: { zh: each, en: each } })
  if (compact) {
    const words = options.map((option) => label(option.label)).join('、')
    return (
      <span className="zy-field-line" title={words}>
        {words}
      </span>
    )
  }
  return (
    <span className="zy-field-tags">
      {options.map((option) => (
        <ToneTag key={option.value} option={option} tag />
      ))}
    </span>
  )
}

function MultiChoiceEditor(props: EditorProps) {
  const { field, value, onChange, record, autoFocus, expand, size, status, id, describedBy } = props
  const t = useText(fieldTexts)
  return (
    <Select
      id={id}
      aria-describedby={describedBy}
      mode={field.open ? 'tags' : 'multiple'}
      value={isBlank(value) ? [] : (value as string[])}
      onChange={(next: string[]) => onChange(next)}
      options={asItems(offeredOptions(field, record))}
      showSearch={{ filterOption: matches }}
      allowClear
      placeholder={field.open ? t('chooseOrType') : t('choose')}
      notFoundContent={t('noOptions')}
      autoFocus={autoFocus}
      defaultOpen={expand}
      size={size}
      status={status}
      className="zy-field-full"
    />
  )
}

export const choice: FieldView = { Cell: ChoiceCell, Editor: ChoiceEditor, decides: true }
export const multiChoice: FieldView = { Cell: MultiChoiceCell, Editor: MultiChoiceEditor, multiline: true }
