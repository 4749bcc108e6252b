import './parts.css'
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useText } from '#kernel/ui/text.ts'
import { shiftQuarter, yearOfQuarter } from '../../rules/quarter.ts'
import { okrTexts } from './text.ts'

const words = ['first', 'second', 'third', 'fourth'] as const

/** `2026 年第四季度`, `Q4 2026`. */
export function useQuarterName(): (quarter: string) => string {
  const t = useText(okrTexts)
  return (quarter) =>
    t('quarterName', { year: yearOfQuarter(quarter), n: t(words[Number(quarter.slice(-1)) - 1] ?? 'first') })
}

interface QuarterPickerProps {
  quarter: string
  current: string
  onChange: (quarter: string) => void
}

/** One quarter back, one ahead, and home. */
export function QuarterPicker({ quarter, current, onChange }: QuarterPickerProps) {
  const t = useText(okrTexts)
  const nameOf = useQuarterName()
  return (
    <div className="zy-okr-quarter">
      <Tooltip title={t('earlier')}>
        <Button
          type="text"
          icon={<LeftOutlined aria-hidden="true" />}
          aria-label={t('earlier')}
          onClick={() => onChange(shiftQuarter(quarter, -1))}
        />
      </Tooltip>
      <strong aria-live="polite">{nameOf(quarter)}</strong>
      <Tooltip title={t('later')}>
        <Button
          type="text"
          icon={<RightOutlined aria-hidden="true" />}
          aria-label={t('later')}
          onClick={() => onChange(shiftQuarter(quarter, 1))}
        />
      </Tooltip>
      {quarter !== current && (
        <Button size="small" onClick={() => onChange(current)}>
          {t('thisQuarter')}
        </Button>
      )}
    </div>
  )
}
