import type { ReactNode } from 'react'

export interface RowColumn {
  label: string
  numeric?: boolean
  help?: string
}

export interface RowItem {
  key: string
  cells: ReactNode[]
  onClick?: () => void
}

/** A table that becomes a list of cards on a phone. */
export function Rows({ label, columns, rows }: { label: string; columns: RowColumn[]; rows: RowItem[] }) {
  return (
    <table className="zy-rows" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} data-numeric={column.numeric} title={column.help} scope="col">
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-click={row.onClick !== undefined}>
            {row.cells.map((cell, at) => (
              <td key={columns[at]?.label} data-numeric={columns[at]?.numeric} data-label={columns[at]?.label}>
                {at === 0 && row.onClick ? (
                  <button type="button" onClick={row.onClick}>
                    {cell}
                  </button>
                ) : (
                  cell
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
