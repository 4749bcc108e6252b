import type { ComponentType } from 'react'
import type { FieldMeta } from '#kernel/entity/meta.types.ts'

/** A record as the API answers it, or the part of it that a form holds so far. */
export type FieldRecord = Readonly<Record<string, unknown>>

export interface CellProps {
  field: FieldMeta
  value: unknown
  /** The whole record: some cells need a neighbour (the currency of an amount, the id for revealing). */
  record?: FieldRecord | undefined
  /** One line of a table row: no buttons, no wrapping. */
  compact?: boolean | undefined
  /** REST path segment of the record's entity; with it a masked value can be revealed. */
  path?: string | undefined
}

export interface EditorProps {
  field: FieldMeta
  value: unknown
  onChange: (value: unknown) => void
  record?: FieldRecord | undefined
  autoFocus?: boolean | undefined
  /** Open its list or calendar at once: the person has already clicked on the value (inline edit). */
  expand?: boolean | undefined
  size?: 'small' | 'middle' | 'large' | undefined
  status?: 'error' | 'warning' | undefined
  /** Of the input, for its label. */
  id?: string | undefined
  /** Id of the element that explains or faults the input. */
  describedBy?: string | undefined
}

/** All that the screens need to know of a field kind. */
export interface FieldView {
  Cell: ComponentType<CellProps>
  Editor: ComponentType<EditorProps>
  /** Numbers stand at the right so that their digits align. */
  align?: 'right'
  /** A change is a decision (a choice, a date): inline edit saves at once instead of waiting for Enter. */
  decides?: boolean
  /** Takes a whole row of a form. */
  wide?: boolean
  /** Enter belongs to the editor (a new line): inline edit saves with Ctrl+Enter. */
  multiline?: boolean
}
