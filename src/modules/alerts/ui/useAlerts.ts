import { useQuery } from '@tanstack/react-query'
import type { EntityMeta, Filter, Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import { useLive } from '#kernel/ui/live.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'

export type Shown = 'open' | 'closed' | 'all'

const open: Filter = { field: 'state', op: 'in', value: ['new', 'acknowledged', 'acted'] }
const filters: Record<Shown, Filter | undefined> = { open, closed: { not: open }, all: undefined }

const severityOrder = ['critical', 'warning', 'info']
const rank = (record: EntityRecord): number => severityOrder.indexOf(String(record.severity))

/** The alerts of the signed-in person; open ones by how severe they are, then the newest first. */
export function useAlerts(entity: EntityMeta | undefined, shown: Shown, limit: number) {
  useLive(entity ? [entity.path] : [])
  return useQuery({
    queryKey: ['list', entity?.name ?? '', 'alerts', shown, limit],
    queryFn: async ({ signal }) => {
      const filter = filters[shown]
      const query = { ...(filter && { filter }), sort: '-firedAt', limit }
      const page = await api.get<Page<EntityRecord>>(`/${entity?.path}`, query, { signal })
      const items = shown === 'open' ? [...page.items].sort((a, b) => rank(a) - rank(b)) : page.items
      return { ...page, items }
    },
    enabled: entity !== undefined,
  })
}
