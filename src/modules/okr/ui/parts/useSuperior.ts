import { useQuery } from '@tanstack/react-query'
import type { Reference } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { type EntityRecord, useEntity, useMe } from '#kernel/ui/meta.tsx'
import { mayConfirm } from '../../rules/confirmation.ts'

/**
 * Whether to offer this person to confirm what the owner reached. The server decides, and knows superiors further up, whose roles
 * let them change the record in any case.
 */
export function useMayConfirm(owner: Reference, mayEdit: boolean): boolean {
  const me = useMe()
  const employee = useEntity('employee')
  const { data } = useQuery({
    queryKey: ['record', 'employee', owner.id, 'manager'],
    queryFn: ({ signal }) => api.get<EntityRecord>(`/${employee?.path}/${owner.id}`, undefined, { signal }),
    enabled: employee !== undefined,
    staleTime: 5 * 60_000,
  })
  if (!data) return false
  const manager = data.manager as Reference | null
  return mayConfirm({
    actor: me.id,
    owner: owner.id,
    isSuperior: manager?.id === me.id,
    mayEdit,
    ownerHasSuperior: manager !== null,
  })
}
