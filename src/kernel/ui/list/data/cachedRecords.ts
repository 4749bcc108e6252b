/** Changes records inside cached lists of any shape, so that an edit shows before the server has answered. */
import type { QueryKey } from '@tanstack/react-query'
import type { EntityRecord } from '../../meta.tsx'
import { queryClient } from '../../query.ts'

type Change = (record: EntityRecord) => EntityRecord

interface Holder {
  items?: EntityRecord[]
  pages?: Holder[]
  columns?: Holder[]
}

function changeIn<T>(data: T, id: string, change: Change): T {
  if (typeof data !== 'object' || data === null) return data
  const holder = data as Holder
  if (Array.isArray(holder.items)) {
    if (!holder.items.some((record) => record.id === id)) return data
    return { ...data, items: holder.items.map((record) => (record.id === id ? change(record) : record)) }
  }
  if (Array.isArray(holder.pages)) return { ...data, pages: holder.pages.map((page) => changeIn(page, id, change)) }
  if (Array.isArray(holder.columns))
    return { ...data, columns: holder.columns.map((column) => changeIn(column, id, change)) }
  return data
}

export type Snapshot = [QueryKey, unknown][]

/** Applies the change everywhere the record is listed; the answer puts all back with `restore`. */
export function changeCached(entityName: string, id: string, change: Change): Snapshot {
  const snapshot = queryClient.getQueriesData({ queryKey: ['list', entityName] })
  queryClient.setQueriesData({ queryKey: ['list', entityName] }, (data: unknown) => changeIn(data, id, change))
  return snapshot
}

export function restore(snapshot: Snapshot): void {
  for (const [key, data] of snapshot) queryClient.setQueryData(key, data)
}
