import type { Day } from '#kernel/pure/dates.ts'

export interface Targets {
  target: string
  stretch: string | null
  challenge: string | null
}

/** An approved change of a goal: from `effectiveOn` on the later figures count. */
export interface TargetChange {
  effectiveOn: Day
  decidedAt: string
  before: Targets
  after: Targets
}

/**
 * The targets that were in force on a day: scores of a day use the version of that day. Before the first change these are the
 * original ones; of changes on the same day the one decided last counts.
 */
export function targetAt(goal: Targets, changes: readonly TargetChange[], day: Day): Targets {
  const inOrder = changes.toSorted((a, b) => compare(a.effectiveOn, b.effectiveOn) || compare(a.decidedAt, b.decidedAt))
  const inForce = inOrder.findLast((change) => change.effectiveOn <= day)
  if (inForce) return inForce.after
  // What stood before the change decided first is what was published.
  const original = changes.toSorted((a, b) => compare(a.decidedAt, b.decidedAt))[0]
  return original ? original.before : { target: goal.target, stretch: goal.stretch, challenge: goal.challenge }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
