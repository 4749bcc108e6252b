import { BarChartOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { defineText, useText } from '../text.ts'
import type { ChartTable } from './chart.types.ts'
import './charts.css'
import { FigureTable } from './FigureTable.tsx'
import { TakeAway } from './TakeAway.tsx'

const texts = defineText({
  asTable: { zh: '看表格', en: 'Show as a table' },
  asChart: { zh: '看图表', en: 'Show as a chart' },
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
  const card = useRef<HTMLElement>(null)
  const nothing = table.rows.length === 0
  const swap = t(asTable ? 'asChart' : 'asTable')
  return (
    <section ref={card} className={`zy-card zy-chart-card ${className}`}>
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
              <TakeAway title={title} table={table} card={card} />
            </>
          )}
        </div>
      </header>
      {nothing ? <div className="zy-chart-empty">{empty}</div> : asTable ? <FigureTable table={table} /> : children}
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
