import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Alert, Button, Segmented } from 'antd'
import { useMemo } from 'react'
import { type Day, dayInZone, instantOf, timeInZone } from '#kernel/pure/dates.ts'
import { useFeedback } from '../../feedback.tsx'
import { formatContext, formatNumber } from '../../format.ts'
import { type EntityRecord, useMeta } from '../../meta.tsx'
import { usePhone } from '../../screen.ts'
import { useLanguage, useText } from '../../text.ts'
import { calendarCap, useCalendar } from '../data/useCalendar.ts'
import type { ListControl } from '../data/useListState.ts'
import { useRecordEdit } from '../data/useRecordEdit.ts'
import { ListFailed } from '../NothingHere.tsx'
import { canEditField } from '../table/editable.ts'
import { listText } from '../text.ts'
import './calendar.css'
import { Agenda } from './Agenda.tsx'
import { CalendarGrid } from './CalendarGrid.tsx'
import { CalendarLimit } from './CalendarLimit.tsx'
import { type Span, useCalendarSpan } from './useCalendarSpan.ts'

/** Records by day, Monday first; dragging one to another day changes its date. */
export function CalendarView({ control }: { control: ListControl }) {
  const { entity, state } = control
  const t = useText(listText)
  const language = useLanguage()
  const phone = usePhone()
  const feedback = useFeedback()
  const { today } = useMeta()
  const save = useRecordEdit(entity)
  const { span, day, days, go, step } = useCalendarSpan()
  const field = entity.fields.find((each) => each.name === entity.calendar?.field)
  const name = field?.name ?? ''
  const query = useCalendar(
    entity,
    {
      field: name,
      from: days[0]!,
      to: days.at(-1)!,
      filter: state.filter,
      search: state.search,
      fields: [entity.title, name, ...entity.list.slice(0, 4).filter((each) => each !== entity.title && each !== name)],
    },
    control.ready && !!field,
  )

  const isInstant = field?.kind === 'instant'
  const byDay = useMemo(() => {
    const map = new Map<Day, EntityRecord[]>()
    for (const record of query.data?.items ?? []) {
      const on = dayOf(record[name], isInstant)
      if (on) map.set(on, [...(map.get(on) ?? []), record])
    }
    return map
  }, [query.data, name, isInstant])

  const move = (record: EntityRecord, to: Day) => {
    const old = record[name]
    const value = isInstant && typeof old === 'string' ? onDay(old, to) : to
    save(record, { [name]: value }, { message: t('calendarMoved', { name: record.label, day: to }) }).catch((error) =>
      feedback.error(error, entity),
    )
  }
  const monthName = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { month: 'long', timeZone: 'UTC' })
  const title = t('calendarTitle', {
    year: day.slice(0, 4),
    month: Number(day.slice(5, 7)),
    monthName: monthName.format(new Date(`${day}T00:00:00Z`)),
  })

  return (
    <div className="zy-calendar-page" aria-busy={query.isFetching}>
      <div className="zy-calendar-bar">
        <Button size="small" onClick={() => go({ day: today })}>
          {t('calendarToday')}
        </Button>
        <Button
          size="small"
          type="text"
          icon={<LeftOutlined aria-hidden="true" />}
          aria-label={t('calendarPrevious')}
          onClick={() => step(-1)}
        />
        <Button
          size="small"
          type="text"
          icon={<RightOutlined aria-hidden="true" />}
          aria-label={t('calendarNext')}
          onClick={() => step(1)}
        />
        <h2 aria-live="polite">{title}</h2>
        <span className="zy-list-spring" />
        <Segmented<Span>
          size="small"
          value={span}
          options={[
            { value: 'month', label: t('calendarMonth') },
            { value: 'week', label: t('calendarWeek') },
          ]}
          onChange={(next) => go({ span: next })}
        />
      </div>
      <CalendarLimit control={control} field={name} />
      {query.data?.capped && (
        <Alert type="warning" showIcon title={t('calendarCapped', { count: formatNumber(calendarCap) })} />
      )}
      {query.error && !query.data ? (
        <ListFailed control={control} error={query.error} onRetry={() => void query.refetch()} />
      ) : phone ? (
        <Agenda
          entity={entity}
          days={span === 'week' ? days : days.filter((each) => each.slice(0, 7) === day.slice(0, 7))}
          byDay={byDay}
          today={today}
          loading={query.isPending}
        />
      ) : (
        <CalendarGrid
          entity={entity}
          days={days}
          byDay={byDay}
          today={today}
          month={span === 'month' ? day.slice(0, 7) : undefined}
          timeOf={(record) => (isInstant ? timeOf(record[name]) : '')}
          movable={!!field && canEditField(entity, field)}
          onMove={move}
          onDay={(next) => go({ span: 'week', day: next })}
        />
      )}
    </div>
  )
}

function dayOf(value: unknown, isInstant: boolean): Day | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  return isInstant ? dayInZone(value, formatContext().timeZone) : value.slice(0, 10)
}

function timeOf(value: unknown): string {
  return typeof value === 'string' && value ? timeInZone(value, formatContext().timeZone).slice(0, 5) : ''
}

/** The same time of day on another day, by the company's clock. */
function onDay(instant: string, to: Day): string {
  const { timeZone } = formatContext()
  return instantOf(to, timeInZone(instant, timeZone), timeZone).toISOString()
}
