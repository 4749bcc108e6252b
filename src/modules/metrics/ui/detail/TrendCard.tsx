import { useMemo } from 'react'
import type { MetricCondition, MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { columnOption, lineOption } from '#kernel/ui/charts/barOptions.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { ChartCard } from '#kernel/ui/charts/ChartCard.tsx'
import { type Drill, useDrill } from '#kernel/ui/charts/Drill.tsx'
import { useMeta } from '#kernel/ui/meta.tsx'
import { usePhone } from '#kernel/ui/screen.ts'
import { useText } from '#kernel/ui/text.ts'
import { ChangeTag } from '../figures/ChangeTag.tsx'
import { changeOf } from '../figures/change.ts'
import { byMonth, lastMonths, sameDaysBefore } from '../figures/months.ts'
import { axisFigure, useFigure } from '../figures/useFigure.ts'
import { metricTexts } from '../text.ts'
import { useMetricFigures } from './useMetricFigures.ts'

interface TrendCardProps {
  metric: MetricMeta
  source: string | undefined
  drill: ((condition: Omit<MetricCondition, 'metric'>) => Drill) | undefined
}

/** This month and the twelve before; a bar leads to its records. */
export function TrendCard({ metric, source, drill }: TrendCardProps) {
  const t = useText(metricTexts)
  const { today } = useMeta()
  const show = useFigure()
  const go = useDrill()
  const phone = usePhone()
  const { data } = useMetricFigures(metric, source, { ...lastMonths(today), groupBy: ['month'] })
  const before = useMetricFigures(metric, source, sameDaysBefore(today)).data?.[0]?.value ?? null
  const months = useMemo(() => byMonth(data ?? [], today, metric.additive ? 0 : null), [data, today, metric.additive])
  const points = useMemo(
    () =>
      months.map(({ month, value }) => ({ label: month, value, text: value === null ? '' : show(value, metric.unit) })),
    [months, metric.unit, show],
  )
  const option = useMemo(() => {
    const axis = axisFigure(metric.unit)
    return metric.additive
      ? columnOption(
          points.map((point) => ({ ...point, value: point.value ?? 0 })),
          axis,
          !phone,
        )
      : lineOption(points, axis, !phone)
  }, [points, metric, phone])
  const now = months.at(-1)?.value ?? null
  const nothing = !data?.some(({ value }) => value !== null && value !== 0)
  const to = (month: string) => drill?.({ by: { month } })
  const title = t('trend')
  const table = {
    columns: [{ label: t('month') }, { label: t('value'), numeric: true }],
    rows: nothing
      ? []
      : months.map(({ month, value }) => [
          { text: month, to: to(month) },
          { text: show(value, metric.unit), exact: value ?? '' },
        ]),
  }
  return (
    <ChartCard title={title} note={t('trendNote')} table={table} empty={data && t('noTrend')}>
      <p className="zy-metric-now">
        <span className="zy-metric-quiet">{t(metric.kind === 'stock' ? 'now' : 'thisMonth')}</span>
        <strong>{show(now, metric.unit)}</strong>
        {now !== null && <ChangeTag change={changeOf(now, before, metric)} />}
      </p>
      <Chart
        label={`${title}: ${points.map(({ label, text }) => `${label} ${text || '—'}`).join(', ')}`}
        option={option}
        height={240}
        onPick={
          drill &&
          ((index) => {
            const target = months[index] && to(months[index].month)
            if (target) go(target)
          })
        }
      />
    </ChartCard>
  )
}
