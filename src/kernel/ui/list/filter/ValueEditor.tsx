import { Input, InputNumber, Select } from 'antd'
import { FieldEditor } from '../../fields/index.tsx'
import { useLabel, useText } from '../../text.ts'
import { isDateKind, isNumberKind } from '../model/operators.ts'
import { listText } from '../text.ts'
import { DateValue } from './DateValue.tsx'
import { PeopleValue } from './PeopleValue.tsx'
import { ReferencePicker } from './ReferencePicker.tsx'
import { idsOf, type ValueProps } from './value.ts'

/** The editor of a condition's value, by kind of field and operator. */
export function ValueEditor(props: ValueProps) {
  const { target, op, value, onChange } = props
  const t = useText(listText)
  const { field } = target
  if (op === 'between') return <Range {...props} />
  if (isDateKind(field.kind))
    return <DateValue value={value} onChange={onChange} periods={op === 'eq' || op === 'ne'} />
  if (field.kind === 'boolean') {
    return (
      <Select
        value={value as boolean | undefined}
        placeholder={t('filterValue')}
        aria-label={t('filterValue')}
        options={[
          { value: true, label: t('yes') },
          { value: false, label: t('no') },
        ]}
        onChange={onChange}
        className="zy-list-full"
      />
    )
  }
  if (field.options?.length) return <OptionValue {...props} />
  if (field.kind === 'target') return <FieldEditor field={field} value={value} onChange={onChange} />
  if (field.ref === 'employee') return <PeopleValue {...props} />
  if (field.ref) return <ReferenceValue {...props} />
  if (isNumberKind(field.kind)) return <NumberValue {...props} />
  if (op === 'in' || op === 'nin') {
    return (
      <Select
        mode="tags"
        value={Array.isArray(value) ? (value as string[]) : []}
        placeholder={t('filterValue')}
        aria-label={t('filterValue')}
        tokenSeparators={[',', '，', '\n']}
        onChange={onChange}
        className="zy-list-full"
      />
    )
  }
  return (
    <Input
      value={value === undefined ? '' : String(value)}
      placeholder={t('filterValue')}
      aria-label={t('filterValue')}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function Range({ target, value, onChange }: ValueProps) {
  const t = useText(listText)
  const [from, to] = Array.isArray(value) ? value : [undefined, undefined]
  const part = (current: unknown, name: string, put: (next: unknown) => void) =>
    isDateKind(target.field.kind) ? (
      <DateValue value={current} onChange={put} label={name} />
    ) : (
      <NumberValue target={target} op="eq" value={current} onChange={put} label={name} />
    )
  return (
    <div className="zy-range">
      {part(from, t('filterFrom'), (next) => onChange([next, to]))}
      <span aria-hidden="true">–</span>
      {part(to, t('filterTo'), (next) => onChange([from, next]))}
    </div>
  )
}

/** Decimal strings stay strings: a float would change the amount. */
function NumberValue({ target, value, onChange, label: name }: ValueProps & { label?: string }) {
  const t = useText(listText)
  const whole = target.field.kind === 'integer'
  return (
    <InputNumber<string>
      stringMode
      className="zy-list-full"
      value={value === undefined || value === null ? null : String(value)}
      placeholder={name ?? t('filterValue')}
      aria-label={name ?? t('filterValue')}
      precision={whole ? 0 : undefined}
      suffix={target.field.kind === 'percent' ? '%' : undefined}
      controls={false}
      onChange={(next) => onChange(next === null || next === '' ? undefined : whole ? Number(next) : String(next))}
    />
  )
}

function OptionValue({ target, op, value, onChange }: ValueProps) {
  const t = useText(listText)
  const label = useLabel()
  const many = op === 'in' || op === 'nin'
  return (
    <Select
      mode={many ? 'multiple' : undefined}
      value={(many ? (Array.isArray(value) ? value : []) : value) as never}
      placeholder={t('filterValue')}
      aria-label={t('filterValue')}
      options={(target.field.options ?? []).map((option) => ({ value: option.value, label: label(option.label) }))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(next: unknown) => onChange(next)}
      className="zy-list-full"
    />
  )
}

function ReferenceValue({ target, op, value, onChange }: ValueProps) {
  const many = op === 'in' || op === 'nin'
  return (
    <ReferencePicker
      entity={target.field.ref ?? ''}
      multiple={many}
      ids={idsOf(value)}
      onChange={(ids) => onChange(many ? ids : ids[0])}
    />
  )
}
