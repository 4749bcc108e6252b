import { addDays, dayOf, daysInMonth, weekdayOf } from '#kernel/pure/dates.ts'

/** A month as a calendar shows it: weeks from Monday, empty places before the first and after the last day. */
export function monthWeeks(year: number, month: number): (string | null)[][] {
  const first = dayOf(year, month, 1)
  if (first === null) return []
  const lead = weekdayOf(first) - 1
  const days: (string | null)[] = Array.from({ length: lead }, () => null)
  for (let at = 0; at < daysInMonth(year, month); at += 1) days.push(addDays(first, at))
  while (days.length % 7 !== 0) days.push(null)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

/** The day that an arrow key leads to, or undefined for other keys. */
export function dayByKey(day: string, key: string): string | undefined {
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
  const step = steps[key]
  return step === undefined ? undefined : addDays(day, step)
}
