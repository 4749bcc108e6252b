import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Label, Page } from '#kernel/entity/meta.types.ts'
import { defaultWorkingCalendar, isWorkingDay, statutoryDay, type WorkingCalendar } from '#kernel/pure/calendar.ts'
import { weekdayOf } from '#kernel/pure/dates.ts'
import { api } from '../../client.ts'
import { formatContext } from '../../format.ts'
import { type EntityRecord, useEntity } from '../../meta.tsx'

/** A day that the company decided about. */
export interface Exception {
  id: string
  version: number
  day: string
  kind: 'work' | 'rest'
  name: string
}

/** What a day is, and why. */
export type DayKind = 'work' | 'weekend' | 'holiday' | 'swapped' | 'ownRest' | 'ownWork'

/** What the law and the week make of a day, before the company's own decisions. */
export function kindByLaw(day: string): Exclude<DayKind, 'ownRest' | 'ownWork'> {
  const statutory = statutoryDay(day)
  const weekend = defaultWorkingCalendar.weekend.includes(weekdayOf(day))
  if (statutory === 'work') return 'swapped'
  if (statutory === 'rest') return 'holiday'
  return weekend ? 'weekend' : 'work'
}

/** A year of the company's calendar. */
export function useCalendarDays(year: number) {
  const entity = useEntity('calendar-day')
  const query = useQuery({
    queryKey: ['list', 'calendar-day', 'year', year],
    queryFn: async ({ signal }) => {
      const filter = { field: 'day', op: 'between', value: [`${year}-01-01`, `${year}-12-31`] }
      const page = await api.get<Page<EntityRecord>>(`/${entity?.path}`, { filter, limit: 200 }, { signal })
      return page.items as unknown as Exception[]
    },
    enabled: entity !== undefined,
  })
  // Only the server knows what the holidays are called.
  const named = useQuery({
    queryKey: ['list', 'calendar-day', 'names', year],
    queryFn: ({ signal }) =>
      api.get<{ items: { day: string; label: Label | null }[] }>(
        '/calendar',
        { from: `${year}-01-01`, to: `${year}-12-31` },
        { signal },
      ),
  })
  return useMemo(() => {
    const names = new Map(named.data?.items.map(({ day, label }) => [day, label]))
    const exceptions = new Map((query.data ?? []).map((each) => [each.day, each]))
    const overrides = Object.fromEntries([...exceptions.values()].map(({ day, kind }) => [day, kind]))
    const calendar: WorkingCalendar = { ...defaultWorkingCalendar, timeZone: formatContext().timeZone, overrides }
    return {
      entity,
      error: query.error,
      loaded: query.data !== undefined,
      exceptions,
      kindOf: (day: string): DayKind => {
        const own = exceptions.get(day)
        return own ? (own.kind === 'rest' ? 'ownRest' : 'ownWork') : kindByLaw(day)
      },
      nameOf: (day: string): Label | null => names.get(day) ?? null,
      works: (day: string) => isWorkingDay(day, calendar),
    }
  }, [entity, query.data, query.error, named.data])
}
