import type { Context } from '#kernel/entity/context.ts'
import type { Violation } from '#kernel/entity/meta.types.ts'
import { isDerived } from '#kernel/metrics/define.ts'
import { violation } from '#kernel/pure/violations.ts'

// biome-ignore lint/suspicious/noExplicitAny: the entity's own type would be a circle (it names this function).
type Input = { before: any; after: any; given: ReadonlySet<string>; violations: Violation[] }

const decided = ['status', 'decidedBy', 'decidedAt', 'decisionNote']

/** What was approved is approved no longer once somebody changes it. */
export function deriveEntries(records: Input[], ctx: Context): void {
  for (const { before, after, given, violations } of records) {
    const metric = ctx.registry.metrics.get(after.metric)
    if (after.metric && (!metric || isDerived(metric) || !metric.manual))
      violations.push(violation('metric-entry.not-by-hand', 'metric'))
    const isDecision = given.has('status')
    const differs = !before || Object.keys(after).some((name) => given.has(name) && !decided.includes(name))
    if (isDecision || !differs) continue
    after.status = 'submitted'
    after.decidedBy = null
    after.decidedAt = null
    after.decisionNote = null
  }
}
