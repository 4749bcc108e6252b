import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Collapse, Dropdown, Input, Select, Switch } from 'antd'
import type { ChoiceOption } from '#kernel/entity/meta.types.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import type { FormField } from '../../rules/flow.types.ts'
import { formKinds } from '../drawing/kinds.ts'
import { panelTexts } from '../drawing/text.ts'
import { bothWays } from '../useSurroundings.ts'
import { Labelled } from './Labelled.tsx'

interface FormBuilderProps {
  value: readonly FormField[]
  disabled: boolean
  onChange: (form: FormField[]) => void
}

/** The fields that somebody fills in: added, named, ordered. */
export function FormBuilder({ value, disabled, onChange }: FormBuilderProps) {
  const t = useText(panelTexts)
  const label = useLabel()
  const set = (at: number, change: Partial<FormField>) =>
    onChange(value.map((field, n) => (n === at ? { ...field, ...change } : field)))
  const swap = (at: number, by: number) => {
    const next = [...value]
    const [field] = next.splice(at, 1)
    next.splice(at + by, 0, field!)
    onChange(next)
  }
  const add = (kind: FormField['kind']) => {
    let n = value.length + 1
    while (value.some(({ name }) => name === `field${n}`)) n++
    const { zh, en } = formKinds[kind]
    const extra = kind === 'choice' ? { options: [] } : kind === 'ref' ? { ref: 'customer' } : {}
    onChange([...value, { name: `field${n}`, label: { zh, en }, kind, required: false, ...extra }])
  }
  return (
    <div className="zy-form-builder">
      {value.length === 0 && <p className="zy-panel-quiet">{t('noFields')}</p>}
      <Collapse
        className={value.length === 0 ? 'zy-form-builder-none' : undefined}
        size="small"
        accordion
        items={value.map((field, at) => ({
          key: String(at),
          label: (
            <span className="zy-form-builder-name">
              {label(bothWays(field.label))}
              {field.required && <em aria-hidden="true"> *</em>}
            </span>
          ),
          extra: <span className="zy-panel-quiet">{label(formKinds[field.kind])}</span>,
          children: (
            <FieldSettings
              field={field}
              disabled={disabled}
              first={at === 0}
              last={at === value.length - 1}
              onChange={(change) => set(at, change)}
              onMove={(by) => swap(at, by)}
              onRemove={() => onChange(value.filter((_, n) => n !== at))}
            />
          ),
        }))}
      />
      {!disabled && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: Object.entries(formKinds).map(([key, text]) => ({ key, label: label(text) })),
            onClick: ({ key }) => add(key as FormField['kind']),
          }}
        >
          <Button size="small" icon={<PlusOutlined aria-hidden="true" />}>
            {t('addField')}
          </Button>
        </Dropdown>
      )}
    </div>
  )
}

interface SettingsProps {
  field: FormField
  disabled: boolean
  first: boolean
  last: boolean
  onChange: (change: Partial<FormField>) => void
  onMove: (by: number) => void
  onRemove: () => void
}

function FieldSettings({ field, disabled, first, last, onChange, onMove, onRemove }: SettingsProps) {
  const t = useText(panelTexts)
  const label = useLabel()
  const { entities } = useMeta()
  return (
    <div className="zy-form-builder-field">
      <div className="zy-panel-two">
        <Labelled label={t('fieldNameZh')}>
          {(id) => (
            <Input
              id={id}
              disabled={disabled}
              value={field.label.zh}
              onChange={({ target }) => onChange({ label: { ...field.label, zh: target.value } })}
            />
          )}
        </Labelled>
        <Labelled label={t('fieldNameEn')}>
          {(id) => (
            <Input
              id={id}
              disabled={disabled}
              value={field.label.en}
              onChange={({ target }) => onChange({ label: { ...field.label, en: target.value } })}
            />
          )}
        </Labelled>
        <Labelled label={t('fieldKey')}>
          {(id) => (
            <Input
              id={id}
              disabled={disabled}
              value={field.name}
              onChange={({ target }) => onChange({ name: target.value.trim() })}
            />
          )}
        </Labelled>
        <Labelled label={t('fieldKind')}>
          {(id) => (
            <Select
              id={id}
              disabled={disabled}
              value={field.kind}
              options={Object.entries(formKinds).map(([value, text]) => ({
                value: value as FormField['kind'],
                label: label(text),
              }))}
              onChange={(kind) => onChange({ kind, ...(kind === 'choice' && { options: field.options ?? [] }) })}
              className="zy-field-full"
            />
          )}
        </Labelled>
      </div>
      {field.kind === 'choice' && (
        <Labelled label={t('options')}>
          {(id) => (
            <Input.TextArea
              id={id}
              disabled={disabled}
              autoSize={{ minRows: 2, maxRows: 8 }}
              defaultValue={(field.options ?? []).map((option) => label(option.label)).join('\n')}
              onChange={({ target }) => onChange({ options: optionsOf(target.value, field.options ?? []) })}
            />
          )}
        </Labelled>
      )}
      {field.kind === 'ref' && (
        <Labelled label={t('refTo')}>
          {(id) => (
            <Select
              id={id}
              disabled={disabled}
              showSearch={{ optionFilterProp: 'label' }}
              value={field.ref}
              options={entities.map((entity) => ({ value: entity.name, label: label(entity.label) }))}
              onChange={(ref) => onChange({ ref })}
              className="zy-field-full"
            />
          )}
        </Labelled>
      )}
      <div className="zy-form-builder-acts">
        <span className="zy-switch-line">
          <Switch
            size="small"
            aria-label={t('required')}
            checked={field.required}
            disabled={disabled}
            onChange={(required) => onChange({ required })}
          />
          {t('required')}
        </span>
        <span className="zy-spring" />
        <Button
          type="text"
          size="small"
          disabled={disabled || first}
          icon={<ArrowUpOutlined aria-hidden="true" />}
          aria-label={t('up')}
          onClick={() => onMove(-1)}
        />
        <Button
          type="text"
          size="small"
          disabled={disabled || last}
          icon={<ArrowDownOutlined aria-hidden="true" />}
          aria-label={t('down')}
          onClick={() => onMove(1)}
        />
        <Button
          type="text"
          size="small"
          disabled={disabled}
          icon={<DeleteOutlined aria-hidden="true" />}
          aria-label={t('remove')}
          onClick={onRemove}
        />
      </div>
    </div>
  )
}

/** One option a line; an option that was there keeps its stored value. */
function optionsOf(text: string, before: readonly ChoiceOption[]): ChoiceOption[] {
  const lines = [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean)
  const taken = new Set<string>()
  return lines.map((line, at) => {
    const same = before.find(({ label }) => label.zh === line || label.en === line) ?? before[at]
    let value = same?.value ?? `o${at + 1}`
    for (let n = at + 1; taken.has(value); n++) value = `o${n}`
    taken.add(value)
    const isSame = same && (same.label.zh === line || same.label.en === line)
    return { value, label: isSame ? same.label : { zh: line, en: line } }
  })
}
