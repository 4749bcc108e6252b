/** A file belongs to the first record that names it; from then on access to it is access to that record. */
import { sql } from 'drizzle-orm'
import type { StoredRecord } from '../data/stored.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'

export async function adoptFiles(ctx: Context, entity: EntityDefinition, records: StoredRecord[]): Promise<void> {
  const names = Object.entries(ctx.registry.fields(entity))
    .filter(([, f]) => f.kind === 'attachment')
    .map(([n]) => n)
  for (const record of names.length ? records : []) {
    const ids = names.flatMap((name) => (record[name] as string[] | null) ?? [])
    if (ids.length === 0) continue
    await ctx.sql.run(
      sql`update file set entity = ${entity.name}, record_id = ${record.id}::uuid
        where id = any(${sql.param(ids)}::uuid[]) and record_id is null and (created_by = ${ctx.actor.id}::uuid or ${ctx.actor.id}::uuid is null)`,
    )
  }
}
