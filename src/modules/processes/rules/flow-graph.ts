/** A flow as a graph: who follows whom, who reaches whom. */
import type { Flow, FlowEdge, FlowNode } from './flow.types.ts'

export interface FlowGraph {
  nodes: ReadonlyMap<string, FlowNode>
  /** Ways whose both ends exist. */
  edges: readonly FlowEdge[]
  out: (step: string) => readonly FlowEdge[]
  in: (step: string) => readonly FlowEdge[]
}

const none: readonly FlowEdge[] = []

/** Of two steps with one id the first counts; ways that lead nowhere are left out. */
export function graphOf(flow: Flow): FlowGraph {
  const nodes = new Map<string, FlowNode>()
  for (const node of flow.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node)
  const edges = flow.edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to))
  const out = Map.groupBy(edges, ({ from }) => from)
  const into = Map.groupBy(edges, ({ to }) => to)
  return { nodes, edges, out: (step) => out.get(step) ?? none, in: (step) => into.get(step) ?? none }
}

/** Every step that can be reached from these, themselves included, along the ways or against them. */
export function reached(graph: FlowGraph, from: Iterable<string>, along: 'out' | 'in' = 'out'): Set<string> {
  const seen = new Set<string>(from)
  const open = [...seen]
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    for (const edge of graph[along](step)) {
      const next = along === 'out' ? edge.to : edge.from
      if (!seen.has(next)) {
        seen.add(next)
        open.push(next)
      }
    }
  }
  return seen
}

/**
 * How far each step is from the start when ways that lead back are left out: after everything that leads to it.
 * Steps that the start does not reach come last.
 */
export function orderOf(graph: FlowGraph): Map<string, number> {
  const starts = [...graph.nodes.values()].filter(({ kind }) => kind === 'start').map(({ id }) => id)
  const state = new Map<string, 'open' | 'done'>()
  const finished: string[] = []
  // Depth first without recursion: a flow may be a chain of a thousand steps.
  for (const root of [...starts, ...graph.nodes.keys()]) {
    if (state.has(root)) continue
    const path: { step: string; next: number }[] = [{ step: root, next: 0 }]
    state.set(root, 'open')
    while (path.length > 0) {
      const top = path.at(-1)!
      const edge = graph.out(top.step)[top.next++]
      if (!edge) {
        state.set(top.step, 'done')
        finished.push(top.step)
        path.pop()
      } else if (!state.has(edge.to)) {
        state.set(edge.to, 'open')
        path.push({ step: edge.to, next: 0 })
      }
    }
  }
  return new Map(finished.reverse().map((step, at) => [step, at]))
}

/** `parallel` and `inclusive` wait for their ways in; every other step is done once for each that arrives. */
export const joins = (node: FlowNode, graph: FlowGraph): boolean =>
  (node.kind === 'parallel' || node.kind === 'inclusive') && graph.in(node.id).length > 1

export const isSplit = (node: FlowNode): boolean =>
  node.kind === 'condition' || node.kind === 'parallel' || node.kind === 'inclusive'
