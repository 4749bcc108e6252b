/** Where figures lead: to a finer chart, and to the records behind them. */
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import type { Dimension, MetricCondition, MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { type Drill, drillTo } from '#kernel/ui/charts/Drill.tsx'
import type { Span } from '../rules/period.ts'
import { filterFor, type Narrowing, type Scope } from '../rules/plan.ts'

/** One step down: a value of a dimension. The name is kept, so that the way back can be named. */
export type Step = readonly [dimension: Dimension, id: string | null, label: string]

/** From the whole to the single record; what comes before is left out once it is chosen. */
const order: readonly Dimension[] = [
  'department',
  'region',
  'manager',
  'person',
  'product-line',
  'product',
  'segment',
  'channel',
  'stage',
  'weekday',
  'hour',
]

/** What a figure can still be split by after these steps, in the order in which people look. */
export function finerDimensions(metric: MetricMeta, steps: readonly Step[], narrowing: Narrowing = {}): Dimension[] {
  const chosen = new Set<Dimension>([...steps.map(([dimension]) => dimension)])
  if (chosen.has('person') || narrowing.person)
    for (const each of ['manager', 'department', 'person'] as const) chosen.add(each)
  if (chosen.has('product')) chosen.add('product-line')
  return order.filter((dimension) => metric.dimensions.includes(dimension) && !chosen.has(dimension))
}

/** What is asked next: in a department, a region or a team, whose work it was. */
export function nextDimension(finer: readonly Dimension[], steps: readonly Step[]): Dimension | undefined {
  const last = steps.at(-1)?.[0]
  const wantsPeople = last === 'department' || last === 'region' || last === 'manager'
  return wantsPeople && finer.includes('person') ? 'person' : finer[0]
}

export interface ExplorePlace {
  /** Address of the board: its key or id. */
  board: string
  metric: string
  /** The card's own filter. */
  where?: Narrowing | undefined
  /** The board's own period and filters, as in its address. */
  search: Record<string, string>
  steps?: readonly Step[]
  by?: Dimension | undefined
  /** A part of time: a bar of a chart. */
  span?: Span | undefined
}

/** The finer chart of a figure; period and filters go along. */
export function exploreTo({ board, metric, search, where, steps = [], by, span }: ExplorePlace): Drill {
  return {
    path: `/boards/${board}/explore`,
    search: {
      metric,
      ...search,
      ...where,
      ...(span && { period: 'custom', from: span.from, to: span.to }),
      ...(steps.length > 0 && { steps }),
      ...(by && { by }),
    },
  }
}

/** Reads the steps of an address; anything else is no step. */
export function readSteps(value: unknown): Step[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each): Step[] => {
    if (!Array.isArray(each)) return []
    const [dimension, id, label] = each as unknown[]
    const known = order.find((name) => name === dimension)
    return known && (id === null || typeof id === 'string') ? [[known, id, String(label ?? '')]] : []
  })
}

/** The condition for the records behind a figure, for lists of its source. */
export function recordsCondition(
  metric: MetricMeta,
  scope: Pick<Scope, 'span' | 'narrowing'>,
  steps: readonly Step[] = [],
): MetricCondition {
  const where = filterFor(metric, scope.narrowing)
  const by = Object.fromEntries(steps.map(([dimension, id]) => [dimension, id]))
  return {
    metric: metric.key,
    ...(scope.span && { from: scope.span.from, to: scope.span.to }),
    ...(steps.length > 0 && { by }),
    ...(where && { where }),
  }
}

/** The list of those records. */
export function recordsTo(entity: EntityMeta, condition: MetricCondition): Drill {
  return drillTo(entity, condition)
}
