/** The directly-follows graph: which activity comes right after which, how often, and how long that takes. */
import { type Cases, type Elapsed, type EventLog, endedAt } from './event-log.ts'
import { type Spread, spreadOf } from './statistics.ts'

export interface ActivityFigures {
  /** Index into the log's activities. */
  activity: number
  count: number
  cases: number
  starts: number
  ends: number
  /** Seconds at work, where the log tells when work began. */
  work: Spread | null
  /** Seconds from the event before (or the case's beginning) to its completion. */
  sojourn: Spread
}

export interface PathFigures {
  from: number
  to: number
  count: number
  cases: number
  /** Seconds from the end of the one to the beginning of the other (its end, where the log knows no beginning). */
  waiting: Spread
}

export interface Graph {
  activities: ActivityFigures[]
  paths: PathFigures[]
}

/** Figures of activities and of the ways between them, over the chosen cases; the most frequent first. */
export function graphOf(log: EventLog, cases: Cases, elapsed: Elapsed): Graph {
  const n = log.activities.length
  const count = new Int32Array(n)
  const inCases = new Int32Array(n)
  const lastCase = new Int32Array(n).fill(-1)
  const starts = new Int32Array(n)
  const ends = new Int32Array(n)
  const worked = new Int32Array(n)
  const slots = new Map<number, number>()
  const slotCount: number[] = []
  const slotCases: number[] = []
  const slotLastCase: number[] = []
  const slotKey: number[] = []
  for (const c of cases) {
    const from = log.first[c]!
    const to = log.first[c + 1]!
    starts[log.activity[from]!]! += 1
    ends[log.activity[to - 1]!]! += 1
    for (let e = from; e < to; e += 1) {
      const a = log.activity[e]!
      count[a]! += 1
      if (!Number.isNaN(log.start[e]!)) worked[a]! += 1
      if (lastCase[a] !== c) {
        lastCase[a] = c
        inCases[a]! += 1
      }
      if (e + 1 === to) continue
      const key = a * n + log.activity[e + 1]!
      let slot = slots.get(key)
      if (slot === undefined) {
        slot = slotCount.length
        slots.set(key, slot)
        slotCount.push(0)
        slotCases.push(0)
        slotLastCase.push(-1)
        slotKey.push(key)
      }
      slotCount[slot]! += 1
      if (slotLastCase[slot] !== c) {
        slotLastCase[slot] = c
        slotCases[slot]! += 1
      }
    }
  }
  const durations = measure(log, cases, elapsed, { count, worked, slots, slotCount })
  return {
    activities: [...count.keys()]
      .filter((a) => count[a]! > 0)
      .map((a) => ({
        activity: a,
        count: count[a]!,
        cases: inCases[a]!,
        starts: starts[a]!,
        ends: ends[a]!,
        work: worked[a]! > 0 ? spreadOf(durations.work[a]!) : null,
        sojourn: spreadOf(durations.sojourn[a]!),
      }))
      .sort((x, y) => y.count - x.count || x.activity - y.activity),
    paths: slotKey
      .map((key, slot) => ({
        from: Math.floor(key / n),
        to: key % n,
        count: slotCount[slot]!,
        cases: slotCases[slot]!,
        waiting: spreadOf(durations.waiting[slot]!),
      }))
      .sort((x, y) => y.count - x.count || x.from - y.from || x.to - y.to),
  }
}

interface Sizes {
  count: Int32Array
  worked: Int32Array
  slots: Map<number, number>
  slotCount: number[]
}

/** The same pass again with arrays of the right length. */
function measure(log: EventLog, cases: Cases, elapsed: Elapsed, { count, worked, slots, slotCount }: Sizes) {
  const n = log.activities.length
  const work = Array.from(worked, (size) => new Float64Array(size))
  const sojourn = Array.from(count, (size) => new Float64Array(size))
  const waiting = slotCount.map((size) => new Float64Array(size))
  const nextWork = new Int32Array(n)
  const nextSojourn = new Int32Array(n)
  const nextWaiting = new Int32Array(waiting.length)
  for (const c of cases) {
    const from = log.first[c]!
    const to = log.first[c + 1]!
    for (let e = from; e < to; e += 1) {
      const a = log.activity[e]!
      const start = log.start[e]!
      const end = log.end[e]!
      const hasStart = !Number.isNaN(start)
      if (hasStart) work[a]![nextWork[a]!++] = elapsed(start, end)
      const since = e > from ? log.end[e - 1]! : hasStart ? start : end
      sojourn[a]![nextSojourn[a]!++] = Math.max(0, elapsed(since, end))
      if (e === from) continue
      const slot = slots.get(log.activity[e - 1]! * n + a)!
      // Work that began before the other was completed ran beside it: nobody waited.
      waiting[slot]![nextWaiting[slot]!++] = Math.max(0, elapsed(since, hasStart ? start : end))
    }
  }
  return { work, sojourn, waiting }
}

/**
 * How surely one activity leads to another, -1 to 1 (Weijters and van der Aalst, heuristics miner): near 1 it nearly always
 * does and never the other way round.
 */
export function dependencies(graph: Graph): Map<string, number> {
  const counts = new Map(graph.paths.map(({ from, to, count }) => [`${from}>${to}`, count]))
  return new Map(
    graph.paths.map(({ from, to, count }) => {
      if (from === to) return [`${from}>${to}`, count / (count + 1)]
      const back = counts.get(`${to}>${from}`) ?? 0
      return [`${from}>${to}`, (count - back) / (count + back + 1)]
    }),
  )
}

export interface Rework {
  activity: number
  /** Cases in which it was done more than once. */
  cases: number
  /** How often it was done again, beyond the first time. */
  again: number
  /** Seconds spent on doing it again: from the event before to its completion. */
  seconds: number
  /** The most often in one case. */
  most: number
}

/** Activities that are done again in the same case, the most frequent first. */
export function reworkOf(log: EventLog, cases: Cases, elapsed: Elapsed): Rework[] {
  const n = log.activities.length
  const found = new Map<number, Rework>()
  const times = new Int32Array(n)
  for (const c of cases) {
    const [from, to] = [log.first[c]!, log.first[c + 1]!]
    for (let e = from; e < to; e += 1) times[log.activity[e]!] = 0
    for (let e = from; e < to; e += 1) {
      const a = log.activity[e]!
      times[a]! += 1
      if (times[a]! < 2) continue
      const rework = found.get(a) ?? { activity: a, cases: 0, again: 0, seconds: 0, most: 0 }
      if (times[a] === 2) rework.cases += 1
      rework.again += 1
      rework.most = Math.max(rework.most, times[a]!)
      rework.seconds += Math.max(0, elapsed(log.end[e - 1]!, log.end[e]!))
      found.set(a, rework)
    }
  }
  return [...found.values()].sort((x, y) => y.cases - x.cases || y.again - x.again || x.activity - y.activity)
}

/** First and last instant of the chosen cases; undefined for none. */
export function spanOf(log: EventLog, cases: Cases): { from: number; to: number } | undefined {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const c of cases) {
    for (let e = log.first[c]!; e < log.first[c + 1]!; e += 1) {
      from = Math.min(from, log.end[e]!, log.start[e]! || log.end[e]!)
    }
    to = Math.max(to, endedAt(log, c))
  }
  return cases.length > 0 ? { from, to } : undefined
}
