/** Keyset paging: the cursor holds the sort values and the id of the last row seen. */
import { createHash } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import { fieldRule, seesInFull } from '../access/actor.ts'
import { badRequest } from '../api/errors.ts'
import { kindOf } from '../entity/kinds.ts'
import { and, or } from './connection.ts'
import type { EntityQuery } from './query.ts'

export interface SortKey {
  path: string
  expr: SQL
  type: string
  descending: boolean
  /** Never empty: the plain order, which plain indexes serve. */
  filled: boolean
}

/** Resolves `-amount,name`; references sort by their label. The id always decides ties. */
export function sortKeys(query: EntityQuery, sort: string): SortKey[] {
  const keys = sort
    .split(',')
    .filter(Boolean)
    .map((part): SortKey => {
      const descending = part.startsWith('-')
      const path = descending ? part.slice(1) : part
      const reached = query.reach(path)
      const { field } = reached
      const masked = fieldRule(query.actor, reached.entity.name, reached.name) === 'mask'
      if (!kindOf(field).sortable || masked) throw badRequest('query.not-sortable', path, { field: path })
      const isReference = field.ref !== undefined && (field.kind === 'ref' || field.kind === 'treeRef')
      if (isReference) return { path, expr: query.reference(reached).label, type: 'text', descending, filled: false }
      const filled = field.required && reached.alias === query.alias && !field.sql
      return { path, expr: reached.expr, type: kindOf(field).sqlType(field), descending, filled }
    })
  if (keys.length > 4) throw badRequest('query.too-many-sorts', 'sort')
  const last = keys.at(-1)
  return [...keys, { path: 'id', expr: sql`t.id`, type: 'uuid', descending: last?.descending ?? true, filled: true }]
}

/** The entity's own order, as far as this person sees what it goes by. */
export function defaultSort({ entity, actor }: Pick<EntityQuery, 'entity' | 'actor'>): string {
  const keys = (entity.sort ?? '')
    .split(',')
    .filter((key) => key && seesInFull(actor, entity.name, key.replace('-', '')))
  return keys.join(',') || '-updatedAt'
}

/** Ascending puts empty values last, descending puts them last too: nobody looks for nothing first. */
export const orderBy = (keys: SortKey[]): SQL =>
  sql.join(
    keys.map((k) => sql`${k.expr} ${sql.raw(`${k.descending ? 'desc' : 'asc'}${k.filled ? '' : ' nulls last'}`)}`),
    sql`, `,
  )

const signature = (keys: SortKey[]): string =>
  createHash('sha256')
    .update(keys.map((k) => `${k.path}${k.descending}`).join())
    .digest('base64url')
    .slice(0, 8)

export function encodeCursor(keys: SortKey[], values: unknown[]): string {
  return Buffer.from(JSON.stringify([signature(keys), ...values])).toString('base64url')
}

/** SQL for "after the cursor's row in this order"; a cursor of another order is a 400. */
export function afterCursor(keys: SortKey[], cursor: string): SQL {
  let values: unknown[]
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw badRequest('query.cursor', 'cursor')
  }
  if (!Array.isArray(values) || values.length !== keys.length + 1 || values[0] !== signature(keys)) {
    throw badRequest('query.cursor', 'cursor')
  }
  return after(keys, values.slice(1))
}

function after([key, ...rest]: SortKey[], [value, ...others]: unknown[]): SQL {
  if (!key) return sql`false`
  const cast = sql.raw(key.type)
  const beyond =
    value === null
      ? sql`false`
      : sql`(${key.expr} ${sql.raw(key.descending ? '<' : '>')} ${value}::${cast}${key.filled ? sql`` : sql` or ${key.expr} is null`})`
  if (rest.length === 0) return beyond
  const same = value === null ? sql`${key.expr} is null` : sql`${key.expr} = ${value}::${cast}`
  return or([beyond, and([same, after(rest, others)])])
}
