import { addDays, type Day, startOfWeek, weekOf } from '#kernel/pure/dates.ts'

const form = /^(\d{4})-W(\d{2})$/

/**
 * Monday and Sunday of an ISO week, '2026-W12'.
 * @throws RangeError when there is no such week
 */
export function dayRangeOfWeek(week: string): { from: Day; to: Day } {
  const match = form.exec(week)
  if (match) {
    const from = addDays(startOfWeek(`${match[1]}-01-04`), (Number(match[2]) - 1) * 7)
    if (weekOf(from) === week) return { from, to: addDays(from, 6) }
  }
  throw new RangeError(`Not a week: ${week}`)
}

/** Whether a text is an ISO week that exists: 2026 has 53, 2025 has 52. */
export function isWeek(text: string): boolean {
  try {
    dayRangeOfWeek(text)
    return true
  } catch {
    return false
  }
}
