/** Acts on many records at once: first a preview of what will be touched, then the act itself. */
import { useMemo } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { approvalHeaders, askForApproval } from '../../approval.ts'
import type { ApprovalNeed } from '../../approval.types.ts'
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
  /** Records whose change waits for approval. */
  held: { id: string; label: string; instance: string }[]
  /** Records whose approvers must be told more first. */
  needs?: { approval: ApprovalNeed; ids: string[] }
}

/** Asks for what the approvers must know, once for all; whoever gives up leaves those records as they are. */
async function explained(path: string, request: BulkRequest, { approval, ids }: NonNullable<BulkResult['needs']>) {
  const answer = await askForApproval(approval)
  return answer && api.post<BulkResult>(path, { ids, ...request }, { headers: approvalHeaders(answer) })
}

export function useBulk(entity: EntityMeta) {
  return useMemo(() => {
    const path = `/${entity.path}/bulk`
    return {
      preview: (scope: BulkScope, request: BulkRequest) =>
        api.post<BulkPreview>(path, { ...scope, ...request, preview: true }),
      run: async (scope: BulkScope, request: BulkRequest) => {
        const result = await api.post<BulkResult>(path, { ...scope, ...request })
        const rest = result.needs && (await explained(path, request, result.needs))
        invalidateEntity(entity.name)
        return rest
          ? { ...result, held: [...result.held, ...rest.held], failed: [...result.failed, ...rest.failed] }
          : result
      },
    }
  }, [entity])
}
