/** A log as it is kept: one packed row a case. */
import type { StoredEvents } from '../entities/event-log-case.ts'
import type { Column, EventLog } from './event-log.ts'

export interface PackedCase {
  key: string
  attributes: Record<string, string>
  events: StoredEvents
}

export function packCase(log: EventLog, c: number): PackedCase {
  const [from, to] = [log.first[c]!, log.first[c + 1]!]
  const starts = [...log.start.subarray(from, to)].map((at) => (Number.isNaN(at) ? null : at))
  const people = [...log.resource.subarray(from, to)].map((r) => (r < 0 ? null : r))
  const events: StoredEvents = { a: [...log.activity.subarray(from, to)], t: [...log.end.subarray(from, to)] }
  if (starts.some((at) => at !== null)) events.s = starts
  if (people.some((r) => r !== null)) events.r = people
  for (const [name, { values, codes }] of log.eventAttributes) {
    const cells = [...codes.subarray(from, to)].map((code) => (code < 0 ? null : values[code]!))
    if (cells.some((cell) => cell !== null)) events.x = { ...events.x, [name]: cells }
  }
  return { key: log.cases[c]!.key, attributes: attributesOf(log, c), events }
}

export function attributesOf(log: EventLog, c: number): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, { values, codes }] of log.caseAttributes) if (codes[c]! >= 0) found[name] = values[codes[c]!]!
  return found
}

/** Puts packed cases together again, in the order in which they come. */
export class Unpacker {
  private readonly cases: { key: string; label: string }[] = []
  private readonly first: Int32Array
  private readonly activity: Int32Array
  private readonly end: Float64Array
  private readonly start: Float64Array
  private readonly resource: Int32Array
  private readonly ofCases = new Columns()
  private readonly ofEvents = new Columns()
  private next = 0
  private readonly size: { cases: number; events: number }

  constructor(size: { cases: number; events: number }) {
    this.size = size
    this.first = new Int32Array(size.cases + 1)
    this.activity = new Int32Array(size.events)
    this.end = new Float64Array(size.events)
    this.start = new Float64Array(size.events).fill(Number.NaN)
    this.resource = new Int32Array(size.events).fill(-1)
  }

  add({ key, attributes, events }: PackedCase): void {
    const at = this.next
    const c = this.cases.length
    this.cases.push({ key, label: key })
    for (const name in attributes) this.ofCases.put(name, c, attributes[name]!, this.size.cases)
    this.activity.set(events.a, at)
    this.end.set(events.t, at)
    events.s?.forEach((start, i) => {
      if (start !== null) this.start[at + i] = start
    })
    events.r?.forEach((person, i) => {
      if (person !== null) this.resource[at + i] = person
    })
    for (const name in events.x) {
      events.x[name]!.forEach((value, i) => {
        if (value !== null) this.ofEvents.put(name, at + i, value, this.size.events)
      })
    }
    this.next = at + events.a.length
    this.first[c + 1] = this.next
  }

  result(words: Pick<EventLog, 'activities' | 'resources'>): EventLog {
    return {
      ...words,
      cases: this.cases,
      first: this.first,
      activity: this.activity,
      end: this.end,
      start: this.start,
      resource: this.resource,
      caseAttributes: this.ofCases.all,
      eventAttributes: this.ofEvents.all,
    }
  }
}

class Columns {
  readonly all = new Map<string, Column>()
  private readonly codes = new Map<string, Map<string, number>>()

  put(name: string, at: number, value: string, size: number): void {
    let column = this.all.get(name)
    let codes = this.codes.get(name)
    if (!column || !codes) {
      column = { values: [], codes: new Int32Array(size).fill(-1) }
      codes = new Map()
      this.all.set(name, column)
      this.codes.set(name, codes)
    }
    let code = codes.get(value)
    if (code === undefined) {
      code = column.values.length
      column.values.push(value)
      codes.set(value, code)
    }
    column.codes[at] = code
  }
}
