/** The end of an instance decides about the request that it held: carried out in the starter's name, or dropped. */
import { sql } from 'drizzle-orm'
import { AppError } from '#kernel/api/errors.ts'
import type { Row } from '#kernel/data/projection.ts'
import { fromRow } from '#kernel/data/stored.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { EntityDefinition, Fields, RowOf } from '#kernel/entity/define.ts'
import type { Label, Violation } from '#kernel/entity/meta.types.ts'
import type { WriteRequest } from '#kernel/gate/gate.types.ts'
import { perform } from '#kernel/gate/perform.ts'
import { violation } from '#kernel/pure/violations.ts'
import { heldChange } from '../entities/held-change.ts'
import type { Outcome } from '../rules/state.types.ts'
import { faultWords } from './fault-words.ts'
import { against, changedSince } from './stale.ts'
import { releaseHeldUploads } from './uploads.ts'

type HeldChange = RowOf<typeof heldChange>

/** What an instance keeps of its held request. */
export interface HeldMark {
  /** Id of the held change. */
  change: string
  /** What it would make of the record, as far as the flow looks at it. */
  after?: Record<string, unknown>
  changes?: Record<string, unknown>
  /** Values that approvers set in `editable` fields. */
  edits?: Record<string, unknown>
}

type Ended = { starter: string | null; held: HeldMark }

/** Registered with the engine: an approval that cannot take effect goes back to the starter with the reason. */
export async function instanceWithHeldEnded(
  ctx: Context,
  instance: { starter: string | null; held: unknown },
  outcome: Outcome,
): Promise<{ refused: Label } | undefined> {
  const held = instance.held as Partial<HeldMark> | null
  if (!held?.change) return undefined
  const faults = await heldRequestEnded(ctx, { starter: instance.starter, held: held as HeldMark }, outcome)
  if (faults.length === 0) return undefined
  const [change] = await ctx.sql.run<{ entity: string }>(
    sql`select entity from held_change where id = ${held.change}::uuid`,
  )
  return { refused: faultWords(ctx.registry, ctx.registry.entities.get(change!.entity), faults) }
}

/**
 * In the transaction that ends the instance. Answers the faults when the approved request no longer fits: nothing of it has
 * happened then, it is still held, and the starter sends it again or withdraws it.
 */
export async function heldRequestEnded(ctx: Context, instance: Ended, outcome: Outcome): Promise<Violation[]> {
  const system = ctx.asSystem('held request')
  const held = await openRequest(ctx, instance.held.change)
  if (!held) return []
  const endedAt = ctx.now.toISOString()
  if (outcome !== 'approved' && outcome !== 'done') {
    await system.update(heldChange, held.id, { state: 'dropped', endedAt })
    return []
  }
  const done = await carryOut(ctx, held, instance)
  if ('id' in done) {
    await system.update(heldChange, held.id, { state: 'done', result: done.id, faults: null, endedAt })
    return []
  }
  // Who sends it again, and who approves again, see the difference to the record as it is now.
  const fresh = done.now && { before: done.now, changes: against(held.changes, done.now) }
  const over = outcome === 'done' ? { state: 'refused', endedAt } : {}
  await system.update(heldChange, held.id, { faults: done.faults, ...fresh, ...over })
  return done.faults
}

async function openRequest(ctx: Context, id: string): Promise<HeldChange | undefined> {
  const [row] = await ctx.sql.run<Row>(
    sql`select t.* from held_change t where t.id = ${id}::uuid and t.state = 'open' and t.deleted_at is null for update`,
  )
  return row && (fromRow(ctx.registry, heldChange, row) as unknown as HeldChange)
}

type Values = Record<string, unknown>
type CarriedOut = { id: string | null } | { faults: Violation[]; now?: Values }

async function carryOut(ctx: Context, held: HeldChange, { starter, held: { edits = {} } }: Ended): Promise<CarriedOut> {
  const person = starter ? await ctx.asEmployee(starter, held.source) : undefined
  if (!person) return { faults: [violation('held-change.starter-gone')] }
  const entity = ctx.registry.entities.get(held.entity)
  if (!entity) return { faults: [violation('held-change.no-entity')] }
  const stale = held.record ? await overtaken(ctx, entity, held) : undefined
  if (stale) return stale
  const fields = ctx.registry.fields(entity) as Fields
  const takesEdits = held.operation === 'create' || held.operation === 'update'
  const own = Object.fromEntries(Object.entries(edits).filter(([name]) => takesEdits && Object.hasOwn(fields, name)))
  const { operation, action, record } = held
  const request: WriteRequest = { entity: held.entity, operation, action, record, values: { ...held.values, ...own } }
  try {
    return await ctx.attempt(async () => {
      if (held.instance) await releaseHeldUploads(ctx, held.instance, entity, request.values)
      return perform(person, request)
    })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { faults: error.violations.length ? error.violations : [violation(error.code, '', error.details)] }
  }
}

/** Why the record is not any more what the approvers have seen. */
async function overtaken(
  ctx: Context,
  entity: EntityDefinition,
  held: HeldChange,
): Promise<{ faults: Violation[]; now?: Values } | undefined> {
  const [row] = await ctx.sql.run<Row>(
    sql`select t.* from ${sql.identifier(entity.table)} t where t.id = ${held.record}::uuid and t.deleted_at is null for no key update`,
  )
  if (!row) return { faults: [violation('held-change.record-gone')] }
  const fields = Object.entries(ctx.registry.fields(entity) as Fields)
  const filledIn = fields.filter(([, field]) => !field.sql && field.write === 'always').map(([name]) => name)
  const now = fromRow(ctx.registry, entity, row)
  const changed = changedSince(held, now, filledIn)
  return changed.length ? { faults: changed.map((name) => violation('held-change.overtaken', name)), now } : undefined
}
