import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultWorkingCalendar, workingMinutesBetween } from '#kernel/pure/calendar.ts'
import { allCases, type EventLog, plainTime } from './event-log.ts'
import { filterCases } from './filters.ts'
import type { LogFilter } from './filters.types.ts'
import { graphOf, reworkOf } from './graph.ts'
import { LogBuilder } from './log-builder.ts'
import { packCase, Unpacker } from './packed-log.ts'
import { quantile, spreadOf } from './statistics.ts'
import { throughputOf } from './throughput.ts'
import { timestampReader } from './timestamp.ts'
import { listVariants } from './variants.ts'
import { visibleGraph } from './visible-graph.ts'
import { workingClock } from './working-clock.ts'

const hour = 3_600_000

/** A log from paths: letters are activities, one an hour. */
function logOf(paths: Record<string, string>, attributes: Record<string, Record<string, string>> = {}): EventLog {
  const builder = new LogBuilder()
  for (const [key, path] of Object.entries(paths)) {
    builder.describe(key, attributes[key] ?? {})
    for (const [at, activity] of [...path].entries())
      builder.add({ case: key, activity, at: at * hour, resource: activity === 'a' ? 'Ann' : 'Bob' })
  }
  return builder.build()
}

const keys = (log: EventLog, filters: LogFilter[]) =>
  [...filterCases(log, filters, plainTime)].map((c) => log.cases[c]!.key)

describe('filters', () => {
  const log = logOf({ 1: 'abc', 2: 'acb', 3: 'ab', 4: 'abbc' }, { 1: { region: 'east' }, 4: { region: 'west' } })
  test.each<[string, LogFilter[], string[]]>([
    ['any activity', [{ kind: 'activity', activities: ['c'], mode: 'any' }], ['1', '2', '4']],
    ['all activities', [{ kind: 'activity', activities: ['b', 'c'], mode: 'all' }], ['1', '2', '4']],
    ['all, one unknown', [{ kind: 'activity', activities: ['b', 'z'], mode: 'all' }], []],
    ['no activity', [{ kind: 'activity', activities: ['c'], mode: 'none' }], ['3']],
    ['directly follows', [{ kind: 'follows', from: 'b', to: 'c', mode: 'directly' }], ['1', '4']],
    ['eventually follows', [{ kind: 'follows', from: 'a', to: 'c', mode: 'eventually' }], ['1', '2', '4']],
    ['never directly', [{ kind: 'follows', from: 'b', to: 'c', mode: 'never' }], ['2', '3']],
    ['follows itself', [{ kind: 'follows', from: 'b', to: 'b', mode: 'eventually' }], ['4']],
    ['start', [{ kind: 'start', activities: ['b'] }], []],
    ['end', [{ kind: 'end', activities: ['b'] }], ['2', '3']],
    ['rework', [{ kind: 'rework', activity: 'b' }], ['4']],
    ['duration', [{ kind: 'duration', min: 7200, max: 7200 }], ['1', '2']],
    ['attribute', [{ kind: 'attribute', of: 'case', name: 'region', values: ['east'] }], ['1']],
    ['no value', [{ kind: 'attribute', of: 'case', name: 'region', values: [''] }], ['2', '3']],
    ['not a value', [{ kind: 'attribute', of: 'case', name: 'region', values: ['east'], not: true }], ['2', '3', '4']],
    ['resource', [{ kind: 'resource', people: ['Bob'], not: true }], []],
    ['started', [{ kind: 'time', from: '1970-01-01T01:00:00Z', mode: 'started' }], []],
    ['ended', [{ kind: 'time', from: '1970-01-01T02:00:00Z', to: '1970-01-01T03:00:00Z', mode: 'ended' }], ['1', '2']],
    [
      'two laid on each other',
      [
        { kind: 'end', activities: ['c'] },
        { kind: 'rework', activity: 'b' },
      ],
      ['4'],
    ],
  ])('%s', (_, filters, expected) => expect(keys(log, filters)).toEqual(expected))

  test('a filter and its opposite part the cases', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.stringMatching(/^[abc]{1,6}$/)), (paths) => {
        const some = logOf(paths)
        const has = keys(some, [{ kind: 'activity', activities: ['b'], mode: 'any' }])
        const not = keys(some, [{ kind: 'activity', activities: ['b'], mode: 'none' }])
        expect(has.length + not.length).toBe(some.cases.length)
        expect(new Set([...has, ...not]).size).toBe(some.cases.length)
      }),
    )
  })
})

