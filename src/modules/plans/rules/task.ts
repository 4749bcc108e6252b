import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

export type TaskState = 'todo' | 'doing' | 'done' | 'cancelled'

interface Standing {
  state: string | null
  progress: string | null
}

/**
 * State and progress say the same thing; what was given decides: done is 100 %, 100 % is done, some progress is begun,
 * and what is not begun has none.
 */
export function settleState(
  before: Standing | null,
  given: ReadonlySet<string>,
  after: Standing,
): { state: string; progress: string } {
  const progress = Number(after.progress ?? 0)
  const state = after.state ?? 'todo'
  if (given.has('state') && (!before || before.state !== state)) {
    if (state === 'done') return { state, progress: '100.00' }
    if (state === 'todo' && !given.has('progress')) return { state, progress: '0.00' }
    if (state === 'doing' && progress >= 100) return { state, progress: '0.00' }
  }
  const kept = after.progress ?? '0.00'
  if (state === 'cancelled') return { state, progress: kept }
  if (progress >= 100) return { state: 'done', progress: kept }
  if (progress > 0 && state === 'todo') return { state: 'doing', progress: kept }
  if (progress < 100 && state === 'done') return { state: progress > 0 ? 'doing' : 'todo', progress: kept }
  return { state, progress: kept }
}

/** A task ends on or after the day it starts, and never waits for itself. */
export function checkTask({
  after,
}: {
  after: { id: string; startsOn: string | null; endsOn: string | null; dependsOn: string[] | null }
}): Violation[] {
  const found: Violation[] = []
  const { startsOn, endsOn } = after
  if (startsOn && endsOn && endsOn < startsOn) found.push(violation('period.ends-before-start', 'endsOn'))
  if (after.dependsOn?.includes(after.id)) found.push(violation('plan-task.waits-for-itself', 'dependsOn'))
  return found
}

/** A period ends on or after the day it starts. */
export function checkPeriod({ after }: { after: { startsOn: string | null; endsOn: string | null } }): Violation[] {
  const { startsOn, endsOn } = after
  return startsOn && endsOn && endsOn < startsOn ? [violation('period.ends-before-start', 'endsOn')] : []
}

/** What the responsible person may change of a task in somebody else's plan. */
export const ownTaskFields: ReadonlySet<string> = new Set(['state', 'progress', 'remark'])
