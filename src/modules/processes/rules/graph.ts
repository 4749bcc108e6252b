/** Looking things up in a flow. */
import type { Flow, FlowEdge, FlowNode, NodeKind } from './flow.types.ts'

export const nodeOf = (flow: Flow, id: string): FlowNode | undefined => flow.nodes.find((node) => node.id === id)
export const startOf = (flow: Flow): FlowNode | undefined => flow.nodes.find((node) => node.kind === 'start')
export const waysOut = (flow: Flow, id: string): FlowEdge[] => flow.edges.filter((edge) => edge.from === id)
export const waysIn = (flow: Flow, id: string): FlowEdge[] => flow.edges.filter((edge) => edge.to === id)

const asking: readonly NodeKind[] = ['task', 'approval']
export const asksPeople = (node: FlowNode): boolean => asking.includes(node.kind)
export const joins = (flow: Flow, node: FlowNode): boolean =>
  (node.kind === 'parallel' || node.kind === 'inclusive') && waysIn(flow, node.id).length > 1

/** Whether a way leads from one step to another without passing a third; a step reaches itself only by a loop. */
export function reaches(flow: Flow, from: string, to: string, avoiding?: string): boolean {
  const seen = new Set<string>()
  const open = [from]
  while (open.length > 0) {
    const at = open.pop()!
    for (const { to: next } of waysOut(flow, at)) {
      if (next === to) return true
      if (next === avoiding || seen.has(next)) continue
      seen.add(next)
      open.push(next)
    }
  }
  return false
}
