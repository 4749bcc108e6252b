import { sql } from 'drizzle-orm'
import { isSystem, scopesOf } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import type { Operation } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import { lineUses } from '../queries/line-use.ts'
import { type Entry, exceeds, unused, withEntry } from '../rules/budget.ts'
import type { Change, StoredAny } from '../stored.types.ts'
import { type Weighed, weighEntries } from '../weigh-entries.ts'
import { guardByParent, reached } from './reach.ts'

/** Fields that change how much of a line is used. */
export const weighing: ReadonlySet<string> = new Set(['line', 'kind', 'amount', 'settles', 'overrunReason', 'state'])

const everywhere = (ctx: Context, operation: Operation): boolean =>
  isSystem(ctx.actor) || scopesOf(ctx.actor, 'budget-entry', operation).has('all')

/** Money is booked by those who may change the line's plan, and by those responsible for all budgets. */
export async function mayBook<R extends { after: StoredAny }>(ctx: Context, records: readonly R[]): Promise<R[]> {
  if (everywhere(ctx, 'create')) return [...records]
  const open = await reached(
    ctx,
    'budget-line',
    records.map(({ after }) => after.line),
  )
  return records.filter(({ after }) => open.has(after.line))
}

/** A fault for everybody who may not book, without a word about the line's figures; then for what does not fit. */
export async function guardEntries(records: Change[], ctx: Context): Promise<Violation[][]> {
  const found: Violation[][] = records.map(() => [])
  const touched = records.filter(({ before, changed }) => !before || [...weighing].some((name) => changed.has(name)))
  // An approval or refusal was allowed by its action.
  const decided = touched.filter(({ changed }) => changed.has('decidedBy'))
  const open = new Set([...(await mayBook(ctx, touched)), ...decided])
  records.forEach((record, at) => {
    const changes = !record.before || record.changed.size > 0
    if (changes && touched.includes(record) && !open.has(record))
      found[at]!.push(violation('budget.not-manager', 'line'))
  })
  const weighed = touched.filter((record) => open.has(record) && record.after.state === 'booked')
  await weighEntries(ctx, weighed, (at, weight) => {
    const faults = faultsOf(weighed[at]!.after, weight)
    found[records.indexOf(weighed[at]!)]!.push(...faults)
    return faults.length === 0
  })
  return found
}

function faultsOf(after: StoredAny, { limit, exceeds: goesBeyond, left, over, settlesKnown }: Weighed): Violation[] {
  if (!settlesKnown) return [violation('budget-entry.no-such-commitment', 'settles')]
  if (!goesBeyond || after.decidedBy) return []
  if (limit === 'stop') return [violation('budget.exceeded', 'amount', { left, over })]
  return [violation('budget.reason-needed', 'overrunReason', { left, over })]
}

export const guardEntryRemoval = async (ids: string[], ctx: Context): Promise<Violation[]> =>
  everywhere(ctx, 'delete')
    ? []
    : guardByParent(ctx, 'budget-entry', 'line_id', 'budget-line', ids, 'budget.not-manager')

/** What comes back from the bin needs room like anything new. */
export async function guardEntryRestore(ids: string[], ctx: Context): Promise<Violation[]> {
  const rows = await ctx.sql.run<Entry & { line: string; state: string } & Record<string, unknown>>(
    sql`select id, line_id as line, kind, amount, settles_id as settles, state from budget_entry
      where id = any(${sql.param(ids)}::uuid[]) order by kind, id`,
  )
  const lines = await ctx.sql.run<{ id: string; amount: string }>(
    sql`select id, amount from budget_line where id = any(${sql.param(rows.map(({ line }) => line))}::uuid[])
      order by id for no key update`,
  )
  const uses = await lineUses(
    ctx.sql,
    lines.map(({ id }) => id),
  )
  for (const { id, amount } of lines) {
    const before = uses.get(id) ?? unused
    const back = rows.filter(({ line, state }) => line === id && state === 'booked')
    if (exceeds(amount, before, back.reduce(withEntry, before))) return [violation('budget.no-room-to-restore')]
  }
  return []
}
