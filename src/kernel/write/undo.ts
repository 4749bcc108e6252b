/** Undo of a batch: everything one request, bulk act or import did, as far as nobody has worked on it since. */
import { sql } from 'drizzle-orm'
import { hasPermission } from '../access/actor.ts'
import { notFound } from '../api/errors.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { removeRecords, restoreRecords } from './remove.ts'
import { updateRecords } from './update.ts'

/** All that a batch did to one record. */
interface Step {
  id: string
  first: string
  last: string
  /** The record's version after the batch. */
  version: number
  changes: Record<string, [before: unknown, after: unknown]>[]
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
  const entities = await ctx.sql.run<{ entity: string }>(
    sql`select entity, max(id::text) as last from audit where batch = ${batch}::uuid and ${owner} group by entity order by last desc`,
  )
  if (entities.length === 0) throw notFound()
  const result: UndoResult = { undone: 0, skipped: [] }
  for (const { entity } of entities) {
    for (let after: string | undefined; ; ) {
      const steps = await stepsOf(ctx, batch, ctx.registry.entity(entity), after)
      if (steps.length === 0) break
      after = steps.at(-1)!.id
      await undoSteps(ctx, ctx.registry.entity(entity), steps, result)
      await onProgress?.(result.undone)
    }
  }
  return result
}

/** The next records of a batch, by id. A record written several times in it is one step. */
function stepsOf(ctx: Context, batch: string, entity: EntityDefinition, after: string | undefined): Promise<Step[]> {
  return ctx.sql.run<Step & Record<string, unknown>>(sql`
    select a.record_id as id, (array_agg(a.action order by a.id))[1] as first, (array_agg(a.action order by a.id desc))[1] as last,
      max(a.version) as version, jsonb_agg(a.changes order by a.id) as changes, t.version as current, t.deleted_at is not null as deleted
    from audit a left join ${sql.identifier(entity.table)} t on t.id = a.record_id
    where a.batch = ${batch}::uuid and a.entity = ${entity.name} and a.action <> 'reveal' ${after ? sql`and a.record_id > ${after}::uuid` : sql``}
    group by a.record_id, t.version, t.deleted_at order by a.record_id limit ${sql.raw(String(chunkSize))}`)
}

async function undoSteps(ctx: Context, entity: EntityDefinition, steps: Step[], result: UndoResult): Promise<void> {
  const ready = steps.filter((step) => {
    const reason = step.current === null ? 'gone' : step.current !== step.version ? 'changed-since' : undefined
    if (reason) result.skipped.push({ entity: entity.name, id: step.id, reason })
    return !reason
  })
  const visible = (list: Step[]) => list.filter((s) => !s.deleted).map((s) => s.id)
  const created = visible(ready.filter((s) => s.first === 'create' || s.last === 'restore'))
  // Children come back together with their parent, so some may be visible again already.
  const removed = ready.filter((s) => s.first !== 'create' && s.last === 'delete' && s.deleted).map((s) => s.id)
  const changed = ready.filter((s) => s.first !== 'create' && s.last !== 'delete' && s.last !== 'restore')
  if (created.length) await removeRecords(ctx, entity, created, { operation: 'update' })
  if (removed.length) await restoreRecords(ctx.asSystem('undo'), entity, removed)
  if (changed.length) {
    const items = changed.map((s) => ({ id: s.id, values: formerValues(s.changes) }))
    await updateRecords(ctx, entity, items, { mode: 'action', action: 'undo' })
  }
  result.undone += ready.length
}

/** The values before the first of several changes. */
function formerValues(changes: Step['changes']): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const change of changes) {
    for (const [name, [before]] of Object.entries(change)) if (!(name in values)) values[name] = before
  }
  return values
}
