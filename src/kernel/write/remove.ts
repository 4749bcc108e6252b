/** The recycle bin: deleting hides, restoring shows again, purging ends it. */
import { sql } from 'drizzle-orm'
import { accessPredicate } from '../access/predicate.ts'
import { conflict, notFound, ruleBroken } from '../api/errors.ts'
import type { Row } from '../data/projection.ts'
import { columnsOf } from '../data/schema.ts'
import { fromRow } from '../data/stored.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition, Fields, Operation } from '../entity/define.ts'
import type { Violation } from '../entity/meta.types.ts'
import { violation } from '../pure/violations.ts'
import { trace } from './trace.ts'
import { constraintViolation } from './unique.ts'
import { loadForUpdate, refusal } from './update.ts'

/** Days a deleted record can be brought back. */
export const recycleDays = 30

/** Hides the records and what belongs to them; refused while others that must keep them point to them. */
export async function removeRecords(
  ctx: Context,
  entity: EntityDefinition,
  ids: string[],
  options: { operation?: Operation; action?: string; version?: number } = {},
): Promise<void> {
  const loaded = await loadForUpdate(ctx, entity, ids, options.operation ?? 'delete')
  for (const id of ids) {
    const record = loaded.get(id)
    if (!record) throw await refusal(ctx, entity, id)
    if (options.version !== undefined && options.version !== record.version)
      throw conflict('version-conflict', { id, version: record.version })
  }
  await refuseWhenInUse(ctx, entity, ids)
  await hide(ctx, entity, ids, options.action ?? 'delete')
  await removeBelonging(ctx, entity, ids)
}

async function hide(ctx: Context, entity: EntityDefinition, ids: string[], action: string): Promise<void> {
  const rows = await ctx.sql.run<Row>(
    sql`update ${sql.identifier(entity.table)} set deleted_at = ${ctx.now.toISOString()}::timestamptz, deleted_by = ${ctx.actor.id}::uuid, version = version + 1
      where id = any(${sql.param(ids)}::uuid[]) and deleted_at is null returning *`,
  )
  const records = rows.map((row) => fromRow(ctx.registry, entity, row))
  await trace(
    ctx,
    entity,
    action,
    records.map((r) => ({ id: r.id, version: r.version, after: r, changes: {} })),
  )
}

/** Fields of other entities that point here with a given rule. */
function pointersTo(ctx: Context, entity: EntityDefinition, onDelete: 'restrict' | 'cascade') {
  const found: { entity: EntityDefinition; column: string }[] = []
  for (const other of ctx.registry.entities.values()) {
    for (const [name, field] of Object.entries(other.fields as Fields)) {
      if (
        field.ref === entity.name &&
        field.onDelete === onDelete &&
        (field.kind === 'ref' || field.kind === 'treeRef')
      ) {
        found.push({ entity: other, column: columnsOf(name, field)[0]! })
      }
    }
  }
  return found
}

async function refuseWhenInUse(ctx: Context, entity: EntityDefinition, ids: string[]): Promise<void> {
  const violations: Violation[] = []
  for (const pointer of pointersTo(ctx, entity, 'restrict')) {
    const [row] = await ctx.sql.run<{ n: number }>(
      sql`select count(*) as n from (select 1 from ${sql.identifier(pointer.entity.table)}
        where ${sql.identifier(pointer.column)} = any(${sql.param(ids)}::uuid[]) and deleted_at is null
        and not (${sql.raw(pointer.entity === entity ? 'true' : 'false')} and id = any(${sql.param(ids)}::uuid[])) limit 1000) x`,
    )
    if (row!.n > 0) violations.push(violation('record.in-use', '', { entity: pointer.entity.name, count: row!.n }))
  }
  violations.push(...((await entity.guardRemoval?.(ids, ctx)) ?? []))
  if (violations.length) throw ruleBroken(violations)
}

async function removeBelonging(ctx: Context, entity: EntityDefinition, ids: string[]): Promise<void> {
  for (const pointer of pointersTo(ctx, entity, 'cascade')) {
    const rows = await ctx.sql.run<{ id: string }>(
      sql`select id from ${sql.identifier(pointer.entity.table)} where ${sql.identifier(pointer.column)} = any(${sql.param(ids)}::uuid[]) and deleted_at is null`,
    )
    const children = rows.map((r) => r.id)
    if (children.length === 0) continue
    await hide(ctx, pointer.entity, children, 'delete')
    await removeBelonging(ctx, pointer.entity, children)
  }
}

/** Brings records back from the bin, with what was deleted together with them. */
export async function restoreRecords(ctx: Context, entity: EntityDefinition, ids: string[]): Promise<void> {
  const rows = await ctx.sql.run<Row>(
    sql`select t.* from ${sql.identifier(entity.table)} t where t.id = any(${sql.param(ids)}::uuid[]) and t.deleted_at is not null
      and ${accessPredicate(ctx.registry, ctx.actor, entity, 'delete', 't')} for no key update of t`,
  )
  if (rows.length !== new Set(ids).size) throw notFound()
  const refused = (await entity.guardRestore?.(ids, ctx)) ?? []
  if (refused.length) throw ruleBroken(refused)
  const belonging = await deletedWith(ctx, entity, ids)
  try {
    await show(ctx, entity, ids)
  } catch (error) {
    const taken = constraintViolation(entity, error)
    throw taken ? ruleBroken([taken]) : error
  }
  for (const [name, children] of belonging) await show(ctx, ctx.registry.entity(name), children)
}

async function show(ctx: Context, entity: EntityDefinition, ids: string[]): Promise<void> {
  const rows = await ctx.sql.run<Row>(
    sql`update ${sql.identifier(entity.table)} set deleted_at = null, deleted_by = null, version = version + 1, updated_at = ${ctx.now.toISOString()}::timestamptz
      where id = any(${sql.param(ids)}::uuid[]) and deleted_at is not null returning *`,
  )
  const records = rows.map((row) => fromRow(ctx.registry, entity, row))
  await trace(
    ctx,
    entity,
    'restore',
    records.map((r) => ({ id: r.id, version: r.version, after: r, changes: {} })),
  )
}

/** Children whose deletion came in the same batch as the parent's. */
async function deletedWith(ctx: Context, entity: EntityDefinition, ids: string[]): Promise<Map<string, string[]>> {
  const children = pointersTo(ctx, entity, 'cascade')
  if (children.length === 0) return new Map()
  const rows = await ctx.sql.run<{ entity: string; record_id: string }>(
    sql`select distinct a.entity, a.record_id from audit a where a.action = 'delete' and a.entity <> ${entity.name} and a.batch in (
      select distinct on (record_id) batch from audit where entity = ${entity.name} and record_id = any(${sql.param(ids)}::uuid[]) and action = 'delete' order by record_id, id desc)`,
  )
  const found = new Map<string, string[]>()
  for (const row of rows) found.set(row.entity, [...(found.get(row.entity) ?? []), row.record_id])
  return found
}
