/** Variants: cases that went through the same activities in the same order. */
import { beganAt, type Cases, type Elapsed, type EventLog, endedAt } from './event-log.ts'
import { quantile } from './statistics.ts'

export interface Variants {
  /** Variant of each case of the log. */
  of: Int32Array
  /** Stable names of the variants: the same path has the same name in every log. */
  keys: string[]
  /** A case that went this way. */
  example: number[]
}

const known = new WeakMap<EventLog, Variants>()

/** The variants of a whole log, worked out once. */
export function variantsOf(log: EventLog): Variants {
  const before = known.get(log)
  if (before) return before
  const hashes = log.activities.map(({ key }) => hashOf(key))
  const codes = new Map<string, number>()
  const of = new Int32Array(log.cases.length)
  const keys: string[] = []
  const example: number[] = []
  for (let c = 0; c < log.cases.length; c += 1) {
    let low = 0xdeadbeef
    let high = 0x41c6ce57
    for (let e = log.first[c]!; e < log.first[c + 1]!; e += 1) {
      const [a, b] = hashes[log.activity[e]!]!
      low = Math.imul(low ^ a, 2_654_435_761) + ((low >>> 15) ^ b)
      high = Math.imul(high ^ b, 1_597_334_677) + ((high >>> 13) ^ a)
    }
    const length = log.first[c + 1]! - log.first[c]!
    const key = `${hex(low)}${hex(high)}${length.toString(36)}`
    let code = codes.get(key)
    if (code === undefined) {
      code = keys.length
      codes.set(key, code)
      keys.push(key)
      example.push(c)
    }
    of[c] = code
  }
  const variants = { of, keys, example }
  known.set(log, variants)
  return variants
}

const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0')

/** Two independent 32-bit hashes of a text (FNV-1a and its reverse). */
function hashOf(text: string): [number, number] {
  let forward = 0x811c9dc5
  let backward = 0x1000193
  for (let i = 0; i < text.length; i += 1) {
    forward = Math.imul(forward ^ text.charCodeAt(i), 0x01000193)
    backward = Math.imul(backward ^ text.charCodeAt(text.length - 1 - i), 0x5bd1e995)
  }
  return [forward, backward]
}

export interface Variant {
  key: string
  cases: number
  /** Of all chosen cases, 0 to 1. */
  share: number
  /** Indexes of activities. */
  path: number[]
  /** Seconds. */
  median: number
}

/** Variants of the chosen cases, the most frequent first. */
export function listVariants(
  log: EventLog,
  cases: Cases,
  elapsed: Elapsed,
  most = Number.POSITIVE_INFINITY,
): Variant[] {
  const { of, keys, example } = variantsOf(log)
  const counts = new Map<number, number>()
  for (const c of cases) counts.set(of[c]!, (counts.get(of[c]!) ?? 0) + 1)
  const shown = [...counts].sort(([a, n], [b, m]) => m - n || a - b).slice(0, most)
  const durations = new Map(shown.map(([code, n]) => [code, { values: new Float64Array(n), next: 0 }]))
  for (const c of cases) {
    const into = durations.get(of[c]!)
    if (into) into.values[into.next++] = elapsed(beganAt(log, c), endedAt(log, c))
  }
  return shown.map(([code, n]) => {
    const c = example[code]!
    return {
      key: keys[code]!,
      cases: n,
      share: n / cases.length,
      path: [...log.activity.subarray(log.first[c], log.first[c + 1])],
      median: quantile(durations.get(code)!.values.sort(), 0.5),
    }
  })
}

export function countVariants(log: EventLog, cases: Cases): number {
  const { of } = variantsOf(log)
  const seen = new Set<number>()
  for (const c of cases) seen.add(of[c]!)
  return seen.size
}
