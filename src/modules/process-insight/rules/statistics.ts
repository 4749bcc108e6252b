/** Figures of a set of numbers, as spreadsheets and statistics programs work them out. */
export interface Spread {
  count: number
  min: number
  mean: number
  median: number
  p90: number
  max: number
  total: number
}

/** Sorts the values in place. */
export function spreadOf(values: Float64Array): Spread {
  values.sort()
  const count = values.length
  if (count === 0) return { count, min: 0, mean: 0, median: 0, p90: 0, max: 0, total: 0 }
  let total = 0
  for (const value of values) total += value
  return {
    count,
    min: values[0]!,
    mean: total / count,
    median: quantile(values, 0.5),
    p90: quantile(values, 0.9),
    max: values[count - 1]!,
    total,
  }
}

/** Of sorted values, linear between the two neighbours (Hyndman and Fan's type 7). */
export function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share
  const below = Math.floor(at)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (high - low) * (at - below)
}
