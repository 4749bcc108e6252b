import { Input } from 'antd'
import { Blank, isBlank } from './Blank.tsx'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { Masked } from './Masked.tsx'

export function TextCell({ field, value, record, path, compact }: CellProps) {
  if (isBlank(value)) return <Blank />
  if (field.access === 'mask') return <Masked {...{ field, value, record, path, compact }} />
  return (
    <span className={compact ? 'zy-field-line' : 'zy-field-text'} title={compact ? String(value) : undefined}>
      {String(value)}
    </span>
  )
}

export function TextEditor({ field, value, onChange, autoFocus, size, status, id, describedBy }: EditorProps) {
  return (
    <Input
      id={id}
      aria-describedby={describedBy}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      autoFocus={autoFocus}
      size={size}
      status={status}
      maxLength={field.max}
      autoComplete="off"
    />
  )
}

export const text: FieldView = { Cell: TextCell, Editor: TextEditor }
