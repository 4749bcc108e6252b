/** Whether entries fit into their budget lines; one writer of a line at a time, so that nothing slips in between. */
import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import { type Amount, subtract } from '#kernel/pure/money.ts'
import { lineUses } from './queries/line-use.ts'
import { type Entry, exceeds, type LineUse, leftOf, unused, withEntry, withoutEntry } from './rules/budget.ts'
import type { StoredAny } from './stored.types.ts'

export interface Weighed {
  /** The line's rule for what goes beyond it. */
  limit: 'approval' | 'stop'
  exceeds: boolean
  /** Free before the entry. */
  left: Amount
  /** Missing for the entry. */
  over: Amount
  /** The commitment that it pays is one of the line. */
  settlesKnown: boolean
}

interface LockedLine extends Record<string, unknown> {
  id: string
  amount: Amount
  limit: 'approval' | 'stop'
}

/**
 * Weighs entries one after the other and asks each time whether the entry counts: what does not leaves its room to the
 * next, and an entry that is changed gives back what it had only once the change counts. Lines that are missing are left
 * out. Locks the lines until the end of the transaction.
 */
export async function weighEntries(
  ctx: Context,
  records: readonly { before: StoredAny; after: StoredAny }[],
  decide: (at: number, weighed: Weighed) => boolean,
): Promise<void> {
  const lines = await lockLines(ctx, records)
  const uses = await lineUses(ctx.sql, [...lines.keys()])
  for (const [at, { before, after }] of records.entries()) {
    const line = lines.get(after.line)
    if (!line || !after.amount) continue
    const now = uses.get(line.id) ?? unused
    const had: Entry | null = before?.state === 'booked' ? before : null
    const rest = had && before.line === line.id ? withoutEntry(now, had) : now
    const next = withEntry(rest, after)
    const weighed = {
      limit: line.limit,
      exceeds: exceeds(line.amount, now, next),
      left: leftOf(line.amount, rest),
      over: subtract('0.00', leftOf(line.amount, next)),
      settlesKnown: !after.settles || now.commitments.has(after.settles),
    }
    if (!decide(at, weighed)) continue
    if (had && before.line !== line.id && uses.has(before.line))
      uses.set(before.line, withoutEntry(uses.get(before.line) as LineUse, had))
    uses.set(line.id, next)
  }
}

async function lockLines(
  ctx: Context,
  records: readonly { before: StoredAny; after: StoredAny }[],
): Promise<Map<string, LockedLine>> {
  const ids = new Set(records.flatMap(({ before, after }) => [before?.line, after.line]))
  const rows = await ctx.sql.run<LockedLine>(
    sql`select id, amount, "limit" from budget_line where id = any(${sql.param([...ids].filter(Boolean))}::uuid[])
      and deleted_at is null order by id for no key update`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}
