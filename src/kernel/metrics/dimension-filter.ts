/** Filters over dimensions: `{ field: 'department', op: 'under', value: id }`. */
import { type SQL, sql } from 'drizzle-orm'
import { badRequest } from '../api/errors.ts'
import { and, or } from '../data/connection.ts'
import type { Reader } from '../data/list.ts'
import { idsBelow } from '../data/tree.ts'
import type { Filter } from '../entity/meta.types.ts'
import type { SourceDimension } from './dimensions.ts'
import { type Dimension, dimensionKeys } from './metrics.types.ts'

const isDimension = (name: unknown): name is Dimension => (dimensionKeys as readonly unknown[]).includes(name)

export interface SplitFilter {
  /** Conditions over dimensions alone; all must hold. */
  byDimension: Filter[]
  /** Conditions over fields of the source alone; all must hold. */
  byField: Filter[]
  /** Dimensions that the conditions name. */
  keys: Dimension[]
}

/** Parts of a filter that are about dimensions, and those about fields. One condition cannot mix both in an "or". */
export function splitFilter(filter: Filter | undefined): SplitFilter {
  const split: SplitFilter = { byDimension: [], byField: [], keys: [] }
  for (const part of conjuncts(filter)) {
    const names = fieldsOf(part)
    const dimensions = names.filter(isDimension)
    if (dimensions.length === 0) split.byField.push(part)
    else if (dimensions.length === names.length) {
      split.byDimension.push(part)
      split.keys.push(...dimensions)
    } else throw badRequest('metric.mixed-filter', 'filter')
  }
  split.keys = [...new Set(split.keys)]
  return split
}

function conjuncts(filter: Filter | undefined): Filter[] {
  if (filter === undefined || filter === null) return []
  if (typeof filter !== 'object') throw badRequest('filter.form', 'filter')
  if ('and' in filter) {
    if (!Array.isArray(filter.and)) throw badRequest('filter.form', 'filter')
    return filter.and.flatMap(conjuncts)
  }
  return [filter]
}

function fieldsOf(filter: Filter, depth = 0): string[] {
  if (filter === null || typeof filter !== 'object' || depth > 8) throw badRequest('filter.form', 'filter')
  const lists = 'and' in filter ? filter.and : 'or' in filter ? filter.or : 'not' in filter ? [filter.not] : undefined
  if (lists === undefined) return 'field' in filter ? [String(filter.field)] : ['']
  if (!Array.isArray(lists)) throw badRequest('filter.form', 'filter')
  return lists.flatMap((part) => fieldsOf(part, depth + 1))
}

interface DimensionSql {
  expr: SQL
  dimension: SourceDimension
}

/** The condition as SQL; values of dimensions are compared as text, trees by the ids below. */
export function dimensionCondition(
  reader: Pick<Reader, 'registry' | 'actor'>,
  filter: Filter,
  of: (key: Dimension) => DimensionSql,
): SQL {
  if ('and' in filter) return and(filter.and.map((part) => dimensionCondition(reader, part, of)))
  if ('or' in filter) return or(filter.or.map((part) => dimensionCondition(reader, part, of)))
  if ('not' in filter) return sql`not coalesce(${dimensionCondition(reader, filter.not, of)}, false)`
  if (!('field' in filter)) throw badRequest('filter.form', 'filter')
  const { expr, dimension } = of(filter.field as Dimension)
  const values = (): string[] =>
    (Array.isArray(filter.value) ? filter.value : [filter.value]).map((value) => textOf(reader, dimension, value))
  switch (filter.op) {
    case 'empty':
      return filter.value === false ? sql`${expr} is not null` : sql`${expr} is null`
    case 'eq':
      return filter.value === null ? sql`${expr} is null` : sql`${expr} = ${values()[0]!}`
    case 'ne':
      return filter.value === null ? sql`${expr} is not null` : sql`${expr} is distinct from ${values()[0]!}`
    case 'in':
      return sql`${expr} = any(${sql.param(values())}::text[])`
    case 'nin':
      return sql`not coalesce(${expr} = any(${sql.param(values())}::text[]), false)`
    case 'under': {
      const entity = dimension.entity ? reader.registry.entity(dimension.entity) : undefined
      if (!entity?.parent) throw badRequest('filter.operator', dimension.key, { field: dimension.key, op: 'under' })
      return sql`${expr}::uuid = any(${idsBelow(reader.registry, entity, values())})`
    }
    default:
      throw badRequest('filter.operator', dimension.key, { field: dimension.key, op: filter.op })
  }
}

/** A value of a filter: an id, `@me`, `@my-department`, a choice, or a record with its id. */
function textOf({ actor }: Pick<Reader, 'actor'>, dimension: SourceDimension, value: unknown): string {
  const raw = value !== null && typeof value === 'object' && 'id' in value ? value.id : value
  // The nil id matches nothing: the system has no "me".
  if (raw === '@me') return actor.id ?? '00000000-0000-0000-0000-000000000000'
  if (raw === '@my-department') return actor.department?.id ?? '00000000-0000-0000-0000-000000000000'
  const text = typeof raw === 'string' || typeof raw === 'number' ? String(raw) : ''
  const fits = dimension.entity
    ? /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
    : text !== '' && text.length <= 200 && !text.includes('\u0000')
  if (!fits) throw badRequest('filter.value', dimension.key, { field: dimension.key })
  return text.toLowerCase() === text || !dimension.entity ? text : text.toLowerCase()
}
