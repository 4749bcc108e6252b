/** The rows of a list by keyset paging. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { EntityMeta, Filter, Page } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import type { EntityRecord } from '../../meta.tsx'

export interface RowsWanted {
  filter?: Filter | undefined
  search: string
  sort: string
  fields: string[]
}

/** The first page fills a screen quickly; later ones are larger so that long scrolls need few requests. */
const firstPage = 60
const laterPage = 200

export function useListRows(entity: EntityMeta, wanted: RowsWanted, enabled: boolean) {
  const { filter, search, sort } = wanted
  const fields = wanted.fields.join(',')
  const query = useInfiniteQuery({
    queryKey: ['list', entity.name, 'rows', { filter, search, sort, fields }],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<EntityRecord>>(
        `/${entity.path}`,
        {
          filter,
          search,
          sort,
          fields,
          limit: pageParam ? laterPage : firstPage,
          cursor: pageParam,
          // Counted once, with the first page.
          ...(pageParam ? { total: 'false' } : {}),
        },
        { signal },
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const total = query.data?.pages[0]?.total
  return { ...query, rows, total }
}
