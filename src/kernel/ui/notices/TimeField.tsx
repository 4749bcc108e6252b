import { TimePicker } from 'antd'
import dayjs from 'dayjs'

interface Props {
  id: string
  label: string
  value: string
  disabled?: boolean
  onChange: (time: string) => void
}

/** A time of day, 'HH:MM', in steps of five minutes. */
export function TimeField({ id, label, value, disabled, onChange }: Props) {
  return (
    <TimePicker
      id={id}
      aria-label={label}
      value={dayjs(`2026-01-01T${value}`)}
      format="HH:mm"
      minuteStep={5}
      allowClear={false}
      needConfirm={false}
      disabled={disabled}
      onChange={(time) => time && onChange(time.format('HH:mm'))}
    />
  )
}
