/** What a flow allows, as a game of tokens on its ways. */
import type { Flow, FlowNode } from '#modules/processes'

/** Ways that hold a token, sorted; a way with two tokens is named twice. */
export type Marking = readonly number[]

interface NetNode {
  node: FlowNode
  incoming: number[]
  outgoing: number[]
}

export interface Net {
  nodes: readonly NetNode[]
  initial: Marking
  /** Nodes that people work on: leaving one out is a deviation. The others happen by themselves. */
  isWork: (at: number) => boolean
  /** All markings after the node was passed; none when it cannot be now. */
  fire: (at: number, marking: Marking) => Marking[]
}

const workKinds = new Set(['task', 'approval', 'sub-process'])
/** Of so many ways all combinations are tried; beyond, all together or each alone. */
const mostCombined = 6

export function netOf(flow: Pick<Flow, 'nodes' | 'edges'>): Net {
  const entry = flow.edges.length
  const nodes = flow.nodes.map((node) => ({
    node,
    incoming: [
      ...(node.kind === 'start' ? [entry] : []),
      ...flow.edges.flatMap(({ to }, at) => (to === node.id ? [at] : [])),
    ],
    outgoing: flow.edges.flatMap(({ from }, at) => (from === node.id ? [at] : [])),
  }))
  const start = nodes.find(({ node }) => node.kind === 'start')
  const entryOf = (id: string): number | undefined => nodes.find(({ node }) => node.id === id)?.incoming[0]
  return {
    nodes,
    initial: start ? [entry] : [],
    isWork: (at) => workKinds.has(nodes[at]!.node.kind),
    fire: (at, marking) =>
      taken(nodes[at]!, marking).flatMap((left) => given(nodes[at]!, left, start?.outgoing ?? [], entryOf)),
  }
}

/** Markings without the tokens that the node takes. */
function taken({ node, incoming }: NetNode, marking: Marking): Marking[] {
  const marked = incoming.filter((way) => marking.includes(way))
  if (marked.length === 0) return []
  if (node.kind === 'parallel') return marked.length === incoming.length ? [without(marking, incoming)] : []
  if (node.kind === 'inclusive') return [without(marking, marked)]
  return marked.map((way) => without(marking, [way]))
}

function given(
  { node, outgoing }: NetNode,
  left: Marking,
  afterStart: readonly number[],
  entryOf: (id: string) => number | undefined,
): Marking[] {
  const put = (ways: readonly number[]): Marking => [...left, ...ways].sort((a, b) => a - b)
  if (node.kind === 'condition') return outgoing.map((way) => put([way]))
  if (node.kind === 'inclusive') return combinations(outgoing).map(put)
  if (node.kind === 'end') return node.outcome === 'rejected' && left.length > 0 ? [left, []] : [left]
  const onward = put(outgoing)
  if (node.kind !== 'approval') return [onward]
  if (node.whenRejected === 'end') return [onward, []]
  if (node.whenRejected === 'to-starter') return [onward, put(afterStart)]
  const way = entryOf(node.whenRejected.toStep)
  return way === undefined ? [onward] : [onward, put([way])]
}

function without(marking: Marking, ways: readonly number[]): Marking {
  const left = [...marking]
  for (const way of ways) left.splice(left.indexOf(way), 1)
  return left
}

function combinations(ways: readonly number[]): number[][] {
  if (ways.length > mostCombined) return [[...ways], ...ways.map((way) => [way])]
  const all: number[][] = []
  for (let bits = 1; bits < 2 ** ways.length; bits += 1) all.push(ways.filter((_, at) => bits & (1 << at)))
  return all
}
