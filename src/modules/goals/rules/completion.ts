import { Decimal, decimal } from '#kernel/pure/decimal.ts'

export interface Aim {
  target: string
  /** Value from which progress is counted; none = from zero. */
  baseValue?: string | null
  /** Which way is good. */
  direction: 'up' | 'down'
}

/**
 * How much of the way is done, 1 = reached; not cut off above 1 or below 0.
 * With a base: (value - base) / (target - base), for both directions (churn 8 -> 5, now 6: 2/3).
 * Without: value / target; where less is better target / value (DSO 45 against 30: 2/3).
 * @returns null without a value
 */
export function completion(value: string | null, aim: Aim): number | null {
  if (value === null) return null
  const [now, target] = [decimal(value), decimal(aim.target)]
  const reached = aim.direction === 'up' ? now.gte(target) : now.lte(target)
  if (aim.baseValue !== null && aim.baseValue !== undefined) {
    const way = target.minus(decimal(aim.baseValue))
    return way.isZero() ? Number(reached) : now.minus(decimal(aim.baseValue)).div(way).toNumber()
  }
  if (aim.direction === 'up') return target.isZero() ? Number(reached) : now.div(target).toNumber()
  // Nothing left to bring down is more than done; a target of zero is reached or not.
  if (now.lte(0)) return 1
  return target.lte(0) ? Number(reached) : target.div(now).toNumber()
}

/** What is missing to the target: positive while it is not reached, whichever way is good. */
export function gapToTarget(value: string | null, { target, direction }: Aim): string {
  const missing = direction === 'up' ? decimal(target).minus(value ?? '0') : new Decimal(value ?? '0').minus(target)
  return missing.toFixed()
}

export type Grade = 'none' | 'target' | 'stretch' | 'challenge'

/** The highest of the three grades 目标/冲刺/挑战 that the value reaches. */
export function gradeOf(
  value: string | null,
  goal: { target: string; stretch: string | null; challenge: string | null; direction: 'up' | 'down' },
): Grade {
  const reaches = (mark: string | null): boolean =>
    mark !== null && value !== null && (goal.direction === 'up' ? decimal(value).gte(mark) : decimal(value).lte(mark))
  if (reaches(goal.challenge)) return 'challenge'
  if (reaches(goal.stretch)) return 'stretch'
  return reaches(goal.target) ? 'target' : 'none'
}
