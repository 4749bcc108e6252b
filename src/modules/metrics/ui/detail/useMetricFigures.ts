import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { MetricMeta, MetricQuery, MetricResult } from '#kernel/metrics/metrics.types.ts'
import { api } from '#kernel/ui/client.ts'

/**
 * Figures of one metric. They stand among the lists of its source in the cache, so that a change of a record there
 * has them read anew.
 */
export function useMetricFigures(metric: MetricMeta, source: string | undefined, query: Omit<MetricQuery, 'metric'>) {
  return useQuery({
    queryKey: ['list', source ?? '', 'metric', metric.key, query],
    queryFn: ({ signal }) =>
      api.get<MetricResult>(`/metrics/${metric.key}`, { ...query, groupBy: query.groupBy?.join(',') }, { signal }),
    select: ({ rows }) => rows,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
}
