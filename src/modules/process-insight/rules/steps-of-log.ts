import type { WorksheetStep } from './ecrs.ts'
import type { Cases, Elapsed, EventLog } from './event-log.ts'
import { graphOf } from './graph.ts'

/** Activities of fewer cases than this are exceptions, not steps. */
const leastShare = 0.25

/**
 * The steps of a process as the log tells them, with their median time: from the step before to their completion, so that
 * waiting counts. In the order in which they usually come.
 */
export function stepsOfLog(log: EventLog, cases: Cases, elapsed: Elapsed): WorksheetStep[] {
  const positions = new Float64Array(log.activities.length)
  const seen = new Int32Array(log.activities.length)
  for (const c of cases) {
    const [from, to] = [log.first[c]!, log.first[c + 1]!]
    for (let e = from; e < to; e += 1) {
      const a = log.activity[e]!
      positions[a]! += to - from === 1 ? 0 : (e - from) / (to - from - 1)
      seen[a]! += 1
    }
  }
  return graphOf(log, cases, elapsed)
    .activities.filter((figures) => figures.cases >= cases.length * leastShare)
    .sort((x, y) => positions[x.activity]! / seen[x.activity]! - positions[y.activity]! / seen[y.activity]!)
    .map(({ activity, sojourn, count }, at) => ({
      id: `s${at + 1}`,
      name: log.activities[activity]!.label,
      minutes: Math.round((sojourn.median / 60) * 100) / 100,
      measured: true,
      count,
      choice: 'keep' as const,
    }))
}
