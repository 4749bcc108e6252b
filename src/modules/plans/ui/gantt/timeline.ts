/** Days as places on the chart: pure arithmetic, in CSS pixels. */
import {
  addDays,
  addMonths,
  type Day,
  diffDays,
  monthOf,
  startOfMonth,
  startOfWeek,
  weekdayOf,
} from '#kernel/pure/dates.ts'

export type Zoom = 'week' | 'month' | 'quarter'

/** Width of a day. */
export const dayWidth: Record<Zoom, number> = { week: 36, month: 14, quarter: 5 }

export interface Span {
  from: Day
  /** Last day, included. */
  to: Day
}

/** What the chart shows: all tasks and today with some room, in whole weeks. */
export function spanOf(tasks: readonly { startsOn: Day; endsOn: Day }[], today: Day): Span {
  const days = [today, ...tasks.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn])].sort()
  return { from: startOfWeek(addDays(days[0]!, -7)), to: addDays(startOfWeek(addDays(days.at(-1)!, 28)), 6) }
}

export interface Tick {
  key: string
  from: Day
  /** Days that it covers within the span. */
  days: number
}

/** Months of the span. */
export function monthTicks({ from, to }: Span): Tick[] {
  const ticks: Tick[] = []
  for (let start = from; start <= to; start = addMonths(startOfMonth(start), 1)) {
    const end = addDays(addMonths(startOfMonth(start), 1), -1)
    ticks.push({ key: monthOf(start), from: start, days: diffDays(start, end < to ? end : to) + 1 })
  }
  return ticks
}

/** The lower line of the head: days, weeks, or nothing when a day is too narrow for words. */
export function lowerTicks({ from, to }: Span, zoom: Zoom): Tick[] {
  const step = zoom === 'week' ? 1 : 7
  const ticks: Tick[] = []
  for (let start = from; start <= to; start = addDays(start, step))
    ticks.push({ key: start, from: start, days: Math.min(step, diffDays(start, to) + 1) })
  return zoom === 'quarter' ? [] : ticks
}

export const dayOfMonth = (day: Day): number => Number(day.slice(8))

/** Knows on which days nobody works; beyond the days that were asked for, weekends. */
export function daysOffOf(days: readonly Day[]): (day: Day) => boolean {
  const off = new Set(days)
  const last = days.at(-1) ?? ''
  const first = days[0] ?? ''
  return (day) => (day >= first && day <= last ? off.has(day) : weekdayOf(day) > 5)
}

/** A task moved by calendar days: it starts on a working day and keeps its length in working days. */
export function moved(startsOn: Day, length: number, by: number, isOff: (day: Day) => boolean): Span {
  const step = by < 0 ? -1 : 1
  let from = addDays(startsOn, by)
  while (isOff(from)) from = addDays(from, step)
  return { from, to: endAfter(from, length, isOff) }
}

/** A task whose end is moved: it takes one working day at least. */
export function resized(startsOn: Day, endsOn: Day, by: number, isOff: (day: Day) => boolean): Span {
  const step = by < 0 ? -1 : 1
  let to = addDays(endsOn, by)
  while (to > startsOn && isOff(to)) to = addDays(to, step)
  return { from: startsOn, to: to > startsOn ? to : startsOn }
}

/** Working days of a span, at least one. */
export function workingDays({ from, to }: Span, isOff: (day: Day) => boolean): number {
  let count = 0
  for (let day = from; day <= to; day = addDays(day, 1)) if (!isOff(day)) count += 1
  return Math.max(count, 1)
}

function endAfter(from: Day, length: number, isOff: (day: Day) => boolean): Day {
  let to = from
  for (let left = length - 1; left > 0; ) {
    to = addDays(to, 1)
    if (!isOff(to)) left -= 1
  }
  return to
}

/** Consecutive days as one stripe. */
export function stripesOf(days: readonly Day[], { from, to }: Span): { at: number; days: number }[] {
  const stripes: { at: number; days: number }[] = []
  for (const day of days) {
    if (day < from || day > to) continue
    const at = diffDays(from, day)
    const last = stripes.at(-1)
    if (last && last.at + last.days === at) last.days += 1
    else stripes.push({ at, days: 1 })
  }
  return stripes
}

/** From the end of one bar to the start of another, with corners: out, down or up, in. */
export function linkPath(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const out = 7
  if (to.x >= from.x + 2 * out) return `M${from.x} ${from.y}H${to.x - out}V${to.y}H${to.x}`
  const between = from.y + (to.y > from.y ? 1 : -1) * 18
  return `M${from.x} ${from.y}h${out}V${between}H${to.x - out}V${to.y}H${to.x}`
}
