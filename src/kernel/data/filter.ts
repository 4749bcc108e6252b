/** Filters of the API -> SQL. Values are always parameters; fields always come from the definition. */
import { type SQL, sql } from 'drizzle-orm'
import { fieldRule, isSystem } from '../access/actor.ts'
import { badRequest } from '../api/errors.ts'
import type { FieldSpec } from '../entity/fields.ts'
import { kindOf } from '../entity/kinds.ts'
import type { Filter, FilterOp } from '../entity/meta.types.ts'
import { metricRecords } from '../metrics/condition.ts'
import { addDays, instantOf, isDay, resolveDateToken } from '../pure/dates.ts'
import { and, or } from './connection.ts'
import type { EntityQuery, Reached } from './query.ts'
import { columnsOf } from './schema.ts'
import { idsBelow } from './tree.ts'

const maxDepth = 8
const maxNodes = 200
/** A range ends with the day after, and years have four digits. */
const lastDay = '9999-12-31'

/** The condition a filter means for this query; faults are 400 with the field's path. */
export function filterToSql(query: EntityQuery, filter: Filter): SQL {
  let nodes = 0
  const walk = (node: Filter, depth: number): SQL => {
    if (depth > maxDepth || ++nodes > maxNodes) throw badRequest('filter.too-deep', 'filter')
    if (node === null || typeof node !== 'object') throw badRequest('filter.form', 'filter')
    if ('and' in node) return and(listOf(node.and).map((f) => walk(f, depth + 1)))
    if ('or' in node) return or(listOf(node.or).map((f) => walk(f, depth + 1)))
    if ('not' in node) return sql`not coalesce(${walk(node.not, depth + 1)}, false)`
    if ('metric' in node)
      return metricRecords(query, node, (part, on) => (on === query ? walk(part, depth + 1) : filterToSql(on, part)))
    if (typeof node.field !== 'string' || typeof node.op !== 'string') throw badRequest('filter.form', 'filter')
    return condition(query, node.field, node.op, node.value)
  }
  return walk(filter, 0)
}

function listOf(value: unknown): Filter[] {
  if (!Array.isArray(value)) throw badRequest('filter.form', 'filter')
  return value as Filter[]
}

function condition(query: EntityQuery, path: string, op: FilterOp, value: unknown): SQL {
  const found = query.reach(path)
  const reached: Reached = { ...found, expr: visibleValue(query, found) }
  const { field, expr, entity } = reached
  if (fieldRule(query.actor, entity.name, reached.name) === 'mask')
    throw badRequest('filter.masked', path, { field: path })
  const kind = kindOf(field)
  if (!kind.operators.includes(op)) throw badRequest('filter.operator', path, { field: path, op })
  const type = comparedType(field)
  const isList = type.endsWith('[]')

  switch (op) {
    case 'empty': {
      const blank = isList
        ? sql`coalesce(cardinality(${expr}), 0) = 0`
        : type === 'text'
          ? sql`coalesce(${expr}, '') = ''`
          : sql`${expr} is null`
      return value === false ? sql`not (${blank})` : blank
    }
    case 'contains':
      if (isList) return sql`${expr} && ${sql.param(asList(query, reached, value))}::${sql.raw(type)}`
      return sql`${type === 'jsonb' ? sql`${expr}::text` : expr} ilike ${`%${escapeLike(asText(value, path))}%`}`
    case 'starts':
      return sql`${expr} ilike ${`${escapeLike(asText(value, path))}%`}`
    case 'under':
      return under(query, reached, value)
    case 'in':
    case 'nin': {
      const values = asList(query, reached, value)
      const base = isList
        ? sql`${expr} && ${sql.param(values)}::${sql.raw(type)}`
        : sql`${expr} = any(${sql.param(values)}::${sql.raw(type)}[])`
      return op === 'in' ? base : sql`not coalesce(${base}, false)`
    }
    case 'between': {
      if (!Array.isArray(value) || value.length !== 2) throw badRequest('filter.between', path, { field: path })
      const [from, to] = value
      const parts: SQL[] = []
      if (from !== null && from !== '') parts.push(compare(query, reached, 'gte', from))
      if (to !== null && to !== '') parts.push(compare(query, reached, 'lte', to))
      return and(parts.length ? parts : [sql`true`])
    }
    default:
      if (isList) {
        const values = asList(query, reached, value)
        return sql`(${expr} @> ${sql.param(values)}::${sql.raw(type)})`
      }
      return compare(query, reached, op, value)
  }
}

