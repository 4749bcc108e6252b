import { useQuery } from '@tanstack/react-query'
import type { EntityMeta, Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'

/** The record behind one of the company's own metrics, with what may be done with it. */
export function useDefinition(entity: EntityMeta | undefined, key: string, wanted: boolean) {
  const { data } = useQuery({
    queryKey: ['list', 'metric-definition', 'of-key', key],
    queryFn: async ({ signal }) => {
      const filter = { field: 'key', op: 'eq', value: key }
      const { items } = await api.get<Page<EntityRecord>>(
        `/${entity?.path}`,
        { filter, fields: 'key', limit: 1 },
        { signal },
      )
      return items[0] ? api.get<EntityRecord>(`/${entity?.path}/${items[0].id}`, undefined, { signal }) : null
    },
    enabled: wanted && entity !== undefined,
  })
  return data ?? undefined
}
