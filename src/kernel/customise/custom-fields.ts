/** Fields that administrators add to entities: kept in the database, used like those in code. */
import { sql } from 'drizzle-orm'
import { conflict, invalidInput, notFound, ruleBroken } from '../api/errors.ts'
import type { Context, Sql } from '../entity/context.ts'
import type { FieldSpec } from '../entity/fields.ts'
import { newId } from '../pure/ids.ts'
import { violation } from '../pure/violations.ts'
import { type CustomDefinition, parseFieldChange, parseNewField } from './custom-field-input.ts'
import { removedOptionsInUse } from './options-in-use.ts'
import { announceOverlay } from './overlay-signal.ts'

export interface CustomField extends CustomDefinition {
  id: string
  entity: string
  name: string
  position: number
  archivedAt: string | null
}

interface FieldRow extends Record<string, unknown> {
  id: string
  entity: string
  name: string
  position: number
  definition: CustomDefinition
  archived_at: string | null
}

const mostFields = 100

const shown = ({ id, entity, name, position, definition, archived_at }: FieldRow): CustomField => ({
  ...definition,
  required: definition.required ?? false,
  id,
  entity,
  name,
  position,
  archivedAt: archived_at,
})

const columns = sql`id, entity, name, position, definition, archived_at`

export async function customFieldsOf(db: Sql, entity: string | undefined): Promise<CustomField[]> {
  const rows = await db.run<FieldRow>(sql`select ${columns} from custom_field
    ${entity === undefined ? sql`` : sql`where entity = ${entity}`} order by entity, position, id`)
  return rows.map(shown)
}

export async function createCustomField(ctx: Context, body: Record<string, unknown>): Promise<CustomField> {
  const entity = typeof body.entity === 'string' ? ctx.registry.entities.get(body.entity) : undefined
  if (!entity || entity.technical) throw invalidInput([violation('custom-field.entity', 'entity')])
  // Two at once would make the same name or the hundred-and-first field.
  await ctx.sql.run(sql`select pg_advisory_xact_lock(hashtextextended('custom-field', 0))`)
  const known = await customFieldsOf(ctx.sql, entity.name)
  const parsed = parseNewField(
    ctx.registry,
    entity,
    body,
    known.map((field) => field.name),
  )
  if (!('definition' in parsed) || parsed.violations.length > 0) throw invalidInput(parsed.violations)
  if (known.length >= mostFields) throw ruleBroken([violation('custom-field.too-many', '', { max: mostFields })])
  const position = parsed.position ?? Math.max(0, ...known.map((field) => field.position + 1))
  const [row] = await ctx.sql.run<FieldRow>(sql`
    insert into custom_field (id, entity, name, position, definition, created_at, created_by) values (${newId()}::uuid, ${entity.name}, ${parsed.name},
      ${position}, ${JSON.stringify(parsed.definition)}::jsonb, ${ctx.now.toISOString()}::timestamptz, ${ctx.actor.id}::uuid) returning ${columns}`)
  await announceOverlay(ctx.sql)
  return shown(row!)
}

export async function updateCustomField(ctx: Context, id: string, body: Record<string, unknown>): Promise<CustomField> {
  const before = await load(ctx.sql, id)
  const { definition, position, archived, violations } = parseFieldChange(before.definition, body)
  if (violations.length > 0) throw invalidInput(violations)
  const entity = ctx.registry.entities.get(before.entity)
  if (entity && before.definition.options) {
    const field = { ...before.definition, custom: true } as FieldSpec
    const inUse = await removedOptionsInUse(
      ctx.sql,
      entity,
      before.name,
      field,
      before.definition.options,
      definition.options ?? [],
    )
    if (inUse.length > 0) throw ruleBroken(inUse)
  }
  if (archived === false && entity && before.name in entity.fields)
    throw conflict('custom-field.name-taken', { name: before.name })
  const archivedAt =
    archived === undefined ? before.archived_at : archived ? (before.archived_at ?? ctx.now.toISOString()) : null
  const [row] = await ctx.sql.run<FieldRow>(sql`
    update custom_field set definition = ${JSON.stringify(definition)}::jsonb, position = ${position ?? before.position},
      archived_at = ${archivedAt}::timestamptz where id = ${id}::uuid returning ${columns}`)
  await announceOverlay(ctx.sql)
  return shown(row!)
}

/** The field leaves every screen; its values stay and come back with it. */
export const archiveCustomField = (ctx: Context, id: string): Promise<CustomField> =>
  updateCustomField(ctx, id, { archived: true })

async function load(db: Sql, id: string): Promise<FieldRow> {
  const [row] = await db.run<FieldRow>(sql`select ${columns} from custom_field where id = ${id}::uuid for update`)
  if (!row) throw notFound()
  return row
}
