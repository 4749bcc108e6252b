import { useQuery } from '@tanstack/react-query'
import type { Page } from '../../entity/meta.types.ts'
import { api } from '../client.ts'
import { formatContext } from '../format.ts'
import { type EntityRecord, useEntityByPath } from '../meta.tsx'

type Overrides = Record<string, 'work' | 'rest'>

async function count(today: string, path: string, signal: AbortSignal): Promise<number> {
  const lastDay = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 0)).toISOString().slice(0, 10)
  const filter = { field: 'day', op: 'between', value: [today, lastDay] }
  const [{ defaultWorkingCalendar, isWorkingDay, workingDaysBetween }, exceptions] = await Promise.all([
    // The statutory holidays come with a library that nothing else on the first page needs.
    import('#kernel/pure/calendar.ts'),
    api.get<Page<EntityRecord>>(`/${path}`, { filter, limit: 31, fields: 'day,kind' }, { signal }),
  ])
  const overrides = Object.fromEntries(exceptions.items.map(({ day, kind }) => [day, kind])) as Overrides
  const calendar = { ...defaultWorkingCalendar, timeZone: formatContext().timeZone, overrides }
  return workingDaysBetween(today, lastDay, calendar) + (isWorkingDay(today, calendar) ? 1 : 0)
}

/**
 * Working days from today to the end of the month, today included; undefined while it is not known, or when this
 * person may not see the company's own calendar and the figure could be wrong.
 */
export function useWorkingDaysLeft(today: string): number | undefined {
  const path = useEntityByPath('calendar-days')?.path
  const query = useQuery({
    queryKey: ['list', 'calendar-day', 'left', today],
    queryFn: ({ signal }) => count(today, path ?? '', signal),
    enabled: path !== undefined,
    staleTime: 60 * 60_000,
    retry: false,
  })
  return query.data
}
