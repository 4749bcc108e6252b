/**
 * Several metrics of several teams on one scale: the best team of each metric is 1. Where less is better (a sales cycle)
 * the shortest is 1 and the others are best / value. What is not known, and everything below zero, is 0.
 */
export function normaliseToBest(values: readonly (number | null)[], direction: 'up' | 'down'): number[] {
  const known = values.filter((value) => value !== null && value > 0) as number[]
  if (known.length === 0) return values.map(() => 0)
  const best = direction === 'up' ? Math.max(...known) : Math.min(...known)
  return values.map((value) => {
    if (value === null || value < 0) return 0
    if (direction === 'up') return value / best
    // Nothing at all is the best there is when less is better.
    return value === 0 ? 1 : Math.min(1, best / value)
  })
}
