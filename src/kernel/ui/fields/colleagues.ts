import type { EntityMeta, Page } from '#kernel/entity/meta.types.ts'
import { api } from '../client.ts'
import type { EntityRecord } from '../meta.tsx'

export interface Colleague {
  id: string
  name: string
}

/** Colleagues whose name, pinyin or initials match: for mentions. `entity` is `employee`. */
export async function findColleagues(entity: EntityMeta, query: string, signal?: AbortSignal): Promise<Colleague[]> {
  const page = await api.get<Page<EntityRecord>>(
    `/${entity.path}`,
    { search: query, limit: 8, fields: entity.title },
    signal ? { signal } : undefined,
  )
  return page.items.map(({ id, label }) => ({ id, name: label }))
}
