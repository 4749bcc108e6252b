/** Acts on many records at once: first a preview of what will be touched, then the act itself. */
import { useMemo } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import { invalidateEntity } from '../../query.ts'

/** The selected records, or everything that matches. */
export type BulkScope = { ids: string[] } | { filter: Filter | undefined; search: string }

export interface BulkRequest {
  op: string
  values: Record<string, unknown>
}

export interface BulkPreview {
  count: number
  sample: { id: string; label: string }[]
}

export interface BulkFailure {
  id: string
  label: string
  code: string
  message: string
}

export interface BulkResult {
  batch: string | null
  done: number
  failed: BulkFailure[]
}

export function useBulk(entity: EntityMeta) {
  return useMemo(() => {
    const path = `/${entity.path}/bulk`
    return {
      preview: (scope: BulkScope, request: BulkRequest) =>
        api.post<BulkPreview>(path, { ...scope, ...request, preview: true }),
      run: async (scope: BulkScope, request: BulkRequest) => {
        const result = await api.post<BulkResult>(path, { ...scope, ...request })
        invalidateEntity(entity.name)
        return result
      },
    }
  }, [entity])
}
