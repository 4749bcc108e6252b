import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

interface Lead {
  status: string | null
  invalidReason: string | null
  phone: string | null
  email: string | null
  wechat: string | null
}

/** Somebody must be reachable, and whoever gives a lead up says why. */
export function checkLead({ after, changed }: { after: Lead; changed: ReadonlySet<string> }): Violation[] {
  const found: Violation[] = []
  const ways = ['phone', 'email', 'wechat'] as const
  if (ways.some((way) => changed.has(way)) && ways.every((way) => !after[way]))
    found.push(violation('lead.unreachable', 'phone'))
  if (after.status === 'invalid' && !after.invalidReason && (changed.has('status') || changed.has('invalidReason')))
    found.push(violation('lead.why-invalid', 'invalidReason'))
  return found
}
