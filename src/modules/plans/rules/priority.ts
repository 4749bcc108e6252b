export type Priority = 'urgent' | 'high' | 'normal' | 'low'

export interface PriorityInput {
  state: 'todo' | 'doing' | 'done' | 'cancelled'
  /** Percent done, 0 to 100. */
  progress: number
  /** Person-days of the whole task. */
  effort: number
  /** Working days left with today and the last day counted; 0 or less when it is late. */
  daysLeft: number
  /** Percent of the month's KPI. */
  weight: number
  /** Person-days of other open work that the responsible person must finish by the same day. */
  otherWork: number
}

/**
 * Urgency and resources in one number from 0 to 100:
 * - up to 50 for time pressure: remaining effort per working day left (one day of work a day is full pressure),
 * - up to 25 for scarce people: how far the person's other work by the same day exceeds the days left,
 * - up to 25 for weight: the share of the month's KPI that hangs on it (40 % and more is full weight).
 */
export function priorityScore({ progress, effort, daysLeft, weight, otherWork }: PriorityInput): number {
  const days = Math.max(daysLeft, 1)
  const remaining = effort * (1 - progress / 100)
  const pressure = Math.min(remaining / days, 1)
  const shortage = Math.min(Math.max((remaining + otherWork) / days - 1, 0), 1)
  return Math.round(50 * pressure + 25 * shortage + 25 * Math.min(weight / 40, 1))
}

/** Late work is urgent, finished work is low; else 70 points are urgent, 45 high, 20 normal. */
export function priorityOf(input: PriorityInput): Priority {
  if (input.state === 'done' || input.state === 'cancelled') return 'low'
  if (input.daysLeft <= 0) return 'urgent'
  const score = priorityScore(input)
  return score >= 70 ? 'urgent' : score >= 45 ? 'high' : score >= 20 ? 'normal' : 'low'
}
