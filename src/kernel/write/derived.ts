/**
 * Rows that follow wholly from another record (a deal's stages): written in that record's transaction by its `written` hook,
 * without rights, rules or a change history of their own, because that record has them. Figures and open pages hear of them.
 */
import { sql } from 'drizzle-orm'
import type { Row } from '../data/projection.ts'
import { fromRow, insertSql, type StoredRecord, toRow } from '../data/stored.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { markDays } from '../metrics/marks.ts'
import { newId } from '../pure/ids.ts'
import type { Values } from './input.ts'

export async function insertDerived(ctx: Context, entity: EntityDefinition, rows: Values[]): Promise<void> {
  if (rows.length === 0) return
  const at = ctx.now.toISOString()
  const by = ctx.actor.id
  const system = { version: 1, createdAt: at, createdBy: by, updatedAt: at, updatedBy: by }
  const records = rows.map((values): StoredRecord => ({ ...values, id: newId(), ...system }))
  const stored = records.map((record) => toRow(ctx.registry, entity, record))
  await ctx.sql.run(insertSql(ctx.registry, entity, stored))
  await announce(ctx, entity, records)
}

export async function removeDerived(ctx: Context, entity: EntityDefinition, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await ctx.sql.run<Row>(
    sql`delete from ${sql.identifier(entity.table)} where id = any(${sql.param(ids)}::uuid[]) returning *`,
  )
  const records = rows.map((row) => fromRow(ctx.registry, entity, row))
  await announce(ctx, entity, records)
}

async function announce(ctx: Context, entity: EntityDefinition, records: StoredRecord[]): Promise<void> {
  const written = records.map((after) => ({ id: after.id, version: after.version, changes: {}, after }))
  await markDays(ctx, entity, written)
  await ctx.sql.run(sql`select pg_notify('zhanye', ${JSON.stringify({ entity: entity.name, ids: [] })})`)
}
