import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { useLabel, useText } from '#kernel/ui/text.ts'
import { kindLabels, metricTexts, unitLabels } from '../text.ts'

/** Kind, unit and good direction, in small. */
export function MetricTags({ metric }: { metric: MetricMeta }) {
  const t = useText(metricTexts)
  const label = useLabel()
  const direction = t(metric.direction === 'up' ? 'upGood' : 'downGood')
  return (
    <span className="zy-metric-tags">
      <span className="zy-metric-kind" data-kind={metric.kind}>
        {label(kindLabels[metric.kind])}
      </span>
      <span>{label(unitLabels[metric.unit])}</span>
      <Tooltip title={direction}>
        <span>
          {metric.direction === 'up' ? (
            <ArrowUpOutlined aria-hidden="true" />
          ) : (
            <ArrowDownOutlined aria-hidden="true" />
          )}
          <span className="zy-hidden">{direction}</span>
        </span>
      </Tooltip>
    </span>
  )
}
