/** Creating records: one at a time from a form, a thousand at a time from an import, by the same steps. */
import { sql } from 'drizzle-orm'
import { may } from '../access/actor.ts'
import { accessPredicate } from '../access/predicate.ts'
import { forbidden } from '../api/errors.ts'
import { insertSql, type StoredRecord, toRow } from '../data/stored.ts'
import type { Context } from '../entity/context.ts'
import type { EntityDefinition } from '../entity/define.ts'
import type { Violation } from '../entity/meta.types.ts'
import { newId } from '../pure/ids.ts'
import { violation } from '../pure/violations.ts'
import { adoptFiles } from './attachments.ts'
import { withDefaults } from './defaults.ts'
import { missing, parseInput, type Values, type WriteMode } from './input.ts'
import { assignNumbers } from './numbering.ts'
import { fillDepartments } from './ownership.ts'
import { checkReferences } from './references.ts'
import { checkRules } from './rules.ts'
import { difference, trace } from './trace.ts'
import { checkUnique } from './unique.ts'

export interface CreateItem {
  id?: string
  values: Values
  /** Faults already known (an import's unreadable cells): reported together with all others. */
  violations?: Violation[]
  /** Author and time kept from another system; the caller has checked the right to do so. */
  createdAt?: string
  createdBy?: string | null
}

/** `form`: the request does not fit the definition. `rule`: the business says no. */
export interface Outcome {
  id: string
  after: StoredRecord
  violations: Violation[]
  fault?: 'form' | 'rule'
}

/** Writes the faultless records and answers every one's faults; the caller decides whether one fault stops all. */
export async function createRecords(
  ctx: Context,
  entity: EntityDefinition,
  items: CreateItem[],
  options: { mode?: WriteMode; action?: string; allOrNothing?: boolean } = {},
): Promise<Outcome[]> {
  if (!may(ctx.actor, entity.name, 'create')) throw forbidden()
  const fields = ctx.registry.fields(entity)
  const at = ctx.now.toISOString()
  const drafts = items.map((item) => {
    const { values, violations } = parseInput(ctx.actor, entity, fields, item.values, 'create', options.mode ?? 'input')
    const after: StoredRecord = {
      ...Object.fromEntries(Object.keys(fields).map((name) => [name, null])),
      ...values,
      id: item.id ?? newId(),
      version: 1,
      createdAt: item.createdAt ?? at,
      createdBy: item.createdBy === undefined ? ctx.actor.id : item.createdBy,
      updatedAt: at,
      updatedBy: ctx.actor.id,
    }
    const given = new Set(Object.keys(item.values))
    withDefaults(ctx, fields, after, given)
    return { after, given, violations: [...(item.violations ?? []), ...violations] }
  })
  const inputs = drafts.map((d) => ({
    before: null,
    after: d.after,
    given: d.given,
    source: ctx.source,
    violations: d.violations,
  }))
  await entity.derive?.(inputs as never, ctx)
  await fillDepartments(ctx, entity, inputs)
  const outcomes: Outcome[] = drafts.map(({ after, violations }) => {
    const known = new Set(violations.map((v) => v.path))
    const all = [...violations, ...missing(fields, after).filter((v) => !known.has(v.path))]
    return { id: after.id, after, violations: all, ...(all.length && { fault: 'form' as const }) }
  })
  await collectRuleFaults(ctx, entity, outcomes)

  const good = outcomes.filter((o) => o.violations.length === 0)
  if (good.length === 0 || (options.allOrNothing && good.length < outcomes.length)) return outcomes
  await assignNumbers(
    ctx,
    entity,
    good.map((o) => o.after),
  )
  await ctx.sql.run(
    insertSql(
      ctx.registry,
      entity,
      good.map((o) => toRow(ctx.registry, entity, o.after)),
    ),
  )
  await refuseOutOfScope(ctx, entity, good)
  await adoptFiles(
    ctx,
    entity,
    good.map((o) => o.after),
  )
  const names = Object.keys(fields)
  await trace(
    ctx,
    entity,
    options.action ?? 'create',
    good.map((o) => ({ id: o.id, version: 1, after: o.after, changes: difference(null, o.after, names) })),
  )
  await entity.written?.(good.map((o) => ruleInput(ctx, o)) as never, ctx)
  return outcomes
}

const ruleInput = (ctx: Context, { after }: Outcome) => ({
  before: null,
  after,
  changed: new Set(Object.keys(after).filter((k) => after[k] !== null)),
  source: ctx.source,
  today: ctx.today,
  now: ctx.now,
})

async function collectRuleFaults(ctx: Context, entity: EntityDefinition, outcomes: Outcome[]): Promise<void> {
  const inputs = outcomes.map((o) => ruleInput(ctx, o))
  const references = await checkReferences(ctx, entity, inputs)
  const unique = await checkUnique(ctx, entity, inputs)
  const rules = await checkRules(ctx, entity, inputs)
  outcomes.forEach((o, i) => {
    const more = [...references[i]!, ...unique[i]!, ...rules[i]!]
    if (more.length === 0) return
    o.violations.push(...more)
    o.fault ??= 'rule'
  })
}

/** Nobody creates what they could not work with: the new row must lie in the creator's own reach. */
async function refuseOutOfScope(ctx: Context, entity: EntityDefinition, outcomes: Outcome[]): Promise<void> {
  const ids = outcomes.map((o) => o.id)
  const rows = await ctx.sql.run<{ id: string }>(
    sql`select t.id from ${sql.identifier(entity.table)} t where t.id = any(${sql.param(ids)}::uuid[])
      and ${accessPredicate(ctx.registry, ctx.actor, entity, 'create', 't')}`,
  )
  if (rows.length === ids.length) return
  const reached = new Set(rows.map((r) => r.id))
  const refused = outcomes.filter((o) => !reached.has(o.id))
  await ctx.sql.run(
    sql`delete from ${sql.identifier(entity.table)} where id = any(${sql.param(refused.map((o) => o.id))}::uuid[])`,
  )
  for (const outcome of refused) {
    const path =
      entity.scope.by === 'owner' ? entity.scope.owner : entity.scope.by === 'via' ? entity.scope.through : ''
    outcome.violations.push(violation('record.out-of-reach', path))
    outcome.fault = 'rule'
    outcomes.splice(outcomes.indexOf(outcome), 1)
  }
}
