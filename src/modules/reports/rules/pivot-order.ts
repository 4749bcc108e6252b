/** The order of keys and of figures: total, and the same whatever order the database answered in. */
import { decimal } from '#kernel/pure/decimal.ts'
import type { PivotKey, PivotValue } from './report.types.ts'

const collator = new Intl.Collator('zh-CN', { numeric: true })

/** By place among the choices, else by label; "none" last; equal labels by their id. */
export function compareKeys(a: PivotKey, b: PivotKey): number {
  if (a.id === null || b.id === null) return Number(a.id === null) - Number(b.id === null)
  if (a.rank !== undefined || b.rank !== undefined) {
    const order = (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER)
    if (order !== 0) return order
  }
  return collator.compare(a.label, b.label) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

const number = /^[+-]?\d+(\.\d+)?$/

/** Numbers by size, days and texts by their signs; nothing comes last in either direction (`sign` -1 is downwards). */
export function compareValues(a: PivotValue, b: PivotValue, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const [left, right] = [String(a), String(b)]
  if (number.test(left) && number.test(right)) return sign * decimal(left).comparedTo(decimal(right))
  return sign * (left < right ? -1 : left > right ? 1 : 0)
}
