import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { formatNumber } from '#kernel/ui/format.ts'
import { useText } from '#kernel/ui/text.ts'
import { metricTexts } from '../text.ts'
import type { Change } from './change.ts'

/** How a value moved; arrow and sign say it without colour. */
export function ChangeTag({ change }: { change: Change | undefined }) {
  const t = useText(metricTexts)
  if (!change) return <span className="zy-metric-quiet">{t('nothingBefore')}</span>
  if (change.by === 0) return <span className="zy-metric-quiet">{t('unchanged')}</span>
  const number = `${change.by > 0 ? '+' : ''}${formatNumber(change.by)}`
  return (
    <span className="zy-metric-change" data-good={change.good}>
      {change.by > 0 ? <ArrowUpOutlined aria-hidden="true" /> : <ArrowDownOutlined aria-hidden="true" />}
      <b>{change.unit === 'points' ? t('points', { n: number }) : `${number}%`}</b>
      <span className="zy-metric-quiet">{t('sameDays')}</span>
    </span>
  )
}
