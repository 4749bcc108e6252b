/** Rows of the opened groups; each group pages on its own. */
import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { EntityMeta, Page } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import type { EntityRecord } from '../../meta.tsx'
import { both } from '../model/filterModel.ts'
import { type GroupBy, groupFilter, groupKey } from '../model/grouping.ts'
import type { RowsWanted } from './useListRows.ts'

const pageSize = 50

export interface GroupRows {
  rows: EntityRecord[]
  loading: boolean
  /** Where the next page starts; null at the end. */
  next: string | null
}

/** Which groups are open, and the cursors of the pages asked for, first page ''. */
type Open = Record<string, { value: unknown; cursors: string[] }>

export function useGroupRows(entity: EntityMeta, groupBy: GroupBy | undefined, wanted: RowsWanted) {
  const [open, setOpen] = useState<Open>({})
  const { filter, search, sort } = wanted
  const fields = wanted.fields.join(',')
  const pages = groupBy
    ? Object.entries(open).flatMap(([key, { value, cursors }]) => cursors.map((cursor) => ({ key, value, cursor })))
    : []

  const results = useQueries({
    queries: pages.map(({ value, cursor }) => {
      const inGroup = both(filter, groupBy ? groupFilter(groupBy, value) : undefined)
      return {
        queryKey: ['list', entity.name, 'group', { filter: inGroup, search, sort, fields, cursor }],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          api.get<Page<EntityRecord>>(
            `/${entity.path}`,
            { filter: inGroup, search, sort, fields, limit: pageSize, cursor, total: 'false' },
            { signal },
          ),
      }
    }),
  })

  const groups = new Map<string, GroupRows>()
  pages.forEach(({ key }, index) => {
    const group = groups.get(key) ?? { rows: [], loading: false, next: null }
    const result = results[index]
    groups.set(key, {
      rows: result?.data ? [...group.rows, ...result.data.items] : group.rows,
      loading: group.loading || (result?.isPending ?? false),
      next: result?.data?.nextCursor ?? null,
    })
  })

  const toggle = useCallback((value: unknown) => {
    const key = groupKey(value)
    setOpen((old) => {
      const { [key]: was, ...rest } = old
      return was ? rest : { ...old, [key]: { value, cursors: [''] } }
    })
  }, [])
  const more = useCallback((key: string, cursor: string) => {
    setOpen((old) => {
      const group = old[key]
      if (!group || group.cursors.includes(cursor)) return old
      return { ...old, [key]: { ...group, cursors: [...group.cursors, cursor] } }
    })
  }, [])
  const closeAll = useCallback(() => setOpen({}), [])
  return { groups, isOpen: (key: string) => key in open, toggle, more, closeAll }
}
