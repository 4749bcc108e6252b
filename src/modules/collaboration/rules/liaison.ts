import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

interface Liaison {
  department: string
  counterpart: string
  person: string
  deputy: string | null
  since: string
  until: string | null
}

export function checkLiaison({ after }: { after: Liaison }): Violation[] {
  const faults: Violation[] = []
  if (after.department === after.counterpart) faults.push(violation('liaison.same-department', 'counterpart'))
  if (after.deputy !== null && after.deputy === after.person) faults.push(violation('liaison.own-deputy', 'deputy'))
  if (after.until !== null && after.until < after.since) faults.push(violation('liaison.until', 'until'))
  return faults
}

/** A liaison as the choice of whom to ask needs it. */
export interface Candidate {
  person: string
  deputy: string | null
  since: string
  until: string | null
}

/**
 * Who answers for a department: its liaison for the asking one, the deputy when the liaison is not at work, else the head.
 * @param atWork people who work here today
 * @returns null when nobody does
 */
export function whoAnswers(
  liaisons: readonly Candidate[],
  head: string | null,
  today: string,
  atWork: ReadonlySet<string>,
): string | null {
  const valid = liaisons.filter(({ since, until }) => since <= today && (until === null || until >= today))
  const newest = valid.toSorted((a, b) => (a.since < b.since ? 1 : -1))
  const asked = [...newest.flatMap(({ person, deputy }) => [person, deputy]), head]
  return asked.find((id): id is string => id !== null && atWork.has(id)) ?? null
}
