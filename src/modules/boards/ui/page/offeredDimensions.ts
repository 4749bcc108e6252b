import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import { narrowingDimensions } from '../../rules/narrowing.ts'
import type { Catalogue, Narrowing } from '../../rules/plan.ts'

/** Filters that people choose from a list of records; others only stand where a board has them. */
const picked: readonly Dimension[] = ['department', 'region', 'manager', 'person', 'product']

/** What a board can be narrowed by: what at least one of its metrics has, and what it is narrowed by already. */
export function offeredDimensions(
  metrics: readonly string[],
  catalogue: Catalogue | undefined,
  narrowing: Narrowing,
): Dimension[] {
  const had = new Set(metrics.flatMap((key) => catalogue?.get(key)?.dimensions ?? []))
  return narrowingDimensions.filter((each) => narrowing[each] !== undefined || (picked.includes(each) && had.has(each)))
}
