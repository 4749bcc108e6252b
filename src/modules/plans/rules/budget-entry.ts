import type { Violation } from '#kernel/entity/meta.types.ts'
import { compare, isZero } from '#kernel/pure/money.ts'
import { violation } from '#kernel/pure/violations.ts'

/** An amount is not zero; only spending can be negative (a refund), and only spending pays a commitment. */
export function checkEntry({
  after,
}: {
  after: { kind: string | null; amount: string | null; settles: string | null }
}): Violation[] {
  const { kind, amount, settles } = after
  const found: Violation[] = []
  if (amount && isZero(amount)) found.push(violation('budget-entry.zero', 'amount'))
  if (kind === 'commitment' && amount && compare(amount, '0') < 0)
    found.push(violation('budget-entry.negative-commitment', 'amount'))
  if (kind === 'commitment' && settles) found.push(violation('budget-entry.commitment-settles', 'settles'))
  return found
}
