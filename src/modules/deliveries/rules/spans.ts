/** Which days a list of figures is about, and those before it that it is compared with. */
import { addDays, diffDays, earlierDay, periodSpan, spanBefore } from '#kernel/pure/dates.ts'

export type FigureSpan = 'last-week' | 'this-week' | 'last-month' | 'this-month' | 'last-quarter' | 'this-quarter'

export interface Days {
  from: string
  to: string
}

const days = ({ from, to }: Days): Days => ({ from, to })

/** A running span is compared with as many days of the one before. */
export function daysOf(span: FigureSpan, today: string, fiscalYearStart: number): { days: Days; before: Days } {
  const [which, unit] = span.split('-') as ['last' | 'this', 'week' | 'month' | 'quarter']
  const running = periodSpan(unit, today, fiscalYearStart)
  const last = spanBefore(unit, running, fiscalYearStart)
  if (which === 'last') return { days: days(last), before: days(spanBefore(unit, last, fiscalYearStart)) }
  const sofar = diffDays(running.from, today)
  const end = addDays(last.from, sofar)
  return { days: { from: running.from, to: today }, before: { from: last.from, to: earlierDay(end, last.to) } }
}
