import type { Violation } from '#kernel/entity/meta.types.ts'
import { isCreditCode } from '#kernel/pure/credit-code.ts'
import { violation } from '#kernel/pure/violations.ts'

interface Input {
  after: { id: string; creditCode: string | null; parent: string | null }
  changed: ReadonlySet<string>
}

/** A credit code has a check digit, and a group does not belong to itself. */
export function checkCustomer({ after, changed }: Input): Violation[] {
  const found: Violation[] = []
  if (changed.has('creditCode') && after.creditCode && !isCreditCode(after.creditCode)) {
    found.push(violation('company.credit-code', 'creditCode'))
  }
  if (after.parent && after.parent === after.id) found.push(violation('tree.circle', 'parent'))
  return found
}
