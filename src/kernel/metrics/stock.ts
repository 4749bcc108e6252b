/** A stock over periods: what was there before, then what came and went. Pure. */
import type { Figure } from './figures.ts'
import type { Period } from './metrics.types.ts'
import { periodsBetween } from './period.ts'

export interface StockRange {
  from?: string | undefined
  to?: string | undefined
  period: Period
}

/**
 * Turns changes per period into the value at each period's end. A change without a period lay before the range.
 * Periods that have not begun have no value.
 */
export function accumulate(
  changes: Figure[],
  { from, to, period }: StockRange,
  { today, fiscalYearStart }: { today: string; fiscalYearStart: number },
): Figure[] {
  const end = to !== undefined && to < today ? to : today
  const dated = changes.filter((c) => c.start !== null && (from !== undefined || c.start > '1000')).map((c) => c.start!)
  const first = from ?? dated.toSorted()[0]
  if (first === undefined || first > end) return []
  const periods = periodsBetween(first, end, period, fiscalYearStart)
  const groups = Map.groupBy(changes, (c) => JSON.stringify(c.dimensions))
  return [...groups.values()].flatMap((group) => {
    const byStart = new Map<string, number>()
    let value = 0
    for (const { start, value: change } of group) {
      if (start === null || start < periods[0]!) value += change ?? 0
      else byStart.set(start, (byStart.get(start) ?? 0) + (change ?? 0))
    }
    return periods.map((start) => {
      value += byStart.get(start) ?? 0
      return { dimensions: group[0]!.dimensions, start, value }
    })
  })
}
