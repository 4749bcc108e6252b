import type { Violation } from '#kernel/entity/meta.types.ts'
import { addDays } from '#kernel/pure/dates.ts'
import { violation } from '#kernel/pure/violations.ts'

export interface Post {
  department: string | null
  manager: string | null
  position: string | null
}

export interface Span {
  startsOn: string | null
  endsOn: string | null
}

export type EmploymentChange =
  | { kind: 'none' }
  /** The running record says it better from now on, or was never used. */
  | { kind: 'amend'; post: Post }
  | { kind: 'move'; endsOn: string; startsOn: string; post: Post }

const posts = ['department', 'manager', 'position'] as const

/**
 * What a change of an employee means for the running employment record. Filling in what was unknown, or a second
 * change on one day, is a correction; anything else ends the record yesterday and begins a new one today.
 */
export function changeOfEmployment(current: (Post & Span) | undefined, post: Post, today: string): EmploymentChange {
  if (!current) return { kind: 'amend', post }
  const differing = posts.filter((field) => current[field] !== post[field])
  if (differing.length === 0) return { kind: 'none' }
  const fillsIn = differing.every((field) => current[field] === null)
  if (fillsIn || (current.startsOn !== null && current.startsOn >= today)) return { kind: 'amend', post }
  return { kind: 'move', endsOn: addDays(today, -1), startsOn: today, post }
}

export function checkEmployment({ after }: { after: Span }): Violation[] {
  return after.startsOn && after.endsOn && after.endsOn < after.startsOn
    ? [violation('employment.ends-before-start', 'endsOn', { startsOn: after.startsOn })]
    : []
}

/** Two spans, both inclusive, share a day. */
export function overlap(a: Span, b: Span): boolean {
  const begins = (span: Span) => span.startsOn ?? '0000-00-00'
  const ends = (span: Span) => span.endsOn ?? '9999-99-99'
  return begins(a) <= ends(b) && begins(b) <= ends(a)
}
