import { type SQL, sql } from 'drizzle-orm'
import type { EntityDefinition } from '../entity/define.ts'
import type { Registry } from '../entity/registry.ts'
import { columnsOf } from './schema.ts'

/** SQL array of the ids of the given records of a tree and of all below them. */
export function idsBelow(registry: Registry, entity: EntityDefinition, ids: string[]): SQL {
  const parent = columnsOf(entity.parent!, registry.fields(entity)[entity.parent!]!)[0]!
  const table = sql.identifier(entity.table)
  return sql`array(with recursive tree as (
      select id from ${table} where id = any(${sql.param(ids)}::uuid[])
      union select c.id from ${table} c join tree on c.${sql.identifier(parent)} = tree.id and c.deleted_at is null)
    select id from tree)`
}
