import { sql } from 'drizzle-orm'
import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Change } from '../stored.types.ts'
import { guardByParent, reached } from './reach.ts'

/** Reviews among these that are closed. */
export async function closedReviews(ctx: Context, ids: readonly (string | null)[]): Promise<Set<string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Set()
  // Held until the end, so that a review is not closed while something is added to it.
  const rows = await ctx.sql.run<{ id: string; state: string }>(
    sql`select id, state from review where id = any(${sql.param(wanted)}::uuid[]) order by id for share`,
  )
  return new Set(rows.filter(({ state }) => state === 'closed').map(({ id }) => id))
}

/** Causes and remedies are written by those who may change the review, while it is open. */
export async function guardFindings(records: Change[], ctx: Context): Promise<Violation[][]> {
  const ids = records.map(({ after }) => after.review)
  const [open, closed] = [await reached(ctx, 'review', ids), await closedReviews(ctx, ids)]
  return records.map(({ after }) => {
    if (!open.has(after.review)) return [violation('review.not-host', 'review')]
    return closed.has(after.review) ? [violation('review.closed', 'review')] : []
  })
}

export const guardFindingRemoval = (ids: string[], ctx: Context): Promise<Violation[]> =>
  guardByParent(ctx, 'review-finding', 'review_id', 'review', ids, 'review.not-host')
