/** Changing records: loads them within reach, checks the version, writes what differs. */
import { sql } from 'drizzle-orm'
import { may } from '../access/actor.ts'
import { accessPredicate } from '../access/predicate.ts'
import { conflict, forbidden, notFound } from '../api/errors.ts'
import type { Row } from '../data/projection.ts'
import { fromRow, type StoredRecord, toRow, updateSql } from '../data/stored.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition, Operation } from '../entity/define.ts'
import type { Violation } from '../entity/meta.types.ts'
import { violation } from '../pure/violations.ts'
import { adoptFiles } from './attachments.ts'
import type { Outcome } from './create.ts'
import { missing, parseInput, type Values, type WriteMode } from './input.ts'
import { fillDepartments } from './ownership.ts'
import { checkReferences } from './references.ts'
import { checkRules } from './rules.ts'
import { difference, trace } from './trace.ts'
import { checkUnique } from './unique.ts'

export interface UpdateItem {
  id: string
  values: Values
  /** The version the caller saw; absent = whatever it is now. */
  version?: number | undefined
  violations?: Violation[]
}

export interface UpdateOptions {
  mode?: WriteMode
  /** Name kept in the history; an action's own name when it writes. */
  action?: string
  /** The right that must reach the record; actions may need less than `update`. */
  operation?: Operation
  allOrNothing?: boolean
}

/** Rows locked for this transaction, as far as the actor reaches with the operation. */
export async function loadForUpdate(
  ctx: Context,
  entity: EntityDefinition,
  ids: string[],
  operation: Operation,
): Promise<Map<string, StoredRecord>> {
  const rows = await ctx.sql.run<Row>(
    sql`select t.* from ${sql.identifier(entity.table)} t where t.id = any(${sql.param(ids)}::uuid[]) and t.deleted_at is null
      and ${accessPredicate(ctx.registry, ctx.actor, entity, operation, 't')} order by t.id for no key update of t`,
  )
  return new Map(rows.map((row) => [row.id as string, fromRow(ctx.registry, entity, row)]))
}

/**
 * Missing or unreachable records are a 404 (403 when they are readable), a moved version is a 409;
 * faults of the values come back per record, and only faultless records are written.
 */
export async function updateRecords(
  ctx: Context,
  entity: EntityDefinition,
  items: UpdateItem[],
  options: UpdateOptions = {},
): Promise<Outcome[]> {
  const operation = options.operation ?? 'update'
  const mode = options.mode ?? 'input'
  const fields = ctx.registry.fields(entity)
  const loaded = await loadForUpdate(
    ctx,
    entity,
    items.map((i) => i.id),
    operation,
  )
  for (const item of items) {
    if (!loaded.has(item.id)) throw await refusal(ctx, entity, item.id)
    const version = loaded.get(item.id)!.version
    if (item.version !== undefined && item.version !== version)
      throw conflict('version-conflict', { id: item.id, version })
  }
  const drafts = items.map((item) => {
    const before = loaded.get(item.id)!
    const { values, violations } = parseInput(ctx.actor, entity, fields, item.values, 'update', mode)
    const after: StoredRecord = {
      ...before,
      ...values,
      version: before.version + 1,
      updatedAt: ctx.now.toISOString(),
      updatedBy: ctx.actor.id,
    }
    return {
      before,
      after,
      given: new Set(Object.keys(item.values)),
      violations: [...(item.violations ?? []), ...violations],
      source: ctx.source,
    }
  })
  await entity.derive?.(drafts as never, ctx)
  await fillDepartments(ctx, entity, drafts)
  const names = Object.keys(fields)
  const inputs = drafts.map(({ before, after }) => ({
    before,
    after,
    changed: new Set(Object.keys(difference(before, after, names))),
    source: ctx.source,
    today: ctx.today,
    now: ctx.now,
  }))
  const outcomes: Outcome[] = drafts.map(({ after, violations }) => {
    const all = [...violations, ...missing(fields, after).filter((v) => !violations.some((o) => o.path === v.path))]
    return { id: after.id, after, violations: all, ...(all.length && { fault: 'form' as const }) }
  })
  const [references, unique, rules] = [
    await checkReferences(ctx, entity, inputs),
    await checkUnique(ctx, entity, inputs),
    await checkRules(ctx, entity, inputs),
  ]
  const transfers = mode === 'input' ? await checkTransfer(ctx, entity, inputs) : []
  outcomes.forEach((o, i) => {
    const more = [...references[i]!, ...unique[i]!, ...rules[i]!, ...(transfers[i] ?? [])]
    if (more.length === 0) return
    o.violations.push(...more)
    o.fault ??= 'rule'
  })
  const changed = outcomes.filter((o, i) => o.violations.length === 0 && inputs[i]!.changed.size > 0)
  if (options.allOrNothing && outcomes.some((o) => o.violations.length > 0)) return outcomes
  for (const o of outcomes) if (!changed.includes(o)) o.after = loaded.get(o.id)!
  if (changed.length === 0) return outcomes
  const touched = await ctx.sql.run(
    updateSql(
      ctx.registry,
      entity,
      changed.map((o) => toRow(ctx.registry, entity, o.after)),
    ),
  )
  if (touched.length !== changed.length) throw conflict('version-conflict')
  await adoptFiles(
    ctx,
    entity,
    changed.map((o) => o.after),
  )
  await trace(
    ctx,
    entity,
    options.action ?? 'update',
    changed.map((o) => ({
      id: o.id,
      version: o.after.version,
      after: o.after,
      changes: difference(loaded.get(o.id)!, o.after, names),
    })),
  )
  await entity.written?.(inputs.filter((i) => changed.some((o) => o.id === i.after.id)) as never, ctx)
  return outcomes
}

/** 404 when the record does not exist for the person, 403 when it does but may not be changed. */
export async function refusal(ctx: Context, entity: EntityDefinition, id: string): Promise<Error> {
  const [row] = await ctx.sql.run(
    sql`select 1 from ${sql.identifier(entity.table)} t where t.id = ${id}::uuid and t.deleted_at is null
      and ${accessPredicate(ctx.registry, ctx.actor, entity, 'read', 't')}`,
  )
  return row ? forbidden() : notFound()
}

/** Giving a record to somebody else needs the right to transfer it, not only to change it. */
async function checkTransfer(
  ctx: Context,
  entity: EntityDefinition,
  inputs: { before: StoredRecord; changed: ReadonlySet<string> }[],
): Promise<Violation[][]> {
  const scope = entity.scope
  if (scope.by !== 'owner' || ctx.actor.systemReason !== undefined) return []
  const moving = inputs.filter(
    (i) => i.changed.has(scope.owner) || (scope.department && i.changed.has(scope.department)),
  )
  if (moving.length === 0) return []
  const allowed = new Set<string>()
  if (may(ctx.actor, entity.name, 'transfer')) {
    const rows = await ctx.sql.run<{ id: string }>(
      sql`select t.id from ${sql.identifier(entity.table)} t where t.id = any(${sql.param(moving.map((m) => m.before.id))}::uuid[])
        and ${accessPredicate(ctx.registry, ctx.actor, entity, 'transfer', 't')}`,
    )
    for (const row of rows) allowed.add(row.id)
  }
  return inputs.map((i) =>
    moving.includes(i) && !allowed.has(i.before.id) ? [violation('record.transfer-denied', scope.owner)] : [],
  )
}
