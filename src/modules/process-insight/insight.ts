/** Answers of process mining over an opened log. */
import type { Reader } from '#kernel/data/list.ts'
import { workingCalendar } from '#modules/organisation'
import type { Flow } from '#modules/processes'
import type { CaseDetail, CaseRow, ConformanceAnswer, Insight, InsightQuestion, TimeKind } from './insight.types.ts'
import type { OpenLog } from './logs.ts'
import { conformanceOf } from './rules/conformance.ts'
import { deviationText } from './rules/deviation-text.ts'
import {
  allCases,
  beganAt,
  type Cases,
  type Elapsed,
  type EventLog,
  endedAt,
  eventsOf,
  plainTime,
} from './rules/event-log.ts'
import { filterCases } from './rules/filters.ts'
import { dependencies, graphOf, reworkOf, spanOf } from './rules/graph.ts'
import { attributesOf } from './rules/packed-log.ts'
import { throughputOf } from './rules/throughput.ts'
import { countVariants, listVariants, variantsOf } from './rules/variants.ts'
import { workingClock } from './rules/working-clock.ts'

const mostVariants = 200
const mostPeople = 100
const mostValues = 50

export interface Chosen {
  cases: Cases
  elapsed: Elapsed
  /** Seconds of one day. */
  day: number
}

/** The cases that a question is about, and its clock. */
export async function choose(reader: Reader, { log }: OpenLog, { filters, time }: InsightQuestion): Promise<Chosen> {
  const { elapsed, day } = await clockOf(reader, log, time)
  return { cases: filterCases(log, filters, elapsed), elapsed, day }
}

async function clockOf(reader: Reader, log: EventLog, time: TimeKind): Promise<{ elapsed: Elapsed; day: number }> {
  const span = spanOf(log, allCases(log))
  if (time === 'plain' || !span) return { elapsed: plainTime, day: 86_400 }
  const calendar = await workingCalendar(reader.sql)
  const seconds = (text: string) => Number(text.slice(0, 2)) * 3600 + Number(text.slice(3, 5)) * 60
  const day = calendar.hours.reduce((sum, { from, to }) => sum + seconds(to) - seconds(from), 0)
  return { elapsed: workingClock(span.from, span.to, calendar), day: day || 86_400 }
}

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

export function insightOf(opened: OpenLog, { cases, elapsed, day }: Chosen, time: TimeKind): Insight {
  const { log, key, label, entity } = opened
  const graph = graphOf(log, cases, elapsed)
  const certain = dependencies(graph)
  const [whole, part] = [spanOf(log, allCases(log)), spanOf(log, cases)]
  return {
    key,
    label,
    ...(entity && { entity }),
    time,
    day,
    all: { cases: log.cases.length, events: log.activity.length, from: iso(whole?.from), to: iso(whole?.to) },
    chosen: {
      cases: cases.length,
      events: eventsOf(log, cases),
      variants: countVariants(log, cases),
      from: iso(part?.from),
      to: iso(part?.to),
    },
    activities: [...log.activities],
    graph: {
      activities: graph.activities,
      paths: graph.paths.map((path) => ({ ...path, dependency: certain.get(`${path.from}>${path.to}`) ?? 0 })),
    },
    variants: listVariants(log, cases, elapsed, mostVariants),
    throughput: throughputOf(log, cases, elapsed, day),
    rework: reworkOf(log, cases, elapsed),
    people: peopleOf(log, cases),
    attributes: attributeValues(log, cases),
  }
}

function peopleOf(log: EventLog, cases: Cases): Insight['people'] {
  const events = new Int32Array(log.resources.length)
  const inCases = new Int32Array(log.resources.length)
  const last = new Int32Array(log.resources.length).fill(-1)
  for (const c of cases) {
    for (let e = log.first[c]!; e < log.first[c + 1]!; e += 1) {
      const r = log.resource[e]!
      if (r < 0) continue
      events[r]! += 1
      if (last[r] === c) continue
      last[r] = c
      inCases[r]! += 1
    }
  }
  return log.resources
    .map((name, r) => ({ name, events: events[r]!, cases: inCases[r]! }))
    .filter((person) => person.events > 0)
    .sort((x, y) => y.events - x.events)
    .slice(0, mostPeople)
}

