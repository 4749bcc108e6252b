// biome-ignore-all lint/a11y/useSemanticElements: a virtual table cannot be made of <table>: rows are drawn where they are, columns come from one grid template
// biome-ignore-all lint/a11y/useFocusableInteractive: the table is one tab stop; its cells take the focus, rows and groups do not
import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { type DragEvent, type KeyboardEvent, type PointerEvent as ReactPointerEvent, useState } from 'react'
import { isRightAligned } from '../../fields/index.tsx'
import { useLabel, useText } from '../../text.ts'
import { type Column, minColumnWidth } from '../model/columns.ts'
import { parseSort } from '../model/listState.ts'
import { listText } from '../text.ts'
import { type Place, placeAfter } from './gridKeys.ts'

interface Props {
  columns: Column[]
  sort: string
  place: Place
  allSelected: boolean
  someSelected: boolean
  bodyRows: number
  onToggleAll: () => void
  onSort: (path: string, add: boolean) => void
  onResize: (path: string, width: number) => void
  onMove: (from: string, to: string) => void
  onPlace: (place: Place) => void
}

const keyStep = 16

/** Column headings: click or Enter sorts, drag or Alt+arrows reorders, the right edge resizes. */
export function GridHeader(props: Props) {
  const { columns, place } = props
  const t = useText(listText)
  const keys = parseSort(props.sort)
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<string>()

  const onKeyDown = (event: KeyboardEvent) => {
    if (place.row !== -1) return
    const column = columns[place.col - 1]
    const done = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (event.key === 'Enter' || event.key === ' ') {
      done()
      if (place.col === 0) props.onToggleAll()
      else if (column?.field.sortable && !column.through) props.onSort(column.path, event.shiftKey)
      return
    }
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (event.altKey && step !== 0 && column) {
      done()
      if (event.shiftKey) props.onResize(column.path, column.width + step * keyStep)
      else moveBy(column, step)
      return
    }
    const next = placeAfter(event.key, event.ctrlKey || event.metaKey, place, {
      rows: props.bodyRows,
      cols: columns.length + 1,
      page: 1,
    })
    if (!next) return
    done()
    props.onPlace(next)
  }
  const moveBy = (column: Column, step: number) => {
    const other = columns[columns.indexOf(column) + step]
    if (column.isTitle || !other || other.isTitle) return
    props.onMove(column.path, other.path)
    props.onPlace({ row: -1, col: columns.indexOf(other) + 1 })
  }

  return (
    <div className="zy-grid-head" role="rowgroup" onKeyDown={onKeyDown}>
      <div className="zy-grid-row" role="row" aria-rowindex={1}>
        <div
          className="zy-cell zy-cell-check"
          role="columnheader"
          aria-label={t('selectAll')}
          aria-colindex={1}
          tabIndex={place.row === -1 && place.col === 0 ? 0 : -1}
          data-place="-1:0"
          onClick={() => {
            props.onPlace({ row: -1, col: 0 })
            props.onToggleAll()
          }}
          onKeyDown={undefined}
        >
          <span
            className="zy-check"
            data-checked={props.allSelected ? true : props.someSelected ? 'mixed' : false}
            aria-hidden="true"
          />
        </div>
        {columns.map((column, at) => {
          const key = keys.findIndex((each) => each.field === column.path)
          return (
            <HeaderCell
              key={column.path}
              column={column}
              col={at + 1}
              focused={place.row === -1 && place.col === at + 1}
              direction={key < 0 ? undefined : keys[key]?.descending ? 'descending' : 'ascending'}
              order={keys.length > 1 && key >= 0 ? key + 1 : undefined}
              over={over === column.path && dragged !== column.path}
              onSort={props.onSort}
              onResize={props.onResize}
              onFocus={() => props.onPlace({ row: -1, col: at + 1 })}
              onDrag={(event) => {
                event.dataTransfer.effectAllowed = 'move'
                event.dataTransfer.setData('text/plain', column.path)
                setDragged(column.path)
              }}
              onDragOver={(event) => {
                if (!dragged || column.isTitle) return
                event.preventDefault()
                setOver(column.path)
              }}
              onDrop={() => {
                if (dragged) props.onMove(dragged, column.path)
                setDragged(undefined)
                setOver(undefined)
              }}
              onDragEnd={() => {
                setDragged(undefined)
                setOver(undefined)
              }}
            />
          )
        })}
        <div className="zy-cell" role="presentation" />
      </div>
    </div>
  )
}

