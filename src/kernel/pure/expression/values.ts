/** How values of expressions compare and add up: decimal strings exactly, days as days, references by their id. */
import type { Decimal as DecimalJs } from 'decimal.js'
import { Decimal } from '../decimal.ts'

/** Without leading zeros: `007` is a code, not a number. Longer ones than money ever needs are text. */
const canonical = /^-?(0|[1-9]\d{0,29})(\.\d{1,18})?$/
const largest = new Decimal('1e30')
const maxText = 100_000

/** A number that remembers how it came: with a decimal string among its sources the result is one too. */
export interface Numeric {
  value: DecimalJs
  exact: boolean
  round: (places: number) => Numeric
  floor: () => Numeric
  ceil: () => Numeric
  abs: () => Numeric
  /** A number, or a decimal string; null when it is too large to mean anything. */
  result: () => number | string | null
}

function numeric(value: DecimalJs, exact: boolean): Numeric {
  return {
    value,
    exact,
    round: (places) => numeric(value.toDecimalPlaces(places), exact),
    floor: () => numeric(value.floor(), exact),
    ceil: () => numeric(value.ceil(), exact),
    abs: () => numeric(value.abs(), exact),
    result: () => {
      if (!value.isFinite() || value.abs().gt(largest)) return null
      const short = value.toDecimalPlaces(18)
      const clean = short.isZero() ? new Decimal(0) : short
      return exact ? clean.toFixed() : clean.toNumber()
    },
  }
}

export function numericOf(value: unknown): Numeric | null {
  if (typeof value === 'number') return Number.isFinite(value) ? numeric(new Decimal(value), false) : null
  if (typeof value === 'bigint') return numeric(new Decimal(value.toString()), true)
  return typeof value === 'string' && canonical.test(value) ? numeric(new Decimal(value), true) : null
}

export const isNumeric = (value: unknown): boolean => numericOf(value) !== null

/** What stands for a value in a comparison: a reference is its id, an instant its text. */
function comparable(value: unknown): unknown {
  if (value === undefined) return null
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const id = Object.getOwnPropertyDescriptor(value, 'id')?.value as unknown
    return typeof id === 'string' ? id : value
  }
  return value
}

/** Negative, zero or positive; null when the two have no order: a missing value, or different kinds. */
export function compare(left: unknown, right: unknown): number | null {
  const a = comparable(left)
  const b = comparable(right)
  if (a === b) return a === null ? null : 0
  const x = numericOf(a)
  const y = numericOf(b)
  if (x && y) return x.value.comparedTo(y.value)
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  return null
}

/** Two missing values are equal; values of different kinds are not. */
export function equal(left: unknown, right: unknown): boolean {
  const a = comparable(left)
  const b = comparable(right)
  return a === b || compare(a, b) === 0
}

/** Numbers add up; as soon as a text that is no number takes part, both are joined as text. */
export function plus(left: unknown, right: unknown): unknown {
  const x = numericOf(left)
  const y = numericOf(right)
  if (x && y) return numeric(x.value.plus(y.value), x.exact || y.exact).result()
  if (typeof left !== 'string' && typeof right !== 'string') return null
  const [a, b] = [joinable(left), joinable(right)]
  return a === null || b === null || a.length + b.length > maxText ? null : a + b
}

function joinable(value: unknown): string | null {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null
}

/** Null where a side is no number, and for a division by zero: no figure is better than a wrong one. */
export function calculate(operator: '-' | '*' | '/' | '%', left: unknown, right: unknown): number | string | null {
  const x = numericOf(left)
  const y = numericOf(right)
  if (!x || !y) return null
  const exact = x.exact || y.exact
  if (operator === '-') return numeric(x.value.minus(y.value), exact).result()
  if (operator === '*') return numeric(x.value.times(y.value), exact).result()
  if (y.value.isZero()) return null
  return numeric(operator === '/' ? x.value.div(y.value) : x.value.mod(y.value), exact).result()
}

/** Whether a value would fit into so many bytes as JSON; looks no further than it must. */
export function fits(value: unknown, limit: number): boolean {
  let left = limit
  const take = (entry: unknown, depth: number): boolean => {
    if (depth > 60) return false
    left -= 8
    if (typeof entry === 'string') left -= entry.length * 3
    else if (Array.isArray(entry)) return entry.every((item) => left > 0 && take(item, depth + 1))
    else if (typeof entry === 'object' && entry !== null) {
      return Object.entries(entry).every(([key, item]) => {
        left -= key.length
        return left > 0 && take(item, depth + 1)
      })
    }
    return left > 0
  }
  return take(value, 0)
}
