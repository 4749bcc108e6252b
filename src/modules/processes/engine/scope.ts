/** What conditions, texts and new values of a flow may look at: `record`, `form`, `starter`, `steps`. */
import { sql } from 'drizzle-orm'
import { AppError } from '#kernel/api/errors.ts'
import { list, type Reader } from '#kernel/data/list.ts'
import type { Row } from '#kernel/data/projection.ts'
import { EntityQuery } from '#kernel/data/query.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import {
  evaluateExpression,
  isFault,
  parseExpression,
  pathsOf,
  renderTemplate,
  templateExpressions,
} from '#kernel/pure/expression/index.ts'
import type { FlowCondition } from '../rules/flow.types.ts'
import { fieldsOf, matches, matchesFilter } from '../rules/match-filter.ts'
import { fault } from './faults.ts'
import type { Run } from './run.ts'

export const readerOf = ({ system }: Run): Reader => system

/** The record as it is now, with a change that waits laid over it; null when there is none or it is gone. */
export function recordOf(run: Run): Promise<Row | null> {
  run.cache.record ??= loadRecord(run)
  return run.cache.record
}

/** What a held change is to make of the record: of a change only the fields that differ. */
export function heldValues({ instance }: Pick<Run, 'instance'>): Row {
  const held = instance.held as { after?: Row | null; changes?: Row | null; edits?: Row } | null
  const after = held?.after ?? {}
  const names = Object.keys(instance.about && held?.changes ? held.changes : after)
  return { ...Object.fromEntries(names.map((name) => [name, after[name] ?? null])), ...held?.edits }
}

async function loadRecord(run: Run): Promise<Row | null> {
  const { about } = run.instance
  const held = heldValues(run)
  if (!about) return Object.keys(held).length > 0 ? held : null
  const entity = run.ctx.registry.entities.get(about.entity)
  if (!entity) return null
  const fields = Object.keys(EntityQuery.visibleFields(run.ctx.registry, run.system.actor, entity))
  const filter: Filter = { field: 'id', op: 'eq', value: about.id }
  const read = async (paths: readonly string[]) =>
    (await list(readerOf(run), entity, { filter, fields: [...fields, ...paths], limit: 1, withoutTotal: true }))
      .items[0]
  // A path that the definitions do not know any more is a missing value, not a failure.
  const row = await read(run.deepPaths).catch((error: unknown) => {
    if (error instanceof AppError) return read([])
    throw error
  })
  return row ? { ...nested(row), ...held } : null
}

/** `customer.tier` stands below `customer`. */
function nested(row: Row): Row {
  const record: Row = {}
  for (const [path, value] of Object.entries(row)) {
    const [field, ...rest] = path.split('.')
    if (rest.length === 0) record[field!] = value
  }
  for (const [path, value] of Object.entries(row)) {
    const parts = path.split('.')
    let at = record
    for (const part of parts.slice(0, -1)) {
      at[part] = { ...(at[part] as Row | null) }
      at = at[part] as Row
    }
    if (parts.length > 1) at[parts.at(-1)!] = value
  }
  return record
}

/** Only what is looked at is loaded. */
export async function scopeOf(run: Run, roots: readonly string[]): Promise<Record<string, unknown>> {
  const { cache } = run
  const scope: Record<string, unknown> = { form: run.instance.form ?? {}, today: run.ctx.today }
  if (roots.includes('record')) scope.record = await recordOf(run)
  if (roots.includes('starter')) scope.starter = await starterOf(run)
  if (roots.includes('steps')) {
    cache.steps ??= stepsOf(run)
    scope.steps = await cache.steps
  }
  return scope
}

const rootsOf = (expressions: readonly string[]): string[] =>
  expressions.flatMap((text) => {
    const expression = parseExpression(text)
    return isFault(expression) ? [] : pathsOf(expression).map((path) => path.split('.')[0]!)
  })

/** A text of the definition with its expressions worked out. */
export async function render(run: Run, text: string): Promise<string> {
  return renderTemplate(text, await scopeOf(run, rootsOf(templateExpressions(text))))
}

/** Whoever looks next sees what has been written meanwhile. */
export function forgetScope(run: Run): void {
  delete run.cache.record
  delete run.cache.steps
}

function starterOf(run: Run): Promise<Row | null> {
  run.cache.starter ??= loadStarter(run)
  return run.cache.starter
}

