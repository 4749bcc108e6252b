/** What the keys do in the table's body. */
import type { KeyboardEvent } from 'react'
import type { EntityRecord } from '../../meta.tsx'
import type { GridItem } from './gridItems.ts'
import { type GridSize, type Place, placeAfter } from './gridKeys.ts'
import type { Selection } from './useSelection.ts'

interface GridActions {
  items: GridItem[]
  /** Ids of the records, from top to bottom. */
  order: string[]
  place: Place
  size: GridSize
  selection: Selection
  /** An editor is open and has the keys. */
  editing: boolean
  toggleRow: (id: string, range: boolean) => void
  /** False when the cell cannot be changed. */
  edit: (row: number, col: number) => boolean
  moveTo: (place: Place) => void
  onOpen: (record: EntityRecord) => void
  onToggleGroup: (value: unknown) => void
  onMore: (group: string, cursor: string) => void
}

/** Handles a key of the table; keys that are not its own are left to the page. */
export function gridKeyHandler(grid: GridActions): (event: KeyboardEvent) => void {
  return (event) => {
    if (grid.editing || event.defaultPrevented || grid.place.row < 0) return
    if (!(event.target as Element).closest('[data-place]')) return
    const item = grid.items[grid.place.row]
    const isDone =
      selectsAll(grid, event) ||
      (item?.kind === 'group' && onGroup(grid, item, event)) ||
      (item?.kind === 'more' && onMoreRow(grid, item, event)) ||
      (item?.kind === 'record' && onRecord(grid, item.record, event)) ||
      moves(grid, event)
    if (isDone) event.preventDefault()
  }
}

const withCtrl = (event: KeyboardEvent) => event.ctrlKey || event.metaKey
const isPress = (event: KeyboardEvent) => event.key === 'Enter' || event.key === ' '

function selectsAll({ selection, order }: GridActions, event: KeyboardEvent): boolean {
  if (!withCtrl(event) || event.key.toLowerCase() !== 'a') return false
  selection.set(order)
  return true
}

function onGroup(grid: GridActions, item: Extract<GridItem, { kind: 'group' }>, event: KeyboardEvent): boolean {
  const opens = event.key === 'ArrowRight' && !item.open
  const closes = event.key === 'ArrowLeft' && item.open
  if (!opens && !closes && !isPress(event)) return false
  grid.onToggleGroup(item.value)
  return true
}

function onMoreRow(grid: GridActions, item: Extract<GridItem, { kind: 'more' }>, event: KeyboardEvent): boolean {
  if (!isPress(event)) return false
  grid.onMore(item.group, item.cursor)
  return true
}

/** Space selects; Enter edits a cell that can be changed and opens the record elsewhere; E and F2 edit. */
function onRecord(grid: GridActions, record: EntityRecord, event: KeyboardEvent): boolean {
  const { row, col } = grid.place
  switch (event.key) {
    case ' ':
      grid.toggleRow(record.id, event.shiftKey)
      return true
    case 'Enter':
      if (withCtrl(event) || col <= 1 || !grid.edit(row, col)) grid.onOpen(record)
      return true
    case 'e':
    case 'E':
    case 'F2':
      return !withCtrl(event) && !event.altKey && grid.edit(row, Math.max(col, 1))
    case 'Escape':
      if (grid.selection.count === 0) return false
      grid.selection.clear()
      return true
    default:
      return false
  }
}

/** Arrows and paging; with Shift the records passed are selected. */
function moves(grid: GridActions, event: KeyboardEvent): boolean {
  const { items, place, selection, order } = grid
  const next = placeAfter(event.key, withCtrl(event), place, grid.size)
  if (!next) return false
  const from = items[place.row]
  const to = items[next.row]
  if (event.shiftKey && next.row !== place.row && from?.kind === 'record' && to?.kind === 'record') {
    if (selection.count === 0) selection.toggle(from.record.id)
    selection.range(to.record.id, order)
  }
  grid.moveTo(next)
  return true
}
