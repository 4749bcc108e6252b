// biome-ignore-all lint/a11y/useSemanticElements: a virtual table cannot be made of <table>: rows are drawn where they are, columns come from one grid template
// biome-ignore-all lint/a11y/useFocusableInteractive: the table is one tab stop; its cells take the focus, rows and groups do not
/** The dense table: virtual rows, sticky header and name column, one tab stop with arrow keys inside. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { EntityRecord } from '../../meta.tsx'
import { usePrinting } from '../../print.ts'
import { useText } from '../../text.ts'
import { useAppearance } from '../../theme.tsx'
import type { Column } from '../model/columns.ts'
import { listText } from '../text.ts'
import { canEditCell } from './editable.ts'
import './grid.css'
import { GridHeader } from './GridHeader.tsx'
import { GridRow } from './GridRow.tsx'
import type { GridItem } from './gridItems.ts'
import { gridKeyHandler } from './gridKeyHandler.ts'
import type { Place } from './gridKeys.ts'
import type { Selection } from './useSelection.ts'

export interface GridProps {
  entity: EntityMeta
  columns: Column[]
  items: GridItem[]
  selection: Selection
  sort: string
  /** Rows that match, for screen readers; -1 when not known exactly. */
  rowCount: number
  busy: boolean
  footer?: ReactNode
  onSort: (path: string, add: boolean) => void
  onResize: (path: string, width: number) => void
  onMoveColumn: (from: string, to: string) => void
  onOpen: (record: EntityRecord) => void
  onToggleGroup: (value: unknown) => void
  onMore: (group: string, cursor: string) => void
  /** The end of the loaded rows is near. */
  onEnd: () => void
}

const rowHeights = { compact: 32, comfortable: 40 }
const checkWidth = 40

/** Template of the grid's columns; the last, empty one takes what is left. */
function template(columns: Column[]): string {
  return `${checkWidth}px ${columns.map((column) => `${column.width}px`).join(' ')} minmax(0, 1fr)`
}

function rowsOnPaper(items: readonly GridItem[]) {
  return items.flatMap((item, index) => (item.kind === 'skeleton' ? [] : [{ index, key: item.key, start: 0, end: 0 }]))
}

export function Grid(props: GridProps) {
  const { entity, columns, items, selection, onEnd } = props
  const t = useText(listText)
  const { density } = useAppearance()
  const rowHeight = rowHeights[density]
  const scroller = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place>({ row: 0, col: 1 })
  const [editing, setEditing] = useState<Place>()
  const wantsFocus = useRef(false)

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 12,
    // The header covers the top of the scroll area, the sums its bottom.
    scrollPaddingStart: rowHeight + 4,
    scrollPaddingEnd: rowHeight + 4,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new row height makes the known measures wrong
  useEffect(() => virtual.measure(), [virtual, rowHeight])

  const printing = usePrinting()
  // Paper does not scroll: every loaded row is drawn on it, and nothing that stands for rows to come.
  const visible = printing ? rowsOnPaper(items) : virtual.getVirtualItems()
  const last = visible.at(-1)?.index ?? 0
  useEffect(() => {
    if (last >= items.length - 25) onEnd()
  }, [last, items.length, onEnd])

  const order = useMemo(() => items.flatMap((item) => (item.kind === 'record' ? [item.record.id] : [])), [items])
  const latest = useRef({ items, columns, selection, order, props })
  latest.current = { items, columns, selection, order, props }

  const moveTo = useCallback(
    (next: Place) => {
      wantsFocus.current = true
      setPlace(next)
      if (next.row >= 0) virtual.scrollToIndex(next.row, { align: 'auto' })
    },
    [virtual],
  )
  // After the row has been drawn, not before: it may just have come into view.
  useEffect(() => {
    if (!wantsFocus.current || editing) return
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-place="${place.row}:${place.col}"]`)
    if (!cell) return
    wantsFocus.current = false
    cell.focus({ preventScroll: true })
    if (place.col > 1 || place.row < 0) cell.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const toggleRow = useCallback((id: string, range: boolean) => {
    const { selection, order } = latest.current
    if (range) selection.range(id, order)
    else selection.toggle(id)
  }, [])
  const edit = useCallback((row: number, col: number) => {
    const { items, columns, props } = latest.current
    const item = items[row]
    const column = columns[col - 1]
    if (item?.kind !== 'record' || !column || !canEditCell(props.entity, column)) return false
    setPlace({ row, col })
    setEditing({ row, col })
    return true
  }, [])
  const endEdit = useCallback((step: number) => {
    setEditing(undefined)
    wantsFocus.current = true
    setPlace((old) => ({ ...old, col: Math.max(1, Math.min(latest.current.columns.length, old.col + step)) }))
  }, [])

  const onKeyDown = gridKeyHandler({
    items,
    order,
    place,
    selection,
    size: { rows: items.length, cols: columns.length + 1, page: Math.max(1, visible.length - 14) },
    editing: !!editing,
    toggleRow,
    edit,
    moveTo,
    onOpen: props.onOpen,
    onToggleGroup: props.onToggleGroup,
    onMore: props.onMore,
  })

  const top = printing ? 0 : (visible[0]?.start ?? 0)
  const bottom = printing ? 0 : virtual.getTotalSize() - (visible.at(-1)?.end ?? 0)
  const style = { '--zy-cols': template(columns), '--zy-row-height': `${rowHeight}px` } as CSSProperties
  const current =
    items.length === 0 ? { row: -1, col: place.col } : { ...place, row: Math.min(place.row, items.length - 1) }
  // The one tab stop has to be on screen.
  const stop =
    current.row < 0 || visible.some((item) => item.index === current.row)
      ? current
      : { ...current, row: visible[0]?.index ?? -1 }

  return (
    <div
      ref={scroller}
      className="zy-grid"
      role="treegrid"
      aria-multiselectable
      aria-rowcount={props.rowCount < 0 ? -1 : props.rowCount + 1}
      aria-colcount={columns.length + 1}
      aria-busy={props.busy}
      aria-label={t('gridKeys')}
      style={style}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        // The tab stop follows the focus, however it came there.
        const [row, col] = target.dataset.place?.split(':').map(Number) ?? []
        if (row !== undefined && col !== undefined && (row !== place.row || col !== place.col)) setPlace({ row, col })
      }}
    >
      <GridHeader
        columns={columns}
        sort={props.sort}
        place={stop}
        allSelected={order.length > 0 && selection.count >= order.length}
        someSelected={selection.count > 0}
        onToggleAll={() => (selection.count >= order.length ? selection.clear() : selection.set(order))}
        onSort={props.onSort}
        onResize={props.onResize}
        onMove={props.onMoveColumn}
        onPlace={moveTo}
        bodyRows={items.length}
      />
      <div className="zy-grid-body" role="rowgroup" style={{ paddingTop: top, paddingBottom: Math.max(0, bottom) }}>
        {visible.map((each) => {
          const item = items[each.index]
          if (!item) return null
          const selected = item.kind === 'record' && (selection.matching || selection.ids.has(item.record.id))
          return (
            <GridRow
              key={each.key}
              entity={entity}
              columns={columns}
              item={item}
              index={each.index}
              selected={selected}
              stopCol={stop.row === each.index ? stop.col : -1}
              editCol={editing?.row === each.index ? editing.col : -1}
              onToggle={toggleRow}
              onEdit={edit}
              onEditEnd={endEdit}
              onPlace={setPlace}
              onToggleGroup={props.onToggleGroup}
              onMore={props.onMore}
            />
          )
        })}
      </div>
      {props.footer}
    </div>
  )
}
