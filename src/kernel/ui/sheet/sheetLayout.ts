/** Where the parts of a sheet lie. */
import type { CSSProperties } from 'react'
import type { SheetColumn, SheetRow } from './sheet.types.ts'

type Item = { group: string } | { row: SheetRow; index: number }

const headWidth = 190
const columnWidth = 104
const widthOf = (column: SheetColumn): number => column.width ?? columnWidth

/** Widths in pixels as the style sheet takes them. */
export const widthsOf = (columns: readonly SheetColumn[]): CSSProperties =>
  ({
    '--zy-sheet-columns': [headWidth, ...columns.map(widthOf)].map((width) => `${width}px`).join(' '),
    '--zy-sheet-head': `${headWidth}px`,
    '--zy-sheet-width': `${columns.reduce((sum, column) => sum + widthOf(column), headWidth)}px`,
  }) as CSSProperties

/** What is drawn: rows, and a line before each group of them. */
export function itemsOf(rows: readonly SheetRow[]): Item[] {
  const items: Item[] = []
  let group: string | null | undefined
  rows.forEach((row, index) => {
    if (row.group && row.group !== group) items.push({ group: row.group })
    group = row.group
    items.push({ row, index })
  })
  return items
}

/** Scrolls sideways so far that the column is seen beside the fixed ones. */
export function revealColumn(frame: HTMLDivElement | null, columns: readonly SheetColumn[], column: number): void {
  if (!frame) return
  const chosen = columns[column]
  if (!chosen || chosen.strong) return
  const free = columns.filter((c) => !c.strong)
  const left = free.slice(0, free.indexOf(chosen)).reduce((sum, c) => sum + widthOf(c), 0)
  const right = left + widthOf(chosen)
  const fixed = columns.filter((c) => c.strong).reduce((sum, c) => sum + widthOf(c), headWidth)
  const room = frame.clientWidth - fixed
  if (left < frame.scrollLeft) frame.scrollLeft = left
  else if (right > frame.scrollLeft + room) frame.scrollLeft = right - room
}
