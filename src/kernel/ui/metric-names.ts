import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { api } from './client.ts'
import { useLanguage } from './text.ts'

/** The metrics this person may read; one request for all who ask. */
export function useMetrics(enabled = true): MetricMeta[] | undefined {
  const { data } = useQuery({
    queryKey: ['metrics'],
    queryFn: ({ signal }) => api.get<{ items: MetricMeta[] }>('/metrics', undefined, { signal }),
    staleTime: 300_000,
    enabled,
  })
  return data?.items
}

/** The name of a metric by its key; the key itself until the names are there. */
export function useMetricName(enabled: boolean): (key: string) => string {
  const language = useLanguage()
  const metrics = useMetrics(enabled)
  return useCallback((key) => metrics?.find((m) => m.key === key)?.label[language] ?? key, [metrics, language])
}
