import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw, soundFlow } from '../testing/drawings.ts'
import { addAfter, connect, copy, insertOnWay, newStep, paste, remove } from './edit.ts'
import type { Flow, NodeKind } from './flow.types.ts'
import { tidied } from './layout.ts'
import { sizeOf } from './node-size.ts'
import { validateFlow } from './validate.ts'

const kinds: NodeKind[] = [
  'task',
  'approval',
  'condition',
  'parallel',
  'inclusive',
  'wait',
  'notify',
  'update',
  'webhook',
  'sub-process',
  'end',
]
const names = Object.fromEntries(['start', ...kinds].map((kind) => [kind, kind])) as Record<NodeKind, string>
const ways = (flow: Flow) => flow.edges.map(({ from, to }) => `${from} > ${to}`).sort()
const drawing = (flow: Flow) =>
  validateFlow(flow, [{ on: 'request' }]).filter(({ code }) =>
    ['dead-end', 'unreachable', 'way-loose', 'id-double', 'many-ways', 'no-way-out'].includes(code),
  )

describe('editing', () => {
  it('puts a step on a way and takes it out again without a trace', () => {
    fc.assert(
      fc.property(
        soundFlow,
        fc.nat(),
        fc.constantFrom(...kinds.filter((kind) => kind !== 'end')),
        (drawn, pick, kind) => {
          const flow = tidied(drawn)
          const way = flow.edges[pick % flow.edges.length]!
          const node = newStep(flow, kind, names)
          const more = insertOnWay(flow, way.id, node)
          expect(drawing(more)).toEqual([])
          const added = more.nodes.find(({ id }) => id === node.id)!.position!
          for (const other of more.nodes) {
            if (other.id !== way.to || other.position!.x < added.x) continue
            expect(other.position!.x).toBeGreaterThanOrEqual(added.x + sizeOf(kind).width)
          }
          const less = remove(more, [node.id])
          expect(ways(less)).toEqual(ways(flow))
          expect(less.nodes.map(({ id }) => id)).toEqual(flow.nodes.map(({ id }) => id))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('adds behind a step: between it and the next, or as one more branch of a split', () => {
    const flow = tidied(draw(['start > a > if > end', 'if > b > end']))
    expect(ways(addAfter(flow, 'a', newStep(flow, 'task', names)))).toContain('task_1 > if')
    const branched = addAfter(flow, 'if', newStep(flow, 'task', names))
    expect(ways(branched)).toEqual(['a > if', 'b > end', 'if > b', 'if > end', 'if > task_1', 'start > a'])
    expect(branched.edges.at(-1)!.otherwise).toBeUndefined()
    expect(addAfter(flow, 'end', newStep(flow, 'task', names)).edges).toEqual(flow.edges)
  })

  it('refuses ways into the start, out of an end, to itself, and twice', () => {
    const flow = draw(['start > a > end'])
    for (const [from, to] of [
      ['a', 'start'],
      ['end', 'a'],
      ['a', 'a'],
      ['a', 'end'],
      ['a', 'gone'],
    ] as const)
      expect(connect(flow, from, to)).toBeNull()
    expect(connect(flow, 'start', 'end')).not.toBeNull()
  })

  it('copies steps with the ways between them, never the start, under new ids and names', () => {
    fc.assert(
      fc.property(soundFlow, (flow) => {
        const clip = copy(
          flow,
          flow.nodes.map(({ id }) => id),
        )
        const { flow: more, ids } = paste(flow, clip)
        expect(ids).toHaveLength(flow.nodes.length - 1)
        expect(new Set(more.nodes.map(({ id }) => id)).size).toBe(more.nodes.length)
        expect(new Set(more.edges.map(({ id }) => id)).size).toBe(more.edges.length)
        expect(more.edges.length).toBe(flow.edges.length * 2 - 1)
        expect(remove(more, ids)).toEqual(flow)
      }),
      { numRuns: 40 },
    )
  })
})
