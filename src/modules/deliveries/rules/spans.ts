/** Which days a list of figures is about, and those before it that it is compared with. */
import {
  addDays,
  endOfMonth,
  endOfQuarter,
  endOfWeek,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
} from '#kernel/pure/dates.ts'

export type FigureSpan = 'last-week' | 'this-week' | 'last-month' | 'this-month' | 'last-quarter' | 'this-quarter'

export interface Days {
  from: string
  to: string
}

const whole = {
  week: (day: string) => ({ from: startOfWeek(day), to: endOfWeek(day) }),
  month: (day: string) => ({ from: startOfMonth(day), to: endOfMonth(day) }),
  quarter: (day: string, start: number) => ({ from: startOfQuarter(day, start), to: endOfQuarter(day, start) }),
}

/** A running span is compared with as many days of the one before. */
export function daysOf(span: FigureSpan, today: string, fiscalYearStart: number): { days: Days; before: Days } {
  const [which, unit] = span.split('-') as ['last' | 'this', 'week' | 'month' | 'quarter']
  const running = whole[unit](today, fiscalYearStart)
  const last = whole[unit](addDays(running.from, -1), fiscalYearStart)
  if (which === 'last') return { days: last, before: whole[unit](addDays(last.from, -1), fiscalYearStart) }
  const sofar = Math.round((Date.parse(today) - Date.parse(running.from)) / 86_400_000)
  const end = addDays(last.from, sofar)
  return { days: { from: running.from, to: today }, before: { from: last.from, to: [end, last.to].sort()[0]! } }
}
