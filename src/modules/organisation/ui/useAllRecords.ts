import { useQuery } from '@tanstack/react-query'
import type { EntityMeta, Filter, Page } from '#kernel/entity/meta.types.ts'
import { api } from '#kernel/ui/client.ts'
import type { EntityRecord } from '#kernel/ui/meta.tsx'

const PAGE = 200
/** A chart of more than this helps nobody; the lists have them all. */
const MOST = 4000

async function all(entity: EntityMeta, fields: string, filter: Filter | undefined, signal: AbortSignal) {
  const items: EntityRecord[] = []
  let cursor: string | null = ''
  while (cursor !== null && items.length < MOST) {
    const query: Record<string, unknown> = { fields, filter, sort: entity.sort, limit: PAGE, cursor, total: 'false' }
    const page: Page<EntityRecord> = await api.get(`/${entity.path}`, query, { signal })
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}

/** All records of a small entity (departments, regions, people), in its own order. */
export function useAllRecords(entity: EntityMeta | undefined, fields: string[], filter?: Filter) {
  return useQuery({
    queryKey: ['list', entity?.name ?? '', 'every', fields, filter],
    queryFn: ({ signal }) => (entity ? all(entity, fields.join(','), filter, signal) : []),
    enabled: entity !== undefined,
  })
}