/** A reference that the person does not see is empty, in filters as in records, even for who knows its id. */
export function visibleValue(query: EntityQuery, reached: Reached): SQL {
  const { field } = reached
  if (field.kind === 'target' && !isSystem(query.actor)) return visibleTarget(query, reached)
  const isReference = field.ref !== undefined && (field.kind === 'ref' || field.kind === 'treeRef')
  if (!isReference || query.registry.entity(field.ref!).scope.by === 'company' || isSystem(query.actor))
    return reached.expr
  return query.reference(reached).id
}

/** The id behind a reference to one of several entities, null when that record is out of reach. */
const visibleTarget = (query: EntityQuery, reached: Reached): SQL =>
  sql`case when ${query.target(reached)} is not null then ${reached.expr} end`

/** Amounts are compared as they are sent: neither rounded to the column's places nor too big for it. */
const comparedType = (field: FieldSpec): string =>
  kindOf(field)
    .sqlType(field)
    .replace(/^numeric\(.*\)$/, 'numeric')

const comparison: Partial<Record<FilterOp, string>> = {
  eq: '=',
  ne: 'is distinct from',
  gt: '>',
  gte: '>=',
  lt: '<',
  lte: '<=',
}

function compare(query: EntityQuery, reached: Reached, op: FilterOp, value: unknown): SQL {
  const { field, expr, path } = reached
  if (value === null || value === undefined) {
    if (op === 'eq') return sql`${expr} is null`
    if (op === 'ne') return sql`${expr} is not null`
    throw badRequest('filter.value', path, { field: path })
  }
  if (field.kind === 'date' || field.kind === 'instant') return compareTime(query, reached, op, value)
  if (field.kind === 'target') return compareTarget(query, reached, value)
  const type = comparedType(field)
  return sql`${expr} ${sql.raw(comparison[op]!)} ${asValue(query, reached, value)}::${sql.raw(type)}`
}

/** Days and `@this-month` mean whole days in the company's time zone, for dates and for instants. */
function compareTime(query: EntityQuery, { expr, field, path }: Reached, op: FilterOp, value: unknown): SQL {
  const { today, now, timeZone, fiscalYearStart } = query.clock
  const textValue = asText(value, path)
  const cast = sql.raw(field.kind === 'date' ? 'date' : 'timestamptz')
  const isInstantText = /^\d{4}-\d{2}-\d{2}T/.test(textValue)
  if (textValue === '@now' || isInstantText) {
    const instant = textValue === '@now' ? now : new Date(textValue)
    if (Number.isNaN(instant.getTime())) throw badRequest('filter.value', path, { field: path })
    return sql`${expr} ${sql.raw(comparison[op]!)} ${instant.toISOString()}::${cast}`
  }
  const range = textValue.startsWith('@')
    ? resolveDateToken(textValue, { today, fiscalYearStart })
    : isDay(textValue) && textValue < lastDay
      ? { from: textValue, to: textValue }
      : null
  if (!range) throw badRequest('filter.value', path, { field: path })
  const start = field.kind === 'date' ? range.from : instantOf(range.from, '00:00', timeZone).toISOString()
  const afterEnd =
    field.kind === 'date' ? addDays(range.to, 1) : instantOf(addDays(range.to, 1), '00:00', timeZone).toISOString()
  switch (op) {
    case 'eq':
      return sql`(${expr} >= ${start}::${cast} and ${expr} < ${afterEnd}::${cast})`
    case 'ne':
      return sql`(${expr} is null or ${expr} < ${start}::${cast} or ${expr} >= ${afterEnd}::${cast})`
    case 'gt':
      return sql`${expr} >= ${afterEnd}::${cast}`
    case 'gte':
      return sql`${expr} >= ${start}::${cast}`
    case 'lt':
      return sql`${expr} < ${start}::${cast}`
    default:
      return sql`${expr} < ${afterEnd}::${cast}`
  }
}

