import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

export interface Delegation {
  from: string
  to: string
  startsOn: string
  endsOn: string
}

export function checkDelegation({ after }: { after: Delegation }): Violation[] {
  const { from, to, startsOn, endsOn } = after
  const found: Violation[] = []
  if (from && from === to) found.push(violation('delegation.self', 'to'))
  if (startsOn && endsOn && endsOn < startsOn) found.push(violation('period.ends-before-start', 'endsOn'))
  return found
}

/** Everybody whose approvals and to-dos a person handles on a day; not those of the delegator's own delegators. */
export function standsInFor(person: string, day: string, delegations: readonly Delegation[]): string[] {
  const from = delegations.filter((d) => d.to === person && d.startsOn <= day && day <= d.endsOn).map((d) => d.from)
  return [...new Set(from)]
}
