import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { BarList, type BarRow } from '#kernel/ui/charts/BarList.tsx'
import { ChartCard } from '#kernel/ui/charts/ChartCard.tsx'
import { drillTo } from '#kernel/ui/charts/Drill.tsx'
import { formatNumber, formatPercent } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import { all, isRef } from './boardState.ts'
import { type Tally, winRate } from './tallies.ts'
import { tallyTable } from './tallyTable.ts'
import { boardTexts } from './text.ts'
import type { BoardFilters } from './useBoard.ts'
import { useTallies } from './useTallies.ts'

interface RankingProps {
  entity: EntityMeta
  filters: BoardFilters
  amount: (value: string | null) => string
}

const SHOWN = 10

/** Who won most, with number and win rate beside the amount. */
export function Ranking({ entity, filters, amount }: RankingProps) {
  const t = useText(boardTexts)
  const { data } = useTallies(entity, 'owner', filters.decided)
  const people = data ?? []
  const to = (each: Tally) => drillTo(entity, all(filters.won, isRef('owner', each.id)), '-amount')
  const best = Number(people[0]?.amount ?? 0) || 1
  const rows: BarRow[] = people.slice(0, SHOWN).map((each, at) => ({
    key: each.id ?? 'none',
    label: (
      <>
        <span className="zy-board-rank">{at + 1}</span> {each.label}
      </>
    ),
    share: Number(each.amount) / best,
    figures: [amount(each.amount), formatNumber(each.won), formatPercent(winRate(each.won, each.lost), 1)],
    to: to(each),
  }))
  const more = people.length > SHOWN && t('others', { n: SHOWN, all: people.length })
  return (
    <ChartCard
      title={t('people')}
      help={t('peopleHelp')}
      table={tallyTable(t, t('person'), people, amount, to)}
      empty={data && t('nothingClosed')}
      className="zy-board-wide"
    >
      <BarList rows={rows} columns={[t('wonAmount'), t('wonCount'), t('winRate')]} />
      {more && <p className="zy-board-more">{more}</p>}
    </ChartCard>
  )
}
