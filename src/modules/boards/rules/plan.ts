/** From cards to the figures they need. Equal questions are asked once; one request answers the whole board. */
import type { Filter } from '#kernel/entity/meta.types.ts'
import type { Dimension, MetricMeta, MetricQuery, Period } from '#kernel/metrics/metrics.types.ts'
import { type Card, type Comparison, funnelMetrics, metricsOfCard } from './card.types.ts'
import { type Calendar, earlierTrend, lastYear, passed, previous, type Span, trendSpan } from './period.ts'

/** Whose figures: a value per dimension. Departments and regions count with everything below them. */
export type Narrowing = Partial<Record<Dimension, string>>

/** What a board shows now: its period and filters. */
export interface Scope extends Calendar {
  span: Span | undefined
  narrowing: Narrowing
  /** Rows of splits that were chosen on the way down: that value alone, null for none. */
  steps?: readonly { dimension: Dimension; id: string | null }[]
}

/** The questions of one card by the name its drawing knows them by: `now`, `previous`, `now:won-count`. */
export type CardPlan = Record<string, MetricQuery>

export type Catalogue = ReadonlyMap<string, MetricMeta>

const trees: readonly Dimension[] = ['department', 'region']

/** The board's filters as a metric understands them: those by a dimension that it does not have are left out. */
export function filterFor(
  metric: MetricMeta | undefined,
  narrowing: Narrowing,
  steps: Scope['steps'] = [],
): Filter | undefined {
  const narrowed = Object.entries(narrowing)
    .filter(([key, value]) => value !== undefined && (metric?.dimensions.includes(key as Dimension) ?? true))
    .map(([key, value]): Filter => conditionOf(key as Dimension, value))
  const chosen = steps.map(
    ({ dimension, id }): Filter =>
      id === null ? { field: dimension, op: 'empty', value: true } : { field: dimension, op: 'eq', value: id },
  )
  const parts = [...narrowed, ...chosen]
  return parts.length > 1 ? { and: parts } : parts[0]
}

function conditionOf(dimension: Dimension, id: string): Filter {
  return { field: dimension, op: trees.includes(dimension) ? 'under' : 'eq', value: id }
}

const both = (a: Filter, b: Filter | undefined): Filter => (b ? { and: [a, ...('and' in b ? b.and : [b])] } : a)

/** A heat map by weekday or hour shows both: the hours of each day of the week. */
export const isClockSplit = (by: Dimension | undefined): boolean => by === 'weekday' || by === 'hour'

/** Filters of the board that say nothing about a card's metrics, or that its own filter replaces: the card must tell. */
export function notNarrowedBy(card: Card, catalogue: Catalogue, narrowing: Narrowing): Dimension[] {
  const metrics = metricsOfCard(card).flatMap((key) => catalogue.get(key) ?? [])
  return (Object.keys(narrowing) as Dimension[]).filter(
    (dimension) =>
      narrowing[dimension] !== undefined &&
      (card.where?.[dimension] !== undefined || metrics.some((metric) => !metric.dimensions.includes(dimension))),
  )
}

type GroupBy = (Dimension | Period)[]

