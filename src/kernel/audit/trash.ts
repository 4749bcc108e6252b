/** The recycle bin: what the person may bring back, of all entities, latest first. */
import { sql } from 'drizzle-orm'
import { may } from '../access/actor.ts'
import { labelColumn } from '../access/label.ts'
import { accessPredicate } from '../access/predicate.ts'
import { csv, integerOf } from '../api/request.ts'
import type { RouteApp } from '../api/route.types.ts'
import type { Reader } from '../data/list.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Reference } from '../entity/meta.types.ts'
import { recycleDays } from '../write/remove.ts'
import { referenceLabels } from './reference-labels.ts'
import { encodeKey, newestFirst, parseKey, type TimeKey } from './time-key.ts'

export interface TrashItem {
  entity: string
  id: string
  label: string
  deletedAt: string
  deletedBy: Reference | null
  /** When it ends for good. */
  purgedAt: string
}

interface TrashRow extends Record<string, unknown> {
  entity: string
  id: string
  label: string
  deleted_at: string
  deleted_by: string | null
}

export function trashRoutes(app: RouteApp): void {
  app.get('/trash', async (c) => {
    const reader = await c.get('runtime').reader(c.get('actor'))
    const limit = integerOf(c.req.query('limit'), 'limit', 1, 200) ?? 50
    const names = csv(c.req.query('entity'))
    return c.json(await trashPage(reader, { names, cursor: c.req.query('cursor') || undefined, limit }))
  })
}

export async function trashPage(
  reader: Reader,
  options: { names?: string[] | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: TrashItem[]; nextCursor: string | null }> {
  const { names, limit } = options
  const after = parseKey(options.cursor)
  const entities = [...reader.registry.entities.values()].filter(
    (e) =>
      !e.technical &&
      may(reader.actor, e.name, 'read') &&
      may(reader.actor, e.name, 'delete') &&
      (!names || names.includes(e.name) || names.includes(e.path)),
  )
  const found = (await Promise.all(entities.map((entity) => trashed(reader, entity, after, limit + 1)))).flat()
  found.sort((a, b) => newestFirst({ at: a.deleted_at, id: a.id }, { at: b.deleted_at, id: b.id }))
  const rows = found.slice(0, limit)
  const people = rows.flatMap((row) => (row.deleted_by ? [['employee', row.deleted_by] as [string, string]] : []))
  const labels = await referenceLabels(reader, people)
  const last = rows.at(-1)
  return {
    items: rows.map((row) => ({
      entity: row.entity,
      id: row.id,
      label: row.label,
      deletedAt: row.deleted_at,
      deletedBy: row.deleted_by ? (labels('employee', row.deleted_by) ?? null) : null,
      purgedAt: new Date(Date.parse(row.deleted_at) + recycleDays * 86_400_000).toISOString(),
    })),
    nextCursor: found.length > limit && last ? encodeKey({ at: last.deleted_at, id: last.id }) : null,
  }
}

function trashed(
  reader: Reader,
  entity: EntityDefinition,
  after: TimeKey | undefined,
  limit: number,
): Promise<TrashRow[]> {
  const reach = (operation: 'read' | 'delete') => accessPredicate(reader.registry, reader.actor, entity, operation, 't')
  const older = after ? sql`and (t.deleted_at, t.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``
  return reader.sql.run<TrashRow>(sql`
    select ${entity.name}::text as entity, t.id, coalesce(${labelColumn(reader.registry, reader.actor, entity, 't')}::text, '') as label, t.deleted_at, t.deleted_by
    from ${sql.identifier(entity.table)} t where t.deleted_at is not null ${older} and ${reach('read')} and ${reach('delete')}
    order by t.deleted_at desc, t.id desc limit ${sql.raw(String(limit))}`)
}
