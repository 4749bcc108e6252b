import { type KeyboardEvent, useRef, useState } from 'react'
import type { Label } from '#kernel/entity/meta.types.ts'
import { useLanguage, useText } from '../../text.ts'
import { calendarTexts } from './text.ts'
import type { DayKind } from './useCalendarDays.ts'
import { dayByKey, monthWeeks } from './yearDays.ts'

interface YearViewProps {
  year: number
  today: string
  kindOf: (day: string) => DayKind
  works: (day: string) => boolean
  nameOf: (day: string) => Label | null
  /** Without it the days are only shown. */
  onDay: ((day: string) => void) | undefined
}

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1)
const MARKED: readonly DayKind[] = ['holiday', 'swapped', 'ownRest', 'ownWork']
const RESTS: readonly DayKind[] = ['holiday', 'ownRest']

/** Twelve months. One day can be reached by Tab, the others by arrow keys. */
export function YearView({ year, today, kindOf, works, nameOf, onDay }: YearViewProps) {
  const t = useText(calendarTexts)
  const language = useLanguage()
  const grid = useRef<HTMLDivElement>(null)
  const [reached, setReached] = useState(today.startsWith(`${year}-`) ? today : `${year}-01-01`)
  const tabStop = reached.startsWith(`${year}-`) ? reached : `${year}-01-01`
  const weekdays = Array.from({ length: 7 }, (_, at) =>
    // 5 January 2026 is a Monday.
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { weekday: 'narrow', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2026, 0, 5 + at)),
    ),
  )
  const monthName = (month: number) =>
    new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { month: 'long', timeZone: 'UTC' }).format(
      new Date(Date.UTC(year, month - 1, 1)),
    )
  const onKeyDown = (event: KeyboardEvent) => {
    const from = (event.target as HTMLElement).dataset.day
    const to = from && dayByKey(from, event.key)
    if (!to?.startsWith(`${year}-`)) return
    event.preventDefault()
    setReached(to)
    grid.current?.querySelector<HTMLElement>(`[data-day="${to}"]`)?.focus()
  }
  const words = (day: string) => [day, t(kindOf(day)), nameOf(day)?.[language]].filter(Boolean).join(' · ')

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys of the days inside.
    <div className="zy-year" ref={grid} onKeyDown={onKeyDown}>
      {MONTHS.map((month) => {
        const weeks = monthWeeks(year, month)
        const days = weeks.flat().filter((day) => day !== null)
        return (
          <table key={month}>
            <caption>
              {monthName(month)} <small>{t('monthDays', { n: days.filter(works).length })}</small>
            </caption>
            <thead>
              <tr>
                {weekdays.map((weekday, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the seven days never change places, and names repeat.
                  <th key={at} scope="col">
                    {weekday}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((week) => (
                <tr key={week.find((day) => day !== null)}>
                  {week.map((day, at) =>
                    day === null ? (
                      // biome-ignore lint/suspicious/noArrayIndexKey: empty places have no identity.
                      <td key={at} />
                    ) : (
                      <td key={day}>
                        <button
                          type="button"
                          data-day={day}
                          data-kind={kindOf(day)}
                          data-today={day === today}
                          tabIndex={day === tabStop ? 0 : -1}
                          aria-disabled={!onDay}
                          aria-label={words(day)}
                          title={MARKED.includes(kindOf(day)) ? words(day) : undefined}
                          onClick={() => {
                            setReached(day)
                            onDay?.(day)
                          }}
                        >
                          {Number(day.slice(8))}
                          {MARKED.includes(kindOf(day)) && (
                            <sup aria-hidden="true">{t(RESTS.includes(kindOf(day)) ? 'markRest' : 'markWork')}</sup>
                          )}
                        </button>
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        )
      })}
    </div>
  )
}
