import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import type { Narrowing } from './plan.ts'

/** The dimensions that a board can be narrowed by, in the order of its filter bar. */
export const narrowingDimensions: readonly Dimension[] = [
  'department',
  'region',
  'manager',
  'person',
  'product',
  'product-line',
  'segment',
  'channel',
]

const longestValue = 200

/** A value per dimension; null when it has another form. Blank values are left out. */
export function readNarrowing(value: unknown): Narrowing | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const narrowing: Narrowing = {}
  for (const [key, id] of Object.entries(value)) {
    const dimension = narrowingDimensions.find((each) => each === key)
    if (!dimension || (id !== null && typeof id !== 'string') || (id?.length ?? 0) > longestValue) return null
    if (id) narrowing[dimension] = id
  }
  return narrowing
}
