/** Counts and sums that the server works out for a filter. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'

export interface AggregateRow {
  count: number
  [key: string]: unknown
}

export interface AggregateWanted {
  filter?: Filter | undefined
  search: string
  groupBy?: string
  sums: string[]
}

/** Sums by field name are under `sum:{field}`, as decimal strings. */
export function useAggregate(entity: EntityMeta, wanted: AggregateWanted, enabled: boolean) {
  const { filter, search, groupBy } = wanted
  const measure = ['count', ...wanted.sums.map((name) => `sum:${name}`)].join(',')
  return useQuery({
    queryKey: ['list', entity.name, 'aggregate', { filter, search, groupBy, measure }],
    queryFn: ({ signal }) =>
      api.get<{ rows: AggregateRow[] }>(`/${entity.path}/aggregate`, { filter, search, groupBy, measure }, { signal }),
    placeholderData: keepPreviousData,
    enabled,
    staleTime: 30_000,
  })
}
