import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { divide, isNegative, isZero, multiply, subtract, sum } from '#kernel/pure/money.ts'
import type { AmountStyle } from '#kernel/ui/charts/amounts.ts'
import { Explained } from '#kernel/ui/charts/ChartCard.tsx'
import { type Drill, DrillLink, drillTo } from '#kernel/ui/charts/Drill.tsx'
import type { FigureRow } from '#kernel/ui/charts/useFigures.ts'
import { formatNumber, formatPercent, NOTHING } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import { changeInPercent, rounded } from './tallies.ts'
import { boardTexts } from './text.ts'
import type { BoardFilters, KeyFigures } from './useBoard.ts'

interface FigureCardsProps {
  entity: EntityMeta
  filters: BoardFilters
  figures: KeyFigures | undefined
  /** The same days a year earlier, when the period has such. */
  before: KeyFigures | undefined
  stages: readonly FigureRow[] | undefined
  style: AmountStyle
  amount: (value: string | null) => string
}

const total = (rows: readonly FigureRow[], measure: string) => sum(rows.map((row) => row[measure] as string))

/** The board's key figures; each leads to its records. */
export function FigureCards({ entity, filters, figures, before, stages, style, amount }: FigureCardsProps) {
  const t = useText(boardTexts)
  if (!figures || !stages) return <Skeleton active paragraph={{ rows: 2 }} />
  const places = style === 'exact' ? 2 : 1
  const won = drillTo(entity, filters.won, '-amount')
  const open = drillTo(entity, filters.open, '-amount')
  const openAmount = total(stages, 'sum:amount')
  const weighted = total(stages, 'sum:weightedAmount')
  const openCount = stages.reduce((count, row) => count + row.count, 0)
  const change = (now: string | null, then: string | null | undefined) => (
    <Change value={changeInPercent(now, then ?? null)} unit="%" />
  )
  const points = figures.rate !== null && before?.rate ? rounded(subtract(figures.rate, before.rate), 1) : null
  return (
    <ul className="zy-board-figures">
      <Figure title={t('wonCount')} help={t('wonCountHelp')} to={won} value={formatNumber(figures.won)}>
        {change(String(figures.won), before && String(before.won))}
      </Figure>
      <Figure title={t('wonAmount')} help={t('wonAmountHelp')} to={won} value={amount(figures.amount)}>
        {change(figures.amount, before?.amount)}
      </Figure>
      <Figure
        title={t('winRate')}
        help={t('winRateHelp')}
        to={drillTo(entity, filters.decided, '-closedOn')}
        value={formatPercent(figures.rate, places)}
      >
        <Change value={points} unit="pt" />
        {t('wonLost', { won: formatNumber(figures.won), lost: formatNumber(figures.lost) })}
      </Figure>
      <Figure title={t('meanDeal')} help={t('meanDealHelp')} to={won} value={amount(figures.mean)}>
        {change(figures.mean, before?.mean)}
      </Figure>
      <Figure
        title={t('cycle')}
        help={t('cycleHelp')}
        to={drillTo(entity, filters.won, '-cycleDays')}
        value={
          figures.cycleMean === null ? NOTHING : t('days', { n: formatNumber(rounded(figures.cycleMean, places)) })
        }
      >
        {figures.cycleMedian !== null && t('median', { n: formatNumber(figures.cycleMedian) })}
      </Figure>
      <Figure title={t('open')} help={t('openHelp')} to={open} value={amount(openAmount)}>
        {t('openCount', { n: formatNumber(openCount) })}
      </Figure>
      <Figure
        title={t('weighted')}
        help={t('weightedHelp')}
        to={drillTo(entity, filters.open, '-weightedAmount')}
        value={amount(weighted)}
      >
        {!isZero(openAmount) && t('weightedShare', { n: divide(multiply(weighted, '100'), openAmount, 0) })}
      </Figure>
    </ul>
  )
}

function Figure(props: { title: string; help: string; value: string; to: Drill; children?: ReactNode }) {
  return (
    <li className="zy-card">
      <small>
        <Explained words={props.help}>{props.title}</Explained>
      </small>
      <DrillLink to={props.to} className="zy-board-value">
        {props.value}
      </DrillLink>
      <p>{props.children}</p>
    </li>
  )
}

/** Up or down against the year before; the arrow says it without colour. */
function Change({ value, unit }: { value: string | null; unit: '%' | 'pt' }) {
  const t = useText(boardTexts)
  if (value === null) return null
  const down = isNegative(value)
  const figure = `${down ? '' : '+'}${formatNumber(value)}`
  return (
    <span className="zy-board-change" data-down={down}>
      {!isZero(value) && (down ? <ArrowDownOutlined aria-hidden="true" /> : <ArrowUpOutlined aria-hidden="true" />)}
      {t('lastYear', { n: unit === '%' ? `${figure}%` : t('points', { n: figure }) })}
    </span>
  )
}
