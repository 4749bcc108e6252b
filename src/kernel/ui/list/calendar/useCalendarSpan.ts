/** Which days the calendar shows; in the address, so that back and links work. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { addDays, addMonths, type Day, isDay, startOfMonth } from '#kernel/pure/dates.ts'
import { useMeta } from '../../meta.tsx'
import { monthGrid, weekGrid } from '../model/calendarDays.ts'

export type Span = 'month' | 'week'

export interface CalendarSpan {
  span: Span
  /** A day of the month or week shown. */
  day: Day
  days: Day[]
  go: (change: { span?: Span; day?: Day }) => void
  step: (by: 1 | -1) => void
}

export function useCalendarSpan(): CalendarSpan {
  const search = useSearch({ strict: false }) as { day?: unknown; span?: unknown }
  const navigate = useNavigate()
  const { today } = useMeta()
  const span: Span = search.span === 'week' ? 'week' : 'month'
  const day = isDay(search.day) ? search.day : today
  return useMemo(() => {
    const go = (change: { span?: Span; day?: Day }) => {
      const next = { span, day, ...change }
      void navigate({
        to: '.',
        search: ((old: object) => ({
          ...old,
          span: next.span === 'month' ? undefined : next.span,
          day: next.day === today ? undefined : next.day,
        })) as never,
        replace: true,
      })
    }
    const step = (by: 1 | -1) =>
      go({ day: span === 'week' ? addDays(day, by * 7) : startOfMonth(addMonths(startOfMonth(day), by)) })
    return { span, day, days: span === 'week' ? weekGrid(day) : monthGrid(day), go, step }
  }, [span, day, today, navigate])
}
