/** Existing records by the key field of an import. */
import { sql } from 'drizzle-orm'
import { accessPredicate } from '#kernel/access/predicate.ts'
import type { Row } from '#kernel/data/projection.ts'
import { EntityQuery } from '#kernel/data/query.ts'
import { fromRow, type StoredRecord } from '#kernel/data/stored.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import { kindOf } from '#kernel/entity/kinds.ts'
import { parseValue } from '#kernel/write/input.ts'

export interface Existing {
  record: StoredRecord
  /** The person may change it. */
  writable: boolean
}

/** A key value in the form it is stored in, as text; undefined when it is empty or not valid. */
export function keyText(ctx: Context, entity: EntityDefinition, key: string, value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const parsed = parseValue(key, ctx.registry.fields(entity)[key]!, value)
  return 'value' in parsed && parsed.value !== null ? String(parsed.value) : undefined
}

/** Every visible record with one of the keys; several for a key that is not unique. */
export async function findExisting(
  ctx: Context,
  entity: EntityDefinition,
  key: string,
  keys: readonly string[],
): Promise<Map<string, Existing[]>> {
  const found = new Map<string, Existing[]>()
  if (keys.length === 0) return found
  const { registry, actor } = ctx
  const { expr, field } = new EntityQuery(registry, actor, entity, ctx.clock).reach(key)
  const type = sql.raw(kindOf(field).sqlType(field))
  const rows = await ctx.sql.run<Row>(sql`
    select t.*, ${accessPredicate(registry, actor, entity, 'update', 't')} as import_writable from ${sql.identifier(entity.table)} t
    where t.deleted_at is null and ${accessPredicate(registry, actor, entity, 'read', 't')}
      and ${expr} = any(${sql.param([...keys])}::${type}[]) order by t.id`)
  for (const row of rows) {
    const record = fromRow(registry, entity, row)
    const text = String(record[key])
    found.set(text, [...(found.get(text) ?? []), { record, writable: row.import_writable === true }])
  }
  return found
}