async function loadStarter({ ctx, instance }: Run): Promise<Row | null> {
  if (!instance.starter) return null
  const [row] = await ctx.sql.run<Row>(sql`select e.id, e.name as label, e.name, e.roles,
      case when d.id is not null then jsonb_build_object('id', d.id, 'label', d.name) end as department
    from employee e left join department d on d.id = e.department_id where e.id = ${instance.starter}::uuid`)
  return row ?? null
}

/** The latest answer of each step; a sub-process answers with its outcome. */
async function stepsOf(run: Run): Promise<Row> {
  const { ctx, instance } = run
  const rows = await ctx.sql.run<{ step: string; answer: Row }>(sql`
    select step, jsonb_build_object('decision', decision, 'comment', comment, 'form', coalesce(form, '{}'), 'by',
      (select jsonb_build_object('id', e.id, 'label', e.name) from employee e where e.id = t.acted_by_id)) as answer
    from process_task t where instance_id = ${instance.id}::uuid and state = 'done' and deleted_at is null
    union all select parent_step, jsonb_build_object('outcome', state) from process_instance
      where parent_id = ${instance.id}::uuid and ended_at is not null and deleted_at is null`)
  const steps: Row = Object.fromEntries(rows.map(({ step, answer }) => [step, answer]))
  // What this transaction decided is not written yet.
  const { act } = run
  const token = act && run.instance.progress?.tokens.find(({ seats }) => seats.some(({ id }) => id === act.seat))
  if (token)
    steps[token.at] = {
      decision: run.seats.get(act.seat)?.closed ?? null,
      comment: act.comment ?? null,
      form: act.form ?? {},
      by: act.by === null ? null : { id: act.by, label: run.ctx.actor.name },
    }
  return steps
}

/** The value of an expression. */
export async function workOut(run: Run, text: string): Promise<unknown> {
  const expression = parseExpression(text)
  if (isFault(expression)) throw fault('process.expression', { expression: text })
  return evaluateExpression(expression, await scopeOf(run, rootsOf([text])))
}

export async function holds(run: Run, condition: FlowCondition): Promise<boolean> {
  if (condition.filter && !(await filterHolds(run, condition.filter))) return false
  return condition.expression ? (await workOut(run, condition.expression)) === true : true
}

/** Rows are asked in the database; the form, and values that wait for approval, as they are. */
async function filterHolds(run: Run, filter: Filter): Promise<boolean> {
  const held = heldValues(run)
  const { about } = run.instance
  const isPlain = (field: string) => !about || field.startsWith('form.') || field in held
  if (!fieldsOf(filter).some(isPlain)) return rowMatches(run, filter)
  const values: Row = about ? held : { ...(run.instance.form ?? {}), ...held }
  const starter = await starterOf(run)
  const context = {
    today: run.ctx.today,
    fiscalYearStart: run.ctx.clock.fiscalYearStart,
    me: run.instance.starter,
    department: (starter?.department as { id: string } | null)?.id ?? null,
  }
  return matchesFilter(filter, async (leaf) => {
    if (!('field' in leaf)) return false
    if (!isPlain(leaf.field)) return rowMatches(run, leaf)
    const [root, ...rest] = leaf.field.split('.')
    const value = root === 'form' ? run.instance.form?.[rest.join('.')] : values[leaf.field]
    return matches(leaf, value, context)
  })
}

async function rowMatches(run: Run, filter: Filter): Promise<boolean> {
  const { about, starter } = run.instance
  const entity = about && run.ctx.registry.entities.get(about.entity)
  if (!entity) return false
  const condition: Filter = { and: [{ field: 'id', op: 'eq', value: about.id }, withStarter(filter, starter)] }
  const { items } = await list(readerOf(run), entity, { filter: condition, fields: [], limit: 1, withoutTotal: true })
  return items.length > 0
}

/** `@me` in a flow is who started it; the system that asks is nobody. */
function withStarter(filter: Filter, starter: string | null): Filter {
  if ('and' in filter) return { and: filter.and.map((part) => withStarter(part, starter)) }
  if ('or' in filter) return { or: filter.or.map((part) => withStarter(part, starter)) }
  if ('not' in filter) return { not: withStarter(filter.not, starter) }
  if (!('field' in filter) || starter === null) return filter
  const named = (value: unknown): unknown => (value === '@me' ? starter : value)
  const { value } = filter
  return { ...filter, value: Array.isArray(value) ? value.map(named) : named(value) }
}
