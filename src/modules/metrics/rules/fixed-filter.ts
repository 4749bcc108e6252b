import type { Filter } from '#kernel/entity/meta.types.ts'

const moving = /^@(me|my-department|today|yesterday|tomorrow|(this|last|next)-[\w-]+)$/

/**
 * What keeps a condition from meaning the same for everybody and on every day, which figures kept by day rely on:
 * `moves` for values like "me" or "this month", `by-metric` for the records behind a figure (it may be this very one).
 */
export function conditionFault(filter: Filter): 'moves' | 'by-metric' | undefined {
  if ('metric' in filter) return 'by-metric'
  if ('field' in filter) return [filter.value].flat().some(isMoving) ? 'moves' : undefined
  const parts = 'and' in filter ? filter.and : 'or' in filter ? filter.or : [filter.not]
  return parts.map(conditionFault).find((fault) => fault !== undefined)
}

function isMoving(value: unknown): boolean {
  const raw = value !== null && typeof value === 'object' && 'id' in value ? value.id : value
  return typeof raw === 'string' && moving.test(raw)
}
