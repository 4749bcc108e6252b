import { diffFlows, type FlowDiff } from '../../rules/diff.ts'
import type { Flow } from '../../rules/flow.types.ts'

/** The newer version with what it has lost still in it, so that one drawing shows both. */
export function compared(before: Flow, after: Flow): FlowDiff & { flow: Flow } {
  const diff = diffFlows(before, after)
  const lost = before.nodes.filter(({ id }) => diff.steps.get(id) === 'removed')
  // Below the drawing where they would lie under what is there now.
  const bottom = Math.max(0, ...after.nodes.map(({ position }) => (position?.y ?? 0) + 96))
  const isFree = (x: number, y: number) =>
    after.nodes.every(({ position }) => !position || Math.abs(position.x - x) > 220 || Math.abs(position.y - y) > 70)
  const nodes = lost.map((node) => {
    const { x = 0, y = 0 } = node.position ?? {}
    return { ...node, position: isFree(x, y) ? { x, y } : { x, y: Math.max(bottom, y) } }
  })
  const edges = before.edges.flatMap((edge) => {
    const id = diff.edges.get(`${edge.id} (removed)`) ? `${edge.id} (removed)` : edge.id
    return diff.edges.get(id) === 'removed' ? [{ ...edge, id }] : []
  })
  return { ...diff, flow: { ...after, nodes: [...after.nodes, ...nodes], edges: [...after.edges, ...edges] } }
}
