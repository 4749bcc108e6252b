/** How a conflict moves up, and who may end it at which level. */
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { ConflictLevel } from '../entities/choices.ts'

export interface Conflict {
  state: string
  level: string
  raisedBy: string
  parties: readonly string[]
  committee: readonly string[] | null
}

interface Change {
  before: Conflict | null
  after: Conflict
}

/** A ruling binds: nothing of the record changes after it. The one who raises it cannot be the other party. */
export function checkConflict({ before, after }: Change): Violation[] {
  if (before?.state === 'ruled') return [violation('conflict.binding', '')]
  const faults: Violation[] = []
  if ((after.parties ?? []).length === 0) faults.push(violation('field.required', 'parties'))
  if ((after.parties ?? []).includes(after.raisedBy)) faults.push(violation('conflict.own-party', 'parties'))
  return faults
}

const order: readonly ConflictLevel[] = ['parties', 'managers', 'committee']

/** The next level up; undefined at the top. */
export const levelAbove = (level: string): ConflictLevel | undefined => order[order.indexOf(level as ConflictLevel) + 1]

export const hoursField = {
  parties: 'partiesHours',
  managers: 'managersHours',
  committee: 'committeeHours',
} as const satisfies Record<ConflictLevel, string>

export type ConflictVerb = 'settle' | 'escalate' | 'rule' | 'withdraw'

/** People by their part in a conflict; those of lower levels keep theirs when it moves up. */
export interface Parts {
  managers: readonly string[]
  committee: readonly string[]
}

/** Why this person may not do this now: parties settle, everybody involved may move it up, only the level that judges rules. */
export function mayEnd(verb: ConflictVerb, conflict: Conflict, parts: Parts, actor: string | null): Violation[] {
  if (conflict.state !== 'open') return [violation('conflict.state', 'state')]
  const isParty = actor !== null && (actor === conflict.raisedBy || conflict.parties.includes(actor))
  const isManager = actor !== null && parts.managers.includes(actor)
  const judges = actor !== null && (conflict.level === 'committee' ? parts.committee.includes(actor) : isManager)
  switch (verb) {
    case 'settle':
      return isParty ? [] : [violation('conflict.parties-only', 'parties')]
    case 'withdraw':
      return actor === conflict.raisedBy ? [] : [violation('conflict.raiser-only', 'raisedBy')]
    case 'escalate':
      if (levelAbove(conflict.level) === undefined) return [violation('conflict.top', 'level')]
      return isParty || isManager ? [] : [violation('conflict.involved-only', 'parties')]
    case 'rule':
      if (conflict.level === 'parties') return [violation('conflict.too-early', 'level')]
      // Nobody judges their own case.
      return judges && !isParty ? [] : [violation('conflict.judge-only', 'level')]
  }
}
