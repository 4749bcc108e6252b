/** Entries of the change history that are no change of a field: who looked, who was let in. */
import { sql } from 'drizzle-orm'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { newId } from '../pure/ids.ts'

/** Actions that leave no changed fields; `detail` says what they were about. */
export type LoggedAction =
  | 'reveal'
  | 'share'
  | 'unshare'
  | 'single-sign-on'
  | 'single-sign-on-setting'
  | 'notice-setting'

/** `changes` stays empty, so that undoing the batch changes nothing. */
export async function logAction(
  ctx: Context,
  entity: EntityDefinition,
  record: { id: string; version: number },
  action: LoggedAction,
  detail: string,
): Promise<void> {
  await ctx.sql.run(sql`
    insert into audit (id, at, actor_id, reason, source, entity, record_id, action, version, batch, request_id, changes)
    values (${newId()}::uuid, ${ctx.now.toISOString()}::timestamptz, ${ctx.actor.id}::uuid, ${detail}, ${ctx.source}, ${entity.name},
      ${record.id}::uuid, ${action}, ${record.version}, ${ctx.batch}::uuid, ${ctx.requestId}, '{}')`)
}
