/** How long cases take from the first event to the last. */
import { beganAt, type Cases, type Elapsed, type EventLog, endedAt } from './event-log.ts'
import { type Spread, spreadOf } from './statistics.ts'

export interface Throughput {
  spread: Spread
  /** Cases by how long they took; `to` is null for the last, open one. Seconds. */
  bands: { from: number; to: number | null; cases: number }[]
}

const minute = 60
const hour = 3600
/** Bounds that people think in; an even scale would put nearly every case into its first band. */
const plainBounds = [
  0,
  minute,
  5 * minute,
  15 * minute,
  hour,
  4 * hour,
  12 * hour,
  24 * hour,
  3 * 24 * hour,
  7 * 24 * hour,
  14 * 24 * hour,
  30 * 24 * hour,
  90 * 24 * hour,
]

/** @param day seconds of one day: 86,400, or those of a working day when the time is working time */
export function throughputOf(log: EventLog, cases: Cases, elapsed: Elapsed, day = 86_400): Throughput {
  const durations = Float64Array.from(cases, (c) => elapsed(beganAt(log, c), endedAt(log, c)))
  const spread = spreadOf(durations)
  const bounds = plainBounds
    .map((bound) => (bound >= 24 * hour ? (bound / 86_400) * day : bound))
    .filter((bound, at, all) => at === 0 || bound > Math.max(...all.slice(0, at)))
  const bands = bounds.map((from, at) => ({ from, to: bounds[at + 1] ?? null, cases: 0 }))
  let band = 0
  for (const duration of durations) {
    while (bands[band]!.to !== null && duration >= bands[band]!.to!) band += 1
    bands[band]!.cases += 1
  }
  const last = bands.findLastIndex(({ cases: n }) => n > 0)
  const begin = bands.findIndex(({ cases: n }) => n > 0)
  return { spread, bands: begin < 0 ? [] : bands.slice(begin, last + 1) }
}
