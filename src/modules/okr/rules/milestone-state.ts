import type { Day } from '#kernel/pure/dates.ts'
import { decimal } from '#kernel/pure/decimal.ts'

export type Comparison = 'gte' | 'gt' | 'lte' | 'lt' | 'eq'
export type MilestoneState = 'open' | 'met' | 'missed'

/** Whether a figure fulfils a condition. A figure that cannot be had fulfils none. */
export function fulfils(current: string | null, comparison: Comparison, wanted: string | null): boolean {
  if (current === null || wanted === null) return false
  const order = decimal(current).cmp(decimal(wanted))
  switch (comparison) {
    case 'gte':
      return order >= 0
    case 'gt':
      return order > 0
    case 'lte':
      return order <= 0
    case 'lt':
      return order < 0
    case 'eq':
      return order === 0
  }
}

/** What a condition asks for: its own value, or a share of a goal's target. Null while that goal does not exist. */
export function wantedValue(value: string | null, goalShare: string | null, goalTarget: string | null): string | null {
  if (goalShare === null) return value
  return goalTarget === null ? null : decimal(goalTarget).times(goalShare).div(100).toFixed(6)
}

export interface Evidence {
  met: boolean
  /** The day since which it is met. */
  metOn: Day | null
}

/**
 * A milestone is met once all its evidence is there by its last day; the day is that of the last piece. With one piece
 * missing, or none asked for, it stays open until its last day has passed and is missed then.
 */
export function milestoneState(
  evidence: readonly Evidence[],
  endsOn: Day,
  today: Day,
): { state: MilestoneState; metOn: Day | null } {
  const days = evidence.map(({ met, metOn }) => (met ? metOn : null))
  if (days.length > 0 && days.every((day): day is Day => day !== null)) {
    const last = [...days].sort().at(-1)!
    if (last <= endsOn) return { state: 'met', metOn: last }
  }
  return { state: today > endsOn ? 'missed' : 'open', metOn: null }
}
