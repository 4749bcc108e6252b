import type { Filter } from '#kernel/entity/meta.types.ts'
import type { Measure, MetricDefinition } from '#kernel/metrics/define.ts'
import type { MetricUnit } from '#kernel/metrics/metrics.types.ts'

/** A metric as an administrator filled it in. */
export interface OwnMetric {
  key: string
  name: string
  nameEn: string | null
  about: string
  aboutEn: string | null
  kind: 'counted' | 'derived' | 'manual'
  source: string | null
  measure: string | null
  field: string | null
  date: string | null
  filter: Filter | null
  formula: string | null
  unit: MetricUnit
  direction: 'up' | 'down'
}

const measured = ['sum', 'mean', 'median', 'latest'] as const

/** The definition, or undefined while something that it needs is missing. */
export function toMetric(own: OwnMetric): MetricDefinition | undefined {
  const base = {
    key: own.key,
    label: { zh: own.name, en: own.nameEn || own.name },
    about: { zh: own.about, en: own.aboutEn || own.about },
    unit: own.unit,
    direction: own.direction,
  }
  switch (own.kind) {
    case 'derived':
      return own.formula ? { ...base, formula: own.formula } : undefined
    case 'manual': {
      const filter: Filter = {
        and: [
          { field: 'metric', op: 'eq', value: own.key },
          { field: 'status', op: 'eq', value: 'approved' },
        ],
      }
      const measure: Measure =
        own.measure === 'sum' ? { sum: 'value' } : own.measure === 'mean' ? { mean: 'value' } : { latest: 'value' }
      return { ...base, source: 'metric-entry', measure, date: 'day', filter, manual: true }
    }
    default: {
      const measure = measureOf(own)
      if (!own.source || !own.date || !measure) return undefined
      return { ...base, source: own.source, measure, date: own.date, ...(own.filter && { filter: own.filter }) }
    }
  }
}

function measureOf({ measure, field }: OwnMetric): Measure | undefined {
  if (measure === 'count') return { count: true }
  const how = measured.find((m) => m === measure)
  return how && field ? ({ [how]: field } as unknown as Measure) : undefined
}

/** Keys in a circle of formulas that starts and ends at `key`, or undefined. `componentsOf` answers undefined for counted metrics. */
export function circleFrom(key: string, componentsOf: (key: string) => string[] | undefined): string[] | undefined {
  const visit = (at: string, path: string[]): string[] | undefined => {
    for (const next of componentsOf(at) ?? []) {
      if (next === key) return [...path, next]
      if (path.includes(next)) continue
      const found = visit(next, [...path, next])
      if (found) return found
    }
    return undefined
  }
  return visit(key, [key])
}
