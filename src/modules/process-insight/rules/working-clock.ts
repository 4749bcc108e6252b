import { isWorkingDay, type WorkingCalendar } from '#kernel/pure/calendar.ts'
import { addDays, dayInZone, instantOf } from '#kernel/pure/dates.ts'
import type { Elapsed } from './event-log.ts'

const longestYears = 200

/**
 * Seconds of working time between two instants within a span, by looking up instead of walking the days: a log asks a
 * million times. Instants outside the span count as its ends.
 * @throws RangeError when the span is longer than 200 years
 */
export function workingClock(from: number, to: number, calendar: WorkingCalendar): Elapsed {
  if (to - from > longestYears * 366 * 86_400_000) throw new RangeError('The span is too long for a working calendar')
  const starts: number[] = []
  const ends: number[] = []
  const before: number[] = []
  let total = 0
  const last = dayInZone(new Date(to), calendar.timeZone)
  for (let day = dayInZone(new Date(from), calendar.timeZone); day <= last; day = addDays(day, 1)) {
    if (!isWorkingDay(day, calendar)) continue
    for (const hours of calendar.hours) {
      const start = instantOf(day, hours.from, calendar.timeZone).getTime()
      const end = instantOf(day, hours.to, calendar.timeZone).getTime()
      starts.push(start)
      ends.push(end)
      before.push(total)
      total += end - start
    }
  }
  const workedUntil = (at: number): number => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= at) low = middle + 1
      else high = middle
    }
    if (low === 0) return 0
    const span = low - 1
    return before[span]! + Math.min(at, ends[span]!) - starts[span]!
  }
  return (earlier, later) => (workedUntil(later) - workedUntil(earlier)) / 1000
}
