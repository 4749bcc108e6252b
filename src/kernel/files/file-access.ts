/** Who may read a stored file: its uploader while no record names it, then whoever sees it on the record. */
import { sql } from 'drizzle-orm'
import { type Actor, seesInFull } from '../access/actor.ts'
import { findSeen } from '../api/seen-record.ts'
import { columnsOf } from '../data/schema.ts'
import type { Sql } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Registry } from '../entity/registry.ts'

export interface FileRow extends Record<string, unknown> {
  id: string
  name: string
  size: number
  mime: string
  sha256: string
  storage_key: string
  entity: string | null
  record_id: string | null
  created_by: string | null
}

/** Undefined when the file does not exist for this person. */
export async function readableFile(
  db: Sql,
  registry: Registry,
  actor: Actor,
  id: string,
): Promise<FileRow | undefined> {
  const [file] = await db.run<FileRow>(sql`
    select id, name, size, mime, sha256, storage_key, entity, record_id, created_by from file where id = ${id}::uuid`)
  if (!file) return undefined
  const entity = file.entity ? registry.entities.get(file.entity) : undefined
  if (!entity || !file.record_id) return file.created_by !== null && file.created_by === actor.id ? file : undefined
  const record = await findSeen(db, registry, actor, entity, file.record_id, { trashed: true })
  return record && (await isInOpenField(db, registry, actor, entity, file)) ? file : undefined
}

/** A role may hide one attachment field of a record it sees: files that stand only there stay closed. */
async function isInOpenField(
  db: Sql,
  registry: Registry,
  actor: Actor,
  entity: EntityDefinition,
  file: FileRow,
): Promise<boolean> {
  const fields = Object.entries(registry.fields(entity)).filter(
    ([, field]) => field.kind === 'attachment' && !field.custom,
  )
  const open = fields.filter(([name]) => seesInFull(actor, entity.name, name))
  if (open.length === fields.length) return true
  for (const [name, field] of open) {
    const column = sql.identifier(columnsOf(name, field)[0]!)
    const rows = await db.run(
      sql`select 1 from ${sql.identifier(entity.table)} where id = ${file.record_id}::uuid and ${file.id}::uuid = any(${column})`,
    )
    if (rows.length > 0) return true
  }
  return false
}
