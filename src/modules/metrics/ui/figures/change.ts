import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'

export interface Change {
  /** Per cent, or points for a rate; one decimal place. */
  by: number
  unit: 'percent' | 'points'
  /** Whether it went the good way; undefined when it did not move. */
  good: boolean | undefined
}

/** How a value moved against an earlier one. None where there is nothing to compare with. */
export function changeOf(
  now: number | null,
  before: number | null,
  { unit, direction }: Pick<MetricMeta, 'unit' | 'direction'>,
): Change | undefined {
  if (now === null || before === null) return undefined
  if (unit !== 'ratio' && before === 0) return undefined
  const raw = unit === 'ratio' ? (now - before) * 100 : ((now - before) / Math.abs(before)) * 100
  const by = Math.round(raw * 10) / 10
  const good = by === 0 ? undefined : by > 0 === (direction === 'up')
  return { by, unit: unit === 'ratio' ? 'points' : 'percent', good }
}
