import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { EntityMeta, Page } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import type { EntityRecord } from '../meta.tsx'
import { useLanguage } from '../text.ts'
import type { Pick } from './recentPicks.ts'
import { hintFields, hintOf } from './recordHint.ts'

const PAUSE_MS = 180
const LIMIT = 20

/** The value as it was once typing paused. */
export function useSettled<T>(value: T, ms: number = PAUSE_MS): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}

/** Records of an entity that match what is typed, each with a hint, 20 at most. */
export function useRecordSearch(
  entity: EntityMeta | undefined,
  query: string,
  options: { enabled: boolean; within?: { field: string; id: string } | null },
) {
  const language = useLanguage()
  const search = useSettled(query.trim())
  const { within } = options
  const found = useQuery({
    queryKey: ['list', entity?.name ?? '', 'picker', search, within?.field, within?.id, language],
    queryFn: async ({ signal }): Promise<Pick[]> => {
      if (!entity) return []
      const fields = [entity.title, ...hintFields(entity).map((field) => field.name)]
      const filter = within ? { field: within.field, op: 'eq', value: within.id } : undefined
      const page = await api.get<Page<EntityRecord>>(
        `/${entity.path}`,
        { search, limit: LIMIT, fields: fields.join(','), filter },
        { signal },
      )
      return page.items.map((item) => ({ id: item.id, label: item.label, hint: hintOf(entity, item, language) }))
    },
    enabled: options.enabled && entity !== undefined,
    placeholderData: keepPreviousData,
  })
  return { picks: found.data ?? [], loading: found.isFetching || search !== query.trim(), failed: found.isError }
}
