/** What every write leaves behind: change history, events for subscribers, a live signal. */
import { sql } from 'drizzle-orm'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { markDays } from '../metrics/marks.ts'
import { newId } from '../pure/ids.ts'
import type { Values } from './input.ts'

export interface Written {
  id: string
  version: number
  changes: Record<string, [before: unknown, after: unknown]>
  after: Values
}

export async function trace(ctx: Context, entity: EntityDefinition, action: string, records: Written[]): Promise<void> {
  if (records.length === 0) return
  const rows = records.map((r) => ({ id: newId(), record_id: r.id, version: r.version, changes: r.changes }))
  await ctx.sql.run(sql`
    insert into audit (id, at, actor_id, reason, source, entity, record_id, action, version, batch, request_id, changes)
    select x.id, ${ctx.now.toISOString()}::timestamptz, ${ctx.actor.id}::uuid, ${ctx.actor.systemReason ?? null}, ${ctx.source}, ${entity.name},
      x.record_id, ${action}, x.version, ${ctx.batch}::uuid, ${ctx.requestId}, x.changes
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, record_id uuid, version integer, changes jsonb)`)
  if (action !== 'reveal') await markDays(ctx, entity, records)
  // A mass load is one signal; screens read the page again anyway.
  const ids = records.length <= 20 ? records.map((r) => [r.id, r.version]) : []
  const signal = JSON.stringify({ entity: entity.name, ids, by: ctx.actor.id, access: entity.affectsAccess === true })
  await ctx.sql.run(sql`select pg_notify('zhanye', ${signal})`)
  const type = `${entity.name}.${{ create: 'created', delete: 'deleted', restore: 'restored' }[action] ?? 'updated'}`
  for (const record of records) {
    await ctx.emit(type, {
      entity: entity.name,
      id: record.id,
      version: record.version,
      actor: ctx.actor.id,
      changed: Object.keys(record.changes),
    })
  }
}

/** Field -> [before, after] for the fields that differ. */
export function difference(before: Values | null, after: Values, names: Iterable<string>): Written['changes'] {
  const changes: Written['changes'] = {}
  for (const name of names) {
    const [old, current] = [before?.[name] ?? null, after[name] ?? null]
    if (old === current) continue
    if (JSON.stringify(old) !== JSON.stringify(current)) changes[name] = [old, current]
  }
  return changes
}
