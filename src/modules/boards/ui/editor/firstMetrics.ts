import type { Dimension, MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { type Card, type CardKind, cardShapes } from '../../rules/card.types.ts'
import type { Catalogue } from '../../rules/plan.ts'

const usual: readonly Dimension[] = ['person', 'department', 'region']

/** Metrics and a split that suit a new card, so that it shows something at once. */
export function firstMetrics(kind: CardKind, catalogue: Catalogue): Partial<Card> {
  const { metrics, by, additive } = cardShapes[kind]
  // Amounts first: they are what most people look for.
  const suiting = [...catalogue.values()]
    .filter((metric) => !additive || metric.additive)
    .sort((a, b) => Number(b.unit === 'money') - Number(a.unit === 'money'))
  const chosen = suiting.slice(0, metrics[0])
  return {
    metrics: chosen.map(({ key }) => key),
    ...(by === 'needed' && {
      by: usual.find((each) => commonDimensions(chosen).includes(each)) ?? commonDimensions(chosen)[0],
    }),
  }
}

/** The dimensions that all of the metrics have. */
export function commonDimensions(metrics: readonly MetricMeta[]): Dimension[] {
  const [first, ...rest] = metrics
  return (first?.dimensions ?? []).filter((each) => rest.every((metric) => metric.dimensions.includes(each)))
}
