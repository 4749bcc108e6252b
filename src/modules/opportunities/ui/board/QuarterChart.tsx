import { useMemo } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { type Bar, columnOption } from '#kernel/ui/charts/barOptions.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { ChartCard } from '#kernel/ui/charts/ChartCard.tsx'
import { drillTo, useDrill } from '#kernel/ui/charts/Drill.tsx'
import { useFigures } from '#kernel/ui/charts/useFigures.ts'
import { formatLarge, formatNumber } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import { all, closedWithin, quarterSpan } from './boardState.ts'
import { boardTexts } from './text.ts'
import type { BoardFilters } from './useBoard.ts'

interface QuarterChartProps {
  entity: EntityMeta
  filters: BoardFilters
  amount: (value: string | null) => string
}

/** Amount won by quarter of closing; a bar leads to its deals. */
export function QuarterChart({ entity, filters, amount }: QuarterChartProps) {
  const t = useText(boardTexts)
  const drill = useDrill()
  const wanted = { groupBy: 'closedOn:quarter', measure: 'count,sum:amount', filter: filters.won }
  const { data } = useFigures(entity, wanted)
  const quarters = useMemo(
    () =>
      (data ?? []).flatMap((row) => {
        const label = row['closedOn:quarter'] as string | null
        return label ? [{ label, count: row.count, sum: row['sum:amount'] as string }] : []
      }),
    [data],
  )
  const bars = useMemo<Bar[]>(
    // The position of a bar may be a float: it is drawn, not reckoned with. Its figure is the exact string.
    () => quarters.map(({ label, sum }) => ({ label, value: Number(sum), text: amount(sum) })),
    [quarters, amount],
  )
  const option = useMemo(() => columnOption(bars, (value) => formatLarge(value)), [bars])
  const to = (label: string) => drillTo(entity, all(filters.won, closedWithin(quarterSpan(label))), '-amount')
  const table = {
    columns: [
      { label: t('quarter') },
      { label: t('wonCount'), numeric: true },
      { label: t('wonAmount'), numeric: true },
    ],
    rows: quarters.map(({ label, count, sum }) => [
      { text: label, to: to(label) },
      { text: formatNumber(count), exact: count },
      { text: amount(sum), exact: sum },
    ]),
  }
  return (
    <ChartCard title={t('quarters')} help={t('quartersHelp')} table={table} empty={data && t('nothingClosed')}>
      <Chart
        label={`${t('quarters')}: ${bars.map((bar) => `${bar.label} ${bar.text}`).join(', ')}`}
        option={option}
        height={248}
        onPick={(index) => quarters[index] && drill(to(quarters[index].label))}
      />
    </ChartCard>
  )
}
