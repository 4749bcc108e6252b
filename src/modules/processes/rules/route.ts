/** Draws ways as lines of straight pieces at right angles, around the steps and apart from each other where that is possible. */
import type { Flow, FlowEdge, FlowNode, Position } from './flow.types.ts'
import { type Box, boxOf } from './node-size.ts'

type Side = 'left' | 'right' | 'top' | 'bottom'
export type Route = Position[]

/** How far a line goes straight before it turns, and how far it keeps from steps. */
const clear = 20
/** Channels above and below steps that are tried for one way. */
const mostChannels = 10

interface Place extends Box {
  id: string
  /** Diamonds also have doors above and below. */
  diamond: boolean
}

interface Drawn {
  edge: FlowEdge
  from: Position
  to: Position
}

/** The line of each way whose two steps have a place. */
export function routesOf(flow: Flow): Map<string, Route> {
  const places = new Map(
    flow.nodes.flatMap((node) => (node.position ? [[node.id, placeOf(node, node.position)] as const] : [])),
  )
  const boxes = [...places.values()]
  const drawn: Drawn[] = []
  const routes = new Map<string, Route>()
  // Short ways first: the long ones find a way around them.
  const known = flow.edges.filter(({ from, to }) => places.has(from) && places.has(to))
  const distance = ({ from, to }: FlowEdge) =>
    Math.abs(places.get(to)!.x - places.get(from)!.x) + Math.abs(places.get(to)!.y - places.get(from)!.y)
  for (const edge of known.toSorted((a, b) => distance(a) - distance(b))) {
    const route = best(places.get(edge.from)!, places.get(edge.to)!, boxes, drawn, edge)
    routes.set(edge.id, route)
    route.slice(1).forEach((to, at) => {
      drawn.push({ edge, from: route[at]!, to })
    })
  }
  return routes
}

const placeOf = (node: FlowNode, position: Position): Place => ({
  id: node.id,
  diamond: node.kind === 'condition' || node.kind === 'parallel' || node.kind === 'inclusive',
  ...boxOf(node, position),
})

function best(from: Place, to: Place, boxes: readonly Place[], drawn: readonly Drawn[], edge: FlowEdge): Route {
  const isBack = to.x < from.x + from.width
  const leaving: Side[] = from.diamond || isBack ? ['right', 'top', 'bottom'] : ['right']
  const entering: Side[] = to.diamond || isBack ? ['left', 'top', 'bottom'] : ['left']
  const channels = channelsOf(from, to, boxes)
  let winner: { route: Route; cost: number } | undefined
  for (const out of leaving)
    for (const into of entering)
      for (const route of candidates(door(from, out), out, door(to, into), into, channels)) {
        const line = simplified(route)
        const cost = costOf(line, from, to, boxes, drawn, edge)
        if (!winner || cost < winner.cost) winner = { route: line, cost }
      }
  return winner!.route
}

function door(box: Box, side: Side): Position {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  if (side === 'left') return { x: box.x, y: middle.y }
  if (side === 'right') return { x: box.x + box.width, y: middle.y }
  return { x: middle.x, y: side === 'top' ? box.y : box.y + box.height }
}

/** Heights just above and below the steps around, nearest to the way first. */
function channelsOf(from: Place, to: Place, boxes: readonly Place[]): number[] {
  const [left, right] = [Math.min(from.x, to.x) - clear, Math.max(from.x + from.width, to.x + to.width) + clear]
  const middle = (from.y + to.y) / 2
  const heights = boxes
    .filter((box) => box.x < right && box.x + box.width > left)
    .flatMap((box) => [box.y - clear, box.y + box.height + clear])
  return [...new Set(heights)].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle)).slice(0, mostChannels)
}

const isUpright = (side: Side): boolean => side === 'top' || side === 'bottom'
const sign = (side: Side): number => (side === 'right' || side === 'bottom' ? 1 : -1)

