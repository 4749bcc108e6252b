/** All metrics there are: those of the modules and those the company's administrators defined. */

import type { Actor } from '../access/actor.ts'
import { may, seesInFull } from '../access/actor.ts'
import { notFound } from '../api/errors.ts'
import { filterFields } from '../entity/filter-fields.ts'
import type { Registry } from '../entity/registry.ts'
import { type CountedMetric, isAdditive, isDerived, isStock, type MetricDefinition, measuredField } from './define.ts'
import { dimensionsOf } from './dimensions.ts'
import { type Dimension, dimensionKeys, type MetricMeta } from './metrics.types.ts'
import { componentsOf, type Formula, parseFormula } from './rules/formula.ts'

export function metricOf(registry: Registry, key: string): MetricDefinition {
  const metric = registry.metrics.get(key)
  if (!metric) throw notFound()
  return metric
}

/** The formula of a derived metric; it was checked when the metric was defined. */
export function formulaOf(metric: { key: string; formula: string }): Formula {
  const formula = parseFormula(metric.formula)
  if (typeof formula === 'string') throw new Error(`metric '${metric.key}': formula is ${formula}`)
  return formula
}

/** Counted metrics that a metric is worked out from, itself when it is one; each once. */
export function countedParts(registry: Registry, metric: MetricDefinition, seen = new Set<string>()): CountedMetric[] {
  if (seen.has(metric.key)) return []
  seen.add(metric.key)
  if (!isDerived(metric)) return [metric]
  return componentsOf(formulaOf(metric)).flatMap((key) => {
    const part = registry.metrics.get(key)
    return part ? countedParts(registry, part, seen) : []
  })
}

/** What is counted has no list of its own and belongs to records that have one: these stand for it. */
export function carrierOf(
  registry: Registry,
  { source }: Pick<CountedMetric, 'source'>,
): { entity: string; field: string } | undefined {
  const { scope, settingsOnly, fields } = registry.entity(source)
  const entity = scope.by === 'via' && settingsOnly ? fields[scope.through]?.ref : undefined
  return scope.by === 'via' && entity ? { entity, field: scope.through } : undefined
}

/** Fields of the source that a metric looks at. */
export function fieldsRead(metric: CountedMetric): string[] {
  const fields = [metric.date, measuredField(metric), ...filterFields(metric.filter)]
  if (metric.until) fields.push(metric.until.date, ...filterFields(metric.until.filter))
  return [...new Set(fields.filter((f) => f !== undefined))]
}

/** Whether a person may read a metric: its records, and every field that decides the figure. */
export function isReadable(registry: Registry, actor: Actor, metric: MetricDefinition): boolean {
  if (isDerived(metric)) {
    const components = componentsOf(formulaOf(metric)).map((key) => registry.metrics.get(key))
    return components.every((part) => part !== undefined && isReadable(registry, actor, part))
  }
  return (
    may(actor, metric.source, 'read') &&
    fieldsRead(metric).every((path) => seesInFull(actor, metric.source, path.split('.')[0]!))
  )
}

/** What a person may know of a metric. */
export function metaOf(registry: Registry, actor: Actor, metric: MetricDefinition): MetricMeta {
  const { key, label, about, unit, direction = 'up' } = metric
  const base = {
    key,
    label,
    about,
    unit,
    direction,
    origin: registry.ownMetrics.has(key) ? 'company' : 'product',
  } as const
  const parts = countedParts(registry, metric)
  const common = parts.map((part) => new Set(dimensionsOf(registry, actor, part).map((d) => d.key)))
  const dimensions: Dimension[] = dimensionKeys.filter((d) => common.length > 0 && common.every((set) => set.has(d)))
  if (isDerived(metric)) {
    const components = componentsOf(formulaOf(metric))
    return { ...base, kind: 'derived', additive: false, dimensions, components, formula: metric.formula }
  }
  const kind = metric.manual ? 'manual' : isStock(metric) ? 'stock' : 'flow'
  const carrier = carrierOf(registry, metric)?.entity
  return {
    ...base,
    kind,
    additive: isAdditive(metric),
    dimensions,
    source: metric.source,
    ...(carrier && { records: carrier }),
  }
}
