import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useFeedback } from '../feedback.tsx'
import { useText } from '../text.ts'
import { blockText, filled, parseBlock, place } from './block.ts'
import type { Leave } from './CellEditor.tsx'
import { type FigureKind, plainFigure } from './figure-text.ts'
import { readCell } from './readCell.ts'
import { SheetFootRow, SheetGroupRow, SheetHead, SheetRowView } from './SheetRows.tsx'
import { afterKey, at, clamp, moved, rangeOf, type Selection, tabbed } from './selection.ts'
import type { CellEdit, SheetCell, SheetColumn, SheetFoot, SheetRow } from './sheet.types.ts'
import './sheet.css'
import { itemsOf, revealColumn, widthsOf } from './sheetLayout.ts'
import { sheetTexts } from './text.ts'

export interface SheetProps {
  /** What the table holds, for those who cannot see it. */
  label: string
  /** Head of the first column. */
  corner: ReactNode
  rows: readonly SheetRow[]
  columns: readonly SheetColumn[]
  cell: (row: string, column: string) => SheetCell
  kind: (column: string) => FigureKind
  format: (value: string) => string
  groupValue?: ((group: string, column: string) => string | null) | undefined
  feet?: readonly SheetFoot[]
  onEdit: (edits: CellEdit[]) => void
  onUndo: () => void
  onRedo: () => void
}

