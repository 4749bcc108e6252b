import type { Dimension } from '#kernel/metrics/metrics.types.ts'
import { isDay } from '#kernel/pure/dates.ts'
import { narrowingDimensions } from '../../rules/narrowing.ts'
import { type BoardPeriod, boardPeriods, spanOf } from '../../rules/period.ts'
import type { Narrowing, Scope } from '../../rules/plan.ts'

/** What a board is set to, as it stands in the address: links, the back button and reloading keep it. */
export interface BoardState {
  period: BoardPeriod
  from?: string | undefined
  to?: string | undefined
  narrowing: Narrowing
}

/** What a board shows at first. */
export interface BoardDefaults {
  period?: string | null
  narrowing?: Narrowing | null
}

/**
 * Reads the address; what makes no sense is left out, so that an old link still opens. A filter that is there but blank
 * takes the board's own one away.
 */
export function readBoard(search: Readonly<Record<string, unknown>>, defaults: BoardDefaults = {}): BoardState {
  const period = (value: unknown) => boardPeriods.find((each) => each === value)
  const narrowing: Narrowing = {}
  for (const dimension of narrowingDimensions) {
    const given = search[dimension]
    const value = given === undefined ? defaults.narrowing?.[dimension] : textOf(given)
    if (value) narrowing[dimension] = value
  }
  return {
    period: period(search.period) ?? period(defaults.period) ?? 'this-month',
    ...(isDay(search.from) && { from: search.from }),
    ...(isDay(search.to) && { to: search.to }),
    narrowing,
  }
}

/** Values that look like numbers arrive as such. */
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined

/** The address of a state; what the board shows anyway is left out. */
export function writeBoard(state: BoardState, defaults: BoardDefaults = {}): Record<string, string> {
  const search: Record<string, string> = {}
  if (state.period !== (defaults.period ?? 'this-month')) search.period = state.period
  if (state.period === 'custom') {
    if (state.from) search.from = state.from
    if (state.to) search.to = state.to
  }
  for (const dimension of narrowingDimensions) {
    const [own, usual] = [state.narrowing[dimension], defaults.narrowing?.[dimension]]
    if (own !== usual) search[dimension] = own ?? ''
  }
  return search
}

interface Viewer {
  today: string
  fiscalYearStart: number
  me: { id: string; department: { id: string } | null }
}

/** The days and filters of a state for whoever looks: `@me` and `@my-department` are theirs. */
export function scopeOf(state: BoardState, { today, fiscalYearStart, me }: Viewer): Scope {
  const narrowing: Narrowing = {}
  for (const [key, value] of Object.entries(state.narrowing)) {
    const id = value === '@me' ? me.id : value === '@my-department' ? me.department?.id : value
    if (id) narrowing[key as Dimension] = id
  }
  return { today, fiscalYearStart, span: spanOf(state.period, { today, fiscalYearStart }, state), narrowing }
}
