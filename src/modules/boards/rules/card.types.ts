/** What a board holds. Shared by the server, which checks it, and the screens. */
import type { Dimension, Period } from '#kernel/metrics/metrics.types.ts'

export const cardKinds = [
  'figure',
  'trend',
  'table',
  'funnel',
  'ranking',
  'comparison',
  'contribution',
  'share',
  'heat',
  'radar',
  'note',
] as const
export type CardKind = (typeof cardKinds)[number]

export const comparisons = ['none', 'previous', 'last-year', 'both'] as const
export type Comparison = (typeof comparisons)[number]

export const cardLooks = ['bars', 'columns', 'line', 'donut', 'waterfall'] as const
export type CardLook = (typeof cardLooks)[number]

/** Words of a person's own, in one language or both. */
export interface Words {
  zh?: string
  en?: string
}

/** Cards flow in their order over twelve columns, so that a phone shows the same order in one column. */
export interface Card {
  /** Unique on its board. */
  id: string
  kind: CardKind
  /** Width in columns of twelve. */
  w: number
  /** Height in rows. */
  h: number
  /** Own heading; left out, the card is named after its metric. */
  title?: Words
  metrics: string[]
  /** What the figures are split by. */
  by?: Dimension
  /** Length of one step of time. */
  step?: Period
  compare?: Comparison
  look?: CardLook
  /** Own filter: a value per dimension. For these dimensions it stands instead of the board's. */
  where?: Partial<Record<Dimension, string>>
  /** Which values of the split are compared; left out, the largest ones. */
  among?: string[]
  /** How many rows are shown; the rest is summed as others. */
  top?: number
  /** Decimal strings in the metric's unit; a ratio as a fraction. */
  target?: string
  benchmark?: string
  text?: Words
}

export interface Layout {
  cards: Card[]
}

export const boardColumns = 12
export const mostCards = 24
/** One request answers a whole board. */
export const mostQueries = 40
/** Teams that are picked by hand. */
export const mostAmong = 12
/** Rows of a ranking, lines of a chart: more cannot be read. */
export const mostTop = 50

export interface CardShape {
  /** Least and most metrics. */
  metrics: readonly [number, number]
  by: 'none' | 'optional' | 'needed'
  step: 'none' | 'optional' | 'needed'
  /** What is compared can be picked by hand. */
  among?: true
  /** Only parts that add up can be shares of a whole. */
  additive?: true
  looks?: readonly CardLook[]
  compares?: readonly Comparison[]
  /** Size when it is added, and the least that can be read. */
  size: { w: number; h: number; minW: number; minH: number }
}

/** What each kind of card needs. The editor offers exactly this, and the server refuses anything else. */
export const cardShapes: Record<CardKind, CardShape> = {
  figure: {
    metrics: [1, 1],
    by: 'none',
    step: 'optional',
    compares: ['both', 'previous', 'last-year', 'none'],
    size: { w: 3, h: 2, minW: 2, minH: 2 },
  },
  trend: {
    metrics: [1, 3],
    by: 'optional',
    step: 'needed',
    looks: ['columns', 'line'],
    compares: ['none', 'previous', 'last-year'],
    size: { w: 6, h: 5, minW: 3, minH: 3 },
  },
  table: { metrics: [1, 6], by: 'needed', step: 'optional', size: { w: 6, h: 5, minW: 3, minH: 3 } },
  funnel: { metrics: [0, 0], by: 'none', step: 'none', size: { w: 6, h: 5, minW: 4, minH: 4 } },
  ranking: {
    metrics: [1, 3],
    by: 'needed',
    step: 'none',
    compares: ['none', 'previous', 'last-year'],
    size: { w: 6, h: 5, minW: 3, minH: 3 },
  },
  comparison: {
    metrics: [1, 1],
    among: true,
    by: 'needed',
    step: 'none',
    compares: ['previous', 'last-year', 'none'],
    size: { w: 6, h: 5, minW: 3, minH: 3 },
  },
  contribution: {
    metrics: [1, 1],
    by: 'needed',
    step: 'none',
    additive: true,
    compares: ['previous', 'last-year'],
    size: { w: 6, h: 5, minW: 4, minH: 4 },
  },
  share: {
    metrics: [1, 1],
    by: 'needed',
    step: 'none',
    additive: true,
    looks: ['donut', 'bars'],
    size: { w: 4, h: 5, minW: 3, minH: 4 },
  },
  heat: { metrics: [1, 1], by: 'optional', step: 'optional', size: { w: 6, h: 5, minW: 4, minH: 3 } },
  radar: { metrics: [3, 8], by: 'needed', step: 'none', among: true, size: { w: 4, h: 6, minW: 3, minH: 5 } },
  note: { metrics: [0, 0], by: 'none', step: 'none', size: { w: 4, h: 2, minW: 2, minH: 1 } },
}

/** The figures a funnel is made of. */
export const funnelMetrics = {
  openCount: 'open-count',
  openAmount: 'open-amount',
  wonCount: 'won-count',
  wonAmount: 'won-amount',
  lostCount: 'lost-count',
  entries: 'stage-entries',
  conversion: 'stage-conversion',
  losses: 'stage-losses',
  days: 'stage-days',
} as const

/** The metrics a card reads. */
export function metricsOfCard(card: Pick<Card, 'kind' | 'metrics'>): readonly string[] {
  return card.kind === 'funnel' ? Object.values(funnelMetrics) : card.metrics
}
