import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Change } from '../stored.types.ts'
import { guardByParent, reached } from './reach.ts'
import { closedReviews } from './review-finding.ts'

/** What the responsible person may change of an action item of somebody else's review. */
const own: ReadonlySet<string> = new Set(['state', 'remark'])

/** Who reads an open review may add to it; later only its host changes what, who and when. */
export async function guardActions(records: Change[], ctx: Context): Promise<Violation[][]> {
  const ids = records.map(({ after }) => after.review)
  const hosted = await reached(ctx, 'review', ids)
  const closed = await closedReviews(
    ctx,
    records.filter(({ before }) => before === null).map(({ after }) => after.review),
  )
  return records.map(({ before, after, changed }) => {
    if (!before) return closed.has(after.review) ? [violation('review.closed', 'review')] : []
    if (after.review === null || hosted.has(after.review)) return []
    return [...changed].filter((name) => !own.has(name)).map((name) => violation('action-item.own-state-only', name))
  })
}

export const guardActionRemoval = (ids: string[], ctx: Context): Promise<Violation[]> =>
  guardByParent(ctx, 'action-item', 'review_id', 'review', ids, 'review.not-host')
