import { layout as dagre, graphlib } from '@dagrejs/dagre'
import type { ActivityFigures, PathFigures } from '../../rules/graph.ts'

export const nodeWidth = 196
export const nodeHeight = 64
export const poleSize = 30
const labelWidth = 62
const labelHeight = 20
/** Of the most frequent beginning or end. */
const leastPole = 0.04

export interface Placed {
  nodes: { id: string; x: number; y: number; width: number; height: number }[]
  edges: {
    id: string
    source: string
    target: string
    points: { x: number; y: number }[]
    label: { x: number; y: number }
  }[]
}

export const startId = 'start'
export const endId = 'end'
export const idOf = (activity: number): string => `a${activity}`
export const edgeId = (source: string, target: string): string => `${source}>${target}`

/** Places activities from top to bottom in the order of the main way, with begin and end as poles. */
export function place(
  activities: readonly Pick<ActivityFigures, 'activity' | 'starts' | 'ends'>[],
  paths: readonly Pick<PathFigures, 'from' | 'to' | 'count'>[],
): Placed {
  const graph = new graphlib.Graph({ multigraph: false })
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 34, edgesep: 12, marginx: 12, marginy: 12 })
  graph.setDefaultEdgeLabel(() => ({}))
  graph.setNode(startId, { width: poleSize, height: poleSize })
  graph.setNode(endId, { width: poleSize, height: poleSize })
  for (const { activity } of activities) graph.setNode(idOf(activity), { width: nodeWidth, height: nodeHeight })
  const most = Math.max(1, ...paths.map(({ count }) => count))
  const link = (source: string, target: string, count: number) =>
    graph.setEdge(source, target, {
      // Strong ways become short and straight.
      weight: 1 + Math.round((count / most) * 20),
      width: labelWidth,
      height: labelHeight,
      labelpos: 'c',
    })
  // A handful of cases that begin or end elsewhere would draw a line across the whole map each.
  const [leastStart, leastEnd] = (['starts', 'ends'] as const).map(
    (pole) => leastPole * Math.max(...activities.map((figures) => figures[pole])),
  ) as [number, number]
  for (const { activity, starts, ends } of activities) {
    if (starts > 0 && starts >= leastStart) link(startId, idOf(activity), starts)
    if (ends > 0 && ends >= leastEnd) link(idOf(activity), endId, ends)
  }
  for (const { from, to, count } of paths) link(idOf(from), idOf(to), count)
  dagre(graph)
  return {
    nodes: graph.nodes().map((id) => {
      const { x, y, width, height } = graph.node(id) as unknown as {
        x: number
        y: number
        width: number
        height: number
      }
      return { id, x: x - width / 2, y: y - height / 2, width, height }
    }),
    edges: graph.edges().map(({ v, w }) => {
      const { points, x, y } = graph.edge(v, w) as unknown as {
        points: { x: number; y: number }[]
        x: number
        y: number
      }
      return { id: edgeId(v, w), source: v, target: w, points, label: { x, y } }
    }),
  }
}

/** A smooth line through the points. */
export function curve(points: readonly { x: number; y: number }[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  let path = `M${first.x},${first.y}`
  for (let i = 0; i < rest.length - 1; i += 1) {
    const [at, next] = [rest[i]!, rest[i + 1]!]
    path += ` Q${at.x},${at.y} ${(at.x + next.x) / 2},${(at.y + next.y) / 2}`
  }
  const last = rest.at(-1)!
  return `${path} L${last.x},${last.y}`
}
