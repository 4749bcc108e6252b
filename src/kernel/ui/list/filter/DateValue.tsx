import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useMeta } from '../../meta.tsx'
import { useLabel, useText } from '../../text.ts'
import { dateTokens, tokenLabel } from '../model/filterTokens.ts'
import { listText } from '../text.ts'

interface Props {
  value: unknown
  onChange: (value: unknown) => void
  /** Offer whole periods (this month) too; otherwise only days. */
  periods?: boolean
  label?: string
}

const certainDay = 'day'

/** A day relative to today (今天, 本月, 最近 30 天) or a certain one. */
export function DateValue({ value, onChange, periods, label: name }: Props) {
  const t = useText(listText)
  const label = useLabel()
  const { today } = useMeta()
  const isToken = typeof value === 'string' && value.startsWith('@')
  const offered = dateTokens.filter((token) => periods || token.group === 'day')
  const known = offered.some((token) => token.value === value)
  const extra = isToken && !known ? [{ value: String(value), label: label(tokenLabel(value)) || String(value) }] : []
  const isDay = typeof value === 'string' && !isToken
  return (
    <div className="zy-date-value">
      <Select
        className="zy-list-full"
        value={isToken ? value : isDay ? certainDay : undefined}
        placeholder={name ?? t('filterValue')}
        aria-label={name ?? t('filterPeriods')}
        popupMatchSelectWidth={false}
        listHeight={320}
        options={[
          { value: certainDay, label: t('filterDay') },
          ...offered.map((token) => ({ value: token.value, label: label(token.label) })),
          ...extra,
        ]}
        onChange={(next: string) => onChange(next === certainDay ? today : next)}
      />
      {isDay && (
        <DatePicker
          value={dayjs(value)}
          allowClear={false}
          format="YYYY-MM-DD"
          aria-label={name ?? t('filterDay')}
          onChange={(day) => onChange(day?.format('YYYY-MM-DD'))}
        />
      )}
    </div>
  )
}
