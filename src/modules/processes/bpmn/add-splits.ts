import type { Flow, FlowEdge, FlowNode } from '../rules/flow.types.ts'
import { type ImportNote, note } from './note.ts'

/** In BPMN several ways may leave a task: all are taken, or those whose condition holds. Here a split says so. */
export function addSplits(flow: Flow, notes: ImportNote[]): Flow {
  const nodes: FlowNode[] = []
  let edges: FlowEdge[] = flow.edges
  for (const node of flow.nodes) {
    nodes.push(node)
    if (node.kind === 'condition' || node.kind === 'parallel' || node.kind === 'inclusive' || node.kind === 'end')
      continue
    const ways = edges.filter(({ from }) => from === node.id)
    if (ways.length < 2) continue
    const id = freeId(`${node.id}_split`, flow)
    const asks = ways.some(({ when, otherwise }) => when || otherwise)
    nodes.push({ id, name: node.name, kind: asks ? 'inclusive' : 'parallel' })
    notes.push(note('split', { name: node.name }, id))
    edges = [
      ...edges.map((edge) => (edge.from === node.id ? { ...edge, from: id } : edge)),
      { id: freeId(`${node.id}_to_split`, flow), from: node.id, to: id },
    ]
  }
  return { ...flow, nodes, edges }
}

function freeId(wanted: string, flow: Flow): string {
  let id = wanted
  const isTaken = () => [...flow.nodes, ...flow.edges].some((each) => each.id === id)
  for (let n = 2; isTaken(); n++) id = `${wanted}_${n}`
  return id
}
