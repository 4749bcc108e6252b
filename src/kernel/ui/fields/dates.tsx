import { DatePicker } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { formatContext, formatDate, formatInstant, todayOnScreen } from '../format.ts'
import { usePrinting } from '../print.ts'
import { useLanguage, useText } from '../text.ts'
import { Blank, isBlank } from './Blank.tsx'
import { fromWallClock, nextMonday, quarterEnd, toWallClock } from './companyTime.ts'
import type { CellProps, EditorProps, FieldView } from './field.types.ts'
import { fieldTexts } from './text.ts'

const DAY = 'YYYY-MM-DD'
const MINUTE = 'YYYY-MM-DD HH:mm'
/** What may be typed; the first is how it is shown. */
const TYPED_DAYS = [DAY, 'YYYYMMDD', 'YYYY/M/D', 'YYYY.M.D', 'YYYY年M月D日', 'M-D', 'M/D', 'MMDD']
const TYPED_MINUTES = [MINUTE, 'YYYY/M/D H:mm', 'YYYYMMDD HHmm', 'M-D H:mm', 'M/D H:mm', DAY, 'M-D']

function DateCell({ value }: CellProps) {
  useLanguage()
  // Paper is read on other days than today.
  const relative = !usePrinting()
  if (isBlank(value)) return <Blank />
  const day = String(value)
  return (
    <time dateTime={day} title={day} className="zy-field-number">
      {formatDate(day, { relative })}
    </time>
  )
}

function InstantCell({ value }: CellProps) {
  useLanguage()
  const relative = !usePrinting()
  if (isBlank(value)) return <Blank />
  const instant = String(value)
  return (
    <time dateTime={instant} title={formatInstant(instant, { relative: false })} className="zy-field-number">
      {formatInstant(instant, { relative })}
    </time>
  )
}

const parsed = (value: unknown, read: (text: string) => Dayjs): Dayjs | null => {
  if (isBlank(value)) return null
  const day = read(String(value))
  return day.isValid() ? day : null
}

function DateEditor({ field, value, onChange, autoFocus, expand, size, status, id, describedBy }: EditorProps) {
  const t = useText(fieldTexts)
  const today = dayjs(todayOnScreen())
  return (
    <DatePicker
      id={id}
      aria-describedby={describedBy}
      value={parsed(value, dayjs)}
      onChange={(day) => onChange(day ? day.format(DAY) : null)}
      format={TYPED_DAYS}
      placeholder={t('datePlaceholder')}
      presets={[
        { label: t('today'), value: today },
        { label: t('tomorrow'), value: today.add(1, 'day') },
        { label: t('inThreeDays'), value: today.add(3, 'day') },
        { label: t('nextMonday'), value: nextMonday(today) },
        { label: t('inTwoWeeks'), value: today.add(14, 'day') },
        { label: t('monthEnd'), value: today.endOf('month') },
        { label: t('quarterEnd'), value: quarterEnd(today) },
      ]}
      showNow={false}
      allowClear={!field.required}
      autoFocus={autoFocus}
      defaultOpen={expand}
      size={size}
      status={status}
      className="zy-field-full"
    />
  )
}

function InstantEditor({ field, value, onChange, autoFocus, expand, size, status, id, describedBy }: EditorProps) {
  const t = useText(fieldTexts)
  const zone = formatContext().timeZone
  const today = dayjs(todayOnScreen())
  const now = toWallClock(new Date().toISOString(), zone)
  return (
    <DatePicker
      id={id}
      aria-describedby={describedBy}
      value={parsed(value, (text) => toWallClock(text, zone))}
      onChange={(wall) => onChange(wall ? fromWallClock(wall.second(0), zone) : null)}
      format={TYPED_MINUTES}
      placeholder={t('instantPlaceholder')}
      showTime={{ format: 'HH:mm', minuteStep: 5, defaultOpenValue: today.hour(9) }}
      needConfirm={false}
      presets={[
        { label: t('now'), value: now },
        { label: t('thisAfternoon'), value: today.hour(14) },
        { label: t('tomorrowMorning'), value: today.add(1, 'day').hour(9) },
        { label: t('nextMondayMorning'), value: nextMonday(today).hour(9) },
      ]}
      showNow={false}
      allowClear={!field.required}
      autoFocus={autoFocus}
      defaultOpen={expand}
      size={size}
      status={status}
      className="zy-field-full"
    />
  )
}

export const date: FieldView = { Cell: DateCell, Editor: DateEditor, decides: true }
export const instant: FieldView = { Cell: InstantCell, Editor: InstantEditor }
