import { createContext, useContext } from 'react'
import type { Dimension, MetricMeta, MetricResult, MetricRow } from '#kernel/metrics/metrics.types.ts'
import type { Drill } from '#kernel/ui/charts/Drill.tsx'
import type { Card } from '../../rules/card.types.ts'
import type { Part } from '../../rules/parts.ts'
import type { Span } from '../../rules/period.ts'
import type { Catalogue, Narrowing, Scope } from '../../rules/plan.ts'
import type { CardAnswers } from '../data.ts'
import type { Step } from '../drill.ts'

/** The board around a card. */
export interface BoardFrame {
  catalogue: Catalogue
  scope: Scope
  /** Where a figure leads. */
  explore: (
    metric: string,
    to?: { steps?: readonly Step[]; by?: Dimension; span?: Span; where?: Narrowing | undefined },
  ) => Drill
  /** The period in words, for pictures. */
  periodWords: string
  /** Without tools and links: wall, editor, print preview. */
  plain: boolean
}

export const BoardFrameContext = createContext<BoardFrame | undefined>(undefined)

export function useBoardFrame(): BoardFrame {
  const frame = useContext(BoardFrameContext)
  if (!frame) throw new Error('A card needs a board around it')
  return frame
}

/** What every kind of card is given. Figures that did not come are dealt with before. */
export interface CardProps {
  card: Card
  answers: CardAnswers
}

/** The rows of an answer; none while it is on its way or failed. */
export function rowsOf(answers: CardAnswers, slot: string): MetricRow[] {
  const answer = answers[slot]
  return answer && 'rows' in answer ? answer.rows : []
}

export function resultOf(answers: CardAnswers, slot: string): MetricResult | undefined {
  const answer = answers[slot]
  return answer && 'rows' in answer ? answer : undefined
}

/** The one figure of an answer that is not split. */
export function figureOf(answers: CardAnswers, slot: string): number | null | undefined {
  const result = resultOf(answers, slot)
  return result && (result.rows[0]?.value ?? null)
}

/** Rows of a split as parts of the whole; `none` names what belongs to nobody. */
export function partsOf(rows: readonly MetricRow[], by: Dimension, none: string): Part[] {
  return rows.map((row) => {
    const at = row[by]
    return { id: at?.id ?? null, label: at?.label ?? none, value: row.value }
  })
}

/** The metric of a card, as the catalogue describes it. */
export function metricOf(catalogue: Catalogue, key: string | undefined): MetricMeta | undefined {
  return key === undefined ? undefined : catalogue.get(key)
}
