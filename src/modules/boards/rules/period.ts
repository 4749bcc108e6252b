/** The days that a board shows, and the days it is compared with. */
import type { Period } from '#kernel/metrics/metrics.types.ts'
import {
  addDays,
  addMonths,
  addPeriods,
  diffDays,
  earlierDay,
  endOfMonth,
  isDay,
  laterDay,
  periodSpan,
  startOfMonth,
  startOfWeek,
} from '#kernel/pure/dates.ts'

export const boardPeriods = [
  'today',
  'this-week',
  'this-month',
  'this-quarter',
  'this-year',
  'last-week',
  'last-month',
  'last-quarter',
  'last-year',
  'all',
  'custom',
] as const
export type BoardPeriod = (typeof boardPeriods)[number]

/** First and last day, both counted. */
export interface Span {
  from: string
  to: string
}

export interface Calendar {
  today: string
  /** First month of the fiscal year, 1-12. */
  fiscalYearStart: number
}

/** The days of a period; undefined for all time, or a custom period that is not complete. */
export function spanOf(
  period: BoardPeriod,
  { today, fiscalYearStart: start }: Calendar,
  custom: { from?: string | undefined; to?: string | undefined } = {},
): Span | undefined {
  const whole = (kind: Period, day = today): Span => {
    const { from, to } = periodSpan(kind, day, start)
    return { from, to }
  }
  const [which, kind] = period.split('-') as ['this' | 'last', Period]
  switch (period) {
    case 'today':
      return whole('day')
    case 'all':
      return undefined
    case 'custom':
      return isDay(custom.from) && isDay(custom.to) && custom.from <= custom.to
        ? { from: custom.from, to: custom.to }
        : undefined
    default:
      return which === 'this' ? whole(kind) : whole(kind, addDays(whole(kind).from, -1))
  }
}

/** The part of a span that has passed; undefined when it has not begun. */
export function passed(span: Span, today: string): Span | undefined {
  if (span.from > today) return undefined
  return { from: span.from, to: earlierDay(span.to, today) }
}

/**
 * The same days one year earlier, as far as the period has passed: half a year is compared with half a year.
 * Weeks are compared with the week 52 weeks earlier, so that the same weekdays meet.
 */
export function lastYear(span: Span, today: string): Span | undefined {
  const done = passed(span, today)
  if (!done) return undefined
  if (diffDays(span.from, span.to) < 7) return { from: addDays(done.from, -364), to: addDays(done.to, -364) }
  return { from: addMonths(done.from, -12), to: sameEnd(span, done, -12) }
}

/** The period before, as far as this one has passed: the first 21 days of a month with the first 21 of the month before. */
export function previous(span: Span, today: string): Span | undefined {
  const done = passed(span, today)
  if (!done) return undefined
  const months = wholeMonths(span)
  if (months === undefined) {
    const days = diffDays(span.from, span.to) + 1
    return { from: addDays(done.from, -days), to: addDays(done.to, -days) }
  }
  return { from: addMonths(done.from, -months), to: sameEnd(span, done, -months) }
}

/** The end of a full month is the end of the month it is compared with: 28 February with 31 January. */
function sameEnd(span: Span, done: Span, months: number): string {
  const shifted = addMonths(done.to, months)
  return done.to === span.to && done.to === endOfMonth(done.to) ? endOfMonth(shifted) : shifted
}

/** How many calendar months a span covers exactly; undefined when it does not. */
function wholeMonths({ from, to }: Span): number | undefined {
  if (from !== startOfMonth(from) || to !== endOfMonth(to)) return undefined
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
  )
}

/** No chart shows more. */
const mostSteps = 800

/** Steps of time that a chart shows when the board's own period is shorter. */
const usualSteps: Record<Period, number> = { day: 30, week: 13, month: 12, quarter: 8, year: 5 }

/**
 * The days of a chart over time: the board's own, or as many steps as usual up to its end when it is shorter, because
 * one bar is no trend. It begins with a whole step and never lies in the future.
 */
export function trendSpan(
  span: Span | undefined,
  step: Period,
  { today, fiscalYearStart }: Calendar,
  steps = usualSteps[step],
): Span | undefined {
  if (!span) return undefined
  const to = earlierDay(span.to, today)
  const usual = addPeriods(step, periodSpan(step, to, fiscalYearStart).from, 1 - steps)
  const own = periodSpan(step, span.from, fiscalYearStart).from
  return { from: earlierDay(own, usual), to }
}

/** The earlier course that a chart over time is compared with, step by step: one year back, or as many steps back as it has. */
export function earlierTrend(span: Span, step: Period, compare: 'previous' | 'last-year', calendar: Calendar): Span {
  if (compare === 'last-year') {
    // Whole weeks, so that the same weekdays meet.
    if (step === 'day' || step === 'week') return { from: addDays(span.from, -364), to: addDays(span.to, -364) }
    return { from: addMonths(span.from, -12), to: sameEnd(span, span, -12) }
  }
  const steps = stepsWithin(span, step, calendar.fiscalYearStart).length
  return { from: addPeriods(step, span.from, -steps), to: addPeriods(step, span.to, -steps) }
}

/** The names of all steps that a span touches, in order: steps in which nothing happened are shown too. */
export function stepsWithin(span: Span, step: Period, fiscalYearStart = 1): string[] {
  const names: string[] = []
  for (
    let day = periodSpan(step, span.from, fiscalYearStart).from;
    day <= span.to && names.length < mostSteps;
    day = addPeriods(step, day, 1)
  )
    names.push(step === 'week' ? startOfWeek(day) : periodSpan(step, day, fiscalYearStart).name)
  return names
}

/** First and last day of a step by its name in a figure's row: `2017-03`, `2017-Q1`, `2017`; weeks and days by their first day. */
export function spanOfName(name: string, step: Period, fiscalYearStart = 1): Span | undefined {
  if (step === 'day' || step === 'week') {
    if (!isDay(name)) return undefined
    return { from: name, to: step === 'day' ? name : addDays(name, 6) }
  }
  if (step === 'month')
    return /^\d{4}-(0[1-9]|1[0-2])$/.test(name) ? { from: `${name}-01`, to: endOfMonth(`${name}-01`) } : undefined
  const year = /^(\d{4})(?:-Q([1-4]))?$/.exec(name)
  if (!year || (step === 'quarter') !== (year[2] !== undefined)) return undefined
  const first = `${year[1]}-${String(fiscalYearStart).padStart(2, '0')}-01`
  const from = addMonths(first, year[2] ? (Number(year[2]) - 1) * 3 : 0)
  return { from, to: addDays(addMonths(from, year[2] ? 3 : 12), -1) }
}

/** The common part of two spans; an open one is all time. */
export function within(a: Span | undefined, b: Span | undefined): Span | undefined {
  if (!a || !b) return a ?? b
  return { from: laterDay(a.from, b.from), to: earlierDay(a.to, b.to) }
}
