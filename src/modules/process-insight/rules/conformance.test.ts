import { describe, expect, test } from 'vitest'
import type { Flow, FlowNode } from '#modules/processes'
import { conformanceOf } from './conformance.ts'
import { deviationText } from './deviation-text.ts'
import { allCases } from './event-log.ts'
import { LogBuilder } from './log-builder.ts'

const step = (id: string, kind = 'task', more: object = {}) => ({ id, name: id, kind, ...more }) as FlowNode

/** `a>b` is a way; a case is the letters of what happened. */
function flowOf(nodes: FlowNode[], ways: string): Pick<Flow, 'nodes' | 'edges'> {
  const edges = ways.split(' ').map((way, at) => ({ id: `e${at}`, from: way.split('>')[0]!, to: way.split('>')[1]! }))
  return { nodes, edges }
}
function check(flow: Pick<Flow, 'nodes' | 'edges'>, paths: string[], open = false) {
  const builder = new LogBuilder()
  for (const [key, path] of paths.entries())
    for (const [at, activity] of [...path].entries()) builder.add({ case: String(key), activity, at })
  const log = builder.build()
  const result = conformanceOf(log, allCases(log), flow, () => open)
  const words = result.deviations.map(({ deviation }) => deviationText(deviation, (key) => key).en)
  return { ...result, words }
}
const start = step('s', 'start')
const end = step('e', 'end', { outcome: 'done' })

describe('a line of steps', () => {
  const flow = flowOf([start, step('a'), step('b'), step('c'), end], 's>a a>b b>c c>e')
  test('fits', () => expect(check(flow, ['abc', 'abc'])).toMatchObject({ fitting: 2, fitness: 1, words: [] }))
  test.each([
    ['ac', ['"c" without "b" before it']],
    ['ab', ['Ended without "c"']],
    ['abbc', ['"b" once more after "b"']],
    ['abxc', ['"x" is no step of the definition']],
  ])('%s', (path, words) => expect(check(flow, [path])).toMatchObject({ fitting: 0, words }))
  test('the order the wrong way round costs two', () => {
    const { fitting, fitness } = check(flow, ['acb'])
    expect(fitting).toBe(0)
    // Two of six: three events and three steps.
    expect(fitness).toBeCloseTo(1 - 2 / 6)
  })
  test('a case that goes on lacks nothing yet', () => {
    expect(check(flow, ['ab'], true)).toMatchObject({ fitting: 1 })
    expect(check(flow, ['b'], true)).toMatchObject({ fitting: 0 })
  })
  test('counts cases by step, and what never happens', () => {
    const result = check(flow, ['abc', 'ab', 'ax'])
    expect(result.steps).toEqual([
      { step: 'a', cases: 3 },
      { step: 'b', cases: 2 },
      { step: 'c', cases: 1 },
    ])
    expect([result.unknownActivities, check(flow, ['ab']).unusedSteps]).toEqual([['x'], ['c']])
  })
})

describe('splits', () => {
  const abc = [start, step('p', 'parallel'), step('a'), step('b'), step('q', 'parallel'), step('c'), end]
  const parallel = flowOf(abc, 's>p p>a p>b a>q b>q q>c c>e')
  test('parallel ways in any order, but both', () => {
    expect(check(parallel, ['abc', 'bac']).fitting).toBe(2)
    expect(check(parallel, ['ac', 'acb']).fitting).toBe(0)
  })
  test('a condition takes one way', () => {
    const flow = flowOf(
      [start, step('x', 'condition'), step('a'), step('b'), step('c'), end],
      's>x x>a x>b a>c b>c c>e',
    )
    expect(check(flow, ['ac', 'bc']).fitting).toBe(2)
    expect(check(flow, ['abc']).fitting).toBe(0)
  })
  test('an inclusive split takes one way or several', () => {
    const nodes = [start, step('x', 'inclusive'), step('a'), step('b'), step('y', 'inclusive'), end]
    const flow = flowOf(nodes, 's>x x>a x>b a>y b>y y>e')
    expect(check(flow, ['a', 'b', 'ab', 'ba']).fitting).toBe(4)
  })
  test('loops go round as often as they like', () => {
    const flow = flowOf([start, step('a'), step('x', 'condition'), end], 's>a a>x x>a x>e')
    expect(check(flow, ['a', 'aa', 'aaaaa']).fitting).toBe(3)
  })
})

describe('approvals', () => {
  const asks = (whenRejected: unknown) => step('b', 'approval', { whenRejected, rule: { mode: 'all' } })
  test('several signers are one pass of the step', () => {
    expect(check(flowOf([start, asks('end'), end], 's>b b>e'), ['bbb']).fitting).toBe(1)
  })
  test('a rejection may end it or lead back', () => {
    const line = 's>a a>b b>c c>e'
    const nodes = (rejected: unknown) => [start, step('a'), asks(rejected), step('c'), end]
    expect(check(flowOf(nodes('end'), line), ['ab', 'abc']).fitting).toBe(2)
    expect(check(flowOf(nodes('to-starter'), line), ['ababc', 'ab']).fitting).toBe(1)
    expect(check(flowOf(nodes({ toStep: 'a' }), line), ['ababc']).fitting).toBe(1)
  })
})

test('a flow too wide to compare says so instead of waiting', () => {
  const many = Array.from({ length: 18 }, (_, at) => step(`n${at}`))
  const ways = many.flatMap(({ id }) => [`p>${id}`, `${id}>q`]).join(' ')
  const flow = flowOf([start, step('p', 'parallel'), ...many, step('q', 'parallel'), end], `s>p ${ways} q>e`)
  expect(check(flow, ['zz'])).toMatchObject({ unjudged: 1, fitting: 0 })
})
