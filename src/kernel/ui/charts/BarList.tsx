import type { ReactNode } from 'react'
import './charts.css'
import { type Drill, DrillLink } from './Drill.tsx'

export interface BarRow {
  key: string
  label: ReactNode
  /** 0 to 1 of the longest; null for a row that is not compared with the others. */
  share: number | null
  /** Figures at the right, in the order of the columns. */
  figures: ReactNode[]
  to: Drill
}

/** Bars as a list: every row is a link to its records, so it works by keyboard and screen reader too. */
export function BarList({ rows, columns }: { rows: BarRow[]; columns: string[] }) {
  const shape = { '--zy-figures': columns.length } as React.CSSProperties
  return (
    <div className="zy-bars" style={shape}>
      <div className="zy-bars-head" aria-hidden="true">
        <span />
        <span />
        {columns.map((column) => (
          <span key={column}>{column}</span>
        ))}
      </div>
      <ul>
        {rows.map((row) => (
          <li key={row.key} data-apart={row.share === null}>
            <DrillLink to={row.to}>
              <span className="zy-bars-label">{row.label}</span>
              {row.share === null ? (
                <span />
              ) : (
                <span className="zy-bars-track" aria-hidden="true">
                  <i style={{ inlineSize: `${Math.max(row.share, 0) * 100}%` }} />
                </span>
              )}
              {row.figures.map((figure, at) => (
                <span key={columns[at]} className="zy-bars-figure">
                  <span className="zy-hidden">{columns[at]} </span>
                  {figure}
                </span>
              ))}
            </DrillLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
