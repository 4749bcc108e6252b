import { useMemo } from 'react'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { ChartCard } from '#kernel/ui/charts/ChartCard.tsx'
import { DrillLink, drillTo } from '#kernel/ui/charts/Drill.tsx'
import { useText } from '#kernel/ui/text.ts'
import { useFigureText } from '../figureText.ts'
import { goalTexts } from '../text.ts'
import type { GoalOutlook } from './outlook.types.ts'
import { type TrendLines, trendOption } from './trendOption.ts'

/** Actual against plan over the days of the period, and where it will end. */
export function TrendChart({ outlook }: { outlook: GoalOutlook }) {
  const t = useText(goalTexts)
  const figure = useFigureText()
  const { trend, forecast, standing, goal, today, records } = outlook
  const lines = useMemo<TrendLines>(() => {
    // Places on a chart may be floats; the table below it holds the exact figures.
    const done = trend.findLast((p) => p.actual !== null)
    const known = forecast.kind === 'known' ? forecast : undefined
    const from = Math.max(
      trend.findIndex((p) => p.day === today),
      0,
    )
    const span = Math.max(trend.length - 1 - from, 1)
    const reach = (end: number | undefined) =>
      trend.map((_, i) => {
        if (end === undefined || i < from) return null
        const start = Number(done?.actual ?? 0)
        return start + ((end - start) * (i - from)) / span
      })
    return {
      days: trend.map((p) => p.day),
      plan: trend.map((p) => Number(p.plan)),
      actual: trend.map((p) => (p.actual === null ? null : Number(p.actual))),
      forecast: reach(known?.value),
      low: reach(known?.low),
      high: reach(known?.high),
      target: Number(standing.target),
      names: { plan: t('plan'), actual: t('actual'), forecast: t('forecast'), target: t('target') },
    }
  }, [trend, forecast, standing, today, t])
  const option = useMemo(
    () => trendOption(lines, (value) => figure(String(value), goal.unit, goal.currency)),
    [lines, figure, goal],
  )
  const table = {
    columns: [{ label: t('day') }, { label: t('actual'), numeric: true }, { label: t('plan'), numeric: true }],
    rows: trend.map((p) => [
      { text: p.day },
      { text: figure(p.actual, goal.unit, goal.currency), exact: p.actual ?? '' },
      { text: figure(p.plan, goal.unit, goal.currency), exact: p.plan },
    ]),
  }
  const last = trend.findLast((p) => p.actual !== null)
  return (
    <ChartCard
      title={t('trend')}
      table={table}
      note={records && <DrillLink to={drillTo({ path: records.path }, records.condition)}>{t('records')}</DrillLink>}
    >
      <div className="zy-goal-legend" aria-hidden="true">
        <span data-line="actual">{t('actual')}</span>
        <span data-line="plan">{t('plan')}</span>
        {forecast.kind === 'known' && <span data-line="forecast">{t('forecast')}</span>}
      </div>
      <Chart
        label={`${t('trend')}: ${t('actual')} ${figure(last?.actual, goal.unit)}, ${t('plan')} ${figure(standing.plan, goal.unit)}`}
        option={option}
        height={230}
      />
    </ChartCard>
  )
}
