import type { Column, EventLog } from './event-log.ts'

/** Attributes that say the same in every event of a case are attributes of the case: a table cannot tell them apart. */
export function promoteConstant(log: EventLog): EventLog {
  const caseAttributes = new Map(log.caseAttributes)
  const eventAttributes = new Map(log.eventAttributes)
  for (const [name, column] of eventAttributes) {
    if (caseAttributes.has(name)) continue
    const promoted = constantColumn(log, column)
    if (!promoted) continue
    eventAttributes.delete(name)
    caseAttributes.set(name, promoted)
  }
  return { ...log, caseAttributes, eventAttributes }
}

function constantColumn(log: EventLog, { values, codes }: Column): Column | undefined {
  const ofCases = new Int32Array(log.cases.length)
  // A log of single events would make everything an attribute of the case.
  let long = 0
  for (let c = 0; c < ofCases.length; c += 1) {
    const [from, to] = [log.first[c]!, log.first[c + 1]!]
    const code = codes[from]!
    for (let e = from + 1; e < to; e += 1) if (codes[e] !== code) return undefined
    if (to - from > 1) long += 1
    ofCases[c] = code
  }
  return long > 0 ? { values, codes: ofCases } : undefined
}
