/** What is different between two versions of a flow. */
import type { Flow, FlowEdge, FlowNode } from './flow.types.ts'

export type Change = 'added' | 'removed' | 'changed' | 'same'

export interface FlowDiff {
  steps: Map<string, Change>
  /** Ways by their id in the version that has them: of the newer one, or of the older one when removed. */
  edges: Map<string, Change>
  /** What of a changed step is different, by the names of its properties. */
  parts: Map<string, string[]>
  form: boolean
  /** Nothing but places. */
  isSame: boolean
}

/** Where a step is drawn is no difference. Steps belong together by id, ways by id or by what they connect. */
export function diffFlows(before: Flow, after: Flow): FlowDiff {
  const steps = new Map<string, Change>()
  const parts = new Map<string, string[]>()
  const old = new Map(before.nodes.map((node) => [node.id, node]))
  for (const node of after.nodes) {
    const was = old.get(node.id)
    const different = was ? differentParts(was, node) : []
    steps.set(node.id, !was ? 'added' : different.length > 0 ? 'changed' : 'same')
    if (different.length > 0) parts.set(node.id, different)
  }
  for (const id of old.keys()) if (!steps.has(id)) steps.set(id, 'removed')

  const edges = new Map<string, Change>()
  const left = new Set(before.edges)
  const matched = after.edges.map((edge): [FlowEdge, FlowEdge | undefined] => {
    const was =
      before.edges.find((each) => left.has(each) && each.id === edge.id && connects(each, edge)) ??
      before.edges.find((each) => left.has(each) && connects(each, edge))
    if (was) left.delete(was)
    return [edge, was]
  })
  for (const [edge, was] of matched) edges.set(edge.id, !was ? 'added' : sameWay(was, edge) ? 'same' : 'changed')
  for (const edge of left) edges.set(edges.has(edge.id) ? `${edge.id} (removed)` : edge.id, 'removed')

  const form = !equal(before.form, after.form)
  const isSame = !form && [...steps.values(), ...edges.values()].every((change) => change === 'same')
  return { steps, edges, parts, form, isSame }
}

const connects = (a: FlowEdge, b: FlowEdge): boolean => a.from === b.from && a.to === b.to

const sameWay = (a: FlowEdge, b: FlowEdge): boolean =>
  (a.label ?? '') === (b.label ?? '') && equal(a.when, b.when) && Boolean(a.otherwise) === Boolean(b.otherwise)

function differentParts(a: FlowNode, b: FlowNode): string[] {
  const [before, after] = [a, b] as unknown as [Record<string, unknown>, Record<string, unknown>]
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  names.delete('position')
  return [...names].filter((name) => !equal(before[name], after[name]))
}

/** By value; what is left out is `undefined`, in whatever order the rest stands. */
function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [x, y] = [a, b] as [Record<string, unknown>, Record<string, unknown>]
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].every((key) => equal(x[key], y[key]))
}
