import { useQuery } from '@tanstack/react-query'
import type { EntityMeta, Filter, Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useLive } from '#kernel/ui/live.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'

/** A few deals for a widget of the workbench. */
export function useDeals(entity: EntityMeta | undefined, filter: Filter, sort: string, limit: number) {
  useLive(entity ? [entity.path] : [])
  const fields = 'name,customer,amount,stage,expectedCloseOn,closedOn,owner'
  return useQuery({
    queryKey: ['list', entity?.name ?? '', 'widget', filter, sort, limit],
    queryFn: ({ signal }) =>
      api.get<Page<EntityRecord>>(`/${entity?.path}`, { filter, sort, limit, fields }, { signal }),
    enabled: entity !== undefined,
  })
}
