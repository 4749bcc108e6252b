/** Everything around a record (comments, history, files, …) is open to exactly those who may open the record. */
import { sql } from 'drizzle-orm'
import type { Actor } from '../access/actor.ts'
import { may } from '../access/actor.ts'
import { labelColumn } from '../access/label.ts'
import { accessPredicate } from '../access/predicate.ts'
import type { Reader } from '../data/list.ts'
import type { Sql } from '../entity/context.ts'
import type { EntityDefinition, Operation } from '../entity/define.ts'
import type { Registry } from '../entity/registry.ts'
import { forbidden, notFound } from './errors.ts'
import { entityOf, idOf, type RouteContext } from './request.ts'

export interface SeenRecord {
  id: string
  label: string
  version: number
}

/** The record if the actor may do the operation on it, else undefined. `trashed` also finds it in the recycle bin. */
export async function findSeen(
  db: Sql,
  registry: Registry,
  actor: Actor,
  entity: EntityDefinition,
  id: string,
  options: { operation?: Operation; trashed?: boolean } = {},
): Promise<SeenRecord | undefined> {
  if (!may(actor, entity.name, 'read')) return undefined
  const reach = (operation: Operation) => accessPredicate(registry, actor, entity, operation, 't')
  const [row] = await db.run<SeenRecord>(sql`
    select t.id, t.version, coalesce(${labelColumn(registry, actor, entity, 't')}::text, '') as label
    from ${sql.identifier(entity.table)} t where t.id = ${id}::uuid and ${reach('read')} and ${reach(options.operation ?? 'read')}
    ${options.trashed ? sql`` : sql`and t.deleted_at is null`}`)
  return row
}

export interface RequestedRecord {
  entity: EntityDefinition
  record: SeenRecord
  reader: Reader
}

/** The record of the route `/:entity/:id/…`; 404 when the caller does not see it, 403 when the operation is out of reach. */
export async function seenRecord(
  c: RouteContext,
  options: { operation?: Operation; trashed?: boolean } = {},
): Promise<RequestedRecord> {
  const entity = entityOf(c)
  const id = idOf(c)
  const reader = await c.get('runtime').reader(c.get('actor'))
  const find = (o: typeof options) => findSeen(reader.sql, reader.registry, reader.actor, entity, id, o)
  const record = await find(options)
  if (record) return { entity, record, reader }
  if (options.operation && (await find({ ...options, operation: 'read' }))) throw forbidden()
  throw notFound()
}
