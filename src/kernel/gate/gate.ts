/**
 * Asks before a person's request takes effect whether it must be approved. The request is tried in full, so faults are
 * answered at once and conditions see exactly the values that would be; when a rule stops it, all of that is taken back.
 */
import { sql } from 'drizzle-orm'
import { isSystem } from '../access/actor.ts'
import { conflict } from '../api/errors.ts'
import type { Row } from '../data/projection.ts'
import { fromRow } from '../data/stored.ts'
import { idsBelow } from '../data/tree.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import { newId } from '../pure/ids.ts'
import type { Values } from '../write/input.ts'
import { countExported, exportMatches, holds, recordMatches } from './conditions.ts'
import { type ApprovalWish, type FieldChanges, type GateRule, Held, type WriteRequest } from './gate.types.ts'

/** Thrown inside the trial so that it is taken back. */
class Stopped {
  readonly rule: GateRule
  readonly after: Values | null
  readonly changes: FieldChanges

  constructor(rule: GateRule, after: Values | null, changes: FieldChanges) {
    this.rule = rule
    this.after = after
    this.changes = changes
  }
}

/** Imports, the system and the demo company are not asked. */
const isAsked = (ctx: Context): boolean => (ctx.source === 'ui' || ctx.source === 'api') && !isSystem(ctx.actor)

/** Does the work, or keeps the request when a process is attached to it. Without one this costs nothing. */
export async function throughGate<T>(
  ctx: Context,
  request: WriteRequest,
  wish: ApprovalWish,
  work: () => Promise<T>,
): Promise<T | Held> {
  const attached = ctx.registry.gateRules(request.entity)
  if (attached.length === 0 || !isAsked(ctx)) return work()
  const rules = await rulesFor(ctx, attached, request)
  if (rules.length === 0) return work()
  const entity = ctx.registry.entity(request.entity)
  const before = request.record ? await stored(ctx, entity, request.record) : null
  // A deletion, an action and an export are judged by the record as it stands, a change by what it makes of it.
  const early: GateRule[] = []
  for (const rule of rules.filter(isAboutPresent))
    if (await holdsNow(ctx, entity, request, rule, before)) early.push(rule)
  const late = rules.filter((rule) => !isAboutPresent(rule))
  if (early.length === 0 && late.length === 0) return work()
  try {
    return await ctx.attempt(async () => {
      const mark = newId()
      const result = await work()
      const done = await effects(ctx, entity, mark)
      const rule = early[0] ?? (await firstThatHolds(ctx, entity, request, late, before, done))
      if (!rule) return result
      const record = request.record ?? done.find((d) => d.action === 'create')?.record
      const after = record && request.operation !== 'delete' ? await stored(ctx, entity, record) : null
      throw new Stopped(rule, after, done.find((d) => d.record === record)?.changes ?? {})
    })
  } catch (stopped) {
    if (!(stopped instanceof Stopped)) throw stopped
    const { rule, after, changes } = stopped
    const gate = ctx.registry.writeGate!
    return new Held(await gate.hold(ctx, { rule, request, wish, before, after, changes }))
  }
}

/** Taking back what was done must not become the way around an approval. */
export async function undoPastGate<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  if (!ctx.registry.isGated || !isAsked(ctx)) return work()
  const mark = newId()
  const result = await work()
  const touched = await ctx.sql.run<{ entity: string }>(
    sql`select distinct entity from audit where batch = ${ctx.batch}::uuid and id > ${mark}::uuid`,
  )
  for (const { entity } of touched) {
    const definition = ctx.registry.entity(entity)
    const changing = await inForce(
      ctx,
      ctx.registry.gateRules(entity).filter((rule) => rule.on === 'change'),
    )
    const done = changing.length ? await effects(ctx, definition, mark) : []
    const request: WriteRequest = { entity, operation: 'update', action: null, record: null, values: {} }
    if (await firstThatHolds(ctx, definition, request, changing, null, done)) throw conflict('gate.undo')
  }
  return result
}

