/** What lies before and behind a step, as the drawing says. */
import type { Flow, FlowNode, NodeKind } from '../rules/flow.types.ts'

export interface NamedStep {
  step: string
  name: string
  kind: NodeKind
}

const named = (node: FlowNode): NamedStep => ({ step: node.id, name: node.name, kind: node.kind })
const asksPeople = (node: FlowNode): boolean => node.kind === 'approval' || node.kind === 'task'

/** The steps that may ask somebody after those given, nearest first; from the start without any. */
export function stepsAhead(flow: Flow, from: readonly string[]): NamedStep[] {
  const first = from.length ? from : flow.nodes.filter((node) => node.kind === 'start').map((node) => node.id)
  return walk(flow, first, (edge) => [edge.from, edge.to])
    .filter((node) => !first.includes(node.id) && asksPeople(node))
    .map(named)
}

/** The steps from which one comes to this one, nearest first. */
export function stepsBehind(flow: Flow, step: string): NamedStep[] {
  return walk(flow, [step], (edge) => [edge.to, edge.from])
    .filter((node) => node.id !== step && asksPeople(node))
    .map(named)
}

/** Every node that is reached, breadth first. */
function walk(
  flow: Flow,
  first: readonly string[],
  along: (edge: Flow['edges'][number]) => [string, string],
): FlowNode[] {
  const nodes = new Map(flow.nodes.map((node) => [node.id, node]))
  const seen = [...first]
  for (const id of seen) {
    for (const edge of flow.edges) {
      const [from, to] = along(edge)
      if (from === id && !seen.includes(to)) seen.push(to)
    }
  }
  return seen.flatMap((id) => nodes.get(id) ?? [])
}
