/** Grouping: the fields that can group, and the filter that a group of the aggregate stands for. */
import type { EntityMeta, FieldMeta, Filter } from '#kernel/entity/meta.types.ts'
import { type PeriodUnit, periodRange } from './calendarDays.ts'
import { listFields } from './fieldPath.ts'
import { isDateKind } from './operators.ts'

export interface GroupBy {
  field: FieldMeta
  /** Dates group by a period. */
  unit?: PeriodUnit
}

/** `stage`, or `closedOn:month` for dates. */
export function parseGroupBy(entity: EntityMeta, text: string): GroupBy | undefined {
  const [name, unit] = text.split(':')
  const field = listFields(entity).find((candidate) => candidate.name === name && candidate.groupable)
  if (!field) return undefined
  if (!isDateKind(field.kind)) return { field }
  return { field, unit: isUnit(unit) ? unit : 'month' }
}

function isUnit(text: string | undefined): text is PeriodUnit {
  return text === 'day' || text === 'week' || text === 'month' || text === 'quarter' || text === 'year'
}

export function formatGroupBy({ field, unit }: GroupBy): string {
  return unit ? `${field.name}:${unit}` : field.name
}

/** A stable key of a group's value. */
export function groupKey(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'object' && 'id' in value) return String(value.id)
  return String(value)
}

/** The records of one group. */
export function groupFilter({ field, unit }: GroupBy, value: unknown): Filter {
  const key = groupKey(value)
  if (key === '') return { field: field.name, op: 'empty', value: true }
  if (unit) {
    const range = periodRange(key, unit)
    if (range) return { field: field.name, op: 'between', value: range }
  }
  if (field.kind === 'boolean') return { field: field.name, op: 'eq', value: key === 'true' }
  return { field: field.name, op: 'eq', value: key }
}
