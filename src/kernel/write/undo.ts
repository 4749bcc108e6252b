/** Undo of a batch: everything one request, bulk act or import did, as far as nobody has worked on it since. */
import { sql } from 'drizzle-orm'
import { hasPermission } from '../access/actor.ts'
import { notFound } from '../api/errors.ts'
import type { Context } from '../entity/context.ts'
import { removeRecords, restoreRecords } from './remove.ts'
import { updateRecords } from './update.ts'

interface Step {
  entity: string
  record_id: string
  action: string
  version: number
  changes: Record<string, [unknown, unknown]>
  current: number | null
  deleted: boolean
}

export interface UndoResult {
  undone: number
  skipped: { entity: string; id: string; reason: 'changed-since' | 'gone' }[]
}

const chunkSize = 1_000

/** Only who made the batch, or an administrator, may take it back. */
export async function undoBatch(
  ctx: Context,
  batch: string,
  onProgress?: (done: number) => Promise<void>,
): Promise<UndoResult> {
  const owner = hasPermission(ctx.actor, 'admin') ? sql`true` : sql`actor_id = ${ctx.actor.id}::uuid`
  const entities = await ctx.sql.run<{ entity: string; action: string; n: number; last: string }>(
    sql`select entity, action, count(*) as n, max(id::text) as last from audit where batch = ${batch}::uuid and ${owner} group by entity, action order by last desc`,
  )
  if (entities.length === 0) throw notFound()
  const result: UndoResult = { undone: 0, skipped: [] }
  for (const { entity, action } of entities) {
    let after: string | null = null
    while (true) {
      const steps: (Step & { id: string })[] = await ctx.sql.run(sql`
        select a.id, a.entity, a.record_id, a.action, a.version, a.changes, t.version as current, t.deleted_at is not null as deleted
        from audit a left join ${sql.identifier(ctx.registry.entity(entity).table)} t on t.id = a.record_id
        where a.batch = ${batch}::uuid and a.entity = ${entity} and a.action = ${action} ${after ? sql`and a.id > ${after}::uuid` : sql``}
        order by a.id limit ${sql.raw(String(chunkSize))}`)
      if (steps.length === 0) break
      after = steps.at(-1)!.id
      await undoSteps(ctx, entity, action, steps, result)
      await onProgress?.(result.undone)
    }
  }
  return result
}

async function undoSteps(
  ctx: Context,
  entityName: string,
  action: string,
  steps: Step[],
  result: UndoResult,
): Promise<void> {
  const entity = ctx.registry.entity(entityName)
  const ready = steps.filter((step) => {
    const reason = step.current === null ? 'gone' : step.current !== step.version ? 'changed-since' : undefined
    if (reason) result.skipped.push({ entity: entityName, id: step.record_id, reason })
    return !reason
  })
  if (ready.length === 0) return
  const ids = ready.map((s) => s.record_id)
  if (action === 'create') await removeRecords(ctx, entity, ids, { operation: 'update' })
  else if (action === 'delete') {
    const hidden = ready.filter((s) => s.deleted).map((s) => s.record_id)
    // Children come back together with their parent, so some may be visible again already.
    if (hidden.length) await restoreRecords(ctx.asSystem('undo'), entity, hidden)
  } else if (action === 'restore') await removeRecords(ctx, entity, ids)
  else {
    await updateRecords(
      ctx,
      entity,
      ready.map((s) => ({
        id: s.record_id,
        values: Object.fromEntries(Object.entries(s.changes).map(([k, [before]]) => [k, before])),
      })),
      { mode: 'action', action: 'undo', operation: 'read' },
    )
  }
  result.undone += ready.length
}
