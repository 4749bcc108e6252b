/** Columns of the kanban with counts and sums; every column pages on its own. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { EntityMeta, Filter, Label } from '#kernel/entity/meta.types.ts'
import { api } from '../../client.ts'
import type { EntityRecord } from '../../meta.tsx'
import { queryClient } from '../../query.ts'

export interface KanbanColumn {
  value: string | null
  label: string | Label
  count: number
  sums: Record<string, string>
  items: EntityRecord[]
  nextCursor: string | null
}

interface Kanban {
  columns: KanbanColumn[]
}

export interface KanbanWanted {
  field: string
  filter: Filter | undefined
  search: string
  sort: string
  fields: string[]
}

const firstPage = 20
/** Refreshing brings at most this many cards a column back; the rest comes again when scrolled to. */
const deepest = 100

export function useKanban(entity: EntityMeta, wanted: KanbanWanted, enabled: boolean) {
  const { field, filter, search, sort } = wanted
  const fields = wanted.fields.join(',')
  const queryKey = useMemo(
    () => ['list', entity.name, 'kanban', { field, filter, search, sort, fields }],
    [entity.name, field, filter, search, sort, fields],
  )
  const path = `/${entity.path}/kanban`
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => {
      const loaded = queryClient.getQueryData<Kanban>(queryKey)?.columns.map((column) => column.items.length) ?? []
      const limit = Math.min(deepest, Math.max(firstPage, ...loaded))
      return api.get<Kanban>(path, { field, filter, search, sort, fields, limit }, { signal })
    },
    placeholderData: keepPreviousData,
    enabled,
  })

  const more = useCallback(
    async (column: KanbanColumn) => {
      if (!column.nextCursor) return
      const answer = await api.get<Kanban>(path, {
        field,
        filter,
        search,
        sort,
        fields,
        limit: firstPage,
        column: column.value ?? '',
        cursor: column.nextCursor,
      })
      const next = answer.columns.find((each) => each.value === column.value) ?? answer.columns[0]
      if (!next) return
      queryClient.setQueryData<Kanban>(
        queryKey,
        (old) => old && { columns: old.columns.map((each) => append(each, column, next)) },
      )
    },
    [path, field, filter, search, sort, fields, queryKey],
  )

  /** Puts a card into another column before the server has agreed; the answer puts it back. */
  const moveCard = useCallback(
    async (record: EntityRecord, to: string | null): Promise<() => void> => {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData<Kanban>(queryKey)
      queryClient.setQueryData<Kanban>(queryKey, (old) => old && { columns: move(old.columns, record, field, to) })
      return () => queryClient.setQueryData(queryKey, before)
    },
    [queryKey, field],
  )
  return { ...query, columns: query.data?.columns ?? [], more, moveCard }
}

function append(each: KanbanColumn, asked: KanbanColumn, next: KanbanColumn): KanbanColumn {
  // The column may have been refreshed meanwhile; then its pages start anew.
  if (each.value !== asked.value || each.nextCursor !== asked.nextCursor) return each
  const known = new Set(each.items.map((item) => item.id))
  return {
    ...each,
    items: [...each.items, ...next.items.filter((item) => !known.has(item.id))],
    nextCursor: next.nextCursor,
  }
}

/** The columns after a card has moved to the top of another; sums follow with the server's answer. */
export function move(columns: KanbanColumn[], record: EntityRecord, field: string, to: string | null): KanbanColumn[] {
  return columns.map((column) => {
    const has = column.items.some((item) => item.id === record.id)
    if (column.value === to && !has)
      return { ...column, count: column.count + 1, items: [{ ...record, [field]: to }, ...column.items] }
    if (column.value !== to && has)
      return { ...column, count: column.count - 1, items: column.items.filter((item) => item.id !== record.id) }
    return column
  })
}
