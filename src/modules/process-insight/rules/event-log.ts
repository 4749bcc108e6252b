/**
 * An event log in columns: what happened to which case, when, and by whom. A million events take some 40 MB, and every
 * question about them is one pass over arrays.
 */
export interface Activity {
  /** Stable: the id of a step; in imported logs the name. */
  key: string
  label: string
}

export interface Column {
  /** Distinct values, in the order of appearance. */
  values: string[]
  /** Index into `values` for each case or event; -1 for none. */
  codes: Int32Array
}

export interface EventLog {
  activities: readonly Activity[]
  resources: readonly string[]
  cases: readonly { key: string; label: string }[]
  /** Case `c` has the events from `first[c]` up to, not including, `first[c + 1]`, by time. */
  first: Int32Array
  activity: Int32Array
  /** Milliseconds at which the activity was completed. */
  end: Float64Array
  /** Milliseconds at which work on it began; NaN where the log does not tell. */
  start: Float64Array
  /** Who did it; -1 for nobody. */
  resource: Int32Array
  caseAttributes: ReadonlyMap<string, Column>
  eventAttributes: ReadonlyMap<string, Column>
}

/** Indexes of cases: what filters leave of a log. */
export type Cases = Int32Array

export const allCases = (log: EventLog): Cases => Int32Array.from(log.cases, (_, c) => c)

export const eventsOf = (log: EventLog, cases: Cases): number => {
  let n = 0
  for (const c of cases) n += log.first[c + 1]! - log.first[c]!
  return n
}

/** When a case began: with its first piece of work, which need not be the first that was completed. */
export function beganAt(log: EventLog, c: number): number {
  let began = log.end[log.first[c]!]!
  for (let e = log.first[c]!; e < log.first[c + 1]!; e += 1) {
    const start = log.start[e]!
    if (start < began) began = start
  }
  return began
}

export const endedAt = (log: EventLog, c: number): number => log.end[log.first[c + 1]! - 1]!

/** Seconds between two instants (milliseconds); plain or working time. */
export type Elapsed = (from: number, to: number) => number

export const plainTime: Elapsed = (from, to) => (to - from) / 1000
