import { Decimal, toFixed } from '#kernel/pure/decimal.ts'

/** A step of a key result that is done or not; weights are shares of the whole (0.2 + 0.3 + 0.5) or any other scale. */
export interface Step {
  name: string
  weight: string
  done: boolean
}

export interface Measured {
  start: string
  target: string
  current: string
  /** Decides only when start and target are the same: hold a level from above or from below. */
  direction: 'up' | 'down'
}

/** Stored progress is a percentage with two places; what is beyond means a mistyped number. */
const widest = new Decimal('999999.99')

const asPercent = (share: InstanceType<typeof Decimal>): string => {
  const percent = share.times(100)
  const held = percent.gt(widest) ? widest : percent.lt(widest.neg()) ? widest.neg() : percent
  return toFixed(held, 2)
}

/**
 * How far a value has come from its start to its target, in percent with two places: (now - start) / (target - start).
 * The same for values that shall fall (churn 8 -> 5, now 6 = 66.67). Below the start it is negative, beyond the target
 * more than 100. Start and target alike means "hold it": 100 while held, else 0.
 */
export function measuredProgress({ start, target, current, direction }: Measured): string {
  const [from, to, now] = [new Decimal(start), new Decimal(target), new Decimal(current)]
  if (from.eq(to)) return asPercent(new Decimal((direction === 'up' ? now.gte(to) : now.lte(to)) ? 1 : 0))
  return asPercent(now.minus(from).div(to.minus(from)))
}

/** The weight of the steps done in the weight of all, in percent with two places: 0.2 + 0.3 + 0.2 of 1 = 70. */
export function stepsProgress(steps: readonly Step[]): string {
  const total = steps.reduce((sum, step) => sum.plus(step.weight), new Decimal(0))
  if (total.lte(0)) return '0.00'
  const done = steps.filter((step) => step.done).reduce((sum, step) => sum.plus(step.weight), new Decimal(0))
  return asPercent(done.div(total))
}

export interface Part {
  /** Percent; null while nothing was measured, which counts as nothing reached. */
  progress: string | null
  weight: string
}

const held = (percent: string | null): InstanceType<typeof Decimal> => Decimal.min(100, Decimal.max(0, percent ?? '0'))

/**
 * Progress of an objective in percent with two places: the weighted mean of its key results in use. Each counts from 0 to
 * 100, so that one far beyond its target hides no other and a negative one takes nothing from the others. Weights are
 * shares of those in use: a key result that was dropped changes nobody's value. Null without any.
 */
export function objectiveProgress(parts: readonly Part[]): string | null {
  const weight = parts.reduce((sum, part) => sum.plus(part.weight), new Decimal(0))
  if (weight.lte(0)) return null
  const sum = parts.reduce((total, part) => total.plus(held(part.progress).times(part.weight)), new Decimal(0))
  return toFixed(sum.div(weight), 2)
}

/** The score that progress proposes, 0.00 to 1.00. */
export const proposedScore = (parts: readonly Part[]): string | null => {
  const progress = objectiveProgress(parts)
  return progress === null ? null : toFixed(new Decimal(progress).div(100), 2)
}
