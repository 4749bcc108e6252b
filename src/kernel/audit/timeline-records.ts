/** Records that say of themselves what they are about (`timeline` in the definition), told on the record they are about. */
import { type SQL, sql } from 'drizzle-orm'
import { may, seesInFull } from '../access/actor.ts'
import { fieldColumn } from '../access/predicate.ts'
import { or } from '../data/connection.ts'
import { newQuery, type Reader } from '../data/list.ts'
import { Projection, type Row } from '../data/projection.ts'
import { EntityQuery } from '../data/query.ts'
import { columnsOf } from '../data/schema.ts'
import type { EntityDefinition, Fields } from '../entity/define.ts'
import type { FieldSpec } from '../entity/fields.ts'
import type { Reference } from '../entity/meta.types.ts'
import { olderThan, type TimeKey } from './time-key.ts'
import type { TimelineSource } from './timeline.ts'

export interface TimelineEntity {
  entity: EntityDefinition
  /** Fields by which its records are about the other entity. */
  links: [name: string, field: FieldSpec][]
}

/**
 * Entities whose records may stand on this entity's timeline for this reader: those with a `timeline` that point here,
 * directly (a follow-up on this contact) or by a further reference (a follow-up on a contact of this customer).
 */
export function timelineEntities(reader: Reader, about: EntityDefinition): TimelineEntity[] {
  const found: TimelineEntity[] = []
  for (const entity of reader.registry.entities.values()) {
    if (!entity.timeline || !may(reader.actor, entity.name, 'read')) continue
    const links = Object.entries(entity.fields as Fields).filter(
      ([name, field]) =>
        !field.sql &&
        (field.targets?.includes(about.name) || (field.kind === 'ref' && field.ref === about.name)) &&
        seesInFull(reader.actor, entity.name, name),
    )
    if (links.length > 0) found.push({ entity, links })
  }
  return found
}

export async function recordEntries(
  reader: Reader,
  { entity, links }: TimelineEntity,
  id: string,
  { after, limit }: { after: TimeKey | undefined; limit: number },
): Promise<TimelineSource> {
  const { at: atName, text: textName } = entity.timeline!
  const query = newQuery(reader, entity)
  const projection = new Projection(query).addSystem()
  projection.addAll(Object.keys(EntityQuery.visibleFields(reader.registry, reader.actor, entity)))
  const at = instantSql(reader, entity, atName)
  const atColumn = projection.select(at)
  const where = sql`${query.visible()} and ${or(links.map((link) => linkSql(link, id)))} and ${olderThan(at, sql`t.id`, after)}`
  const rows = await reader.sql.run<Row>(sql`
    select ${projection.sql} ${query.from()} where ${where} order by ${at} desc, t.id desc limit ${sql.raw(String(limit + 1))}`)
  const entries = rows.slice(0, limit).map((row) => {
    const record = projection.record(row)
    return {
      id: record.id as string,
      type: 'record' as const,
      at: row[atColumn] as string,
      by: ownerOf(entity, record),
      entity: entity.name,
      record,
      text: typeof record[textName] === 'string' ? record[textName] : '',
    }
  })
  const last = entries.at(-1)
  return { entries, next: rows.length > limit && last ? { at: last.at, id: last.id } : undefined }
}

/** A day counts from its first moment in the company's time zone. Who may not see when it happened learns when it was logged. */
function instantSql(reader: Reader, entity: EntityDefinition, name: string): SQL {
  if (!seesInFull(reader.actor, entity.name, name)) return sql`t.created_at`
  const field = reader.registry.fields(entity)[name]!
  const value = fieldColumn(name, field, 't')
  return field.kind === 'date' ? sql`(${value}::timestamp at time zone ${reader.clock.timeZone})` : value
}

function linkSql([name, field]: [string, FieldSpec], id: string): SQL {
  const columns = columnsOf(name, field).map((column) => sql`t.${sql.identifier(column)}`)
  // Ids are unique over all entities, so a target's id alone tells.
  return sql`${columns.at(-1)!} = ${id}::uuid`
}

function ownerOf(entity: EntityDefinition, record: Row): Reference | null {
  const scope = entity.scope
  const owner = 'owner' in scope && scope.owner ? (record[scope.owner] as Reference | null) : null
  return owner ?? (record.createdBy as Reference | null)
}
