/**
 * Plays a flow through with tokens on its ways, every choice both ways, to find joins that wait for ever and branches that
 * meet without a join. Steps between splits take no decision, so of several branches that could go on only one is followed
 * at a time (the choices of the others commute with it); that keeps the number of states small.
 */
import type { FlowEdge } from './flow.types.ts'
import { type FlowGraph, joins, orderOf, reached } from './flow-graph.ts'

export interface Soundness {
  /** Joins where a branch can wait for another that never comes, if they wait for every one. */
  waiting: Set<string>
  /** Steps that two branches of the same split reach, so that they are done twice. */
  twice: Set<string>
  /** There are more possibilities than were tried. */
  unfinished: boolean
}

/** More states than any flow that a person draws. */
const mostStates = 5000
/** A combination of ways for each set of conditions that may hold. */
const mostWays = 10

type Marking = Map<string, number>

const keyOf = (marking: Marking): string =>
  [...marking]
    .map(([edge, count]) => `${edge}:${count}`)
    .sort()
    .join(' ')

export function soundnessOf(graph: FlowGraph): Soundness {
  const found: Soundness = { waiting: new Set(), twice: new Set(), unfinished: false }
  const order = orderOf(graph)
  const rank = (step: string) => order.get(step) ?? 0
  const edgeOf = new Map(graph.edges.map((edge) => [edge.id, edge]))
  const reach = new Map([...graph.nodes.keys()].map((step) => [step, reached(graph, [step])]))
  const seen = new Set<string>()
  const open: Marking[] = []
  const visit = (marking: Marking) => {
    const key = keyOf(marking)
    if (seen.has(key)) return
    seen.add(key)
    open.push(marking)
  }
  for (const node of graph.nodes.values())
    if (node.kind === 'start') visit(new Map(graph.out(node.id).map(({ id }) => [id, 1])))

  for (let marking = open.pop(); marking; marking = open.pop()) {
    if (seen.size > mostStates) return { ...found, unfinished: true }
    const arrived = Map.groupBy(
      [...marking.keys()].map((id) => edgeOf.get(id)!),
      ({ to }) => to,
    )
    const step = nextStep(graph, arrived, rank, reach)
    if (step === undefined) {
      for (const waiting of arrived.keys()) found.waiting.add(waiting)
      continue
    }
    const node = graph.nodes.get(step)!
    const ways = arrived.get(step)!
    const isJoin = joins(node, graph)
    if (!isJoin && ways.reduce((sum, { id }) => sum + marking.get(id)!, 0) > 1) found.twice.add(step)
    if (isJoin && ways.some(({ id }) => marking.get(id)! > 1)) found.twice.add(step)
    // Everything that has arrived goes on as one, so that a fault does not multiply.
    const rest = new Map([...marking].filter(([id]) => edgeOf.get(id)!.to !== step))
    for (const taken of choices(node.kind, graph.out(step))) {
      const next = new Map(rest)
      for (const { id } of taken) next.set(id, (next.get(id) ?? 0) + 1)
      if (next.size > 0) visit(next)
    }
  }
  return found
}

/** The first step, from the start on, that can go on; joins of inclusive splits only when nothing else can still reach them. */
function nextStep(
  graph: FlowGraph,
  arrived: ReadonlyMap<string, FlowEdge[]>,
  rank: (step: string) => number,
  reach: ReadonlyMap<string, Set<string>>,
): string | undefined {
  const steps = [...arrived.keys()].sort((a, b) => rank(a) - rank(b))
  const plain = steps.find((step) => {
    const node = graph.nodes.get(step)!
    if (!joins(node, graph)) return true
    return node.kind === 'parallel' && arrived.get(step)!.length === graph.in(step).length
  })
  if (plain !== undefined) return plain
  const inclusive = steps.filter((step) => graph.nodes.get(step)!.kind === 'inclusive')
  return (
    inclusive.find((step) => steps.every((other) => other === step || !reach.get(other)!.has(step))) ??
    // Two that wait for each other: the engine lets the first go on.
    inclusive[0]
  )
}

function choices(kind: string, out: readonly FlowEdge[]): FlowEdge[][] {
  if (kind === 'condition') return out.map((edge) => [edge])
  if (kind !== 'inclusive' || out.length < 2) return [[...out]]
  if (out.length > mostWays) return [[...out], ...out.map((edge) => [edge])]
  const otherwise = out.find((edge) => edge.otherwise)
  const conditional = out.filter((edge) => edge !== otherwise)
  const sets = Array.from({ length: 2 ** conditional.length - 1 }, (_, at) =>
    conditional.filter((_, bit) => ((at + 1) >> bit) & 1),
  )
  return otherwise ? [...sets, [otherwise]] : sets
}