describe('graph and variants', () => {
  test('arcs of all cases: what goes in comes out', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[abcd]{1,8}$/), { minLength: 1, maxLength: 20 }), (paths) => {
        const log = logOf(Object.fromEntries(paths.entries()))
        const { activities, paths: ways } = graphOf(log, allCases(log), plainTime)
        for (const { activity, count, starts, ends } of activities) {
          const into = ways.filter(({ to }) => to === activity).reduce((n, way) => n + way.count, 0)
          const out = ways.filter(({ from }) => from === activity).reduce((n, way) => n + way.count, 0)
          expect([into + starts, out + ends]).toEqual([count, count])
        }
        const variants = listVariants(log, allCases(log), plainTime)
        expect(variants.reduce((n, { cases }) => n + cases, 0)).toBe(log.cases.length)
        expect(new Set(paths).size).toBe(variants.length)
      }),
    )
  })
  test('a variant has the same name whatever else is in the log', () => {
    const key = (log: EventLog) =>
      listVariants(log, allCases(log), plainTime).find(({ path }) => path.length === 3)!.key
    expect(key(logOf({ 1: 'xyz', 2: 'abc' }))).not.toBe(key(logOf({ 1: 'abc' })))
    expect(key(logOf({ 1: 'cb', 2: 'abc' }))).toBe(key(logOf({ 9: 'abc' })))
  })
  test('rework counts what is done again', () => {
    const log = logOf({ 1: 'abab', 2: 'abbb' })
    expect(
      reworkOf(log, allCases(log), plainTime).map(({ activity, cases, again, most }) => [
        log.activities[activity]!.key,
        cases,
        again,
        most,
      ]),
    ).toEqual([
      ['b', 2, 3, 3],
      ['a', 1, 1, 2],
    ])
  })
  test('each activity on the map keeps its strongest ways', () => {
    const log = logOf({ 1: 'abcd', 2: 'abcd', 3: 'acbd', 4: 'ad' })
    const graph = graphOf(log, allCases(log), plainTime)
    const few = visibleGraph(graph, { activities: 1, paths: 0 })
    expect(few.paths.length).toBeLessThan(graph.paths.length)
    for (const { activity, starts, ends } of few.activities) {
      if (starts < 4) expect(few.paths.some(({ to }) => to === activity)).toBe(true)
      if (ends < 4) expect(few.paths.some(({ from }) => from === activity)).toBe(true)
    }
    expect(visibleGraph(graph, { activities: 1, paths: 1 }).paths).toHaveLength(graph.paths.length)
  })
})

describe('building', () => {
  test('work is paired from start and complete; what was given up did not happen', () => {
    const builder = new LogBuilder()
    const add = (activity: string, lifecycle: string, at: number) => builder.add({ case: '1', activity, lifecycle, at })
    add('a', 'start', 0)
    add('b', 'start', 1)
    add('a', 'complete', 5)
    add('b', 'abort', 6)
    add('c', 'start', 7)
    const log = builder.build()
    expect([...log.activity].map((a) => log.activities[a]!.key)).toEqual(['a'])
    expect([log.start[0], log.end[0]]).toEqual([0, 5])
  })
  test('a log of beginnings only keeps them', () => {
    const builder = new LogBuilder()
    builder.add({ case: '1', activity: 'a', lifecycle: 'start', at: 1 })
    expect(builder.build().activity).toHaveLength(1)
  })
  test('events come in any order, cases without any do not count', () => {
    const builder = new LogBuilder()
    builder.describe('empty', { x: '1' })
    builder.add({ case: '1', activity: 'b', at: 2, attributes: { n: 'two' } })
    builder.add({ case: '1', activity: 'a', at: 1, attributes: { n: 'one' } })
    const log = builder.build()
    expect(log.cases.map(({ key }) => key)).toEqual(['1'])
    expect([...log.activity].map((a) => log.activities[a]!.key)).toEqual(['a', 'b'])
    const { values, codes } = log.eventAttributes.get('n')!
    expect([...codes].map((code) => values[code])).toEqual(['one', 'two'])
  })
  test('a packed log comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[abc]{1,5}$/), { minLength: 1, maxLength: 8 }), (paths) => {
        const log = logOf(Object.fromEntries(paths.entries()), { 0: { region: 'east' } })
        const unpacker = new Unpacker({ cases: log.cases.length, events: log.activity.length })
        for (let c = 0; c < log.cases.length; c += 1) unpacker.add(JSON.parse(JSON.stringify(packCase(log, c))))
        expect(unpacker.result(log)).toEqual(log)
      }),
    )
  })
})

describe('time', () => {
  test('quantiles as spreadsheets make them', () => {
    expect(quantile(Float64Array.from([1, 2, 3, 4]), 0.5)).toBe(2.5)
    expect(spreadOf(Float64Array.from([10, 1, 5, 3])).p90).toBeCloseTo(8.5)
  })
  test('the working clock says what the calendar says', () => {
    const [low, high] = [Date.parse('2024-01-25T00:00:00Z'), Date.parse('2024-03-05T00:00:00Z')]
    const clock = workingClock(low, high, defaultWorkingCalendar)
    fc.assert(
      fc.property(fc.integer({ min: low, max: high }), fc.integer({ min: low, max: high }), (x, y) => {
        const [from, to] = [Math.min(x, y), Math.max(x, y)]
        const minutes = workingMinutesBetween(new Date(from), new Date(to), defaultWorkingCalendar)
        expect(clock(from, to)).toBeCloseTo(minutes * 60, 6)
      }),
    )
  })
  test('bands hold every case once', () => {
    const log = logOf({ 1: 'a', 2: 'ab', 3: 'abcdefgh' })
    const { bands } = throughputOf(log, allCases(log), plainTime)
    expect(bands.reduce((n, { cases }) => n + cases, 0)).toBe(3)
    expect(bands[0]).toMatchObject({ from: 0, cases: 1 })
  })
  test.each<[string, string | undefined]>([
    ['2011-10-11 13:45:40.276000+02:00', '2011-10-11T11:45:40.276Z'],
    ['2024-03-01T09:00:00.5', '2024-03-01T01:00:00.500Z'],
    ['2024-03-01 09:00', '2024-03-01T01:00:00.000Z'],
    ['2024/03/01 09:00:07', '2024-03-01T01:00:07.000Z'],
    ['2024年3月1日 9:05', '2024-03-01T01:05:00.000Z'],
    ['1709254800', '2024-03-01T01:00:00.000Z'],
    ['1709254800123', '2024-03-01T01:00:00.123Z'],
    ['2024-02-30 09:00', undefined],
    ['2024-03-01 25:00', undefined],
    ['0001-01-01 00:00', undefined],
    ['soon', undefined],
  ])('%s', (text, expected) => {
    const at = timestampReader('Asia/Shanghai')(text)
    expect(at === undefined ? undefined : new Date(at).toISOString()).toBe(expected)
  })
})
