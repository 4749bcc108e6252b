/** Milliseconds of one case, in the order in which they were measured. */
export type Samples = number[]

/** The value below which this share of the samples lies, by linear interpolation. @param share 0 to 1 */
export function quantile(samples: readonly number[], share: number): number {
  if (samples.length === 0) return Number.NaN
  const sorted = [...samples].sort((a, b) => a - b)
  const position = (sorted.length - 1) * share
  const below = Math.floor(position)
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!]
  return low + (high - low) * (position - below)
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

/** Milliseconds that work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
