/** Whether a sealed range still holds what it held. */
import type { SealedRow } from './row-digests.ts'

export interface RangeFaults {
  altered: number[]
  missing: number[]
  inserted: number[]
}

/**
 * Compares the rows of a range with what its seal says.
 * @param removed positions that were lawfully taken out
 */
export function compareRange(
  sealed: readonly SealedRow[],
  present: readonly SealedRow[],
  removed: ReadonlySet<number>,
): RangeFaults {
  const faults: RangeFaults = { altered: [], missing: [], inserted: [] }
  const expected = new Map(sealed.map(({ position, digest }) => [position, digest]))
  for (const { position, digest } of present) {
    const known = expected.get(position)
    // A second row at one position finds nothing left to match.
    if (!known || removed.has(position)) faults.inserted.push(position)
    else if (!known.equals(digest)) faults.altered.push(position)
    expected.delete(position)
  }
  for (const position of expected.keys()) if (!removed.has(position)) faults.missing.push(position)
  return faults
}
