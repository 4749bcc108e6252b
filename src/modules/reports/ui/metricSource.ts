import { useMemo } from 'react'
import type { EntityMeta, FieldMeta, Label } from '#kernel/entity/meta.types.ts'
import {
  type Dimension,
  dimensionKeys,
  dimensionLabels,
  entityOfDimension,
  type MetricMeta,
} from '#kernel/metrics/metrics.types.ts'
import { useEntity, useMeta } from '#kernel/ui/meta.tsx'
import { useMetrics } from '#kernel/ui/metric-names.ts'
import { dayField, metricSource } from '../rules/metric-source.ts'
import type { ReportDefinition } from '../rules/report.types.ts'

const label: Label = { zh: '指标库', en: 'Metric library' }

/** Until the library is there. */
export const noMetrics: readonly MetricMeta[] = []

const plain = {
  required: false,
  access: 'read',
  create: false,
  update: false,
  computed: true,
  sortable: false,
  groupable: true,
  summable: false,
  searchable: false,
  custom: false,
  section: '',
} as const

/** The metric library in the form of a kind of record: its fields are what the chosen metrics can all be split by. */
function libraryMeta(metas: readonly MetricMeta[], fields: (dimension: Dimension) => FieldMeta): EntityMeta {
  const common = dimensionKeys.filter((key) => metas.every(({ dimensions }) => dimensions.includes(key)))
  const day: FieldMeta = {
    ...plain,
    name: dayField,
    kind: 'date',
    label: { zh: '日期', en: 'Date' },
    operators: ['between', 'eq', 'gte', 'lte'],
  }
  return {
    name: metricSource,
    path: metricSource,
    label,
    plural: label,
    about: label,
    icon: 'number',
    title: dayField,
    fields: [day, ...common.map(fields)],
    sections: [],
    list: [],
    quick: [],
    highlights: [],
    sort: '',
    operations: {
      read: true,
      create: false,
      update: false,
      delete: false,
      export: true,
      import: false,
      transfer: false,
    },
    actions: [],
    views: [],
    related: [],
    comments: false,
    shareable: false,
    settingsOnly: true,
  }
}

const trees: readonly Dimension[] = ['department', 'region']

/** What a report is made of: a kind of record, or the metric library as the report's metrics leave it. */
export function useSource(
  source: string | undefined,
  definition: ReportDefinition | undefined,
): EntityMeta | undefined {
  const entity = useEntity(source === metricSource ? undefined : source)
  const { entities } = useMeta()
  const metrics = useMetrics() ?? noMetrics
  return useMemo(() => {
    if (source !== metricSource) return entity
    const chosen = definition?.measures.flatMap(({ field }) => metrics.find(({ key }) => key === field) ?? []) ?? []
    const stages = entities.find(({ name }) => name === 'opportunity')?.fields.find(({ name }) => name === 'stage')
    return libraryMeta(chosen, (dimension) => {
      const ref = entityOfDimension(dimension)
      const base = { ...plain, name: dimension, label: dimensionLabels[dimension] }
      if (!ref) {
        const options = dimension === 'stage' ? stages?.options : undefined
        return { ...base, kind: options ? 'choice' : 'text', operators: ['eq', 'in'], ...(options && { options }) }
      }
      const isTree = trees.includes(dimension)
      return {
        ...base,
        kind: isTree ? 'treeRef' : 'ref',
        ref,
        operators: isTree ? ['under', 'eq', 'in'] : ['eq', 'in'],
      }
    })
  }, [source, entity, entities, metrics, definition])
}

/** A first report of the library: an amount by month. */
export const firstMetricReport = (metrics: readonly MetricMeta[]): ReportDefinition => {
  const first = metrics.find(({ key }) => key === 'won-amount') ?? metrics[0]
  return {
    rows: [{ field: dayField, period: 'month' }],
    columns: [],
    measures: first ? [{ fn: 'metric', field: first.key }] : [],
    filter: { field: dayField, op: 'eq', value: '@this-year' },
    subtotals: true,
    totals: true,
    chart: 'table',
  }
}
