import { allCases, beganAt, type Cases, type Column, type Elapsed, type EventLog, endedAt } from './event-log.ts'
import type { LogFilter } from './filters.types.ts'
import { variantsOf } from './variants.ts'

/** The cases that meet all conditions. Names that the log does not know are met by no case. */
export function filterCases(log: EventLog, filters: readonly LogFilter[], elapsed: Elapsed): Cases {
  let cases = allCases(log)
  for (const filter of filters) {
    const test = testOf(log, filter, elapsed)
    cases = cases.filter(test)
  }
  return cases
}

type Test = (c: number) => boolean

function testOf(log: EventLog, filter: LogFilter, elapsed: Elapsed): Test {
  switch (filter.kind) {
    case 'time':
      return timeTest(log, filter)
    case 'activity':
      return activityTest(log, filter)
    case 'follows':
      return followsTest(log, filter)
    case 'variant': {
      const { of, keys } = variantsOf(log)
      const wanted = codesOf(keys, filter.variants)
      return (c) => wanted.has(of[c]!) !== (filter.not ?? false)
    }
    case 'duration':
      return (c) => {
        const seconds = elapsed(beganAt(log, c), endedAt(log, c))
        return (
          seconds >= (filter.min ?? Number.NEGATIVE_INFINITY) && seconds <= (filter.max ?? Number.POSITIVE_INFINITY)
        )
      }
    case 'attribute':
      return attributeTest(log, filter)
    case 'resource': {
      const wanted = codesOf(log.resources, filter.people)
      return (c) => someEvent(log, c, (e) => wanted.has(log.resource[e]!)) !== (filter.not ?? false)
    }
    case 'start': {
      const wanted = activityCodes(log, filter.activities)
      return (c) => wanted.has(log.activity[log.first[c]!]!)
    }
    case 'end': {
      const wanted = activityCodes(log, filter.activities)
      return (c) => wanted.has(log.activity[log.first[c + 1]! - 1]!)
    }
    case 'rework': {
      const wanted = activityCodes(log, [filter.activity])
      return (c) => {
        let times = 0
        return someEvent(log, c, (e) => wanted.has(log.activity[e]!) && ++times > 1)
      }
    }
  }
}

type Of<K extends LogFilter['kind']> = Extract<LogFilter, { kind: K }>

function timeTest(log: EventLog, { from, to, mode }: Of<'time'>): Test {
  const low = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from)
  const high = to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to)
  const inside = (at: number) => at >= low && at < high
  if (mode === 'started') return (c) => inside(beganAt(log, c))
  if (mode === 'ended') return (c) => inside(endedAt(log, c))
  if (mode === 'within') return (c) => beganAt(log, c) >= low && endedAt(log, c) < high
  return (c) => beganAt(log, c) < high && endedAt(log, c) >= low
}

function activityTest(log: EventLog, { activities, mode }: Of<'activity'>): Test {
  const wanted = activityCodes(log, activities)
  const any: Test = (c) => someEvent(log, c, (e) => wanted.has(log.activity[e]!))
  if (mode === 'any') return any
  if (mode === 'none') return (c) => !any(c)
  return (c) => {
    const missing = new Set(wanted)
    someEvent(log, c, (e) => missing.delete(log.activity[e]!) && missing.size === 0)
    return missing.size === 0 && wanted.size === new Set(activities).size
  }
}

function followsTest(log: EventLog, { from, to, mode }: Of<'follows'>): Test {
  const [a] = activityCodes(log, [from])
  const [b] = activityCodes(log, [to])
  const directly: Test = (c) =>
    someEvent(log, c, (e) => e > log.first[c]! && log.activity[e - 1] === a && log.activity[e] === b)
  if (mode === 'directly') return directly
  if (mode === 'never') return (c) => !directly(c)
  return (c) => {
    let seen = false
    return someEvent(log, c, (e) => {
      if (seen && log.activity[e] === b) return true
      seen ||= log.activity[e] === a
      return false
    })
  }
}

function attributeTest(log: EventLog, { of, name, values, not = false }: Of<'attribute'>): Test {
  const column: Column | undefined = (of === 'case' ? log.caseAttributes : log.eventAttributes).get(name)
  const wanted = codesOf(column?.values ?? [], values)
  if (values.includes('')) wanted.add(-1)
  const code = (at: number) => column?.codes[at] ?? -1
  if (of === 'case') return (c) => wanted.has(code(c)) !== not
  return (c) => someEvent(log, c, (e) => wanted.has(code(e))) !== not
}

const activityCodes = (log: EventLog, keys: readonly string[]): Set<number> =>
  codesOf(
    log.activities.map(({ key }) => key),
    keys,
  )

function codesOf(all: readonly string[], wanted: readonly string[]): Set<number> {
  const set = new Set(wanted)
  const codes = new Set<number>()
  for (const [code, value] of all.entries()) if (set.has(value)) codes.add(code)
  return codes
}

function someEvent(log: EventLog, c: number, test: (e: number) => boolean): boolean {
  for (let e = log.first[c]!; e < log.first[c + 1]!; e += 1) if (test(e)) return true
  return false
}
