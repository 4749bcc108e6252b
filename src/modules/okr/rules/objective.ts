import type { Violation } from '#kernel/pure/violations.ts'
import { violation } from '#kernel/pure/violations.ts'
import { isQuarter } from './quarter.ts'

interface Input {
  before: { state: string; quarter: string } | null
  after: { state: string; quarter: string; level: string; department: string | null }
  changed: ReadonlySet<string>
}

/** A closed objective stays as it is; only reopening changes it. */
export function checkObjective({ before, after, changed }: Input): Violation[] {
  const faults: Violation[] = []
  if (after.quarter !== null && !isQuarter(after.quarter)) faults.push(violation('okr.quarter', 'quarter'))
  if (after.level === 'department' && after.department === null)
    faults.push(violation('objective.needs-department', 'department'))
  if (before?.state === 'closed' && after.state === 'closed' && changed.size > 0)
    faults.push(violation('objective.closed'))
  return faults
}
