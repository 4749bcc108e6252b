import type { Day } from '#kernel/pure/dates.ts'

export interface Occasion {
  kind: string
  endsOn: Day
  today: Day
}

/**
 * The day since which a condition is met. A metric looks at its own quarter only, so what is booked late still counts and
 * its day is never after the quarter's last; a number of records is that of today.
 */
export function dayMet(met: boolean, since: Day | null, { kind, endsOn, today }: Occasion): Day | null {
  if (!met) return null
  const day = since ?? today
  return kind === 'metric' && day > endsOn ? endsOn : day
}

/** Whether a figure is still to be read: metrics for another month after the quarter, record counts until its last day. */
export function isStillRead({ kind, endsOn, today }: Occasion, lastDayForMetrics: Day): boolean {
  if (kind === 'document') return false
  return kind === 'metric' ? today <= lastDayForMetrics : today <= endsOn
}
