import { ExclamationCircleOutlined, InfoCircleOutlined, PushpinOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { FieldMeta, Reference } from '#kernel/entity/meta.types.ts'
import { optionOf, ToneTag } from '#kernel/ui/fields/index.tsx'
import { formatDate, formatNumber, formatPercent, NOTHING } from '#kernel/ui/format.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'
import { useText } from '#kernel/ui/text.ts'
import type { TaskSchedule } from '../../queries/plan-schedule.ts'
import { planTexts } from './text.ts'

/** A task's value as it stands in the table: no links, since a click changes it. */
export function TaskValue({ field, task }: { field: FieldMeta; task: EntityRecord }) {
  const t = useText(planTexts)
  const value = task[field.name]
  if (field.name === 'progress') return <ProgressBar value={value as string | null} />
  if (value === null || value === undefined || value === '') return <span className="zy-plan-none">{NOTHING}</span>
  if (field.kind === 'choice') {
    const option = optionOf(field, String(value))
    const isManual = field.name === 'priority' && task.priorityManual === true
    return (
      <span className="zy-plan-choice">
        {option ? <ToneTag option={option} /> : String(value)}
        {isManual && (
          <Tooltip title={t('manual')}>
            <PushpinOutlined aria-label={t('manual')} />
          </Tooltip>
        )}
      </span>
    )
  }
  if (field.kind === 'ref') return <span>{(value as Reference).label}</span>
  if (field.kind === 'date') return <span>{formatDate(String(value), { relative: false })}</span>
  if (field.kind === 'percent') return <span>{formatPercent(String(value))}</span>
  return <span>{formatNumber(String(value))}</span>
}

export function ProgressBar({ value }: { value: string | null }) {
  const percent = Math.min(Math.max(Number(value ?? 0), 0), 100)
  return (
    <span className="zy-plan-progress">
      <span aria-hidden="true">
        <i style={{ inlineSize: `${percent}%` }} />
      </span>
      {formatPercent(String(percent))}
    </span>
  )
}

/** What is wrong with a task: late, or of a size that is hard to follow. */
export function TaskFlags({ facts }: { facts: TaskSchedule | undefined }) {
  const t = useText(planTexts)
  if (!facts) return null
  return (
    <>
      {facts.daysLate > 0 && (
        <span className="zy-plan-late">
          <ExclamationCircleOutlined aria-hidden="true" /> {t('lateDays', { n: facts.daysLate })}
        </span>
      )}
      {facts.size && (
        <Tooltip title={t(`size.${facts.size}`)}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the hint must be reachable by keyboard. */}
          <span className="zy-plan-size" tabIndex={0} role="img" aria-label={t(`size.${facts.size}`)}>
            <InfoCircleOutlined />
          </span>
        </Tooltip>
      )}
    </>
  )
}
