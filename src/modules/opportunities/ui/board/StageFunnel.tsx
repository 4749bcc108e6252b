import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { BarList, type BarRow } from '#kernel/ui/charts/BarList.tsx'
import { ChartCard } from '#kernel/ui/charts/ChartCard.tsx'
import { drillTo } from '#kernel/ui/charts/Drill.tsx'
import type { FigureRow } from '#kernel/ui/charts/useFigures.ts'
import { formatNumber } from '#kernel/ui/format.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { all, is } from './boardState.ts'
import { stagesOf } from './stagesOf.ts'
import { boardTexts } from './text.ts'
import type { BoardFilters, KeyFigures } from './useBoard.ts'

interface StageFunnelProps {
  entity: EntityMeta
  pipeline: string | undefined
  filters: BoardFilters
  stages: readonly FigureRow[]
  figures: KeyFigures
  amount: (value: string | null) => string
}

/** Where the open deals stand, stage by stage, and what was won. */
export function StageFunnel({ entity, pipeline, filters, stages, figures, amount }: StageFunnelProps) {
  const t = useText(boardTexts)
  const label = useLabel()
  const open = stagesOf(entity, pipeline)
    .filter((stage) => stage.outcome === 'open')
    .map((stage) => {
      const row = stages.find((each) => each.stage === stage.key)
      return {
        key: stage.key,
        name: label(stage.label),
        count: row?.count ?? 0,
        amount: (row?.['sum:amount'] as string | undefined) ?? '0',
        to: drillTo(entity, all(filters.open, is('stage', stage.key)), '-amount'),
      }
    })
  const won = {
    key: 'won',
    name: t('won'),
    count: figures.won,
    amount: figures.amount,
    to: drillTo(entity, filters.won, '-amount'),
  }
  const shown = [...open, won]
  const longest = Math.max(...open.map(({ count }) => count), 1)
  const rows: BarRow[] = shown.map((each) => ({
    key: each.key,
    label: each.name,
    share: each === won ? null : each.count / longest,
    figures: [formatNumber(each.count), amount(each.amount)],
    to: each.to,
  }))
  const table = {
    columns: [{ label: t('stage') }, { label: t('count'), numeric: true }, { label: t('amount'), numeric: true }],
    rows: shown.map((each) => [
      { text: each.name, to: each.to },
      { text: formatNumber(each.count), exact: each.count },
      { text: amount(each.amount), exact: each.amount },
    ]),
  }
  return (
    <ChartCard title={t('funnel')} help={t('funnelHelp')} table={table}>
      <BarList rows={rows} columns={[t('count'), t('amount')]} />
    </ChartCard>
  )
}
