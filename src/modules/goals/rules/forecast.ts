/** Where a period will end, from what is known and how the weeks before went. Estimates are floats; amounts of record are not. */

export interface WeekBefore {
  /** Working weight of the week: its working days, times the season of its month when one is known. */
  weight: number
  value: number
}

/** How an end value was worked out: people are told. */
export type ForecastMethod = 'run-rate' | 'last-value' | 'period-mean'

/** What the history is made of. */
export type Step = 'week' | 'month'

export type Forecast =
  | {
      kind: 'known'
      method: ForecastMethod
      value: number
      low: number
      high: number
      /** How many weeks or months are behind it. */
      count: number
      step: Step
    }
  | { kind: 'too-short'; count: number; needed: number; step: Step }

/** Fewer whole weeks (or months) than this say nothing about spread. */
export const stepsNeeded = 8

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
  const count = usable.length
  if (count < stepsNeeded) return { kind: 'too-short', count, needed: stepsNeeded, step: 'week' }
  const weight = usable.reduce((sum, w) => sum + w.weight, 0)
  const rate = usable.reduce((sum, w) => sum + w.value, 0) / weight
  const squares = usable.reduce((sum, w) => sum + (w.value - rate * w.weight) ** 2, 0)
  const perWeight = (squares / weight) * (count / (count - 1))
  const left = Math.max(remaining, 0)
  const spread = z80 * Math.sqrt(perWeight * left + (perWeight / weight) * left ** 2)
  const value = done + rate * left
  // What is done stays done: a flow that only grows cannot end below it.
  const floor = usable.every((w) => w.value >= 0) ? done : Number.NEGATIVE_INFINITY
  const [low, high] = [Math.max(value - spread, floor), value + spread]
  return { kind: 'known', method: 'run-rate', value, low, high, count, step: 'week' }
}

/** A mean or ratio of a period: so far, how much of the period that is, and how single weeks came out before. */
export interface PeriodMean {
  /** Null while nothing was counted in the period. */
  soFar: number | null
  /** Weeks that the period has behind it and before it, as parts of a whole one too. */
  elapsed: number
  left: number
  /** The same figure week by week. */
  weeks: readonly number[]
  unit: string
}

/**
 * A figure that is a mean over its period (a win rate, an average deal) ends at the mean of what it is so far and of what weeks
 * usually bring, by the time that each stands for: e/(e+l) of the value so far and l/(e+l) of the mean m of the n weeks before. With
 * s their standard deviation the rest of l weeks varies by s²/l, and m itself is known to s²/n (variance of a sample mean and of a
 * prediction, any text book of statistics: Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2 "mean
 * method" and 5.5). The range holds 80 %. Weeks count alike, however much happened in them.
 */
export function forecastMean({ soFar, elapsed, left, weeks, unit }: PeriodMean): Forecast {
  const count = weeks.length
  if (count < stepsNeeded) return { kind: 'too-short', count, needed: stepsNeeded, step: 'week' }
  const mean = weeks.reduce((sum, v) => sum + v, 0) / count
  const variance = weeks.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (count - 1)
  const rest = Math.max(left, 0)
  const behind = soFar === null ? 0 : Math.max(elapsed, 0)
  const share = behind + rest === 0 ? 0 : rest / (behind + rest)
  const value = share * mean + (1 - share) * (soFar ?? mean)
  const spread = rest === 0 ? 0 : z80 * share * Math.sqrt(variance / rest + variance / count)
  const known = { kind: 'known', method: 'period-mean', count, step: 'week' } as const
  return { ...known, ...within({ value, spread }, [...weeks, soFar ?? mean], unit) }
}

/**
 * A level that nothing adds up to (open deals, a market share) most likely stays where it is, and moves as far as its past steps
 * did: the naive method, whose range after h steps is the root mean square of the former changes times √h (Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.2 and 5.5). The range holds 80 %.
 * @param history the level at the end of each week or month, oldest first; the last one is what it is now
 * @param stepsLeft weeks or months until the end of the period, as parts of a whole one too
 */
export function forecastLevel(history: readonly number[], stepsLeft: number, step: Step, unit: string): Forecast {
  const changes = history.slice(1).map((level, i) => level - history[i]!)
  const count = changes.length
  if (count < stepsNeeded) return { kind: 'too-short', count, needed: stepsNeeded, step }
  const value = history.at(-1)!
  const spread = z80 * Math.sqrt((changes.reduce((sum, c) => sum + c ** 2, 0) / count) * Math.max(stepsLeft, 0))
  return { kind: 'known', method: 'last-value', count, step, ...within({ value, spread }, history, unit) }
}

/** The range cut where the figure cannot be: below zero when it never was, above one for a ratio. */
function within(at: { value: number; spread: number }, known: readonly number[], unit: string) {
  const floor = known.every((v) => v >= 0) ? 0 : Number.NEGATIVE_INFINITY
  const ceiling = unit === 'ratio' ? 1 : Number.POSITIVE_INFINITY
  const cut = (value: number): number => Math.min(Math.max(value, floor), ceiling)
  return { value: cut(at.value), low: cut(at.value - at.spread), high: cut(at.value + at.spread) }
}
