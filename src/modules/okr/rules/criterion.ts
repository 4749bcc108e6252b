import { type Violation, violation } from '#kernel/pure/violations.ts'

export interface CriterionFacts {
  kind: string
  metric: string | null
  entity: string | null
  value: string | null
  goalShare: string | null
}

/** A figure needs what it counts and how much is asked for; a share of a goal only makes sense for a metric. */
export function checkCriterion({ after }: { after: CriterionFacts }): Violation[] {
  if (after.kind === 'document') return []
  const faults: Violation[] = []
  if (after.kind === 'metric' && !after.metric) faults.push(violation('field.required', 'metric'))
  if (after.kind === 'records' && !after.entity) faults.push(violation('field.required', 'entity'))
  if (after.value !== null && after.goalShare !== null) faults.push(violation('criterion.value-or-share', 'goalShare'))
  if (after.kind === 'records' && after.goalShare !== null)
    faults.push(violation('criterion.share-of-metric', 'goalShare'))
  if (after.value === null && after.goalShare === null) faults.push(violation('field.required', 'value'))
  return faults
}
