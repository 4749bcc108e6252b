import { Decimal } from '#kernel/pure/decimal.ts'

/** One figure against an earlier one. Null where the arithmetic has no answer. */
export interface Change {
  /** now - before */
  difference: number
  /** Difference in percent of before, one decimal. */
  percent: number | null
  /** now / before, three decimals: 65 % after 42 % is 1.548 times. */
  factor: number | null
}

/**
 * Compares a figure with an earlier one. Sums of money come from the server with two decimals; the difference is worked
 * out in decimals, so that 0.3 - 0.1 is 0.2.
 * @returns null when one of the two is not known
 */
export function change(now: number | null | undefined, before: number | null | undefined): Change | null {
  if (now === null || now === undefined || before === null || before === undefined) return null
  const from = new Decimal(before)
  const difference = new Decimal(now).minus(from)
  // Against a loss or nothing, "percent more" says nothing.
  const comparable = from.greaterThan(0)
  return {
    difference: difference.toNumber(),
    percent: comparable ? difference.div(from).times(100).toDecimalPlaces(1).toNumber() : null,
    factor: comparable ? new Decimal(now).div(from).toDecimalPlaces(3).toNumber() : null,
  }
}

/** The difference of two ratios in percentage points, one decimal: 0.42 -> 0.65 is 23. */
export function points(now: number, before: number): number {
  return new Decimal(now).minus(before).times(100).toDecimalPlaces(1).toNumber()
}

/** Whether a change is for the better: `direction` says which way is good. Null when nothing changed. */
export function isBetter(difference: number, direction: 'up' | 'down'): boolean | null {
  if (difference === 0) return null
  return difference > 0 === (direction === 'up')
}

/** How much of a target is reached, as a fraction with four decimals; null without a target above zero. */
export function completion(value: number | null, target: string | undefined): number | null {
  if (value === null || target === undefined) return null
  const goal = new Decimal(target)
  return goal.greaterThan(0) ? new Decimal(value).div(goal).toDecimalPlaces(4).toNumber() : null
}

/** The exact sum of figures; those that are not known count as nothing. */
export function total(values: Iterable<number | null>): number {
  let sum = new Decimal(0)
  for (const value of values) sum = sum.plus(value ?? 0)
  return sum.toNumber()
}

/** The exact difference of two figures. */
export function minus(a: number, b: number): number {
  return new Decimal(a).minus(b).toNumber()
}
