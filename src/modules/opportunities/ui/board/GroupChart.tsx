import { useMemo } from 'react'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { rowOption } from '#kernel/ui/charts/barOptions.ts'
import { Chart } from '#kernel/ui/charts/Chart.tsx'
import { ChartCard } from '#kernel/ui/charts/ChartCard.tsx'
import { drillTo, useDrill } from '#kernel/ui/charts/Drill.tsx'
import { useText } from '#kernel/ui/text.ts'
import { all, isRef } from './boardState.ts'
import type { Tally } from './tallies.ts'
import { tallyTable } from './tallyTable.ts'
import { boardTexts } from './text.ts'
import type { BoardFilters } from './useBoard.ts'
import { useTallies } from './useTallies.ts'

interface GroupChartProps {
  entity: EntityMeta
  /** A reference field of the deal: `manager`, `region`. */
  by: string
  title: string
  help: string
  filters: BoardFilters
  amount: (value: string | null) => string
}

const MOST_BARS = 10
const BAR_HEIGHT = 30

/** Amount won by a reference of the deal, largest first. */
export function GroupChart({ entity, by, title, help, filters, amount }: GroupChartProps) {
  const t = useText(boardTexts)
  const drill = useDrill()
  const { data } = useTallies(entity, by, filters.decided)
  const shown = useMemo(() => (data ?? []).filter(({ won }) => won > 0).slice(0, MOST_BARS), [data])
  const bars = useMemo(
    () => shown.map((each) => ({ label: each.label, value: Number(each.amount), text: amount(each.amount) })),
    [shown, amount],
  )
  const option = useMemo(() => rowOption(bars), [bars])
  const to = (each: Tally) => drillTo(entity, all(filters.won, isRef(by, each.id)), '-amount')
  return (
    <ChartCard
      title={title}
      help={help}
      table={tallyTable(t, title, data ?? [], amount, to)}
      empty={data && t('nothingClosed')}
    >
      <Chart
        label={`${title}: ${bars.map((bar) => `${bar.label} ${bar.text}`).join(', ')}`}
        option={option}
        height={Math.max(bars.length, 1) * BAR_HEIGHT + 12}
        onPick={(index) => shown[index] && drill(to(shown[index]))}
      />
    </ChartCard>
  )
}
