/** Where a period will end, from what is done and how the weeks before went. Estimates are floats; amounts of record are not. */

export interface WeekBefore {
  /** Working weight of the week: its working days, times the season of its month when one is known. */
  weight: number
  value: number
}

export type Forecast =
  | { kind: 'known'; value: number; low: number; high: number; weeks: number }
  | { kind: 'too-short'; weeks: number; needed: number }

/** Fewer whole weeks than this say nothing about spread. */
export const weeksNeeded = 8

/** 80 % of outcomes of a normal distribution lie within this many standard deviations. */
const z80 = 1.2816

/**
 * The end value is what is done plus the run rate for what is left: mean value per unit of working weight over the weeks before.
 * The range holds 80 % of outcomes if weeks go on as they did: the spread of the residuals grows with the square root of the
 * weight that is left, and the run rate itself is only known as well as the weeks behind it allow.
 * @param remaining working weight that is left, in the same measure as the weeks'
 */
export function forecastEnd(done: number, weeks: readonly WeekBefore[], remaining: number): Forecast {
  const usable = weeks.filter((w) => w.weight > 0)
  if (usable.length < weeksNeeded) return { kind: 'too-short', weeks: usable.length, needed: weeksNeeded }
  const weight = usable.reduce((sum, w) => sum + w.weight, 0)
  const rate = usable.reduce((sum, w) => sum + w.value, 0) / weight
  const squares = usable.reduce((sum, w) => sum + (w.value - rate * w.weight) ** 2, 0)
  const perWeight = (squares / weight) * (usable.length / (usable.length - 1))
  const left = Math.max(remaining, 0)
  const spread = z80 * Math.sqrt(perWeight * left + (perWeight / weight) * left ** 2)
  const value = done + rate * left
  // What is done stays done: a flow that only grows cannot end below it.
  const floor = usable.every((w) => w.value >= 0) ? done : Number.NEGATIVE_INFINITY
  return { kind: 'known', value, low: Math.max(value - spread, floor), high: value + spread, weeks: usable.length }
}
