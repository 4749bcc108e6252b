/** The functions that expressions may call. They take and answer plain values, never throw, and answer null when an input is missing. */
import { addDays, diffDays, isDay } from '../day.ts'
import { compare, isNumeric, type Numeric, numericOf, plus } from './values.ts'

interface FunctionRule {
  /** Fewest and most inputs. */
  inputs: [number, number]
  run: (inputs: unknown[], scope: Record<string, unknown>) => unknown
}

const many = 50
const dayOfText = (value: unknown): string | null => {
  const day = typeof value === 'string' ? value.slice(0, 10) : null
  return isDay(day) ? day : null
}
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** One list as the only input counts as its items. */
const spread = (inputs: unknown[]): unknown[] =>
  inputs.length === 1 && Array.isArray(inputs[0]) ? (inputs[0] as unknown[]) : inputs

function outermost(inputs: unknown[], sign: 1 | -1): unknown {
  const given = spread(inputs).filter((value) => value !== null && value !== undefined)
  let best: unknown = null
  for (const value of given) {
    const order = best === null ? 1 : compare(value, best)
    if (order === null) return null
    if (best === null || order * sign > 0) best = value
  }
  return best
}

function rounded(input: unknown, how: (value: Numeric) => Numeric): unknown {
  const value = numericOf(input)
  return value === null ? null : how(value).result()
}

const rules = {
  min: { inputs: [1, many], run: (inputs) => outermost(inputs, -1) },
  max: { inputs: [1, many], run: (inputs) => outermost(inputs, 1) },
  /** Half away from zero, to so many places (none when left out). */
  round: {
    inputs: [1, 2],
    run: ([value, places]) => {
      const digits = places === undefined ? 0 : Number(places)
      return Number.isInteger(digits) && digits >= 0 && digits <= 12 ? rounded(value, (v) => v.round(digits)) : null
    },
  },
  floor: { inputs: [1, 1], run: ([value]) => rounded(value, (v) => v.floor()) },
  ceil: { inputs: [1, 1], run: ([value]) => rounded(value, (v) => v.ceil()) },
  abs: { inputs: [1, 1], run: ([value]) => rounded(value, (v) => v.abs()) },
  /** Characters of a text, entries of a list. */
  length: {
    inputs: [1, 1],
    run: ([value]) => (typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : null),
  },
  lower: { inputs: [1, 1], run: ([value]) => textOf(value)?.toLowerCase() ?? null },
  upper: { inputs: [1, 1], run: ([value]) => textOf(value)?.toUpperCase() ?? null },
  /** A text in a text, or a value in a list. */
  contains: {
    inputs: [2, 2],
    run: ([whole, part]) => {
      if (Array.isArray(whole)) return whole.some((entry) => compare(entry, part) === 0)
      return typeof whole === 'string' && typeof part === 'string' && whole.includes(part)
    },
  },
  startsWith: {
    inputs: [2, 2],
    run: ([whole, part]) => typeof whole === 'string' && typeof part === 'string' && whole.startsWith(part),
  },
  /** The company's day: `today` of the scope. */
  today: { inputs: [0, 0], run: (_, scope) => dayOfText(Object.hasOwn(scope, 'today') ? scope.today : null) },
  /** From the first to the second; negative when the second is earlier. */
  daysBetween: {
    inputs: [2, 2],
    run: ([from, to]) => {
      const start = dayOfText(from)
      const end = dayOfText(to)
      return start && end ? diffDays(start, end) : null
    },
  },
  addDays: {
    inputs: [2, 2],
    run: ([from, days]) => {
      const start = dayOfText(from)
      const count = Number(days)
      if (!start || days === null || !Number.isInteger(count) || Math.abs(count) > 400_000) return null
      try {
        return addDays(start, count)
      } catch {
        return null // Outside the calendar.
      }
    },
  },
  if: { inputs: [2, 3], run: ([test, then, otherwise]) => (test === true ? then : (otherwise ?? null)) },
  coalesce: {
    inputs: [1, many],
    run: (inputs) => inputs.find((value) => value !== null && value !== undefined) ?? null,
  },
  /** Missing values count as nothing; anything else that is no number makes the sum unknown. */
  sum: {
    inputs: [1, many],
    run: (inputs) => {
      const given = spread(inputs).filter((value) => value !== null && value !== undefined)
      return given.every(isNumeric) ? given.reduce<unknown>((total, value) => plus(total, value), 0) : null
    },
  },
} satisfies Record<string, FunctionRule>

export type FunctionName = keyof typeof rules
export const functionRules: Record<FunctionName, FunctionRule> = rules
export const functionNames = Object.keys(rules) as FunctionName[]

export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(rules, name)
