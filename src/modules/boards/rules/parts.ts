/** Parts of a whole: shares, the largest with the rest summed, ranks, and who made the difference. */
import { Decimal } from '#kernel/pure/decimal.ts'
import { minus, total } from './change.ts'

export interface Part {
  /** Null: belongs to nobody. Parts keep it, or they would not add up. */
  id: string | null
  label: string
  value: number | null
}

/** The sum of the parts that are not shown one by one. */
export interface Others {
  count: number
  value: number
}

/** Largest first; equal ones by name, so that a board does not flicker; those without a value last. */
export function largestFirst<P extends Part>(parts: readonly P[]): P[] {
  return [...parts].sort(
    (a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) || byName(a, b),
  )
}

const byName = (a: Part, b: Part) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0)

/**
 * The first `top` parts and the sum of the rest: shown and others together are always the whole.
 * Only for figures that add up; of a rate there are no others.
 */
export function topAndOthers<P extends Part>(parts: readonly P[], top: number): { shown: P[]; others: Others | null } {
  const sorted = largestFirst(parts)
  // "Others" of a single one would only hide its name.
  const cut = sorted.length > top + 1 ? top : sorted.length
  const rest = sorted.slice(cut)
  return {
    shown: sorted.slice(0, cut),
    others: rest.length > 0 ? { count: rest.length, value: total(rest.map((part) => part.value)) } : null,
  }
}

/**
 * Each value's share of the whole in percent with one decimal; together they are exactly 100 (largest remainder), or
 * nothing at all when the whole is not above zero or a part is negative, because then a share means nothing.
 */
export function shares(values: readonly (number | null)[]): (number | null)[] {
  const sum = new Decimal(total(values))
  if (!sum.greaterThan(0) || values.some((value) => (value ?? 0) < 0)) return values.map(() => null)
  const exact = values.map((value) => new Decimal(value ?? 0).times(1000).div(sum))
  const tenths = exact.map((each) => each.floor().toNumber())
  const missing = 1000 - tenths.reduce((a, b) => a + b, 0)
  const order = exact
    .map((each, at) => ({ at, rest: each.minus(each.floor()) }))
    .sort((a, b) => b.rest.comparedTo(a.rest) || a.at - b.at)
  for (const { at } of order.slice(0, missing)) tenths[at] = tenths[at]! + 1
  return tenths.map((each) => each / 10)
}

/**
 * Places as in sport: equal values share the better place and the next one is left out (1, 2, 2, 4).
 * Values that are not known have no place.
 */
export function ranks(values: readonly (number | null)[]): (number | null)[] {
  return values.map((value) =>
    value === null ? null : 1 + values.filter((other) => other !== null && other > value).length,
  )
}

export interface Contribution {
  id: string | null
  label: string
  before: number
  now: number
  difference: number
  /** Part of the whole difference in percent, one decimal; negative when it pulled the other way. Null when the whole did not change. */
  share: number | null
}

export interface Contributions {
  before: number
  now: number
  difference: number
  /** Largest effect first, in either direction. The differences add up to the whole difference. */
  parts: Contribution[]
}

/** Who made the difference between two periods: every part of either period, so that nothing is lost. */
export function contributions(now: readonly Part[], before: readonly Part[]): Contributions {
  const found = new Map<string | null, Contribution>()
  const at = ({ id, label }: Part) => {
    const known = found.get(id) ?? { id, label, before: 0, now: 0, difference: 0, share: null }
    found.set(id, known)
    return known
  }
  for (const part of before) at(part).before = total([at(part).before, part.value])
  for (const part of now) at(part).now = total([at(part).now, part.value])
  const parts = [...found.values()]
  for (const part of parts) part.difference = minus(part.now, part.before)
  const whole = { before: total(parts.map((p) => p.before)), now: total(parts.map((p) => p.now)) }
  const difference = minus(whole.now, whole.before)
  for (const part of parts)
    part.share =
      difference === 0 ? null : new Decimal(part.difference).times(100).div(difference).toDecimalPlaces(1).toNumber()
  parts.sort(
    (a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0),
  )
  return { ...whole, difference, parts }
}

/** The largest effects and the sum of the others' effects. */
export function mainContributions(all: Contributions, top: number): { shown: Contribution[]; others: Others | null } {
  const cut = all.parts.length > top + 1 ? top : all.parts.length
  const rest = all.parts.slice(cut)
  return {
    shown: all.parts.slice(0, cut),
    others: rest.length > 0 ? { count: rest.length, value: total(rest.map((part) => part.difference)) } : null,
  }
}
