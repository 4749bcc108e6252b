/** Published event logs beside the repository; without them these tests are skipped by name. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readTableLog } from './read-csv-log.ts'
import { readXesLog } from './read-xes-log.ts'
import { guessColumns } from './rules/columns.ts'
import { allCases, type EventLog, eventsOf, plainTime } from './rules/event-log.ts'
import { dependencies, graphOf, reworkOf } from './rules/graph.ts'
import { throughputOf } from './rules/throughput.ts'
import { countVariants, listVariants } from './rules/variants.ts'

const folder = join(process.env.SHARED_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'), 'process-logs')

const runningHeaders = ['concept:name', 'org:resource', 'time:timestamp', 'Activity', 'Resource', 'case:concept:name']
const read = {
  csv: () => readTableLog(join(folder, 'running-example.csv'), guessColumns(runningHeaders), 'UTC'),
  xes: () => readXesLog(join(folder, 'running-example.xes'), 'UTC'),
}

describe.skipIf(!existsSync(folder)).each(['csv', 'xes'] as const)('running example (%s)', (format) => {
  let log: EventLog
  beforeAll(async () => {
    const result = await read[format]()
    expect(result.faults.count).toBe(0)
    log = result.log
  })
  const name = (a: number) => log.activities[a]!.label
  const graph = () => graphOf(log, allCases(log), plainTime)

  test('cases, events, activities, variants and edges', () => {
    expect([log.cases.length, eventsOf(log, allCases(log)), log.activities.length]).toEqual([6, 42, 8])
    expect(countVariants(log, allCases(log))).toBe(6)
    expect(graph().paths).toHaveLength(16)
  })
  test('starts, ends, counts', () => {
    const { activities, paths } = graph()
    const pick = (key: 'starts' | 'ends' | 'count') =>
      Object.fromEntries(activities.filter((a) => a[key] > 0).map((a) => [name(a.activity), a[key]]))
    expect(pick('starts')).toEqual({ 'register request': 6 })
    expect(pick('ends')).toEqual({ 'pay compensation': 3, 'reject request': 3 })
    expect(pick('count')).toMatchObject({ 'check ticket': 9, decide: 9 })
    const edges = Object.fromEntries(paths.map((p) => [`${name(p.from)}>${name(p.to)}`, p.count]))
    expect(edges).toMatchObject({ 'check ticket>decide': 6, 'examine casually>check ticket': 4 })
  })
  test('rework and case durations', () => {
    const rework = reworkOf(log, allCases(log), plainTime)
    expect(Object.fromEntries(rework.map((r) => [name(r.activity), r.cases]))).toEqual({
      'check ticket': 2,
      decide: 2,
      'examine casually': 1,
      'reinitiate request': 1,
    })
    const { min, median, mean, max } = throughputOf(log, allCases(log), plainTime).spread
    expect([min, median, mean, max]).toEqual([520_920, 815_940, 966_890, 1_576_440])
  })
  test('heuristic dependencies', () => {
    const found = dependencies(graph())
    const of = (from: string, to: string) => {
      const code = (text: string) => log.activities.findIndex(({ key }) => key === text)
      return found.get(`${code(from)}>${code(to)}`)
    }
    expect(of('register request', 'examine casually')).toBe(0.75)
    expect(of('check ticket', 'decide')).toBeCloseTo(6 / 7, 12)
    expect(of('examine casually', 'check ticket')).toBeCloseTo(2 / 7, 12)
    expect(of('decide', 'pay compensation')).toBe(0.75)
  })
})

describe.skipIf(!existsSync(folder))('receipt', () => {
  let log: EventLog
  beforeAll(async () => {
    const mapping = guessColumns([
      'case:concept:name',
      'concept:instance',
      'concept:name',
      'lifecycle:transition',
      'org:resource',
      'time:timestamp',
    ])
    const result = await readTableLog(join(folder, 'receipt.csv'), mapping, 'UTC')
    expect([result.faults.count, result.duplicates, result.leftOut]).toEqual([0, 0, 0])
    log = result.log
  })

  test('figures', () => {
    const all = allCases(log)
    expect([log.cases.length, eventsOf(log, all), log.activities.length, countVariants(log, all)]).toEqual([
      1434, 8577, 27, 116,
    ])
    expect(listVariants(log, all, plainTime, 5).map(({ cases }) => cases)).toEqual([713, 123, 116, 115, 75])
    const { paths } = graphOf(log, all, plainTime)
    expect(paths).toHaveLength(99)
    const start = (a: number) => log.activities[a]!.label.slice(0, 3)
    expect(paths.find((p) => start(p.from) === 'T04' && start(p.to) === 'T05')?.count).toBe(1177)
    const { median, mean } = throughputOf(log, all, plainTime).spread
    expect(median).toBeCloseTo(2868.58, 2)
    expect(mean).toBeCloseTo(467_263.9, 1)
  })
  test('attributes of cases', () => {
    expect([...log.caseAttributes.keys()]).toContain('channel')
    expect(log.caseAttributes.get('channel')!.values).toContain('Internet')
  })
})
