import { useQuery } from '@tanstack/react-query'
import type { EntityMeta } from '#kernel/entity/meta.types.ts'
import { api, isApiError } from '../client.ts'
import type { EntityRecord } from '../meta.tsx'

export const recordKey = (entity: EntityMeta, id: string) => ['record', entity.name, id] as const

/** One record. One that lies in the recycle bin is found there, with `trashed` set. */
export function useRecord(entity: EntityMeta, id: string) {
  return useQuery({
    queryKey: recordKey(entity, id),
    queryFn: async ({ signal }): Promise<EntityRecord> => {
      const path = `/${entity.path}/${encodeURIComponent(id)}`
      try {
        return await api.get<EntityRecord>(path, undefined, { signal })
      } catch (error) {
        if (!isApiError(error, 404)) throw error
        const trashed = await api.get<EntityRecord>(path, { trashed: 1 }, { signal }).catch(() => null)
        if (!trashed) throw error
        return { ...trashed, trashed: true }
      }
    },
  })
}

/** Whether this person may change this field of this record in place. */
export const mayEdit = (entity: EntityMeta, record: EntityRecord): boolean =>
  record.trashed !== true && (record.can?.update ?? entity.operations.update)
