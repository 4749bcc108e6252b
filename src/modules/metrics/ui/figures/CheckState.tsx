import { CheckCircleOutlined, ClockCircleOutlined, ToolOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Tooltip } from 'antd'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { api } from '#kernel/ui/client.ts'
import { formatInstant } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import { metricTexts } from '../text.ts'

export interface MetricCheck {
  metric: string
  checkedAt: string | null
  differences: number | null
}

/** How the nightly comparisons came out; metrics that are not kept by day have none. */
export function useChecks(): ReadonlyMap<string, MetricCheck> | undefined {
  const { data } = useQuery({
    queryKey: ['metric-checks'],
    queryFn: ({ signal }) => api.get<{ items: MetricCheck[] }>('/metric-checks', undefined, { signal }),
    select: ({ items }) => new Map(items.map((each) => [each.metric, each])),
    staleTime: 60_000,
  })
  return data
}

/** Whether the figure was compared with its records, and how that came out. */
export function CheckState(props: { metric: MetricMeta; checks: ReadonlyMap<string, MetricCheck> | undefined }) {
  const { metric, checks } = props
  const t = useText(metricTexts)
  if (!checks) return null
  const check = checks.get(metric.key)
  if (!check) {
    return <span className="zy-metric-check">{t(metric.kind === 'derived' ? 'fromParts' : 'live')}</span>
  }
  if (!check.checkedAt) {
    return (
      <Tooltip title={t('checkHelp')}>
        <span className="zy-metric-check">
          <ClockCircleOutlined aria-hidden="true" /> {t('notChecked')}
        </span>
      </Tooltip>
    )
  }
  const repaired = check.differences ?? 0
  return (
    <Tooltip title={t('checkHelp')}>
      <span className="zy-metric-check" data-state={repaired > 0 ? 'repaired' : 'good'}>
        {repaired > 0 ? <ToolOutlined aria-hidden="true" /> : <CheckCircleOutlined aria-hidden="true" />}{' '}
        {repaired > 0 ? t('checkedRepaired', { n: repaired }) : t('checkedOk')}
        <small>{t('checkedAt', { at: formatInstant(check.checkedAt) })}</small>
      </span>
    </Tooltip>
  )
}
