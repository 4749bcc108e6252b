/** What keeps a person from seeing a report of metrics. */
import type { Reader } from '#kernel/data/list.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { carrierOf, countedParts, isReadable, metaOf } from '#kernel/metrics/catalogue.ts'
import { splitFilter } from '#kernel/metrics/dimension-filter.ts'
import { type Dimension, dimensionKeys, type MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { dayField, scopeOf } from '../rules/metric-source.ts'
import { filterFields } from '../rules/repair.ts'
import type { ReportDefinition } from '../rules/report.types.ts'

type Eyes = Pick<Reader, 'registry' | 'actor'> & Partial<Pick<Reader, 'clock'>>

/** A metric as the person may read it; undefined when it is gone or closed to them. */
export function metricFor({ registry, actor }: Eyes, key: string | undefined): MetricMeta | undefined {
  const metric = key === undefined ? undefined : registry.metrics.get(key)
  return metric && isReadable(registry, actor, metric) ? metaOf(registry, actor, metric) : undefined
}

/** The kind of records behind a metric, when it is one: those counted, or those that these belong to. */
export function recordsOf({ registry }: Eyes, key: string): string | undefined {
  const metric = registry.metrics.get(key)
  const parts = metric ? countedParts(registry, metric) : []
  const kinds = new Set(parts.map((part) => carrierOf(registry, part)?.entity ?? part.source))
  return kinds.size === 1 ? [...kinds][0] : undefined
}

/** Kinds of records that a metric is counted from. */
export function sourcesOf({ registry }: Eyes, key: string): string[] {
  const metric = registry.metrics.get(key)
  return metric ? [...new Set(countedParts(registry, metric).map(({ source }) => source))] : []
}

const mostSplits = 3

export function metricProblems(reader: Eyes, definition: ReportDefinition): Violation[] {
  const faults: Violation[] = []
  const fault = (code: string, at: string, field: string) =>
    faults.push(violation(code, at, { field, name: field, max: mostSplits }))
  const metas: MetricMeta[] = []
  for (const [i, { fn, field, show = 'value' }] of definition.measures.entries()) {
    const at = `definition.measures.${i}`
    const meta = fn === 'metric' ? metricFor(reader, field) : undefined
    if (!meta) fault('report.field-gone', at, field ?? fn)
    else if (show !== 'value' && show !== 'difference' && (!meta.additive || meta.kind === 'stock'))
      fault('report.metric-not-additive', at, meta.label.zh)
    else metas.push(meta)
  }
  const sides = { rows: definition.rows, columns: definition.columns }
  for (const [side, items] of Object.entries(sides))
    for (const [i, { field, period }] of items.entries()) {
      const at = `definition.${side}.${i}`
      if (field === dayField ? !period : period) fault(period ? 'report.no-period' : 'report.needs-period', at, field)
      else if (field !== dayField && !isCommon(metas, field)) fault('report.metric-dimension', at, field)
    }
  const dimensions = [...definition.rows, ...definition.columns]
  const times = dimensions.filter(({ field }) => field === dayField)
  if (times.length > 1) faults.push(violation('report.one-period', 'definition.columns'))
  if (dimensions.length - times.length > mostSplits)
    faults.push(violation('report.too-many-dimensions', 'definition.columns', { max: mostSplits }))
  for (const field of new Set(filterFields(definition.filter)))
    if (field !== dayField && !isCommon(metas, field)) fault('report.metric-dimension', 'definition.filter', field)
  const scope = reader.clock && scopeOf(definition.filter, reader.clock)
  if (reader.clock && !scope) faults.push(violation('report.metric-days', 'definition.filter'))
  // A condition that is not about dimensions alone cannot be asked of several metrics.
  if (scope && faults.length === 0 && splitFilter(scope.where).byField.length > 0)
    faults.push(violation('report.metric-days', 'definition.filter'))
  return faults
}

const isCommon = (metas: readonly MetricMeta[], field: string): boolean =>
  (dimensionKeys as readonly string[]).includes(field) &&
  metas.every(({ dimensions }) => dimensions.includes(field as Dimension))
