/** Puts a log together from events in any order. */
import type { Activity, Column, EventLog } from './event-log.ts'

export interface LogEvent {
  case: string
  caseLabel?: string
  activity: string
  activityLabel?: string
  /** Milliseconds. */
  at: number
  start?: number | null
  /** Of XES; `complete` when left out. */
  lifecycle?: string | null
  /** Tells pairs of start and complete apart when an activity runs twice at the same time. */
  instance?: string | null
  resource?: string | null
  attributes?: Readonly<Record<string, string>>
}

const aborts = new Set(['abort', 'ate_abort', 'pi_abort', 'withdraw', 'cancel'])

/** Distinct texts and their numbers. */
class Dictionary {
  readonly values: string[] = []
  private readonly codes = new Map<string, number>()
  code(value: string): number {
    let code = this.codes.get(value)
    if (code === undefined) {
      code = this.values.length
      this.values.push(value)
      this.codes.set(value, code)
    }
    return code
  }
}

interface GrowingColumn {
  dictionary: Dictionary
  at: number[]
  codes: number[]
}

export class LogBuilder {
  private readonly cases = new Dictionary()
  private readonly caseLabels: string[] = []
  private readonly activities = new Dictionary()
  private readonly activityLabels: string[] = []
  private readonly resources = new Dictionary()
  private readonly of: number[] = []
  private readonly activity: number[] = []
  private readonly at: number[] = []
  private readonly start: number[] = []
  private readonly resource: number[] = []
  private readonly caseColumns = new Map<string, GrowingColumn>()
  private readonly eventColumns = new Map<string, GrowingColumn>()
  private readonly open = new Map<string, number[]>()
  private readonly dropped = new Set<number>()
  private completed = 0
  /** Events of other life-cycle steps (assign, suspend …): they are no work done and stay out. */
  leftOut = 0
  /** Events that were there before, down to the instant. */
  duplicates = 0
  private readonly seen: Set<string> | undefined

  /** @param dropDuplicates an event with the same case, activity, instant, step and person counts once */
  constructor(options: { dropDuplicates?: boolean } = {}) {
    this.seen = options.dropDuplicates ? new Set() : undefined
  }

  get events(): number {
    return this.at.length
  }

