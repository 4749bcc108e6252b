import { Input } from 'antd'
import { Blank, isBlank } from './Blank.tsx'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { Masked } from './Masked.tsx'

function LongTextCell({ field, value, record, path, compact }: CellProps) {
  if (isBlank(value)) return <Blank />
  if (field.access === 'mask') return <Masked {...{ field, value, record, path, compact }} />
  const text = String(value)
  if (!compact) return <div className="zy-field-long">{text}</div>
  return (
    <span className="zy-field-line" title={text.slice(0, 500)}>
      {text.slice(0, 160).replace(/\s+/g, ' ')}
    </span>
  )
}

function LongTextEditor({ field, value, onChange, autoFocus, size, status, id, describedBy }: EditorProps) {
  return (
    <Input.TextArea
      id={id}
      aria-describedby={describedBy}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      autoFocus={autoFocus}
      size={size}
      status={status}
      maxLength={field.max}
      autoSize={{ minRows: 2, maxRows: 12 }}
    />
  )
}

export const longText: FieldView = { Cell: LongTextCell, Editor: LongTextEditor, wide: true, multiline: true }
