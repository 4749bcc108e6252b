import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useMemo, useState } from 'react'
import { lastAnnouncedYear } from '#kernel/pure/calendar.ts'
import { useMeta } from '../../meta.tsx'
import { PageFailed, PageMissing } from '../../page-state.tsx'
import { useText } from '../../text.ts'
import './calendar.css'
import { DayDialog } from './DayDialog.tsx'
import { calendarTexts } from './text.ts'
import { type DayKind, useCalendarDays } from './useCalendarDays.ts'
import { WorkingHours } from './WorkingHours.tsx'
import { YearView } from './YearView.tsx'
import { monthWeeks } from './yearDays.ts'

const LEGEND: DayKind[] = ['work', 'weekend', 'holiday', 'swapped', 'ownRest', 'ownWork']

/** `/settings/calendar`: the working days of a year and the working hours. */
export default function CalendarPage() {
  const t = useText(calendarTexts)
  const { today } = useMeta()
  const thisYear = Number(today.slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const [day, setDay] = useState<string>()
  const { entity, error, exceptions, kindOf, nameOf, works } = useCalendarDays(year)
  const workingDays = useMemo(() => {
    const months = Array.from({ length: 12 }, (_, at) => monthWeeks(year, at + 1).flat())
    return months.flat().filter((each) => each !== null && works(each)).length
  }, [year, works])
  if (!entity) return <PageMissing />
  if (error) return <PageFailed error={error} />
  return (
    <div className="zy-calendar">
      <h1>{t('title')}</h1>
      <p className="zy-calendar-about">{t('about', { year: lastAnnouncedYear })}</p>
      <div className="zy-calendar-bar">
        <Button
          icon={<LeftOutlined aria-hidden="true" />}
          aria-label={t('previous')}
          onClick={() => setYear(year - 1)}
        />
        <b>{year}</b>
        <Button icon={<RightOutlined aria-hidden="true" />} aria-label={t('next')} onClick={() => setYear(year + 1)} />
        {year !== thisYear && (
          <Button type="text" onClick={() => setYear(thisYear)}>
            {t('thisYear')}
          </Button>
        )}
        <span>{t('workingDays', { n: workingDays })}</span>
        <ul className="zy-calendar-legend">
          {LEGEND.map((kind) => (
            <li key={kind}>
              <i data-kind={kind} aria-hidden="true" /> {t(kind)}
            </li>
          ))}
        </ul>
      </div>
      {year > lastAnnouncedYear && <Alert type="info" showIcon title={t('notAnnounced', { year })} />}
      <YearView
        key={year}
        year={year}
        today={today}
        kindOf={kindOf}
        works={works}
        nameOf={nameOf}
        onDay={entity.operations.create && entity.operations.update ? setDay : undefined}
      />
      <WorkingHours />
      {day && (
        <DayDialog
          key={day}
          entity={entity}
          day={day}
          exception={exceptions.get(day)}
          onClose={() => setDay(undefined)}
        />
      )}
    </div>
  )
}
