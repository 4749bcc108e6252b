import { BarChartOutlined, DownloadOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { type ReactNode, useState } from 'react'
import { defineText, useText } from '../text.ts'
import type { ChartCell, ChartTable } from './chart.types.ts'
import './charts.css'
import { downloadText, tableCsv } from './csv.ts'
import { DrillLink } from './Drill.tsx'

const texts = defineText({
  asTable: { zh: '看表格', en: 'Show as a table' },
  asChart: { zh: '看图表', en: 'Show as a chart' },
  download: { zh: '下载 CSV', en: 'Download CSV' },
})

interface ChartCardProps {
  title: string
  /** Definition of the figure, shown on hover. */
  help?: string
  note?: ReactNode
  table: ChartTable
  /** Shown instead of the chart when there is nothing to draw. */
  empty?: ReactNode
  children: ReactNode
  className?: string
}

/** A card with a chart; the same figures can be read as a table and downloaded. */
export function ChartCard({ title, help, note, table, empty, children, className = '' }: ChartCardProps) {
  const t = useText(texts)
  const [asTable, setAsTable] = useState(false)
  const nothing = table.rows.length === 0
  const swap = t(asTable ? 'asChart' : 'asTable')
  return (
    <section className={`zy-card zy-chart-card ${className}`}>
      <header>
        <h2>{help ? <Explained words={help}>{title}</Explained> : title}</h2>
        <div className="zy-chart-tools">
          {note && <span>{note}</span>}
          {!nothing && (
            <>
              <Tooltip title={swap}>
                <Button
                  type="text"
                  size="small"
                  icon={asTable ? <BarChartOutlined /> : <TableOutlined />}
                  aria-label={`${title}: ${swap}`}
                  onClick={() => setAsTable(!asTable)}
                />
              </Tooltip>
              <Tooltip title={t('download')}>
                <Button
                  type="text"
                  size="small"
                  icon={<DownloadOutlined aria-hidden="true" />}
                  aria-label={`${title}: ${t('download')}`}
                  onClick={() => downloadText(`${title}.csv`, tableCsv(table))}
                />
              </Tooltip>
            </>
          )}
        </div>
      </header>
      {nothing ? <div className="zy-chart-empty">{empty}</div> : asTable ? <Figures table={table} /> : children}
    </section>
  )
}

/** Words with their definition on hover and focus. */
export function Explained({ words, children }: { words: string; children: ReactNode }) {
  return (
    <Tooltip title={words}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the definition must be reachable by keyboard. */}
      <span className="zy-explained" tabIndex={0}>
        {children}
      </span>
    </Tooltip>
  )
}

function Figures({ table }: { table: ChartTable }) {
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