/** The questions of one card. `catalogue` may lack metrics that the person may not read; the server says so then. */
export function planCard(card: Card, scope: Scope, catalogue: Catalogue): CardPlan {
  const narrowing = { ...scope.narrowing, ...card.where }
  const ask = (metric: string, span: Span | undefined, groupBy: GroupBy = []): MetricQuery => {
    const narrowed = filterFor(catalogue.get(metric), narrowing, scope.steps)
    const filter = card.among && card.by ? both({ field: card.by, op: 'in', value: card.among }, narrowed) : narrowed
    return {
      metric,
      ...(span && { from: span.from, to: span.to }),
      ...(groupBy.length > 0 && { groupBy }),
      ...(filter && { filter }),
    }
  }
  const [first] = card.metrics
  const before = (
    metric: string | undefined,
    compare: Comparison,
    span: Span | undefined,
    groupBy: GroupBy = [],
  ): CardPlan => {
    if (!metric || !span) return {}
    const past = compare === 'previous' || compare === 'both' ? previous(span, scope.today) : undefined
    const year = compare === 'last-year' || compare === 'both' ? lastYear(span, scope.today) : undefined
    // The period before a whole year is last year: one comparison says it.
    const isSame = past && year && past.from === year.from && past.to === year.to
    return {
      ...(past && !isSame && { previous: ask(metric, past, groupBy) }),
      ...(year && { 'last-year': ask(metric, year, groupBy) }),
    }
  }
  const compare = card.compare ?? 'none'
  const by: GroupBy = card.by ? [card.by] : []
  const each = (groupBy: GroupBy, span = scope.span): CardPlan =>
    Object.fromEntries(card.metrics.map((metric) => [`now:${metric}`, ask(metric, span, groupBy)]))

  switch (card.kind) {
    case 'figure':
      return {
        now: ask(first!, scope.span),
        ...before(first, compare, scope.span),
        ...(card.step && { spark: ask(first!, trendSpan(scope.span, card.step, scope), [card.step]) }),
      }
    case 'trend': {
      const span = trendSpan(scope.span, card.step!, scope)
      const earlier =
        span && first && (card.compare === 'previous' || card.compare === 'last-year')
          ? { [card.compare]: ask(first, earlierTrend(span, card.step!, card.compare, scope), [card.step!]) }
          : {}
      return { ...each([...by, card.step!], span), ...earlier }
    }
    case 'table':
      if (card.step)
        return { [`now:${first}`]: ask(first!, trendSpan(scope.span, card.step, scope, 6), [...by, card.step]) }
      return {
        ...each(by),
        // A sum of rates is no rate: the whole is asked for.
        ...Object.fromEntries(
          card.metrics
            .filter((metric) => catalogue.get(metric)?.additive === false)
            .map((metric) => [`all:${metric}`, ask(metric, scope.span)]),
        ),
      }
    case 'funnel':
      return {
        'open-count': ask(funnelMetrics.openCount, scope.span, ['stage']),
        'open-amount': ask(funnelMetrics.openAmount, scope.span, ['stage']),
        'won-count': ask(funnelMetrics.wonCount, scope.span),
        'won-amount': ask(funnelMetrics.wonAmount, scope.span),
        'lost-count': ask(funnelMetrics.lostCount, scope.span),
        entries: ask(funnelMetrics.entries, scope.span, ['stage']),
        losses: ask(funnelMetrics.losses, scope.span, ['stage']),
        days: ask(funnelMetrics.days, scope.span, ['stage']),
        conversion: ask(funnelMetrics.conversion, scope.span, ['stage']),
        ...before(funnelMetrics.conversion, 'both', scope.span, ['stage']),
      }
    case 'ranking':
    case 'radar':
      return { ...each(by), ...before(first, compare, scope.span, by) }
    case 'comparison':
    case 'contribution':
    case 'share':
      return { now: ask(first!, comparable(card, scope), by), ...before(first, compare, scope.span, by) }
    case 'heat': {
      if (isClockSplit(card.by)) return { now: ask(first!, scope.span, ['weekday', 'hour']) }
      if (!card.by) return { now: ask(first!, trendSpan(scope.span, 'day', scope, 91), ['day']) }
      const step = card.step ?? 'month'
      return { now: ask(first!, trendSpan(scope.span, step, scope), [card.by, step]) }
    }
    default:
      return {}
  }
}

/** A difference is taken between equally long parts of two periods. */
function comparable(card: Card, scope: Scope): Span | undefined {
  if (card.kind === 'share' || !scope.span) return scope.span
  return passed(scope.span, scope.today) ?? scope.span
}

export interface BoardPlan {
  /** What is asked, each question once. */
  queries: (MetricQuery & { id: string })[]
  /** Card -> name of the figure -> id of the question that answers it. */
  slots: Record<string, Record<string, string>>
}

/** All questions of a board. Questions are numbered by what they ask, so that equal ones are one. */
export function planBoard(cards: readonly Card[], scope: Scope, catalogue: Catalogue): BoardPlan {
  const known = new Map<string, MetricQuery & { id: string }>()
  const slots: BoardPlan['slots'] = {}
  for (const card of cards) {
    const own: Record<string, string> = {}
    for (const [slot, query] of Object.entries(planCard(card, scope, catalogue))) {
      const key = JSON.stringify(query)
      const asked = known.get(key) ?? { id: `q${known.size + 1}`, ...query }
      known.set(key, asked)
      own[slot] = asked.id
    }
    slots[card.id] = own
  }
  return { queries: [...known.values()], slots }
}
