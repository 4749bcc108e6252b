import type { Context } from '#kernel/entity/context.ts'
import { type Violation, violation } from '#kernel/pure/violations.ts'
import { keyResultFacts, objectiveFacts } from '../queries/objectives.ts'
import type { Written } from '../records.types.ts'
import { readOkrSettings } from '../settings.ts'

/** Only who may change the objective adds to it, never more than the company allows, and nothing once it is closed. */
export async function guardKeyResults(records: Written[], ctx: Context): Promise<(Violation[] | undefined)[]> {
  const objectives = await objectiveFacts(
    ctx,
    records.map(({ after }) => after.objective).filter((id) => id !== null),
  )
  const { most } = await readOkrSettings(ctx.sql)
  const added = new Map<string, number>()
  return records.map(({ before, after, changed }) => {
    const objective = objectives.get(after.objective)
    if (!objective) return undefined
    if (objective.state === 'closed' && changed.size > 0) return [violation('objective.closed', 'objective')]
    if (!before && !objective.editable) return [violation('okr.not-yours', 'objective')]
    const joins = after.state === 'active' && before?.state !== 'active'
    if (!joins) return undefined
    const count = objective.keyResults + (added.get(objective.id) ?? 0) + 1
    added.set(objective.id, count - objective.keyResults)
    return count > most ? [violation('objective.too-many', 'objective', { most })] : undefined
  })
}

/** What a quarter ended with is kept. */
export async function guardKeyResultRemoval(ids: string[], ctx: Context): Promise<Violation[]> {
  const facts = await keyResultFacts(ctx, ids)
  return [...facts.values()].some(({ objectiveState }) => objectiveState === 'closed')
    ? [violation('objective.closed')]
    : []
}
