import { useQuery } from '@tanstack/react-query'
import type { Label } from '#kernel/entity/meta.types.ts'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useEntity } from '#kernel/ui/meta.tsx'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { metricTexts } from '../text.ts'

interface Uses {
  items: { label: Label; count: number }[]
}

/** How many boards, goals and the like show the metric, for who looks after metrics. Nothing while there are none. */
export function MetricUses({ metric, name }: { metric: MetricMeta; name: string }) {
  const t = useText(metricTexts)
  const label = useLabel()
  const definitions = useEntity('metric-definition')
  const { data } = useQuery({
    queryKey: ['metric-uses', metric.key],
    queryFn: ({ signal }) => api.get<Uses>('/metric-uses', { metric: metric.key }, { signal }),
    enabled: definitions?.operations.create === true,
  })
  const uses = data?.items.filter(({ count }) => count > 0) ?? []
  if (uses.length === 0) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{uses.map((use) => t('useCount', { n: use.count, what: label(use.label) })).join(' · ')}</dd>
    </>
  )
}