function candidates(s: Position, out: Side, t: Position, into: Side, channels: readonly number[]): Route[] {
  if (!isUpright(out) && !isUpright(into)) {
    // Between steps that stand close there is room for one turn at most, or for a straight line.
    const half = t.x > s.x ? [(s.x + t.x) / 2] : []
    const middles = t.x - s.x >= 2 * clear ? [t.x - clear, ...half, s.x + clear] : half
    return [
      ...middles.map((x) => [s, { x, y: s.y }, { x, y: t.y }, t]),
      ...channels.map((y) => {
        const [a, b] = [s.x + clear, t.x - clear]
        return [s, { x: a, y: s.y }, { x: a, y }, { x: b, y }, { x: b, y: t.y }, t]
      }),
    ]
  }
  const awayFrom = (y: number, at: Position, side: Side) => (y - at.y) * sign(side) >= clear
  if (isUpright(out) && isUpright(into))
    return channels
      .filter((y) => awayFrom(y, s, out) && awayFrom(y, t, into))
      .map((y) => [s, { x: s.x, y }, { x: t.x, y }, t])
  if (isUpright(out)) {
    const direct = (t.y - s.y) * sign(out) > 0 && t.x - s.x >= clear ? [[s, { x: s.x, y: t.y }, t]] : []
    return [
      ...direct,
      ...channels
        .filter((y) => awayFrom(y, s, out))
        .map((y) => [s, { x: s.x, y }, { x: t.x - clear, y }, { x: t.x - clear, y: t.y }, t]),
    ]
  }
  const direct = (s.y - t.y) * sign(into) > 0 && t.x - s.x >= clear ? [[s, { x: t.x, y: s.y }, t]] : []
  return [
    ...direct,
    ...channels
      .filter((y) => awayFrom(y, t, into))
      .map((y) => [s, { x: s.x + clear, y: s.y }, { x: s.x + clear, y }, { x: t.x, y }, t]),
  ]
}

/** Without points that the line only passes. */
function simplified(route: Route): Route {
  const points = route.filter((point, at) => at === 0 || point.x !== route[at - 1]!.x || point.y !== route[at - 1]!.y)
  return points.filter((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]]
    if (!before || !after) return true
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y))
  })
}

function costOf(
  route: Route,
  from: Place,
  to: Place,
  boxes: readonly Place[],
  drawn: readonly Drawn[],
  edge: FlowEdge,
): number {
  let cost = route.length * 24
  for (let at = 1; at < route.length; at++) {
    const [a, b] = [route[at - 1]!, route[at]!]
    cost += Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
    for (const box of boxes) {
      // A line touches its own two steps at the doors only.
      const margin = box === from || box === to ? -1 : 6
      if (passes(a, b, box, margin)) cost += 100_000
    }
    for (const other of drawn) {
      const isShared = other.edge.from === edge.from || other.edge.to === edge.to
      if (overlap(a, b, other.from, other.to)) cost += isShared ? 30 : 2000
      else if (crosses(a, b, other.from, other.to)) cost += 60
    }
  }
  return cost
}

const between = (value: number, a: number, b: number): boolean => value > Math.min(a, b) && value < Math.max(a, b)

/** Whether the piece of line goes through the box, grown by a margin. */
export function passes(a: Position, b: Position, box: Box, margin = 0): boolean {
  return (
    Math.max(a.x, b.x) > box.x - margin &&
    Math.min(a.x, b.x) < box.x + box.width + margin &&
    Math.max(a.y, b.y) > box.y - margin &&
    Math.min(a.y, b.y) < box.y + box.height + margin
  )
}

/** Two pieces lie on each other for a while. */
function overlap(a: Position, b: Position, c: Position, d: Position): boolean {
  if (a.x === b.x && c.x === d.x && Math.abs(a.x - c.x) < 6)
    return Math.min(Math.max(a.y, b.y), Math.max(c.y, d.y)) - Math.max(Math.min(a.y, b.y), Math.min(c.y, d.y)) > 2
  if (a.y === b.y && c.y === d.y && Math.abs(a.y - c.y) < 6)
    return Math.min(Math.max(a.x, b.x), Math.max(c.x, d.x)) - Math.max(Math.min(a.x, b.x), Math.min(c.x, d.x)) > 2
  return false
}

function crosses(a: Position, b: Position, c: Position, d: Position): boolean {
  if (a.x === b.x && c.y === d.y) return between(a.x, c.x, d.x) && between(c.y, a.y, b.y)
  if (a.y === b.y && c.x === d.x) return between(c.x, a.x, b.x) && between(a.y, c.y, d.y)
  return false
}
