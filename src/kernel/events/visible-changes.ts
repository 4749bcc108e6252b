/** Which changes a person may learn of, and what they may know about each: exactly those of records they can open. */
import { sql } from 'drizzle-orm'
import { may, seesInFull } from '../access/actor.ts'
import { accessPredicate } from '../access/predicate.ts'
import type { Reader } from '../data/list.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { type Change, type ChangeKind, kindOfChange } from './changes.ts'

export interface VisibleChange {
  /** The same for everybody and for ever: whoever receives it twice knows. */
  id: string
  /** `customer.created`, `.updated`, `.deleted`, `.restored` */
  type: string
  at: string
  entity: string
  record: string
  version: number
  /** What was done to it: `update`, or the name of the action. */
  action: string
  actor: string | null
  /** Names of the fields that differ and that the reader sees. */
  changed: string[]
}

/** Names of entities whose writes are told: what people work with, not the product's own notes. */
export const toldEntities = (reader: Pick<Reader, 'registry' | 'actor'>): EntityDefinition[] =>
  [...reader.registry.entities.values()].filter((e) => !e.technical && may(reader.actor, e.name, 'read'))

export const typeOf = (change: Change): string => `${change.entity}.${kindOfChange(change)}`

/** Entity -> the kinds asked for, from names such as `customer.created`, `customer.*` or `*`; unknown ones are left out. */
export function parseTypes(types: readonly string[], entities: readonly EntityDefinition[]) {
  const wanted = new Map<string, Set<ChangeKind | '*'>>()
  for (const type of types) {
    const [name = '', kind = '*'] = type.split('.')
    for (const entity of name === '*' ? entities : entities.filter((e) => e.name === name)) {
      const kinds = wanted.get(entity.name) ?? new Set()
      wanted.set(entity.name, kinds.add(kind as ChangeKind | '*'))
    }
  }
  return wanted
}

/** The readable ones among the changes, in order. A record in the recycle bin counts as long as it could be read before. */
export async function visibleChanges(reader: Reader, changes: readonly Change[]): Promise<VisibleChange[]> {
  const seen = new Set<string>()
  for (const [name, some] of Map.groupBy(changes, (change) => change.entity)) {
    const entity = reader.registry.entities.get(name)
    if (!entity || !may(reader.actor, name, 'read')) continue
    const ids = [...new Set(some.map((change) => change.record))]
    const rows = await reader.sql.run<{ id: string }>(sql`
      select t.id from ${sql.identifier(entity.table)} t where t.id = any(${sql.param(ids)}::uuid[])
        and ${accessPredicate(reader.registry, reader.actor, entity, 'read', 't')}`)
    for (const row of rows) seen.add(`${name} ${row.id}`)
  }
  return changes
    .filter((change) => seen.has(`${change.entity} ${change.record}`))
    .map((change) => ({
      id: change.id,
      type: typeOf(change),
      at: change.at,
      entity: change.entity,
      record: change.record,
      version: change.version,
      action: change.action,
      actor: change.actor,
      changed: changedFields(reader, change),
    }))
}

/** Fields that the reader sees in full: that a masked one changed, and when, is part of what the mask covers. */
export function changedFields(reader: Pick<Reader, 'registry' | 'actor'>, change: Change): string[] {
  const fields = reader.registry.fields(reader.registry.entity(change.entity))
  return Object.keys(change.changes).filter((name) => fields[name] && seesInFull(reader.actor, change.entity, name))
}
