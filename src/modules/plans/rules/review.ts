import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

/** What was closed stays as it is: only opening it again changes it. */
export function checkReview({
  before,
  after,
  changed,
}: {
  before: { state: string | null } | null
  after: { state: string | null }
  changed: ReadonlySet<string>
}): Violation[] {
  const stays = before?.state === 'closed' && after.state === 'closed'
  return stays && changed.size > 0 ? [violation('review.closed')] : []
}