  /** Attributes of a case; a case without events does not count. */
  describe(key: string, attributes: Readonly<Record<string, string>>): void {
    const c = this.caseCode(key, undefined)
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== '') put(this.caseColumns, name, c, value)
    }
  }

  add(event: LogEvent): void {
    const c = this.caseCode(event.case, event.caseLabel)
    const a = this.activities.code(event.activity)
    this.activityLabels[a] = event.activityLabel ?? event.activity
    const r = event.resource ? this.resources.code(event.resource) : -1
    const step = event.lifecycle?.toLowerCase() || 'complete'
    if (this.seen) {
      const same = `${c} ${a} ${event.at} ${r} ${step} ${event.instance ?? ''}`
      if (this.seen.has(same)) {
        this.duplicates += 1
        return
      }
      this.seen.add(same)
    }
    // Most logs tell completions only: no pair, no name for it.
    const pair = step !== 'complete' || this.open.size > 0 ? `${c} ${a} ${event.instance ?? ''}` : ''
    if (step !== 'complete' && step !== 'start') {
      this.leftOut += 1
      const given = aborts.has(step) ? this.open.get(pair)?.shift() : undefined
      if (given !== undefined) this.dropped.add(given)
      return
    }
    if (step === 'start') {
      const waiting = this.open.get(pair) ?? []
      waiting.push(this.at.length)
      this.open.set(pair, waiting)
      this.push(c, a, event.at, event.at, r)
    } else {
      this.completed += 1
      const begun = this.open.get(pair)?.shift()
      if (begun !== undefined) {
        this.at[begun] = Math.max(event.at, this.at[begun]!)
        if (r >= 0) this.resource[begun] = r
        this.describeEvent(begun, event)
        return
      }
      this.push(c, a, event.at, event.start ?? Number.NaN, r)
    }
    this.describeEvent(this.at.length - 1, event)
  }

  private describeEvent(e: number, { attributes }: LogEvent): void {
    for (const name in attributes) {
      const value = attributes[name]!
      if (value !== '') put(this.eventColumns, name, e, value)
    }
  }

  private caseCode(key: string, label: string | undefined): number {
    const c = this.cases.code(key)
    if (label !== undefined || this.caseLabels[c] === undefined) this.caseLabels[c] = label ?? key
    return c
  }

  private push(c: number, a: number, at: number, start: number, r: number): void {
    this.of.push(c)
    this.activity.push(a)
    this.at.push(at)
    this.start.push(start)
    this.resource.push(r)
  }

  /** The log: cases in the order in which they appeared, events by time, of the same instant as they came. */
  build(): EventLog {
    // Work that is still going on has not happened yet, unless the log tells beginnings only.
    if (this.completed > 0) for (const begun of this.open.values()) for (const e of begun) this.dropped.add(e)
    const n = this.at.length - this.dropped.size
    const counts = new Int32Array(this.cases.values.length + 1)
    for (const [e, c] of this.of.entries()) if (!this.dropped.has(e)) counts[c + 1]! += 1
    const place = Int32Array.from(counts)
    for (let c = 1; c < place.length; c += 1) place[c]! += place[c - 1]!
    const order = new Int32Array(n)
    const next = place.slice()
    for (let e = 0; e < this.at.length; e += 1) if (!this.dropped.has(e)) order[next[this.of[e]!]!++] = e
    for (let c = 0; c + 1 < place.length; c += 1) this.sort(order, place[c]!, place[c + 1]!)

    const kept: number[] = []
    for (let c = 0; c + 1 < place.length; c += 1) if (counts[c + 1]! > 0) kept.push(c)
    const first = new Int32Array(kept.length + 1)
    for (const [i, c] of kept.entries()) first[i] = place[c]!
    first[kept.length] = n
    const positions = new Int32Array(this.at.length).fill(-1)
    for (let i = 0; i < n; i += 1) positions[order[i]!] = i
    const casePositions = new Int32Array(this.cases.values.length).fill(-1)
    for (const [i, c] of kept.entries()) casePositions[c] = i
    return {
      activities: this.activities.values.map((key, a): Activity => ({ key, label: this.activityLabels[a]! })),
      resources: this.resources.values,
      cases: kept.map((c) => ({ key: this.cases.values[c]!, label: this.caseLabels[c]! })),
      first,
      activity: Int32Array.from(order, (e) => this.activity[e]!),
      end: Float64Array.from(order, (e) => this.at[e]!),
      start: Float64Array.from(order, (e) => this.start[e]!),
      resource: Int32Array.from(order, (e) => this.resource[e]!),
      caseAttributes: placed(this.caseColumns, casePositions, kept.length),
      eventAttributes: placed(this.eventColumns, positions, n),
    }
  }

  private sort(order: Int32Array, from: number, to: number): void {
    let sorted = true
    for (let i = from + 1; i < to && sorted; i += 1) sorted = this.at[order[i - 1]!]! <= this.at[order[i]!]!
    if (sorted) return
    order.subarray(from, to).sort((x, y) => this.at[x]! - this.at[y]! || x - y)
  }
}

function put(columns: Map<string, GrowingColumn>, name: string, at: number, value: string): void {
  let column = columns.get(name)
  if (!column) {
    column = { dictionary: new Dictionary(), at: [], codes: [] }
    columns.set(name, column)
  }
  column.at.push(at)
  column.codes.push(column.dictionary.code(value))
}

function placed(columns: Map<string, GrowingColumn>, positions: Int32Array, n: number): Map<string, Column> {
  const result = new Map<string, Column>()
  for (const [name, { dictionary, at, codes }] of columns) {
    const column = new Int32Array(n).fill(-1)
    for (let i = 0; i < at.length; i += 1) {
      const position = positions[at[i]!]!
      if (position >= 0) column[position] = codes[i]!
    }
    result.set(name, { values: dictionary.values, codes: column })
  }
  return result
}
