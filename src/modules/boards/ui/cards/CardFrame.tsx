import { BarChartOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import { Explained } from '#kernel/ui/charts/ChartCard.tsx'
import type { ChartTable } from '#kernel/ui/charts/chart.types.ts'
import { FigureTable } from '#kernel/ui/charts/FigureTable.tsx'
import { TakeAway } from '#kernel/ui/charts/TakeAway.tsx'
import { useLanguage, useText } from '#kernel/ui/text.ts'
import type { Card } from '../../rules/card.types.ts'
import { notNarrowedBy } from '../../rules/plan.ts'
import { boardTexts, byKey } from '../text.ts'
import { useBoardFrame } from './card.context.ts'
import { wordsOf } from './words.ts'

interface CardFrameProps {
  card: Card
  /** Named after what it shows, unless somebody named the card. */
  title: string
  help?: string | undefined
  note?: ReactNode
  /** Stands before the tools: another reading of the same figures. */
  tool?: ReactNode
  table: ChartTable
  /** Nothing to draw: the reason. */
  empty?: ReactNode
  className?: string
  children: ReactNode
}

/** The frame that all kinds of cards share: heading with definition, the figures as a table, and ways to take them away. */
export function CardFrame({
  card,
  title: usual,
  help,
  note,
  tool,
  table,
  empty,
  className = '',
  children,
}: CardFrameProps) {
  const t = useText(boardTexts)
  const language = useLanguage()
  const { catalogue, scope, periodWords, plain } = useBoardFrame()
  const [asTable, setAsTable] = useState(false)
  const frame = useRef<HTMLElement>(null)
  const title = wordsOf(card.title, language) || usual
  const nothing = table.rows.length === 0
  const swap = t(asTable ? 'asChart' : 'asTable')
  const own = Object.keys(card.where ?? {}) as Dimension[]
  const named = (dimensions: readonly Dimension[]) =>
    dimensions.map((each) => t(byKey(each))).join(language === 'zh' ? '、' : ', ')
  const blind = notNarrowedBy(card, catalogue, scope.narrowing)
  return (
    <section ref={frame} className={`zy-card zy-bcard ${className}`} aria-label={title}>
      <header>
        <h2>{help ? <Explained words={help}>{title}</Explained> : title}</h2>
        <div className="zy-bcard-tools">
          {tool}
          {note && <span className="zy-bcard-note">{note}</span>}
          {!plain && !nothing && (
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
              <TakeAway title={title} note={periodWords} table={table} card={frame} />
            </>
          )}
        </div>
      </header>
      <div className="zy-bcard-body">
        {nothing ? (
          <p className="zy-bcard-empty">{empty ?? t('noData')}</p>
        ) : asTable ? (
          <FigureTable table={table} />
        ) : (
          children
        )}
      </div>
      {(own.length > 0 || blind.length > 0) && (
        <footer>
          {[
            own.length > 0 && t('ownFilter', { what: named(own) }),
            blind.length > 0 && t('notNarrowed', { what: named(blind) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </footer>
      )}
    </section>
  )
}