const isAboutPresent = (rule: GateRule): boolean => rule.on === 'delete' || rule.on === 'action' || rule.on === 'export'

async function rulesFor(ctx: Context, attached: readonly GateRule[], request: WriteRequest): Promise<GateRule[]> {
  const { operation, action } = request
  const meant = attached.filter((rule) => {
    if (rule.on === 'action') return operation === 'action' && rule.action === action
    // Whatever changes the record: an action may do it as well as a form.
    if (rule.on === 'change') return operation === 'update' || operation === 'action'
    return rule.on === operation
  })
  return inForce(ctx, meant)
}

/** Versions on trial count for the people of their department alone, and there come before the one in force. */
async function inForce(ctx: Context, rules: readonly GateRule[]): Promise<GateRule[]> {
  const trial: GateRule[] = []
  for (const rule of rules) {
    if (!rule.department) continue
    const below = idsBelow(ctx.registry, ctx.registry.entity('department'), [rule.department])
    const own = ctx.actor.department?.id ?? null
    const [row] = await ctx.sql.run(sql`select 1 where ${own}::uuid = any(${below})`)
    if (row) trial.push(rule)
  }
  const onTrial = new Set(trial.map((rule) => rule.key))
  return [...trial, ...rules.filter((rule) => !rule.department && !onTrial.has(rule.key))]
}

async function holdsNow(
  ctx: Context,
  entity: EntityDefinition,
  request: WriteRequest,
  { on, when }: GateRule,
  before: Values | null,
): Promise<boolean> {
  if (!when) return true
  if (on === 'export') {
    const rows = when.expression ? await countExported(ctx, entity, request.values) : 0
    if (when.expression && !(await holds(ctx, when.expression, entity, null, { input: request.values, rows })))
      return false
    return !when.filter || exportMatches(ctx, entity, request.values, when.filter)
  }
  if (when.filter && !(request.record && (await recordMatches(ctx, entity, [request.record], when.filter))))
    return false
  return !when.expression || holds(ctx, when.expression, entity, request.record, { before, input: request.values })
}

async function firstThatHolds(
  ctx: Context,
  entity: EntityDefinition,
  request: WriteRequest,
  rules: readonly GateRule[],
  before: Values | null,
  done: readonly Effect[],
): Promise<GateRule | undefined> {
  for (const rule of rules) {
    const hit = done.filter((effect) =>
      rule.on === 'create'
        ? effect.action === 'create'
        : effect.action !== 'create' && touches(effect.changes, rule.fields),
    )
    if (hit.length === 0) continue
    const { filter, expression } = rule.when ?? {}
    const ids = hit.map((effect) => effect.record)
    if (filter && !(await recordMatches(ctx, entity, ids, filter))) continue
    if (!expression) return rule
    for (const id of ids) if (await holds(ctx, expression, entity, id, { before, input: request.values })) return rule
  }
  return undefined
}

const touches = (changes: FieldChanges, fields: readonly string[] | undefined): boolean => {
  const changed = Object.keys(changes)
  return changed.length > 0 && (!fields?.length || changed.some((name) => fields.includes(name)))
}

interface Effect {
  record: string
  action: string
  changes: FieldChanges
}

/** What the trial wrote to records of the entity: the history tells. */
const effects = (ctx: Context, entity: EntityDefinition, mark: string): Promise<Effect[]> =>
  ctx.sql.run<Effect & Record<string, unknown>>(sql`
    select record_id as record, action, changes from audit where batch = ${ctx.batch}::uuid and entity = ${entity.name} and id > ${mark}::uuid order by id`)

async function stored(ctx: Context, entity: EntityDefinition, id: string): Promise<Values | null> {
  const [row] = await ctx.sql.run<Row>(sql`select t.* from ${sql.identifier(entity.table)} t where t.id = ${id}::uuid`)
  return row ? fromRow(ctx.registry, entity, row) : null
}
