/** Lists as people arranged them: everybody keeps their own, administrators share some with all. */
import { sql } from 'drizzle-orm'
import { type Actor, hasPermission, may } from '../access/actor.ts'
import { badRequest, forbidden, invalidInput, notFound, ruleBroken } from '../api/errors.ts'
import type { Reader } from '../data/list.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Violation } from '../entity/meta.types.ts'
import { newId } from '../pure/ids.ts'
import { violation } from '../pure/violations.ts'
import { parseViewConfig, usableConfig, type ViewConfig } from './view-config.ts'

export interface SavedView {
  id: string
  name: string
  entity: string
  shared: boolean
  mine: boolean
  position: number
  config: ViewConfig
}

interface ViewRow extends Record<string, unknown> {
  id: string
  name: string
  entity: string
  shared: boolean
  owner_id: string
  position: number
  config: ViewConfig
}

const mostOwnViews = 100
const longestName = 60

export const maySharePublicly = (actor: Actor): boolean =>
  hasPermission(actor, 'settings') || hasPermission(actor, 'admin')

const columns = sql`id, name, entity, shared, owner_id, position, config`

/** The reader's own views and those shared with everybody, of one entity or all they may read. */
export async function viewsOf(reader: Reader, entityName: string | undefined): Promise<SavedView[]> {
  const rows = await reader.sql.run<ViewRow>(sql`
    select ${columns} from saved_view where (owner_id = ${reader.actor.id}::uuid or shared)
    ${entityName === undefined ? sql`` : sql`and entity = ${entityName}`} order by entity, shared, position, created_at, id`)
  return rows.flatMap((row) => shown(reader, row) ?? [])
}

function shown(reader: Reader, row: ViewRow): SavedView | undefined {
  const entity = reader.registry.entities.get(row.entity)
  if (!entity || !may(reader.actor, entity.name, 'read')) return undefined
  const mine = row.owner_id === reader.actor.id
  // An own view stays listed even when a field of it was closed since, or nobody could repair it.
  const config = usableConfig(reader, entity, row.config) ?? (mine ? row.config : undefined)
  return (
    config && {
      id: row.id,
      name: row.name,
      entity: row.entity,
      shared: row.shared,
      mine,
      position: row.position,
      config,
    }
  )
}

export async function createView(reader: Reader, body: Record<string, unknown>): Promise<SavedView> {
  const entity = entityOf(reader, body.entity)
  const { name, shared, position } = parseFacts(body, true)
  if (shared && !maySharePublicly(reader.actor)) throw forbidden()
  const config = parseViewConfig(reader, entity, body.config)
  const [count] = await reader.sql.run<{ n: number }>(
    sql`select count(*) as n from saved_view where owner_id = ${reader.actor.id}::uuid and entity = ${entity.name}`,
  )
  if (count!.n >= mostOwnViews) throw ruleBroken([violation('view.too-many', '', { max: mostOwnViews })])
  const [row] = await reader.sql.run<ViewRow>(sql`
    insert into saved_view (id, entity, name, owner_id, shared, position, config) values (${newId()}::uuid, ${entity.name}, ${name!},
      ${reader.actor.id}::uuid, ${shared ?? false}, ${position ?? 0}, ${JSON.stringify(config)}::jsonb) returning ${columns}`)
  return shown(reader, row!)!
}

export async function updateView(reader: Reader, id: string, body: Record<string, unknown>): Promise<SavedView> {
  const row = await editable(reader, id)
  const entity = entityOf(reader, row.entity)
  const { name, shared, position } = parseFacts(body, false)
  if (shared !== undefined && shared !== row.shared && !maySharePublicly(reader.actor)) throw forbidden()
  const config = body.config === undefined ? row.config : parseViewConfig(reader, entity, body.config)
  const [changed] = await reader.sql.run<ViewRow>(sql`
    update saved_view set name = ${name ?? row.name}, shared = ${shared ?? row.shared}, position = ${position ?? row.position},
      config = ${JSON.stringify(config)}::jsonb, updated_at = now() where id = ${id}::uuid returning ${columns}`)
  if (!changed) throw notFound()
  return shown(reader, changed)!
}

export async function deleteView(reader: Reader, id: string): Promise<void> {
  await editable(reader, id)
  await reader.sql.run(sql`delete from saved_view where id = ${id}::uuid`)
}

/** Own views, and shared ones for who may share. Others' private views do not exist. */
async function editable(reader: Reader, id: string): Promise<ViewRow> {
  const [row] = await reader.sql.run<ViewRow>(sql`select ${columns} from saved_view where id = ${id}::uuid`)
  const mine = row?.owner_id === reader.actor.id
  if (!row || !(mine || row.shared) || !may(reader.actor, row.entity, 'read')) throw notFound()
  if (row.shared && !maySharePublicly(reader.actor)) throw forbidden()
  return row
}

function entityOf(reader: Reader, name: unknown): EntityDefinition {
  const entity =
    typeof name === 'string' ? (reader.registry.entities.get(name) ?? reader.registry.byPath.get(name)) : undefined
  if (!entity || !may(reader.actor, entity.name, 'read')) throw badRequest('view.entity', 'entity')
  return entity
}

function parseFacts(
  body: Record<string, unknown>,
  isNew: boolean,
): { name?: string; shared?: boolean; position?: number } {
  const faults: Violation[] = []
  const name = typeof body.name === 'string' ? body.name.trim() : undefined
  if (body.name === undefined ? isNew : !name) faults.push(violation('field.required', 'name'))
  if (name && name.length > longestName) faults.push(violation('field.too-long', 'name', { max: longestName }))
  if (name && (name.includes('\u0000') || !name.isWellFormed()))
    faults.push(violation('field.invalid-character', 'name'))
  if (body.shared !== undefined && typeof body.shared !== 'boolean') faults.push(violation('field.boolean', 'shared'))
  if (body.position !== undefined && !(Number.isInteger(body.position) && Math.abs(body.position as number) < 1e6)) {
    faults.push(violation('field.integer', 'position'))
  }
  if (faults.length > 0) throw invalidInput(faults)
  return {
    ...(name && { name }),
    shared: body.shared as boolean | undefined,
    position: body.position as number | undefined,
  }
}
