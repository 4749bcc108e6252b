import './fields.css'
import type { CellProps, EditorProps } from './field.types.ts'
import { fieldView } from './registry.ts'

/** A value of a field, to read. */
export function FieldCell(props: CellProps) {
  const { Cell } = fieldView(props.field.kind)
  return <Cell {...props} />
}

/** An input for a value of a field. Values have the API's own form in both directions. */
export function FieldEditor(props: EditorProps) {
  const { Editor } = fieldView(props.field.kind)
  return <Editor {...props} />
}
