import { useQuery } from '@tanstack/react-query'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { api } from '#kernel/ui/client.ts'

/** The catalogue as the signed-in person may read it. */
export function useMetrics(): MetricMeta[] | undefined {
  const { data } = useQuery({
    queryKey: ['metrics'],
    queryFn: ({ signal }) => api.get<{ items: MetricMeta[] }>('/metrics', undefined, { signal }),
    staleTime: 60_000,
  })
  return data?.items
}

/** True when it is known that no mail can be sent. */
export function useMailOff(): boolean {
  const { data } = useQuery({
    queryKey: ['notification-preferences'],
    queryFn: ({ signal }) =>
      api.get<{ mail: { available: boolean } }>('/notification-preferences', undefined, { signal }),
  })
  return data?.mail.available === false
}
