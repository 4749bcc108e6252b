/** A budget line: what is spent, what is promised, what is left. Amounts are decimal strings, never floats. */

import { Decimal } from '#kernel/pure/decimal.ts'
import { type Amount, add, compare, isNegative, subtract, sum } from '#kernel/pure/money.ts'

export interface Entry {
  id: string
  kind: 'spending' | 'commitment'
  /** Spending may be negative: a refund. */
  amount: Amount
  /** The commitment that a spending pays. */
  settles: string | null
}

export interface LineUse {
  spent: Amount
  /** Commitments with what was paid of each. */
  commitments: ReadonlyMap<string, { amount: Amount; settled: Amount }>
}

export const unused: LineUse = { spent: '0.00', commitments: new Map() }

/** Promised and not paid yet. A commitment that cost more than promised has nothing left, not less than nothing. */
export function committedOf({ commitments }: LineUse): Amount {
  return sum([...commitments.values()].map(({ amount, settled }) => positive(subtract(amount, settled))))
}

const positive = (amount: Amount): Amount => (isNegative(amount) ? '0.00' : amount)

/** The use after one more entry. */
export function withEntry(use: LineUse, { id, kind, amount, settles }: Entry): LineUse {
  const commitments = new Map(use.commitments)
  if (kind === 'commitment') {
    commitments.set(id, { amount, settled: commitments.get(id)?.settled ?? '0.00' })
    return { spent: use.spent, commitments }
  }
  const promised = settles ? commitments.get(settles) : undefined
  if (settles && promised) commitments.set(settles, { ...promised, settled: add(promised.settled, amount) })
  return { spent: add(use.spent, amount), commitments }
}

/** The use as it was before an entry. What was paid of a commitment stays paid. */
export function withoutEntry(use: LineUse, { id, kind, amount, settles }: Entry): LineUse {
  const commitments = new Map(use.commitments)
  if (kind === 'commitment') {
    commitments.set(id, { amount: '0.00', settled: commitments.get(id)?.settled ?? '0.00' })
    return { spent: use.spent, commitments }
  }
  const promised = settles ? commitments.get(settles) : undefined
  if (settles && promised) commitments.set(settles, { ...promised, settled: subtract(promised.settled, amount) })
  return { spent: subtract(use.spent, amount), commitments }
}

export const useOf = (entries: readonly Entry[]): LineUse => {
  // What is promised first, so that payments find it whatever the order.
  const order = [...entries].sort((a, b) => Number(a.kind === 'spending') - Number(b.kind === 'spending'))
  return order.reduce(withEntry, unused)
}

/** Free for new entries: the amount less what is spent and promised. Negative after an approved overrun. */
export const leftOf = (amount: Amount, use: LineUse): Amount => subtract(subtract(amount, use.spent), committedOf(use))

/** Whether an entry goes beyond the line. What takes nothing more (a refund, a payment of what was promised) never does. */
export function exceeds(amount: Amount, before: LineUse, after: LineUse): boolean {
  const left = leftOf(amount, after)
  return isNegative(left) && compare(left, leftOf(amount, before)) < 0
}

/** Share in percent, one decimal place; null of nothing. */
export function percentOf(part: Amount, whole: Amount): string | null {
  const all = new Decimal(whole)
  return all.isZero() ? null : new Decimal(part).times(100).div(all).toFixed(1)
}

/** The highest of the thresholds (percent) that is reached; 0 when none is. */
export function levelReached(spentPercent: string | null, thresholds: readonly number[]): number {
  const share = new Decimal(spentPercent ?? 0)
  return Math.max(0, ...thresholds.filter((threshold) => share.gte(threshold)))
}

/** Thresholds that lie between two states, in order: each is told once. */
export function crossed(before: string | null, after: string | null, thresholds: readonly number[]): number[] {
  const [from, to] = [new Decimal(before ?? 0), new Decimal(after ?? 0)]
  return thresholds.filter((threshold) => from.lt(threshold) && to.gte(threshold)).sort((a, b) => a - b)
}
