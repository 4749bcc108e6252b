import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented, Select } from 'antd'
import { useMemo } from 'react'
import {
  type Dimension,
  type DimensionValue,
  dimensionLabels,
  type MetricCondition,
  type MetricMeta,
} from '#kernel/metrics/metrics.types.ts'
import { BarList } from '#kernel/ui/charts/BarList.tsx'
import { ChartCard } from '#kernel/ui/charts/ChartCard.tsx'
import type { ChartTable } from '#kernel/ui/charts/chart.types.ts'
import type { Drill } from '#kernel/ui/charts/Drill.tsx'
import { formatPercent } from '#kernel/ui/format.ts'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { useFigure } from '../figures/useFigure.ts'
import { metricTexts } from '../text.ts'
import { readSplit, type SplitPeriod, type SplitState, splitDays, splitPeriods } from './splitState.ts'
import { useMetricFigures } from './useMetricFigures.ts'

const SHOWN = 15

interface SplitCardProps {
  metric: MetricMeta
  source: string | undefined
  drill: ((condition: Omit<MetricCondition, 'metric'>) => Drill) | undefined
}

/** The metric by one dimension, largest first, each row with its share and its records. */
export function SplitCard(props: SplitCardProps) {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const state = readSplit(search, props.metric)
  return state ? <Split {...props} state={state} /> : null
}

function Split({ metric, source, drill, state }: SplitCardProps & { state: SplitState }) {
  const t = useText(metricTexts)
  const label = useLabel()
  const show = useFigure()
  const { today, company } = useMeta()
  const { by, period } = state
  const isStock = metric.kind === 'stock'
  const days = splitDays(isStock ? 'month' : period, today, company.fiscalYearStart)
  const { data } = useMetricFigures(metric, source, { ...days, groupBy: [by] })
  const rows = useMemo(() => largestFirst(data ?? [], by), [data, by])
  const total = rows.reduce((sum, { value }) => sum + value, 0)
  const best = Math.max(...rows.map(({ value }) => Math.abs(value)), 0) || 1
  const share = (value: number) => (metric.additive && total > 0 ? formatPercent(round((value / total) * 100)) : '')
  const to = (of: DimensionValue | null) => drill?.({ ...days, by: { [by]: of?.id ?? null } })
  const nameOf = (of: DimensionValue | null) => of?.label ?? t('none')
  const heading = label(dimensionLabels[by])
  const columns = metric.additive ? [t('value'), t('share')] : [t('value')]
  const table: ChartTable = {
    columns: [{ label: heading }, ...columns.map((column) => ({ label: column, numeric: true }))],
    rows: rows.map(({ of, value }) => [
      { text: nameOf(of), to: to(of) },
      { text: show(value, metric.unit), exact: value },
      ...(metric.additive ? [{ text: share(value) }] : []),
    ]),
  }
  const bars = rows.slice(0, SHOWN).map(({ of, value }) => ({
    key: of?.id ?? '',
    label: nameOf(of),
    share: Math.abs(value) / best,
    figures: metric.additive ? [show(value, metric.unit), share(value)] : [show(value, metric.unit)],
    to: to(of) ?? { path: '.', search: {} },
  }))
  return (
    <div className="zy-metric-main">
      <SplitBar metric={metric} state={state} />
      <ChartCard title={t('by', { name: heading.toLowerCase() })} table={table} empty={data && t('noSplit')}>
        <BarList rows={bars} columns={columns} />
        {rows.length > SHOWN && <p className="zy-metric-more">{t('others', { n: SHOWN, all: rows.length })}</p>}
      </ChartCard>
    </div>
  )
}

function SplitBar({ metric, state }: { metric: MetricMeta; state: SplitState }) {
  const t = useText(metricTexts)
  const label = useLabel()
  const navigate = useNavigate()
  const set = (change: Partial<SplitState>) =>
    void navigate({ to: '.', search: { ...state, ...change } as never, replace: true, resetScroll: false })
  return (
    <fieldset className="zy-metric-split" aria-label={t('split')}>
      <Select<Dimension>
        value={state.by}
        aria-label={t('splitDimension')}
        options={metric.dimensions.map((each) => ({
          value: each,
          label: t('by', { name: label(dimensionLabels[each]).toLowerCase() }),
        }))}
        onChange={(by) => set({ by })}
      />
      {metric.kind !== 'stock' && (
        <Segmented<SplitPeriod>
          value={state.period}
          aria-label={t('period')}
          options={splitPeriods.map((each) => ({ value: each, label: t(`period.${each}`) }))}
          onChange={(period) => set({ period })}
        />
      )}
    </fieldset>
  )
}

interface SplitRow {
  of: DimensionValue | null
  value: number
}

function largestFirst(
  rows: readonly ({ value: number | null } & { [K in Dimension]?: DimensionValue | null })[],
  by: Dimension,
) {
  return rows
    .flatMap((row): SplitRow[] => (row.value === null ? [] : [{ of: row[by] ?? null, value: row.value }]))
    .sort((a, b) => b.value - a.value)
}

const round = (value: number): number => Math.round(value * 10) / 10
