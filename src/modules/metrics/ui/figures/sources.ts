import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'

/** Entities whose records a metric counts, through its components when it is worked out from others; each once. */
export function sourcesOf(metric: MetricMeta, find: (key: string) => MetricMeta | undefined): string[] {
  const found = new Set<string>()
  const seen = new Set<string>()
  const walk = (each: MetricMeta | undefined): void => {
    if (!each || seen.has(each.key)) return
    seen.add(each.key)
    if (each.source) found.add(each.source)
    for (const key of each.components ?? []) walk(find(key))
  }
  walk(metric)
  return [...found]
}

export interface MetricGroup {
  /** Name of the entity, `own` for the company's own metrics, '' when there is no one source. */
  key: string
  metrics: MetricMeta[]
}

/** Shipped metrics by what they count, in their order; the company's own at the end. Components are found among all. */
export function groupMetrics(metrics: readonly MetricMeta[], all = metrics): MetricGroup[] {
  const byKey = new Map(all.map((metric) => [metric.key, metric]))
  const groupOf = (metric: MetricMeta): string =>
    metric.origin === 'company' ? 'own' : (sourcesOf(metric, (key) => byKey.get(key))[0] ?? '')
  const groups = Map.groupBy(metrics, groupOf)
  const order = (key: string): number => (key === 'own' ? 2 : key === '' ? 1 : 0)
  return [...groups].map(([key, members]) => ({ key, metrics: members })).sort((a, b) => order(a.key) - order(b.key))
}
