/** Places steps from left to right, each after what leads to it. */
import { Graph, layout as runDagre } from '@dagrejs/dagre'
import type { Flow, FlowNode, Position } from './flow.types.ts'
import { graphOf, orderOf } from './flow-graph.ts'
import { boxOf, footprintOf, grid, type Size, sizeOf } from './node-size.ts'

const gap = { between: 32, after: 48, margin: 24 }

const onGrid = (value: number): number => Math.round(value / grid) * grid

/** Where each step belongs in a clean drawing. The same flow is always drawn the same. */
export function layoutOf(flow: Flow): Map<string, Position> {
  const graph = graphOf(flow)
  const drawing = new Graph({ multigraph: true })
  drawing.setGraph({
    rankdir: 'LR',
    nodesep: gap.between,
    ranksep: gap.after,
    edgesep: 24,
    marginx: gap.margin,
    marginy: gap.margin,
  })
  for (const node of graph.nodes.values()) drawing.setNode(node.id, { ...footprintOf(node.kind, node.name) })
  // Ways that lead back are turned round for the layout, or they would pull what they lead to to the right.
  const order = orderOf(graph)
  for (const edge of graph.edges) {
    if (edge.from === edge.to) continue
    const leadsBack = order.get(edge.from)! > order.get(edge.to)!
    const [from, to] = leadsBack ? [edge.to, edge.from] : [edge.from, edge.to]
    const label = edge.label ? { width: labelWidth(edge.label), height: 20, labelpos: 'c' as const } : {}
    drawing.setEdge(from, to, { weight: leadsBack ? 1 : 2, minlen: 1, ...label }, edge.id)
  }
  runDagre(drawing)
  return new Map(
    [...graph.nodes.values()].map(({ id, kind, name }) => {
      const { x = 0, y = 0 } = drawing.node(id) as Partial<Position>
      const { width, height } = sizeOf(kind, name)
      return [id, { x: onGrid(x) - width / 2, y: onGrid(y) - height / 2 }]
    }),
  )
}

/** Room for a label: Chinese characters are twice as wide as Latin letters. */
const labelWidth = (label: string): number =>
  Math.min(
    180,
    [...label].reduce((width, character) => width + (character > '\u2e7f' ? 13 : 7), 16),
  )

/** The flow with every step in its clean place. */
export function tidied(flow: Flow): Flow {
  const places = layoutOf(flow)
  return { ...flow, nodes: flow.nodes.map((node) => ({ ...node, position: places.get(node.id)! })) }
}

/** The flow as it stands where its steps stand apart, else tidied: other tools draw smaller steps closer together. */
export function uncrowded(flow: Flow): Flow {
  const boxes = flow.nodes.flatMap((node) => (node.position ? [boxOf(node, node.position)] : []))
  const isCrowded = boxes.some((a, at) =>
    boxes
      .slice(at + 1)
      .some((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
  )
  return isCrowded ? tidied(flow) : flow
}

/** The flow with a place for every step: those that have one keep it, the others stand to the right of what leads to them. */
export function placed(flow: Flow): Flow {
  const missing = flow.nodes.filter(({ position }) => !position)
  if (missing.length === 0) return flow
  if (missing.length === flow.nodes.length) return tidied(flow)
  const places = new Map(flow.nodes.flatMap(({ id, position }) => (position ? [[id, position] as const] : [])))
  const sizes = new Map(flow.nodes.map(({ id, kind, name }) => [id, sizeOf(kind, name)]))
  for (const node of missing) places.set(node.id, freePlace(node, flow, places, sizes))
  return { ...flow, nodes: flow.nodes.map((node) => ({ ...node, position: places.get(node.id)! })) }
}

function freePlace(
  node: FlowNode,
  flow: Flow,
  places: ReadonlyMap<string, Position>,
  sizes: ReadonlyMap<string, Size>,
): Position {
  const before = flow.edges.find(({ from, to }) => to === node.id && places.has(from))?.from
  const size = sizes.get(node.id)!
  const beforeSize = before === undefined ? size : sizes.get(before)!
  const anchor = before === undefined ? { x: 0, y: 0 } : places.get(before)!
  const x = onGrid(before === undefined ? anchor.x : anchor.x + beforeSize.width + gap.after)
  let y = anchor.y + beforeSize.height / 2 - size.height / 2
  const isTaken = () =>
    [...places].some(([id, place]) => {
      const other = sizes.get(id)!
      return (
        x < place.x + other.width + grid &&
        place.x < x + size.width + grid &&
        y < place.y + other.height + grid &&
        place.y < y + size.height + grid
      )
    })
  while (isTaken()) y += size.height + gap.between
  return { x, y }
}