/** Attributes that sort cases: one whose values are nearly all different (an id) is none. */
function attributeValues(log: EventLog, cases: Cases): Insight['attributes'] {
  const found: Insight['attributes'] = []
  for (const [name, { values, codes }] of log.caseAttributes) {
    if (values.length > 20 && values.length > log.cases.length / 2) continue
    const counts = new Int32Array(values.length + 1)
    for (const c of cases) counts[codes[c]! + 1]! += 1
    found.push({ of: 'case', name, ...mostFrequent(values, counts) })
  }
  for (const [name, { values, codes }] of log.eventAttributes) {
    if (values.length > mostValues) continue
    const counts = new Int32Array(values.length + 1)
    for (const c of cases) {
      const seen = new Set<number>()
      for (let e = log.first[c]!; e < log.first[c + 1]!; e += 1) seen.add(codes[e]!)
      for (const code of seen) counts[code + 1]! += 1
    }
    found.push({ of: 'event', name, ...mostFrequent(values, counts) })
  }
  return found
}

function mostFrequent(values: readonly string[], counts: Int32Array) {
  const all = [...counts]
    .map((n, at) => ({ value: at === 0 ? '' : values[at - 1]!, cases: n }))
    .filter(({ cases }) => cases > 0)
    .sort((x, y) => y.cases - x.cases)
  return { values: all.slice(0, mostValues), more: Math.max(0, all.length - mostValues) }
}

export type CaseOrder = 'duration' | 'from' | 'to' | 'events' | 'label'

/** A page of the chosen cases. @param down the largest first */
export function caseRows(
  { log, isOpen }: OpenLog,
  { cases, elapsed }: Chosen,
  page: { sort: CaseOrder; down: boolean; offset: number; limit: number },
): CaseRow[] {
  const { of, keys } = variantsOf(log)
  const value: Record<CaseOrder, (c: number) => number | string> = {
    duration: (c) => elapsed(beganAt(log, c), endedAt(log, c)),
    from: (c) => beganAt(log, c),
    to: (c) => endedAt(log, c),
    events: (c) => log.first[c + 1]! - log.first[c]!,
    label: (c) => log.cases[c]!.label,
  }
  const by = value[page.sort]
  const sorted = [...cases].map((c) => ({ c, by: by(c) }))
  const sign = page.down ? -1 : 1
  sorted.sort((x, y) => (x.by < y.by ? -sign : x.by > y.by ? sign : x.c - y.c))
  return sorted.slice(page.offset, page.offset + page.limit).map(({ c }) => ({
    ...log.cases[c]!,
    from: new Date(beganAt(log, c)).toISOString(),
    to: new Date(endedAt(log, c)).toISOString(),
    duration: elapsed(beganAt(log, c), endedAt(log, c)),
    events: log.first[c + 1]! - log.first[c]!,
    variant: keys[of[c]!]!,
    open: isOpen(c),
  }))
}

export function caseDetail({ log }: OpenLog, { elapsed }: Chosen, key: string): CaseDetail | undefined {
  const c = log.cases.findIndex((each) => each.key === key)
  if (c < 0) return undefined
  const events: CaseDetail['events'] = []
  for (let e = log.first[c]!; e < log.first[c + 1]!; e += 1) {
    const attributes: Record<string, string> = {}
    for (const [name, { values, codes }] of log.eventAttributes)
      if (codes[e]! >= 0) attributes[name] = values[codes[e]!]!
    events.push({
      activity: log.activities[log.activity[e]!]!.label,
      start: Number.isNaN(log.start[e]!) ? null : new Date(log.start[e]!).toISOString(),
      at: new Date(log.end[e]!).toISOString(),
      resource: log.resources[log.resource[e]!] ?? null,
      waited: e > log.first[c]! ? elapsed(log.end[e - 1]!, log.end[e]!) : 0,
      attributes,
    })
  }
  return { ...log.cases[c]!, attributes: attributesOf(log, c), events }
}

/** How far the chosen cases went as the flow says. */
export function conformanceAnswer({ log, isOpen }: OpenLog, { cases }: Chosen, flow: Flow): ConformanceAnswer {
  const found = conformanceOf(log, cases, flow, isOpen)
  const steps = new Map(flow.nodes.map(({ id, name }) => [id, name]))
  const labels = new Map(log.activities.map(({ key, label }) => [key, label]))
  const nameOf = (key: string) => steps.get(key) ?? labels.get(key) ?? key
  return {
    ...found,
    deviations: found.deviations.map(({ deviation, ...rest }) => ({
      text: deviationText(deviation, nameOf),
      kind: deviation.kind,
      ...rest,
    })),
    steps: found.steps.map(({ step, cases: n }) => ({ step, name: nameOf(step), cases: n })),
    unknownActivities: found.unknownActivities.map(nameOf),
    unusedSteps: found.unusedSteps.map(nameOf),
  }
}
