import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draw, soundFlow } from '../testing/drawings.ts'
import type { Flow } from './flow.types.ts'
import { graphOf, orderOf } from './flow-graph.ts'
import { layoutOf, placed, tidied } from './layout.ts'
import { boxOf } from './node-size.ts'
import { passes, routesOf } from './route.ts'

const boxesOf = (flow: Flow) => new Map(flow.nodes.map((node) => [node.id, boxOf(node, node.position!)]))

describe('layout', () => {
  it('goes from left to right in one line', () => {
    const places = layoutOf(draw(['start > a > b > end']))
    const xs = ['start', 'a', 'b', 'end'].map((id) => places.get(id)!.x)
    expect(xs).toEqual(xs.toSorted((a, b) => a - b))
    expect(
      new Set([...boxesOf(tidied(draw(['start > a > b > end']))).values()].map((b) => b.y + b.height / 2)).size,
    ).toBe(1)
  })

  it('keeps steps apart and later ones to the right, and draws every way around the steps', () => {
    fc.assert(
      fc.property(soundFlow, (drawn) => {
        const flow = tidied(drawn)
        const boxes = boxesOf(flow)
        const all = [...boxes]
        for (const [id, box] of all)
          for (const [other, b] of all)
            if (id !== other)
              expect(
                box.x < b.x + b.width && b.x < box.x + box.width && box.y < b.y + b.height && b.y < box.y + box.height,
              ).toBe(false)
        const order = orderOf(graphOf(flow))
        const routes = routesOf(flow)
        for (const edge of flow.edges) {
          const [from, to] = [boxes.get(edge.from)!, boxes.get(edge.to)!]
          if (order.get(edge.from)! < order.get(edge.to)!) expect(to.x).toBeGreaterThan(from.x)
          const route = routes.get(edge.id)!
          for (let at = 1; at < route.length; at++) {
            const [a, b] = [route[at - 1]!, route[at]!]
            expect(a.x === b.x || a.y === b.y).toBe(true)
            for (const [id, box] of all)
              if (id !== edge.from && id !== edge.to)
                expect(`${edge.id} ${id} ${passes(a, b, box)}`).toBe(`${edge.id} ${id} false`)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('draws a straight line between steps that stand close', () => {
    const flow = tidied(draw(['start > a > end']))
    const from = flow.nodes.find(({ id }) => id === 'start')!
    const close = {
      ...flow,
      nodes: flow.nodes.map((node) =>
        node.id === 'a'
          ? { ...node, position: { x: from.position!.x + boxOf(from, from.position!).width + 24, y: node.position!.y } }
          : node,
      ),
    }
    const way = close.edges.find(({ to }) => to === 'a')!
    expect(routesOf(close).get(way.id)).toHaveLength(2)
  })

  it('keeps places that people gave, and finds free ones for the rest', () => {
    const flow = tidied(draw(['start > if > a > end', 'if > b > end']))
    const moved: Flow = {
      ...flow,
      nodes: flow.nodes.map((node) =>
        node.id === 'a'
          ? { ...node, position: { x: 999, y: 7 } }
          : node.id === 'b'
            ? { ...node, position: undefined }
            : node,
      ),
    }
    const again = placed(moved)
    expect(again.nodes.find(({ id }) => id === 'a')!.position).toEqual({ x: 999, y: 7 })
    const b = again.nodes.find(({ id }) => id === 'b')!.position!
    for (const node of again.nodes) if (node.id !== 'b') expect(passes(b, b, boxOf(node, node.position!))).toBe(false)
    expect(placed(again)).toBe(again)
  })
})
