import type { CSSProperties, ReactNode } from 'react'
import { isZero } from '#kernel/pure/money.ts'
import { useText } from '../text.ts'
import { CellEditor, type Leave } from './CellEditor.tsx'
import { isInside, type Range } from './selection.ts'
import type { SheetCell, SheetColumn, SheetFoot, SheetRow } from './sheet.types.ts'
import { sheetTexts } from './text.ts'

/* Rows and cells say their roles: a grid whose rows are drawn on demand cannot be made of table elements. */

export function SheetHead({ corner, columns }: { corner: ReactNode; columns: readonly SheetColumn[] }) {
  return (
    // biome-ignore lint/a11y: see above.
    <div className="zy-sheet-row zy-sheet-head" role="row" aria-rowindex={1}>
      {/* biome-ignore lint/a11y: see above. */}
      <div className="zy-sheet-label" role="columnheader" aria-colindex={1}>
        {corner}
      </div>
      {columns.map((column, i) => (
        // biome-ignore lint/a11y: see above.
        <div key={column.key} role="columnheader" aria-colindex={i + 2} data-strong={column.strong}>
          {column.label}
          {column.hint && <small>{column.hint}</small>}
        </div>
      ))}
    </div>
  )
}

interface SheetGroupRowProps {
  name: string
  columns: readonly SheetColumn[]
  style: CSSProperties
  value: (column: string) => string | null
  format: (value: string) => string
}

export function SheetGroupRow({ name, columns, style, value, format }: SheetGroupRowProps) {
  const t = useText(sheetTexts)
  return (
    // biome-ignore lint/a11y: see above.
    <div className="zy-sheet-row zy-sheet-group" role="row" style={style}>
      {/* biome-ignore lint/a11y: see above. */}
      <div className="zy-sheet-label" role="rowheader">
        {t('group', { name })}
      </div>
      {columns.map((column) => {
        const figure = value(column.key)
        return (
          // biome-ignore lint/a11y: see above.
          <div key={column.key} role="gridcell" data-strong={column.strong}>
            {figure === null ? '' : format(figure)}
          </div>
        )
      })}
    </div>
  )
}

interface SheetRowViewProps {
  id: string
  row: SheetRow
  index: number
  columns: readonly SheetColumn[]
  style: CSSProperties
  cell: (row: string, column: string) => SheetCell
  format: (value: string) => string
  /** The chosen cells, when some are in this row. */
  range: Range | undefined
  focus: number | undefined
  editing: { initial: string; selectAll: boolean } | undefined
  onDown: (column: number, extend: boolean) => void
  onOver: (column: number) => void
  onOpen: () => void
  onDone: (text: string, leave: Leave) => void
  onCancel: () => void
}

export function SheetRowView(props: SheetRowViewProps) {
  const { row, index, columns, range, focus, editing } = props
  const t = useText(sheetTexts)
  return (
    // biome-ignore lint/a11y: see above.
    <div className="zy-sheet-row" role="row" aria-rowindex={index + 2} style={props.style}>
      {/* biome-ignore lint/a11y: see above. */}
      <div
        className="zy-sheet-label"
        role="rowheader"
        aria-colindex={1}
        title={row.label}
        data-below={Boolean(row.group)}
      >
        <span>{row.label}</span>
        {row.tag}
      </div>
      {columns.map((column, i) => {
        const cell = props.cell(row.key, column.key)
        const here = focus === i
        return (
          // biome-ignore lint/a11y: see above; the grid itself takes the keys.
          <div
            key={column.key}
            id={`${props.id}-${index}-${i}`}
            role="gridcell"
            aria-colindex={i + 2}
            aria-selected={range !== undefined && isInside(range, index, i)}
            aria-readonly={cell.locked !== undefined}
            aria-invalid={cell.fault !== undefined}
            title={cell.fault ?? cell.locked}
            data-focus={here}
            data-changed={cell.changed}
            data-strong={column.strong}
            onMouseDown={(event) => {
              if (event.button === 0) props.onDown(i, event.shiftKey)
            }}
            onMouseOver={() => props.onOver(i)}
            onFocus={undefined}
            onDoubleClick={props.onOpen}
          >
            {here && editing ? (
              <CellEditor
                label={t('edit', { row: row.label, column: column.label })}
                initial={editing.initial}
                selectAll={editing.selectAll}
                onDone={props.onDone}
                onCancel={props.onCancel}
              />
            ) : (
              (cell.text ?? (cell.value === null ? '' : props.format(cell.value)))
            )}
          </div>
        )
      })}
    </div>
  )
}

interface SheetFootRowProps {
  foot: SheetFoot
  columns: readonly SheetColumn[]
  format: (value: string) => string
}

export function SheetFootRow({ foot, columns, format }: SheetFootRowProps) {
  return (
    // biome-ignore lint/a11y: see above.
    <div className="zy-sheet-row" role="row">
      {/* biome-ignore lint/a11y: see above. */}
      <div className="zy-sheet-label" role="rowheader">
        {foot.label}
      </div>
      {columns.map((column) => {
        const figure = foot.value(column.key)
        return (
          // biome-ignore lint/a11y: see above.
          <div
            key={column.key}
            role="gridcell"
            data-strong={column.strong}
            data-gap={foot.gap === true && figure !== null ? !isZero(figure) : undefined}
          >
            {figure === null ? '' : format(figure)}
          </div>
        )
      })}
    </div>
  )
}