/** A table that is edited like a spreadsheet: keyboard, blocks of cells, the clipboard. Rows beyond the screen are not drawn. */
export function Sheet(props: SheetProps) {
  const { label, rows, columns, cell, kind, onEdit } = props
  const t = useText(sheetTexts)
  const feedback = useFeedback()
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<Selection>(at(0, 0))
  const [editing, setEditing] = useState<{ initial: string; selectAll: boolean }>()
  const [leaving, setLeaving] = useState(false)
  const size = { rows: rows.length, columns: columns.length }
  const selection = clamp(chosen, size)
  const range = rangeOf(selection)
  const items = useMemo(() => itemsOf(rows), [rows])
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 32,
    overscan: 10,
  })

  const choose = (next: Selection) => {
    setChosen(next)
    const item = items.findIndex((each) => 'row' in each && each.index === next.focus.row)
    if (item >= 0) virtual.scrollToIndex(item, { align: 'auto' })
    revealColumn(frame.current, columns, next.focus.column)
  }
  const cellAt = (row: number, column: number) => cell(rows[row]!.key, columns[column]!.key)

  /** Sends what can be changed, and says how many cells could not. */
  const write = (edits: { row: number; column: number; text: string }[]) => {
    const open = edits.filter((e) => cellAt(e.row, e.column).locked === undefined)
    if (open.length < edits.length) feedback.success(t('lockedSome', { n: edits.length - open.length }))
    const read = open.map(({ row, column, text }) => {
      const key = columns[column]!.key
      return { row: rows[row]!.key, column: key, reading: readCell(text, kind(key), t) }
    })
    if (read.length > 0) onEdit(read)
  }
  const textAt = (row: number, column: number): string => {
    const { value, text } = cellAt(row, column)
    return text ?? plainFigure(value, kind(columns[column]!.key))
  }
  const eachChosen = (): { row: number; column: number }[] => {
    const places: { row: number; column: number }[] = []
    for (let row = range.top; row <= range.bottom; row += 1)
      for (let column = range.left; column <= range.right; column += 1) places.push({ row, column })
    return places
  }
  const fill = (direction: 'down' | 'right') =>
    write(filled(range, direction).map(({ from, to }) => ({ ...to, text: textAt(from.row, from.column) })))
  const copy = (event: React.ClipboardEvent) => {
    event.preventDefault()
    const block: string[][] = []
    for (let row = range.top; row <= range.bottom; row += 1)
      block.push(Array.from({ length: range.right - range.left + 1 }, (_, i) => textAt(row, range.left + i)))
    event.clipboardData.setData('text/plain', blockText(block))
  }
  const paste = (event: React.ClipboardEvent) => {
    event.preventDefault()
    const pasted = place(parseBlock(event.clipboardData.getData('text/plain')), selection, size)
    if (pasted.outside > 0) feedback.success(t('outside', { n: pasted.outside }))
    write(pasted.cells)
    setChosen(pasted.selection)
  }
  const startEditing = (initial?: string) => {
    const { row, column } = selection.focus
    if (cellAt(row, column).locked !== undefined) return
    // At once, so that the key that began it, or an input method, goes into the field.
    flushSync(() => {
      setChosen(at(row, column))
      setEditing({ initial: initial ?? textAt(row, column), selectAll: initial === undefined })
    })
  }
  const finishEditing = (text: string, leave: Leave) => {
    const { row, column } = selection.focus
    setEditing(undefined)
    if (text !== textAt(row, column)) write([{ row, column, text }])
    if (leave === 'stay') return
    frame.current?.focus({ preventScroll: true })
    if (leave === 'down' || leave === 'up') choose(moved(selection, leave === 'down' ? 1 : -1, 0, size, false))
    else choose(tabbed(selection, leave === 'back', size) ?? selection)
  }

  const onKeyDown = (event: React.KeyboardEvent) => {
    if (editing || rows.length === 0) return
    const mod = event.ctrlKey || event.metaKey
    const { key, shiftKey } = event
    const act = (work: () => void) => {
      event.preventDefault()
      work()
    }
    if (key === 'Escape') return setLeaving(true)
    if (key === 'Tab') {
      const next = leaving ? null : tabbed(selection, shiftKey, size)
      setLeaving(false)
      return next ? act(() => choose(next)) : undefined
    }
    setLeaving(false)
    const next = afterKey(selection, { key, shift: shiftKey, mod }, size)
    if (next) return act(() => choose(next))
    if (mod && key === 'z') return act(shiftKey ? props.onRedo : props.onUndo)
    if (mod && key === 'y') return act(props.onRedo)
    if (mod && key === 'd') return act(() => fill('down'))
    if (mod && key === 'r') return act(() => fill('right'))
    if (key === 'Enter') return act(() => choose(moved(selection, shiftKey ? -1 : 1, 0, size, false)))
    if (key === 'F2') return act(() => startEditing())
    if (key === 'Delete' || key === 'Backspace') return act(() => write(eachChosen().map((p) => ({ ...p, text: '' }))))
    if (mod || event.altKey) return
    if (key === 'Process' || event.nativeEvent.isComposing) return startEditing('')
    if (key.length === 1) act(() => startEditing(key))
  }

  // Dragging over cells chooses them; it ends wherever the button is let go.
  const dragging = useRef(false)
  useEffect(() => {
    const stop = () => {
      dragging.current = false
    }
    window.addEventListener('mouseup', stop)
    return () => window.removeEventListener('mouseup', stop)
  }, [])

  const focus = rows.length > 0 ? cellAt(selection.focus.row, selection.focus.column) : undefined
  const style = useMemo(() => widthsOf(columns), [columns])
  return (
    <div className="zy-sheet" style={style}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows outside the screen are not in the page, so it cannot be a table. */}
      <div
        ref={frame}
        className="zy-sheet-frame"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-multiselectable="true"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={rows.length > 0 ? `${id}-${selection.focus.row}-${selection.focus.column}` : undefined}
        aria-describedby={`${id}-keys`}
        onKeyDown={onKeyDown}
        onCopy={copy}
        onCut={(event) => {
          copy(event)
          write(eachChosen().map((p) => ({ ...p, text: '' })))
        }}
        onPaste={paste}
      >
        <div className="zy-sheet-body">
          <SheetHead corner={props.corner} columns={columns} />
          <div className="zy-sheet-rows" role="presentation" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((drawn) => {
              const item = items[drawn.index]!
              const top = { transform: `translateY(${drawn.start}px)` }
              if ('group' in item)
                return (
                  <SheetGroupRow
                    key={`group ${item.group} ${drawn.index}`}
                    name={item.group}
                    columns={columns}
                    style={top}
                    value={(column) => props.groupValue?.(item.group, column) ?? null}
                    format={props.format}
                  />
                )
              const active = item.index >= range.top && item.index <= range.bottom
              return (
                <SheetRowView
                  key={item.row.key}
                  id={id}
                  row={item.row}
                  index={item.index}
                  columns={columns}
                  style={top}
                  cell={cell}
                  format={props.format}
                  range={active ? range : undefined}
                  focus={selection.focus.row === item.index ? selection.focus.column : undefined}
                  editing={selection.focus.row === item.index ? editing : undefined}
                  onDown={(column, extend) => {
                    dragging.current = true
                    frame.current?.focus({ preventScroll: true })
                    const focus = { row: item.index, column }
                    setChosen({ anchor: extend ? selection.anchor : focus, focus })
                  }}
                  onOver={(column) => {
                    if (dragging.current) setChosen({ anchor: selection.anchor, focus: { row: item.index, column } })
                  }}
                  onOpen={() => startEditing()}
                  onDone={finishEditing}
                  onCancel={() => {
                    setEditing(undefined)
                    frame.current?.focus({ preventScroll: true })
                  }}
                />
              )
            })}
          </div>
          {props.feet && (
            <div className="zy-sheet-feet" role="presentation">
              {props.feet.map((foot) => (
                <SheetFootRow key={foot.key} foot={foot} columns={columns} format={props.format} />
              ))}
            </div>
          )}
        </div>
      </div>
      <p className="zy-sheet-note" role="status" data-fault={focus?.fault !== undefined}>
        {focus?.fault ?? focus?.locked ?? ''}
      </p>
      <p className="zy-sheet-keys" id={`${id}-keys`}>
        {t('keys')}
      </p>
    </div>
  )
}
