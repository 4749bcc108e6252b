/**
 * Trend break against the own history, with season. Robust at every step, so that one odd period in the past neither hides
 * a break nor makes one:
 * 1. Slope: Theil-Sen, the median of the slopes of all pairs a whole number of seasons apart, so that the season cancels
 *    out (Theil 1950; Sen 1968; seasonal form: Hirsch, Slack and Smith 1982).
 * 2. Season: the median of what is left in each weekday, month or quarter.
 * 3. Spread: 1.0483 times the median absolute difference of all pairs from the same place in the season (Shamos 1976;
 *    Rousseeuw and Croux 1993). Unlike the MAD it does not shrink when each place has only two or three values.
 * 4. Score: (value - expected) / (spread * widening). A score beyond 3.5 is an outlier (Iglewicz and Hoaglin 1993).
 * The widening is that of a prediction from few values: sqrt(1 + season/n + (distance from the middle)^2 / sum of squares), times
 * a factor for the small sample that was set by simulation (see the test), for a spread of few values is often too small.
 */

export const fewestPeriods = 8

/** Two whole seasons, but of quarters three. */
const fewestForSeason = 12

export interface Ordinary {
  state: 'known'
  expected: number
  /** One robust standard deviation of the next value. */
  spread: number
}

export type TrendAnswer = Ordinary | { state: 'short-history'; need: number; have: number }

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/**
 * What the period after the history would ordinarily bring.
 * @param history oldest first; periods without a value are null and do not count
 * @param season periods in a season (12 months); 1 for none. It is looked at once there are two whole seasons and twelve periods.
 * @param counts the figure is a count: it varies at least as much as chance does (Poisson)
 */
export function ordinaryNext(history: readonly (number | null)[], season: number, counts: boolean): TrendAnswer {
  const points = history.flatMap((value, at) => (value === null ? [] : [{ at, value }]))
  if (points.length < fewestPeriods) return { state: 'short-history', need: fewestPeriods, have: points.length }
  const length = season > 1 && history.length >= Math.max(2 * season, fewestForSeason) ? season : 1
  const slope = slopeOf(points, length)
  const level = median(points.map(({ at, value }) => value - slope * at))
  const seasonal = seasonOf(
    points.map(({ at, value }) => ({ at, value: value - level - slope * at })),
    length,
  )
  const rest = points.map(({ at, value }) => ({ at, value: value - level - slope * at - seasonal(at) }))
  const next = history.length
  const expected = level + slope * next + seasonal(next)
  const spread =
    spreadOf(rest, length, expected, counts) *
    widening(
      points.map(({ at }) => at),
      next,
      length,
    )
  return { state: 'known', expected, spread }
}

/** Robust standard deviations from the ordinary; 0 when it is exactly ordinary. */
export function score(value: number, { expected, spread }: Ordinary): number {
  if (value === expected) return 0
  return spread > 0 ? (value - expected) / spread : Math.sign(value - expected) * Number.MAX_SAFE_INTEGER
}

interface Point {
  at: number
  value: number
}

function slopeOf(points: readonly Point[], length: number): number {
  const slopes: number[] = []
  for (const [i, a] of points.entries())
    for (const b of points.slice(i + 1))
      if ((b.at - a.at) % length === 0) slopes.push((b.value - a.value) / (b.at - a.at))
  // With a season of two years these are few pairs: a slope must show in them to be believed.
  return slopes.length > 0 ? median(slopes) : 0
}

/** The median rest of each place in the season, moved so that the season adds nothing on the whole. */
function seasonOf(points: readonly Point[], length: number): (at: number) => number {
  if (length === 1) return () => 0
  const places = Array.from({ length }, (_, place) => {
    const rests = points.filter(({ at }) => at % length === place).map(({ value }) => value)
    return rests.length > 0 ? median(rests) : 0
  })
  const middle = median(places)
  return (at) => places[at % length]! - middle
}

function spreadOf(rest: readonly Point[], length: number, expected: number, counts: boolean): number {
  const apart: number[] = []
  for (const [i, a] of rest.entries())
    for (const b of rest.slice(i + 1)) if ((b.at - a.at) % length === 0) apart.push(Math.abs(a.value - b.value))
  const typical = 1.0483 * median(apart)
  // Most values alike: the mean difference still sees the others. For a normal spread s it is 2s / sqrt(pi) (Gini).
  const mean = (apart.reduce((sum, each) => sum + each, 0) / apart.length) * (Math.sqrt(Math.PI) / 2)
  const chance = counts ? Math.sqrt(Math.max(Math.abs(expected), 1)) : 0.02 * Math.abs(expected)
  return Math.max(typical || mean, chance)
}

function widening(places: readonly number[], next: number, length: number): number {
  const n = places.length
  const mean = places.reduce((sum, at) => sum + at, 0) / n
  const squares = places.reduce((sum, at) => sum + (at - mean) ** 2, 0)
  // A place in the season is known from n / length values only.
  const prediction = Math.sqrt(1 + length / n + (squares > 0 ? (next - mean) ** 2 / squares : 0))
  return prediction * (1 + smallSample / Math.max(n - length - 1, 1))
}

const smallSample = 2
