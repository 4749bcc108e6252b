import { useMemo } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { useDrill } from '#kernel/ui/charts/Drill.tsx'
import { useMeta } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import { type ChartFigures, chartFigures, cutCategories, slicesOf } from '../rules/chart-data.ts'
import type { ChartKind, PivotColumn, PivotKey, PivotLine, PivotValue, ReportResult } from '../rules/report.types.ts'
import { useBehind } from './behind.ts'
import { cartesian, donut, heat } from './chartOptions.ts'
import './echartsParts.ts'
import { shortFigure } from './figureText.ts'
import { reportTexts } from './text.ts'

interface ReportChartProps {
  entity: EntityMeta
  filter: Filter | undefined
  result: ReportResult
  kind: Exclude<ChartKind, 'table'>
  title: string
}

/** The figures drawn. A click leads to the records, as in the table. */
export default function ReportChart({ entity, filter, result, kind, title }: ReportChartProps) {
  const t = useText(reportTexts)
  const drill = useDrill()
  const behind = useBehind(entity, filter, result)
  const { company } = useMeta()
  const { format } = result.measures[0]!
  const drawn = useMemo(() => {
    const words = (value: number) => shortFigure(value, format, company.currency)
    const names = { others: t('others'), total: t('total') }
    if (kind === 'donut') {
      const slices = slicesOf(result, names.others)
      return slices && { figures: undefined, slices, option: donut(slices, words) }
    }
    const all = kind === 'heat' ? everySeries(result, names.total) : chartFigures(result, names)
    const figures = cutCategories(all, kind)
    return {
      figures,
      slices: undefined,
      option: kind === 'heat' ? heat(figures, words) : cartesian(figures, kind, words),
    }
  }, [result, kind, format, company.currency, t])
  if (!drawn) return <p className="zy-quiet">{t('noDonut')}</p>
  const { figures, slices } = drawn
  const left = figures?.left ?? 0
  const height = kind === 'heat' ? Math.min(44 + (figures?.categories.length ?? 0) * 30, 1200) : 300

  const open = (rows: readonly PivotKey[], columns: readonly PivotKey[]) => drill(behind(rows, columns))
  const pick = (index: number, series: number) => {
    const slice = slices?.[index]
    if (slice?.keys) open(slice.keys, [])
    if (!figures) return
    const place = kind === 'heat' ? filled(figures)[index] : { x: series, y: index }
    const one = place && figures.series[place.x]?.place
    const other = place && figures.categories[place.y]?.place
    if (one && other) open([...one.rows, ...other.rows], [...one.columns, ...other.columns])
  }
  return (
    <>
      <Chart label={`${title}: ${spoken(drawn, t('others'))}`} option={drawn.option} height={height} onPick={pick} />
      {left > 0 && <p className="zy-quiet">{t('notDrawn', { n: left })}</p>}
    </>
  )
}

/** A heat map has one colour, so that every column may be shown. */
function everySeries(result: ReportResult, total: string): ChartFigures {
  const lines = result.pivot.lines.filter(({ kind }) => kind === 'row')
  const used: PivotLine[] = lines.length > 0 ? lines : result.pivot.lines
  const toNumber = (value: PivotValue) => (value === null ? null : Number(value))
  const columns = result.pivot.columns.filter(({ isTotal }) => result.columns.length === 0 || !isTotal)
  const name = (column: PivotColumn) => column.keys.map(({ label }) => label).join(' · ')
  return {
    categories: used.map(({ keys }) => ({
      name: keys.map(({ label }) => label).join(' · ') || total,
      place: { rows: keys, columns: [] },
    })),
    series: columns.map((column) => ({
      name: name(column) || result.measures[0]!.label,
      place: { rows: [], columns: column.keys },
      values: used.map(({ cells }) => toNumber(cells[result.pivot.columns.indexOf(column)]![0]!)),
    })),
    left: 0,
  }
}

/** The cells of a heat map in the order in which they are drawn. */
const filled = ({ series }: ChartFigures) =>
  series.flatMap((each, x) => each.values.flatMap((value, y) => (value === null || value === 0 ? [] : [{ x, y }])))

/** What the picture shows, for those who cannot see it; the table below has everything. */
function spoken(
  { figures, slices }: { figures?: ChartFigures | undefined; slices?: { name: string; value: number }[] | undefined },
  others: string,
): string {
  const parts =
    slices ?? figures?.categories.map(({ name }, i) => ({ name, value: figures.series[0]?.values[i] ?? 0 })) ?? []
  const first = parts.slice(0, 12).map(({ name, value }) => `${name} ${value}`)
  return [...first, ...(parts.length > 12 ? [others] : [])].join(', ')
}
