import type { Filter } from '#kernel/entity/meta.types.ts'
import { addMonths, endOfQuarter, endOfYear, isDay, startOfQuarter, startOfYear } from '#kernel/pure/dates.ts'

export const periods = ['all', 'year', 'quarter', 'custom'] as const
export type Period = (typeof periods)[number]

/** The board's filter bar, as it stands in the address. */
export interface BoardState {
  period: Period
  from?: string
  to?: string
  /** Ids. */
  department?: string
  manager?: string
  pipeline?: string
}

/** Reads the address; what makes no sense is left out, so that an old link still opens. */
export function readBoard(search: Readonly<Record<string, unknown>>): BoardState {
  const text = (name: string) => (typeof search[name] === 'string' && search[name] !== '' ? search[name] : undefined)
  const day = (name: string) => (isDay(search[name]) ? search[name] : undefined)
  const state: BoardState = {
    period: periods.find((period) => period === search.period) ?? 'all',
    from: day('from'),
    to: day('to'),
    department: text('department'),
    manager: text('manager'),
    pipeline: text('pipeline'),
  }
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) as unknown as BoardState
}

/** First and last day, both counted. */
export interface Span {
  from: string
  to: string
}

/** The days of a period; undefined for all time, or a custom period that is not complete. */
export function spanOf(state: BoardState, today: string, fiscalYearStart: number): Span | undefined {
  if (state.period === 'year')
    return { from: startOfYear(today, fiscalYearStart), to: endOfYear(today, fiscalYearStart) }
  if (state.period === 'quarter')
    return { from: startOfQuarter(today, fiscalYearStart), to: endOfQuarter(today, fiscalYearStart) }
  if (state.period === 'custom' && state.from && state.to && state.from <= state.to)
    return { from: state.from, to: state.to }
  return undefined
}

/** The same days one year earlier, only as far as the period has passed: a half year is compared with a half year. */
export function spanBefore(span: Span | undefined, today: string): Span | undefined {
  if (!span || span.from > today) return undefined
  const to = span.to < today ? span.to : today
  return { from: addMonths(span.from, -12), to: addMonths(to, -12) }
}

/** All that must hold; undefined when nothing must. */
export function all(...filters: (Filter | undefined)[]): Filter | undefined {
  const given = filters.filter((filter) => filter !== undefined)
  return given.length > 1 ? { and: given } : given[0]
}

export const is = (field: string, value: unknown): Filter => ({ field, op: 'eq', value })
/** Equal to a reference, or without one. */
export const isRef = (field: string, id: string | null): Filter =>
  id === null ? { field, op: 'empty', value: true } : is(field, id)

/** Whose deals: the filter bar without its period. */
export function whoseDeals(state: BoardState): Filter | undefined {
  return all(
    state.department ? { field: 'department', op: 'under', value: state.department } : undefined,
    state.manager ? is('manager', state.manager) : undefined,
    state.pipeline ? is('pipeline', state.pipeline) : undefined,
  )
}

/** Closed within the days. */
export function closedWithin(span: Span | undefined): Filter | undefined {
  return span && { field: 'closedOn', op: 'between', value: [span.from, span.to] }
}

/** First and last day of a quarter label of the server: `2017-Q2`. */
export function quarterSpan(label: string): Span | undefined {
  const match = /^(\d{4})-Q([1-4])$/.exec(label)
  if (!match) return undefined
  const from = `${match[1]}-${String(Number(match[2]) * 3 - 2).padStart(2, '0')}-01`
  return { from, to: endOfQuarter(from) }
}
