import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import type { Filter } from '#kernel/entity/meta.types.ts'
import type { Dimension, MetricMeta, MetricResult } from '#kernel/metrics/metrics.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { objectiveTexts } from '../objective/text.ts'
import { dimensionTexts } from './dimensionTexts.ts'

/** The catalogue as this person may read it. */
export function useMetrics() {
  return useQuery({
    queryKey: ['metrics'],
    queryFn: ({ signal }) => api.get<{ items: MetricMeta[] }>('/metrics', undefined, { signal }),
    select: ({ items }) => items,
    staleTime: 5 * 60_000,
  })
}

interface MetricFieldsProps {
  metric: string | null | undefined
  filter: Filter | null | undefined
  faults: readonly string[]
  onChange: (metric: string | null, filter: Filter | null, unit: string | null) => void
}

/** Organisation and regions are trees: their figures include what lies below. */
const trees: readonly Dimension[] = ['department', 'region']

interface Part {
  dimension: Dimension
  value: string
}

/** The one condition that this editor makes; what else a filter may say is left as it is. */
function partOf(filter: Filter | null | undefined): Part | undefined {
  if (!filter || !('field' in filter)) return undefined
  return { dimension: filter.field as Dimension, value: String(filter.value ?? '') }
}

/** A metric of the catalogue, all of it or the part of one person, department, region, product … */
export function MetricFields({ metric, filter, faults, onChange }: MetricFieldsProps) {
  const t = useText(objectiveTexts)
  const w = useText(dimensionTexts)
  const label = useLabel()
  const { data: metrics } = useMetrics()
  const chosen = metrics?.find(({ key }) => key === metric)
  const part = partOf(filter)
  const dimension = part?.dimension
  const values = useQuery({
    queryKey: ['metric-values', metric, dimension],
    queryFn: ({ signal }) => api.get<MetricResult>(`/metrics/${metric}`, { groupBy: dimension }, { signal }),
    enabled: Boolean(chosen && dimension),
    select: ({ rows }) =>
      rows.flatMap((row) => {
        const value = dimension && row[dimension]
        return value ? [{ value: value.id, label: value.label }] : []
      }),
  })
  const put = (next: Part | undefined) =>
    onChange(
      metric ?? null,
      next ? { field: next.dimension, op: trees.includes(next.dimension) ? 'under' : 'eq', value: next.value } : null,
      chosen?.unit ?? null,
    )
  return (
    <div className="zy-okr-metric">
      <div className="zy-okr-field">
        <span>{t('metric')}</span>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          value={metric ?? undefined}
          placeholder={t('metricPick')}
          aria-label={t('metric')}
          status={faults.length > 0 ? 'error' : undefined}
          options={metrics?.map((each) => ({ value: each.key, label: label(each.label) }))}
          onChange={(key) => onChange(key, null, metrics?.find((each) => each.key === key)?.unit ?? null)}
        />
      </div>
      {chosen && <p className="zy-okr-quiet">{label(chosen.about)}</p>}
      {chosen && chosen.dimensions.length > 0 && (
        <div className="zy-okr-numbers">
          <div className="zy-okr-field">
            <span>{t('onlyFor')}</span>
            <Select
              allowClear
              value={dimension}
              placeholder={t('everything')}
              aria-label={t('onlyFor')}
              options={chosen.dimensions.map((each) => ({ value: each, label: w(each) }))}
              onChange={(next?: Dimension) => put(next && { dimension: next, value: '' })}
            />
          </div>
          {dimension && (
            <div className="zy-okr-field">
              <span>
                {w(dimension)} {trees.includes(dimension) && t('below')}
              </span>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                value={part?.value || undefined}
                loading={values.isFetching}
                placeholder={t('valueOf')}
                aria-label={w(dimension)}
                options={values.data}
                onChange={(value: string) => put({ dimension, value })}
              />
            </div>
          )}
        </div>
      )}
      {faults.map((fault) => (
        <p key={fault} className="zy-field-fault" role="alert">
          {fault}
        </p>
      ))}
    </div>
  )
}
