/** The metric library as a source of reports: measures are metrics, rows and columns their dimensions and one length of time. */
import type { Filter } from '#kernel/entity/meta.types.ts'
import { type DateTokenContext, isDay, resolveDateToken } from '#kernel/pure/dates.ts'

/** Stands where a kind of record would. */
export const metricSource = 'metrics'
/** The day on which something counts: as a row or column always by a period, as a filter the days that are asked for. */
export const dayField = 'date'

export interface MetricScope {
  from?: string
  to?: string
  /** Over dimensions. */
  where?: Filter
}

/** Splits a report's filter into its days and the rest; undefined when a condition about days stands where none can. */
export function scopeOf(filter: Filter | undefined, clock: DateTokenContext): MetricScope | undefined {
  const scope: MetricScope = {}
  const rest: Filter[] = []
  for (const part of conjuncts(filter)) {
    if (!('field' in part) || part.field !== dayField) {
      if (mentionsDay(part)) return undefined
      rest.push(part)
      continue
    }
    const range = daysOf(part.op, part.value, clock)
    if (!range) return undefined
    if (range.from && (!scope.from || range.from > scope.from)) scope.from = range.from
    if (range.to && (!scope.to || range.to < scope.to)) scope.to = range.to
  }
  const [only, ...more] = rest
  return { ...scope, ...(only && { where: more.length > 0 ? { and: rest } : only }) }
}

const conjuncts = (filter: Filter | undefined): Filter[] =>
  !filter ? [] : 'and' in filter ? filter.and.flatMap(conjuncts) : [filter]

const mentionsDay = (filter: Filter): boolean =>
  'and' in filter
    ? filter.and.some(mentionsDay)
    : 'or' in filter
      ? filter.or.some(mentionsDay)
      : 'not' in filter
        ? mentionsDay(filter.not)
        : 'field' in filter && filter.field === dayField

function daysOf(op: string, value: unknown, clock: DateTokenContext): { from?: string; to?: string } | undefined {
  const range = (each: unknown) =>
    typeof each !== 'string' ? null : isDay(each) ? { from: each, to: each } : resolveDateToken(each, clock)
  if (op === 'between' && Array.isArray(value)) {
    const [first, last] = value.map(range)
    return first && last ? { from: first.from, to: last.to } : undefined
  }
  const days = range(value)
  if (!days) return undefined
  if (op === 'eq') return days
  if (op === 'gte') return { from: days.from }
  return op === 'lte' ? { to: days.to } : undefined
}
