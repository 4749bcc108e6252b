/** A report without the fields that are gone or closed to its reader. */
import type { Filter } from '#kernel/entity/meta.types.ts'
import type { ReportDefinition } from './report.types.ts'

/** Drops every part that uses one of the paths; a report always keeps a measure. */
export function withoutFields(definition: ReportDefinition, paths: ReadonlySet<string>): ReportDefinition {
  const stays = ({ field }: { field?: string }) => field === undefined || !paths.has(field)
  const measures = definition.measures.filter(stays)
  const kept = measures.length > 0 ? measures : [{ fn: 'count' as const }]
  const { filter, sort, ...rest } = definition
  const cleared = filter && filterWithout(filter, paths)
  const sorted = sort && sort.by !== 'label' ? kept.indexOf(definition.measures[sort.by]!) : -1
  return {
    ...rest,
    rows: definition.rows.filter(stays),
    columns: definition.columns.filter(stays),
    measures: kept,
    ...(cleared && { filter: cleared }),
    ...(sort && (sort.by === 'label' ? { sort } : sorted >= 0 && { sort: { ...sort, by: sorted } })),
  }
}

function filterWithout(filter: Filter, paths: ReadonlySet<string>): Filter | undefined {
  if ('and' in filter || 'or' in filter) {
    const parts = ('and' in filter ? filter.and : filter.or).flatMap((each) => filterWithout(each, paths) ?? [])
    if (parts.length === 0) return undefined
    return 'and' in filter ? { and: parts } : { or: parts }
  }
  if ('not' in filter) {
    const inner = filterWithout(filter.not, paths)
    return inner && { not: inner }
  }
  return 'field' in filter && paths.has(filter.field) ? undefined : filter
}

/** Every field path of a filter. */
export function filterFields(filter: Filter | undefined): string[] {
  if (!filter || typeof filter !== 'object') return []
  if ('and' in filter && Array.isArray(filter.and)) return filter.and.flatMap(filterFields)
  if ('or' in filter && Array.isArray(filter.or)) return filter.or.flatMap(filterFields)
  if ('not' in filter) return filterFields(filter.not)
  return 'field' in filter && typeof filter.field === 'string' ? [filter.field] : []
}
