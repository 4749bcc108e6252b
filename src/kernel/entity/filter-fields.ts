import type { Filter } from './meta.types.ts'

/** Paths of the fields that a filter looks at. */
export function filterFields(filter: Filter | undefined): string[] {
  if (!filter || 'metric' in filter) return []
  if ('field' in filter) return [filter.field]
  return ('and' in filter ? filter.and : 'or' in filter ? filter.or : [filter.not]).flatMap(filterFields)
}