function compareTarget(query: EntityQuery, { name, field, alias, path, expr }: Reached, value: unknown): SQL {
  const [entityColumn] = columnsOf(name, field)
  if (typeof value !== 'object' || value === null || !('id' in value))
    throw badRequest('filter.value', path, { field: path })
  const target = value as { entity?: string; id: string }
  const of = (c: string) => sql`${sql.identifier(alias)}.${sql.identifier(c)}`
  const same = sql`${expr} = ${asId(query, target.id, path)}::uuid`
  return target.entity ? sql`(${same} and ${of(entityColumn!)} = ${target.entity})` : same
}

/** The record itself and everything below it in its tree. */
function under(query: EntityQuery, { field, expr, path }: Reached, value: unknown): SQL {
  const target = field.ref ? query.registry.entity(field.ref) : undefined
  if (!target?.parent) throw badRequest('filter.operator', path, { field: path, op: 'under' })
  const ids = (Array.isArray(value) ? value : [value]).map((v) => asId(query, v, path))
  const tree = idsBelow(query.registry, target, ids)
  return field.kind === 'refs' ? sql`${expr} && ${tree}` : sql`${expr} = any(${tree})`
}

function asList(query: EntityQuery, reached: Reached, value: unknown): unknown[] {
  const list = Array.isArray(value) ? value : [value]
  if (list.length > 1000) throw badRequest('filter.too-many', reached.path, { field: reached.path })
  return list.map((v) => asValue(query, reached, v))
}

/** A filter value in the field's own type; also the tokens `@me` and `@my-department`. */
function asValue(query: EntityQuery, { field, path }: Reached, value: unknown): unknown {
  switch (field.kind) {
    case 'ref':
    case 'treeRef':
    case 'refs':
    case 'target':
    case 'attachment':
      return asId(query, value, path)
    case 'boolean':
      if (value !== true && value !== false && value !== 'true' && value !== 'false')
        throw badRequest('filter.value', path, { field: path })
      return value === true || value === 'true'
    case 'integer':
    case 'decimal':
    case 'money':
    case 'percent': {
      const number = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
      if (!/^[+-]?(\d{1,20}\.?\d{0,20}|\.\d{1,20})$/.test(number))
        throw badRequest('filter.value', path, { field: path })
      if (field.kind === 'integer' && !/^[+-]?\d{1,18}$/.test(number))
        throw badRequest('filter.value', path, { field: path })
      return number
    }
    default:
      return asText(value, path)
  }
}

function asId(query: EntityQuery, value: unknown, path: string): string {
  const raw = value !== null && typeof value === 'object' && 'id' in value ? value.id : value
  // The nil id matches nothing: the system has no "me".
  if (raw === '@me') return query.actor.id ?? '00000000-0000-0000-0000-000000000000'
  if (raw === '@my-department') return query.actor.department?.id ?? '00000000-0000-0000-0000-000000000000'
  if (typeof raw !== 'string' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(raw)) {
    throw badRequest('filter.value', path, { field: path })
  }
  return raw
}

function asText(value: unknown, path: string): string {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
    throw badRequest('filter.value', path, { field: path })
  const result = String(value)
  if (result.includes('\u0000') || !result.isWellFormed() || result.length > 2000)
    throw badRequest('filter.value', path, { field: path })
  return result
}

export const escapeLike = (value: string): string => value.replace(/[\\%_]/g, (c) => `\\${c}`)
