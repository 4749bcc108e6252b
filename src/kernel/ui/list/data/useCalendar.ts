/** The records whose date falls into a range of days. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { EntityMeta, Filter, Page } from '#kernel/entity/meta.types.ts'
import type { Day } from '#kernel/pure/dates.ts'
import { api } from '../../client.ts'
import type { EntityRecord } from '../../meta.tsx'
import { both } from '../model/filterModel.ts'

export interface CalendarWanted {
  field: string
  from: Day
  to: Day
  filter: Filter | undefined
  search: string
  fields: string[]
}

const pageSize = 500
/** More than this cannot be read in a month's grid anyway; the screen says so. */
export const calendarCap = 1500

export function useCalendar(entity: EntityMeta, wanted: CalendarWanted, enabled: boolean) {
  const { field, from, to, search } = wanted
  const filter = both(wanted.filter, { field, op: 'between', value: [from, to] })
  const fields = wanted.fields.join(',')
  return useQuery({
    queryKey: ['list', entity.name, 'calendar', { filter, search, fields }],
    queryFn: async ({ signal }) => {
      const items: EntityRecord[] = []
      let cursor: string | null = ''
      while (cursor !== null && items.length < calendarCap) {
        const page: Page<EntityRecord> = await api.get(
          `/${entity.path}`,
          { filter, search, fields, sort: field, limit: pageSize, cursor, total: 'false' },
          { signal },
        )
        items.push(...page.items)
        cursor = page.nextCursor
      }
      return { items, capped: cursor !== null }
    },
    placeholderData: keepPreviousData,
    enabled,
  })
}
