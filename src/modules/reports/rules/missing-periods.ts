/** Periods without records between the first and the last: a month of nothing must not vanish from a trend. */
import { addDays, addMonths, isDay } from '#kernel/pure/dates.ts'
import type { Period, PivotKey } from './report.types.ts'

/** More would only make the table long. */
const mostFilled = 400

/** The period's first day. Ids are `2017`, `2017-Q1`, `2017-03`, or a day (of a week its Monday). */
export function startOfPeriod(id: string): string | null {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(id)
  const day = quarter
    ? `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01`
    : /^\d{4}$/.test(id)
      ? `${id}-01-01`
      : /^\d{4}-\d{2}$/.test(id)
        ? `${id}-01`
        : id
  return isDay(day) ? day : null
}

const months: Partial<Record<Period, number>> = { month: 1, quarter: 3, year: 12 }

/** The first day after the period. */
export function endOfPeriod(id: string, period: Period): string | null {
  const start = startOfPeriod(id)
  if (start === null) return null
  const length = months[period]
  return length ? addMonths(start, length) : addDays(start, period === 'week' ? 7 : 1)
}

function idOf(day: string, period: Period): string {
  if (period === 'year') return day.slice(0, 4)
  if (period === 'quarter') return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
  return period === 'month' ? day.slice(0, 7) : day
}

/** Keys of the periods that lie between the given ones and are not among them; none when there would be too many. */
export function missingPeriods(keys: readonly PivotKey[], period: Period): PivotKey[] {
  const ids = keys.flatMap(({ id }) => id ?? []).sort()
  const [first, last] = [ids[0], ids.at(-1)]
  if (first === undefined || last === undefined || startOfPeriod(first) === null) return []
  const known = new Set(ids)
  const missing: PivotKey[] = []
  for (let id = first; id < last; ) {
    const next = endOfPeriod(id, period)
    if (next === null) return []
    id = idOf(next, period)
    if (id < last && !known.has(id)) missing.push({ id, label: id })
    if (missing.length + known.size > mostFilled) return []
  }
  return missing
}
