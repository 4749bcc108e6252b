import { formatNumber, formatPercent } from '../format.ts'
import { useLabel } from '../text.ts'
import { Blank, isBlank } from './Blank.tsx'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { NumberInput } from './NumberInput.tsx'

function NumberCell({ field, value }: CellProps) {
  const label = useLabel()
  if (isBlank(value)) return <Blank />
  const unit = label(field.unit)
  return (
    <span className="zy-field-number">
      {formatNumber(value as string | number)}
      {unit ? <span className="zy-field-unit"> {unit}</span> : null}
    </span>
  )
}

function PercentCell({ value }: CellProps) {
  return isBlank(value) ? <Blank /> : <span className="zy-field-number">{formatPercent(value as string)}</span>
}

function IntegerEditor(props: EditorProps) {
  const label = useLabel()
  return <NumberInput {...props} scale={0} suffix={label(props.field.unit) || undefined} store={Number} />
}

function DecimalEditor(props: EditorProps) {
  const label = useLabel()
  return <NumberInput {...props} scale={props.field.scale ?? 6} suffix={label(props.field.unit) || undefined} />
}

function PercentEditor(props: EditorProps) {
  return <NumberInput {...props} scale={props.field.scale ?? 2} suffix="%" />
}

export const integer: FieldView = { Cell: NumberCell, Editor: IntegerEditor, align: 'right' }
export const decimal: FieldView = { Cell: NumberCell, Editor: DecimalEditor, align: 'right' }
export const percent: FieldView = { Cell: PercentCell, Editor: PercentEditor, align: 'right' }
