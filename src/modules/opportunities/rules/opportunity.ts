import type { WriteSource } from '#kernel/entity/define.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'

interface Input {
  after: { openedOn: string | null; closedOn: string | null; status: string | null; lossReason: string | null }
  changed: ReadonlySet<string>
  source: WriteSource
}

/** Sources that bring a past that others recorded: it may lack what we would ask today. */
const history: ReadonlySet<WriteSource> = new Set(['import', 'demo'])

export function checkOpportunity({ after, changed, source }: Input): Violation[] {
  const found: Violation[] = []
  const { openedOn, closedOn, status, lossReason } = after
  if (openedOn && closedOn && closedOn < openedOn)
    found.push(violation('opportunity.closed-before-opened', 'closedOn', { openedOn }))
  const closing = changed.has('status') || changed.has('lossReason')
  if (status === 'lost' && !lossReason && closing && !history.has(source))
    found.push(violation('field.required', 'lossReason'))
  if (status === 'open' && closedOn && changed.has('closedOn'))
    found.push(violation('opportunity.open-has-no-close', 'closedOn'))
  return found
}

export interface StageFacts {
  pipeline: string
  key: string
  outcome: string
  probability: string | null
}

/** Stages of one pipeline in order. */
export type Stages = readonly StageFacts[]

/**
 * Stage and status say the same thing in two ways; whichever was given decides the other.
 * Given both, the stage must have that outcome. Undefined when no stage of the pipeline fits.
 */
export function resolveStage(
  stages: Stages,
  given: { stage?: string | null; status?: string | null },
): { stage: StageFacts } | { violation: Violation } {
  const { stage, status } = given
  if (stage) {
    const found = stages.find((s) => s.key === stage)
    if (!found) return { violation: violation('opportunity.unknown-stage', 'stage', { stage }) }
    if (status && status !== found.outcome)
      return { violation: violation('opportunity.stage-status', 'status', { stage, status }) }
    return { stage: found }
  }
  const found = stages.find((s) => s.outcome === (status ?? 'open'))
  return found
    ? { stage: found }
    : { violation: violation('opportunity.no-stage', 'status', { status: status ?? 'open' }) }
}
