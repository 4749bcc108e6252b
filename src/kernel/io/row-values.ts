/** One row of a file as values for its record; what cannot be read becomes a violation of its field. */
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Values } from '#kernel/write/input.ts'
import { type FieldColumn, foldCell } from './mapping.ts'
import { joinList, splitList } from './text-form/list-text.ts'
import { fromText, type Lookup, type TextForm } from './text-form/text-form.ts'

export interface Draft {
  /** Row number as a spreadsheet shows it. */
  row: number
  cells: string[]
  /** Field -> value as the API takes it; null for an empty cell. */
  values: Values
  lookups: { name: string; match: string | undefined; lookup: Lookup }[]
  violations: Violation[]
}

const isList = (column: FieldColumn) => ['refs', 'tags', 'multiChoice'].includes(column.field.kind)
/** Kinds for which spaces are a value like any other. */
const isText = (column: FieldColumn) => ['text', 'longText', 'richText'].includes(column.field.kind)

export function readRow(columns: readonly FieldColumn[], row: number, cells: string[], form: TextForm): Draft {
  const draft: Draft = { row, cells, values: {}, lookups: [], violations: [] }
  for (const column of columns) {
    const { name, field, match } = column
    const meant = meaningOf(column, cells)
    if (typeof meant !== 'string' || (isText(column) ? meant === '' : meant.trim() === '')) {
      draft.values[name] = typeof meant === 'string' ? null : meant
      continue
    }
    const reading = fromText(field, meant, column.order ? { ...form, order: column.order } : form)
    if ('value' in reading) draft.values[name] = reading.value
    else if ('lookup' in reading) draft.lookups.push({ name, match, lookup: reading.lookup })
    else draft.violations.push(violation(reading.fault, name, reading.params))
  }
  return draft
}

/** The text of a column's cell, or what the mapping puts in its place. */
export function meaningOf(column: FieldColumn, cells: readonly string[]): unknown {
  if (column.column === null) return column.constant
  const text = cells[column.column] ?? ''
  if (!column.values) return text
  const whole = translate(column.values, text)
  if (whole !== text || !isList(column)) return whole
  return joinList(
    splitList(text)
      .map((item) => translate(column.values!, item))
      .filter((item) => item !== '')
      .map(String),
  )
}

function translate(values: ReadonlyMap<string, unknown>, text: string): unknown {
  const exact = values.get(text)
  const found = exact === undefined ? values.get(foldCell(text)) : exact
  if (found === undefined) return text
  return found === null ? '' : found
}
