import type { ChartCell, ChartTable } from './chart.types.ts'
import './charts.css'
import { DrillLink } from './Drill.tsx'

/** A chart's figures to read: cells lead to their records. */
export function FigureTable({ table }: { table: ChartTable }) {
  return (
    <div className="zy-figures">
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.label} scope="col" data-numeric={column.numeric}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity of their own and are replaced as a whole.
            <tr key={at}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                <td key={column} data-numeric={table.columns[column]?.numeric}>
                  <CellText cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CellText({ cell }: { cell: ChartCell }) {
  return cell.to ? <DrillLink to={cell.to}>{cell.text}</DrillLink> : cell.text
}
