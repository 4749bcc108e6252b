import type { Reader } from '#kernel/data/list.ts'
import { queryMetrics } from '#kernel/metrics/query.ts'
import { addDays, addMonths } from '#kernel/pure/dates.ts'
import { goalReader } from '../metric-catalogue.ts'
import { type Counted, filterOfGoal } from '../rules/metric-filter.ts'
import { periodsWithin } from '../rules/period.ts'
import { seasonOf } from '../rules/plan-line.ts'
import { exact } from './values.ts'

export interface SeasonWish extends Counted {
  id: string
  metric: string
  startsOn: string
}

const yearsBack = 3

/** Monthly shares of up to three years before each goal's period; null where not one whole year is known. */
export async function seasonsOf(
  reader: Reader,
  wishes: readonly SeasonWish[],
): Promise<Map<string, Record<string, number> | null>> {
  if (wishes.length === 0) return new Map()
  const groups = Map.groupBy(wishes, (w) => JSON.stringify([w.metric, filterOfGoal(w) ?? null, w.startsOn.slice(0, 7)]))
  const queries = [...groups].map(([id, [first]]) => {
    const start = `${first!.startsOn.slice(0, 7)}-01`
    return {
      id,
      metric: first!.metric,
      from: addMonths(start, -12 * yearsBack),
      to: addDays(start, -1),
      groupBy: ['month' as const],
      filter: filterOfGoal(first!),
    }
  })
  const { results } = await queryMetrics(goalReader(reader), queries)
  const seasons = new Map<string, Record<string, number> | null>()
  for (const { id, from, to } of queries) {
    const result = results[id]
    const rows = result && !('error' in result) ? result.rows : []
    const byMonth = new Map(rows.map((row) => [row.month!, exact(row.value) ?? '0']))
    const first = [...byMonth.keys()].sort()[0]
    const months = periodsWithin(from, to, 'month').map((m) => m.period)
    // Twelve months at a time; a year before the first record is no year of nothing, it is not known.
    const years = Array.from({ length: yearsBack }, (_, i) => months.slice(12 * i, 12 * i + 12))
      .filter((year) => first !== undefined && year[0]! >= first)
      .map((year) => Object.fromEntries(year.map((m) => [m.slice(5), byMonth.get(m) ?? '0'])))
    for (const wish of groups.get(id)!) seasons.set(wish.id, seasonOf(years))
  }
  return seasons
}
