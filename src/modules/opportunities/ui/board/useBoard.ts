import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { type FigureRow, useFigures } from '#kernel/ui/charts/useFigures.ts'
import { all, type BoardState, closedWithin, is, type Span, whoseDeals } from './boardState.ts'
import { rounded, winRate } from './tallies.ts'

/** The filters of the board's figures; the same ones lead to the records. */
export interface BoardFilters {
  won: Filter
  decided: Filter
  open: Filter
}

export function boardFilters(state: BoardState, span: Span | undefined): BoardFilters {
  const whose = whoseDeals(state)
  const within = closedWithin(span)
  return {
    won: all(is('status', 'won'), within, whose) as Filter,
    decided: all({ field: 'status', op: 'in', value: ['won', 'lost'] }, within, whose) as Filter,
    open: all(is('status', 'open'), whose) as Filter,
  }
}

export interface KeyFigures {
  won: number
  lost: number
  amount: string
  mean: string | null
  rate: string | null
  cycleMean: string | null
  cycleMedian: string | null
}

const KEY_MEASURES = 'count,sum:amount,avg:amount,avg:cycleDays,median:cycleDays'

function keyFigures(rows: readonly FigureRow[]): KeyFigures {
  const won = rows.find((row) => row.status === 'won')
  const lost = rows.find((row) => row.status === 'lost')?.count ?? 0
  return {
    won: won?.count ?? 0,
    lost,
    amount: (won?.['sum:amount'] as string | undefined) ?? '0',
    mean: rounded(won?.['avg:amount'], 2),
    // Rounded for good where they are shown.
    rate: winRate(won?.count ?? 0, lost, 6),
    cycleMean: rounded(won?.['avg:cycleDays'], 6),
    cycleMedian: rounded(won?.['median:cycleDays'], 1),
  }
}

/** Won, lost, win rate, mean and cycle of the deals decided. */
export function useKeyFigures(entity: EntityMeta, filter: Filter, enabled = true) {
  const query = useFigures(entity, { groupBy: 'status', measure: KEY_MEASURES, filter }, enabled)
  return { ...query, figures: query.data && keyFigures(query.data) }
}

/** Open deals by stage, with sums. */
export function useOpenStages(entity: EntityMeta, filter: Filter) {
  return useFigures(entity, { groupBy: 'stage', measure: 'count,sum:amount,sum:weightedAmount', filter })
}
