import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { isBetter } from '../../rules/change.ts'
import type { ChangeWords } from '../figureWords.ts'

/** Up or down, and whether that is good: the arrow and the sign say it without colour. */
export function ChangeMark({
  change,
  direction,
  name,
}: {
  change: ChangeWords | undefined
  direction: MetricMeta['direction']
  /** What it is compared with. */
  name?: string
}) {
  if (!change) return null
  const better = isBetter(change.difference, direction)
  return (
    <span className="zy-change" data-good={better === null ? undefined : better}>
      {name && <span className="zy-change-name">{name}</span>}
      {change.difference !== 0 &&
        (change.difference > 0 ? <ArrowUpOutlined aria-hidden="true" /> : <ArrowDownOutlined aria-hidden="true" />)}
      <b>{change.text}</b>
    </span>
  )
}
