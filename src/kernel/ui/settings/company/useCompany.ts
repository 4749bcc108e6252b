import { useQuery } from '@tanstack/react-query'
import type { Page } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import { type EntityRecord, useEntity } from '../../meta.tsx'
import { invalidateEntity, queryClient } from '../../query.ts'

/** The one company of this installation, and how to change it. */
export function useCompany() {
  const entity = useEntity('company')
  const query = useQuery({
    queryKey: ['list', 'company', 'own'],
    queryFn: ({ signal }) => api.get<Page<EntityRecord>>(`/${entity?.path}`, { limit: 1 }, { signal }),
    enabled: entity !== undefined,
  })
  const record = query.data?.items[0]
  return {
    entity,
    record,
    error: query.error,
    /** Saves what was changed; currency, time zone and the like show at once everywhere. */
    save: async (changes: Record<string, unknown>): Promise<{ batch?: string }> => {
      if (!entity || !record) return {}
      const saved = await api.patch<{ batch: string }>(`/${entity.path}/${record.id}`, {
        version: record.version,
        ...changes,
      })
      invalidateEntity(entity.name)
      await queryClient.invalidateQueries({ queryKey: ['meta'] })
      return saved
    },
  }
}
