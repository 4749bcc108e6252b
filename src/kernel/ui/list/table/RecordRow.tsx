// biome-ignore-all lint/a11y/useSemanticElements: a virtual table cannot be made of <table>: rows are drawn where they are, columns come from one grid template
// biome-ignore-all lint/a11y/useFocusableInteractive: the table is one tab stop; its cells take the focus, rows and groups do not
import { Link } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { FieldCell, isRightAligned } from '../../fields/index.tsx'
import type { EntityRecord } from '../../meta.tsx'
import { useText } from '../../text.ts'
import type { Column } from '../model/columns.ts'
import { listText } from '../text.ts'
import { CellEditor } from './CellEditor.tsx'
import { canEditCell } from './editable.ts'
import type { GridRowProps } from './GridRow.tsx'

/** Least width of an editor, as in the style sheet. */
const editorWidth = 220

const widthFrom = (columns: Column[], at: number) => columns.slice(at).reduce((sum, column) => sum + column.width, 0)

/** The cells of a record. */
export function RecordRow(props: GridRowProps & { record: EntityRecord }) {
  const { entity, record, columns, index, selected, stopCol, editCol } = props
  const t = useText(listText)
  const check = (event: MouseEvent) => {
    event.preventDefault()
    props.onPlace({ row: index, col: 0 })
    props.onToggle(record.id, event.shiftKey)
  }
  return (
    <>
      <div
        className="zy-cell zy-cell-check"
        role="gridcell"
        aria-colindex={1}
        aria-label={t('selectRow', { name: record.label })}
        tabIndex={stopCol === 0 ? 0 : -1}
        data-place={`${index}:0`}
        onMouseDown={(event) => event.shiftKey && event.preventDefault()}
        onClick={check}
        onKeyDown={undefined}
      >
        <span className="zy-check" data-checked={selected} aria-hidden="true" />
      </div>
      {columns.map((column, at) => {
        const col = at + 1
        const editing = editCol === col
        const editable = canEditCell(entity, column)
        const value = record[column.path]
        const names = ['zy-cell']
        if (column.isTitle) names.push('zy-cell-title')
        // At the table's end an editor that needs more than its cell grows to the left.
        if (editing && widthFrom(columns, at) < editorWidth) names.push('zy-cell-grows-left')
        if (isRightAligned(column.field)) names.push('zy-cell-right')
        if (editable) names.push('zy-cell-editable')
        return (
          <div
            key={column.path}
            className={names.join(' ')}
            role="gridcell"
            aria-colindex={col + 1}
            aria-readonly={!editable}
            tabIndex={stopCol === col && !editing ? 0 : -1}
            data-place={`${index}:${col}`}
            onMouseDown={() => props.onPlace({ row: index, col })}
            onDoubleClick={() => props.onEdit(index, col)}
          >
            {editing ? (
              <CellEditor entity={entity} field={column.field} record={record} onDone={props.onEditEnd} />
            ) : (
              <div className="zy-cell-view">
                {column.isTitle ? (
                  <Link to={`/${entity.path}/${record.id}` as string} className="zy-title-link">
                    {String(value ?? record.label)}
                  </Link>
                ) : (
                  <FieldCell field={column.field} value={value} record={record} path={entity.path} compact />
                )}
              </div>
            )}
          </div>
        )
      })}
      <div className="zy-cell" role="presentation" />
    </>
  )
}
