// biome-ignore-all lint/a11y/useSemanticElements: a virtual table cannot be made of <table>: rows are drawn where they are, columns come from one grid template
// biome-ignore-all lint/a11y/useFocusableInteractive: the table is one tab stop; its cells take the focus, rows and groups do not
import { memo, useLayoutEffect, useRef } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { Column } from '../model/columns.ts'
import { GroupRow, MoreRow } from './GroupRow.tsx'
import type { GridItem } from './gridItems.ts'
import type { Place } from './gridKeys.ts'
import { RecordRow } from './RecordRow.tsx'

export interface GridRowProps {
  entity: EntityMeta
  columns: Column[]
  item: GridItem
  index: number
  selected: boolean
  /** Column that holds the table's tab stop, -1 when it is in another row. */
  stopCol: number
  /** Column being edited, -1 for none. */
  editCol: number
  onToggle: (id: string, range: boolean) => void
  onEdit: (row: number, col: number) => boolean
  onEditEnd: (step: number) => void
  onPlace: (place: Place) => void
  onToggleGroup: (value: unknown) => void
  onMore: (group: string, cursor: string) => void
}

/** One row of the table. Memoised: scrolling and moving the focus draws only the rows concerned. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { item, index, selected, columns } = props
  const row = useRef<HTMLDivElement>(null)
  // The table is one tab stop; links inside its cells are reached by mouse, or by Enter on the row.
  useLayoutEffect(() => {
    for (const inner of row.current?.querySelectorAll<HTMLElement>('.zy-cell a, .zy-cell .zy-cell-view button') ?? [])
      inner.tabIndex = -1
  })
  const level = item.kind === 'group' ? { 'aria-expanded': item.open, 'aria-level': 1 } : {}
  return (
    <div
      ref={row}
      className="zy-grid-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={item.kind === 'record' ? selected : undefined}
      data-kind={item.kind}
      {...level}
    >
      {item.kind === 'record' && <RecordRow {...props} record={item.record} />}
      {item.kind === 'group' && <GroupRow {...props} item={item} />}
      {item.kind === 'more' && <MoreRow {...props} item={item} />}
      {item.kind === 'skeleton' && <SkeletonCells columns={columns} index={index} />}
    </div>
  )
})

/** Bars of uneven length, so that the page looks like the rows to come. */
function SkeletonCells({ columns, index }: { columns: Column[]; index: number }) {
  return (
    <>
      <div className="zy-cell zy-cell-check" role="gridcell" />
      {columns.map((column, at) => (
        <div key={column.path} className={column.isTitle ? 'zy-cell zy-cell-title' : 'zy-cell'} role="gridcell">
          <span className="zy-list-bar" style={{ width: `${38 + ((index * 7 + at * 13) % 5) * 11}%` }} />
        </div>
      ))}
    </>
  )
}
