// biome-ignore-all lint/a11y/useSemanticElements: a virtual table cannot be made of <table>: rows are drawn where they are, columns come from one grid template
// biome-ignore-all lint/a11y/useFocusableInteractive: the table is one tab stop; its cells take the focus, rows and groups do not
import { FieldCell } from '../../fields/index.tsx'
import type { AggregateRow } from '../data/useAggregate.ts'
import type { Column } from '../model/columns.ts'

/** Sums under their columns. The first column belongs to the words at the row's start. */
export function SumCells({ columns, row }: { columns: Column[]; row: AggregateRow | undefined }) {
  return (
    <>
      {columns.slice(1).map((column) => {
        const value = row?.[`sum:${column.path}`]
        const shown = value !== undefined && value !== null
        return (
          <div key={column.path} className="zy-cell zy-cell-right zy-cell-sum" role="gridcell">
            {shown && <FieldCell field={column.field} value={value} compact />}
          </div>
        )
      })}
      <div className="zy-cell" role="presentation" />
    </>
  )
}

/** Fields of the table whose sums make sense. */
export function summableColumns(columns: Column[]): string[] {
  return columns.filter((column) => column.field.summable && !column.through).map((column) => column.path)
}
