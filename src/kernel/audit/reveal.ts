/** Shows one masked value in full, and writes down who looked. */
import { sql } from 'drizzle-orm'
import { type Actor, fieldRule, hasPermission } from '../access/actor.ts'
import { badRequest, forbidden, notFound } from '../api/errors.ts'
import type { SeenRecord } from '../api/seen-record.ts'
import { Projection, type Row } from '../data/projection.ts'
import { EntityQuery } from '../data/query.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { logAction } from './audit-log.ts'

/** The unmasked value. What the person sees unmasked anyway is answered too, without an entry in the log. */
export async function reveal(
  ctx: Context,
  entity: EntityDefinition,
  record: SeenRecord,
  name: string,
): Promise<unknown> {
  const field = ctx.registry.fields(entity)[name]
  const rule = fieldRule(ctx.actor, entity.name, name)
  if (!field || rule === 'hidden' || field.section === 'system') throw badRequest('field.unknown', name)
  if (rule === 'mask' && !hasPermission(ctx.actor, 'reveal')) throw forbidden()
  const query = new EntityQuery(ctx.registry, withoutMask(ctx.actor, entity.name, name), entity, ctx.clock)
  const projection = new Projection(query).add(name)
  const where = query.visible()
  const [row] = await ctx.sql.run<Row>(
    sql`select ${projection.sql} ${query.from()} where t.id = ${record.id}::uuid and ${where}`,
  )
  if (!row) throw notFound()
  if (rule === 'mask') await logAction(ctx, entity, record, 'reveal', name)
  return projection.record(row)[name] ?? null
}

/** The same person, for whom this one field is not masked; everything else stays as it is. */
function withoutMask(actor: Actor, entity: string, field: string): Actor {
  const rules = new Map(actor.fieldRules.get(entity)).set(field, 'read')
  return { ...actor, fieldRules: new Map(actor.fieldRules).set(entity, rules) }
}