interface CellProps {
  column: Column
  col: number
  focused: boolean
  direction: 'ascending' | 'descending' | undefined
  order: number | undefined
  over: boolean
  onSort: Props['onSort']
  onResize: Props['onResize']
  onFocus: () => void
  onDrag: (event: DragEvent) => void
  onDragOver: (event: DragEvent) => void
  onDrop: () => void
  onDragEnd: () => void
}

function HeaderCell({ column, col, direction, ...props }: CellProps) {
  const t = useText(listText)
  const label = useLabel()
  const name = label(column.label)
  const sortable = column.field.sortable && !column.through
  const classes = ['zy-cell', 'zy-cell-head']
  if (column.isTitle) classes.push('zy-cell-title')
  if (isRightAligned(column.field)) classes.push('zy-cell-right')
  if (sortable) classes.push('zy-cell-sortable')
  if (props.over) classes.push('zy-cell-over')
  return (
    <div
      className={classes.join(' ')}
      role="columnheader"
      aria-colindex={col + 1}
      aria-sort={direction ?? (sortable ? 'none' : undefined)}
      aria-description={t('columnKeys')}
      tabIndex={props.focused ? 0 : -1}
      data-place={`-1:${col}`}
      title={column.field.help ? `${name}: ${label(column.field.help)}` : name}
      draggable={!column.isTitle}
      onDragStart={props.onDrag}
      onDragOver={props.onDragOver}
      onDrop={props.onDrop}
      onDragEnd={props.onDragEnd}
      onClick={(event) => {
        props.onFocus()
        if (sortable) props.onSort(column.path, event.shiftKey)
      }}
      onKeyDown={undefined}
    >
      <span className="zy-head-name">{name}</span>
      {direction && (
        <span className="zy-head-sort" aria-hidden="true">
          {direction === 'ascending' ? <CaretUpOutlined /> : <CaretDownOutlined />}
          {props.order}
        </span>
      )}
      <ResizeHandle column={column} onResize={props.onResize} />
    </div>
  )
}

/** Dragging writes the width straight into the style: no row is drawn again until the hand lets go. */
function ResizeHandle({ column, onResize }: { column: Column; onResize: Props['onResize'] }) {
  const t = useText(listText)
  const label = useLabel()
  const start = (event: ReactPointerEvent<HTMLSpanElement>) => {
    event.preventDefault()
    event.stopPropagation()
    const handle = event.currentTarget
    const cell = handle.parentElement
    const grid = handle.closest<HTMLElement>('.zy-grid')
    if (!cell || !grid) return
    const from = event.clientX
    const at = Number(cell.dataset.place?.split(':')[1])
    const tracks = grid.style.getPropertyValue('--zy-cols').split(/ (?![^(]*\))/)
    let width = column.width
    handle.setPointerCapture(event.pointerId)
    const move = (next: PointerEvent) => {
      width = Math.max(minColumnWidth, column.width + next.clientX - from)
      tracks[at] = `${width}px`
      grid.style.setProperty('--zy-cols', tracks.join(' '))
    }
    const end = () => {
      handle.removeEventListener('pointermove', move)
      handle.removeEventListener('pointerup', end)
      handle.removeEventListener('pointercancel', end)
      onResize(column.path, width)
    }
    handle.addEventListener('pointermove', move)
    handle.addEventListener('pointerup', end)
    handle.addEventListener('pointercancel', end)
  }
  return (
    <span
      className="zy-resize"
      title={t('columnResize', { name: label(column.label) })}
      aria-hidden="true"
      draggable
      onDragStart={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
      onPointerDown={start}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={undefined}
    />
  )
}
