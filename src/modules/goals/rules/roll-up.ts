import { Decimal, decimal } from '#kernel/pure/decimal.ts'

/**
 * Weights by amount, in percent with one decimal: targets of 100,000, 20,000 and 1,000 weigh 82.6, 16.5 and 0.8 %. Each is
 * rounded by itself, so the sum may miss 100 by a tenth. All zero: equal weights.
 */
export function weightsByAmount(targets: readonly string[]): string[] {
  const total = targets.reduce((sum, t) => sum.plus(decimal(t).abs()), new Decimal(0))
  if (total.isZero()) return targets.map(() => new Decimal(100).div(targets.length).toFixed(1))
  return targets.map((t) => decimal(t).abs().times(100).div(total).toFixed(1))
}

export interface Scored {
  /** Any positive unit: they are renormalised over the parts that have a score. */
  weight: string
  score: string | null
}

/**
 * Weighted mean of the parts that have a score: 50/30/10/10 with 92/85/90/78 gives 88.3. A part without a score drops out and
 * its weight with it (5 and 5 with a third unused is 5, not 3.3).
 * @returns null when no part has both a score and a weight
 */
export function scorecard(parts: readonly Scored[]): string | null {
  const scored = parts.filter((p) => p.score !== null && decimal(p.weight).gt(0))
  const weight = scored.reduce((sum, p) => sum.plus(p.weight), new Decimal(0))
  if (weight.isZero()) return null
  const points = scored.reduce((sum, p) => sum.plus(decimal(p.weight).times(p.score!)), new Decimal(0))
  return points.div(weight).toDecimalPlaces(4).toFixed()
}
