import type { Context } from '#kernel/entity/context.ts'
import { type Violation, violation } from '#kernel/pure/violations.ts'
import { keyResultFacts } from '../queries/objectives.ts'
import type { Written } from '../records.types.ts'

/**
 * Check-ins and actions of the week: written by who answers for the key result or may change its objective, while the quarter
 * is open. Ticking off an action needs only that one is responsible for it.
 */
export async function guardBelonging(records: Written[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  const facts = await keyResultFacts(
    ctx,
    records.map(({ after }) => after.keyResult).filter((id) => id !== null),
  )
  return records.map(({ before, after, changed }) => {
    const found = facts.get(after.keyResult)
    if (!found || changed.size === 0) return undefined
    if (found.objectiveState === 'closed') return [violation('objective.closed', 'keyResult')]
    if (!before && !found.editable) return [violation('okr.not-yours', 'keyResult')]
    return undefined
  })
}
