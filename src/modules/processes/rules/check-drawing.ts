/** Faults of the drawing itself: what is not connected, what goes round for ever, what waits for ever. */
import type { FlowFault } from './fault.types.ts'
import type { Flow } from './flow.types.ts'
import { type FlowGraph, graphOf, isSplit, reached } from './flow-graph.ts'
import { soundnessOf } from './soundness.ts'

/** Steps that a flow may have. */
export const mostSteps = 200

export function checkDrawing(flow: Flow): FlowFault[] {
  const graph = graphOf(flow)
  const faults = [...checkIds(flow), ...checkNames(flow), ...checkEnds(graph), ...checkConnections(flow, graph)]
  if (flow.nodes.length > mostSteps)
    faults.push({ code: 'too-large', level: 'error', params: { n: flow.nodes.length, max: mostSteps } })
  faults.push(...[...graph.nodes.values()].flatMap((node) => (isSplit(node) ? checkSplit(graph, node.id) : [])))
  // Waiting is looked for only in a drawing that hangs together: each fault would show again as ten others.
  const hangsTogether = !faults.some(({ level, code }) => level === 'error' && structural.has(code))
  return hangsTogether ? [...faults, ...checkWaiting(graph)] : faults
}

const structural = new Set<FlowFault['code']>([
  'start-missing',
  'start-many',
  'start-entered',
  'end-left',
  'dead-end',
  'many-ways',
  'id-double',
  'way-loose',
  'too-large',
])

function checkIds(flow: Flow): FlowFault[] {
  const doubles = (ids: string[]): FlowFault[] =>
    [...Map.groupBy(ids, (id) => id)]
      .filter(([, same]) => same.length > 1)
      .map(([id, same]) => ({ code: 'id-double', level: 'error', params: { id, n: same.length } }))
  const formed = flow.nodes
    .filter(({ id }) => !/^[A-Za-z_][\w-]{0,99}$/.test(id))
    .map(({ id }): FlowFault => ({ code: 'id-form', level: 'error', step: id, params: { id } }))
  return [...doubles(flow.nodes.map(({ id }) => id)), ...doubles(flow.edges.map(({ id }) => id)), ...formed]
}

function checkNames(flow: Flow): FlowFault[] {
  const nameless = flow.nodes.filter(({ name }) => name.trim() === '')
  // Two ends called the same confuse nobody.
  const asked = flow.nodes.filter((node) => node.kind !== 'end' && node.name.trim() !== '')
  const same = [...Map.groupBy(asked, ({ name }) => name.trim()).values()].filter((nodes) => nodes.length > 1)
  return [
    ...nameless.map(({ id }): FlowFault => ({ code: 'name-empty', level: 'error', step: id })),
    ...same.map(
      (nodes): FlowFault => ({
        code: 'name-double',
        level: 'warning',
        step: nodes[1]!.id,
        params: { n: nodes.length },
      }),
    ),
  ]
}

function checkEnds(graph: FlowGraph): FlowFault[] {
  const faults: FlowFault[] = []
  const nodes = [...graph.nodes.values()]
  const starts = nodes.filter(({ kind }) => kind === 'start')
  if (starts.length === 0) faults.push({ code: 'start-missing', level: 'error' })
  if (starts.length > 1)
    faults.push({ code: 'start-many', level: 'error', step: starts[1]!.id, params: { n: starts.length } })
  for (const { id } of starts)
    if (graph.in(id).length > 0) faults.push({ code: 'start-entered', level: 'error', step: id })
  const ends = nodes.filter(({ kind }) => kind === 'end')
  if (ends.length === 0) faults.push({ code: 'end-missing', level: 'error' })
  for (const { id } of ends) if (graph.out(id).length > 0) faults.push({ code: 'end-left', level: 'error', step: id })
  if (starts.length > 0) {
    const fromStart = reached(
      graph,
      starts.map(({ id }) => id),
    )
    const toEnd = reached(
      graph,
      ends.map(({ id }) => id),
      'in',
    )
    for (const { id, kind } of nodes) {
      if (!fromStart.has(id)) faults.push({ code: 'unreachable', level: 'error', step: id })
      else if (kind !== 'end' && graph.out(id).length === 0) faults.push({ code: 'dead-end', level: 'error', step: id })
      else if (ends.length > 0 && !toEnd.has(id) && !leadsToDeadEnd(graph, id))
        faults.push({ code: 'no-way-out', level: 'error', step: id })
    }
  }
  return faults
}

/** The dead end is told at the step that it is; those before it are not told again. */
const leadsToDeadEnd = (graph: FlowGraph, step: string): boolean =>
  [...reached(graph, [step])].some((id) => graph.nodes.get(id)!.kind !== 'end' && graph.out(id).length === 0)

function checkConnections(flow: Flow, graph: FlowGraph): FlowFault[] {
  const faults: FlowFault[] = []
  for (const edge of flow.edges) {
    if (!graph.nodes.has(edge.from) || !graph.nodes.has(edge.to))
      faults.push({ code: 'way-loose', level: 'error', edge: edge.id })
    else if (edge.from === edge.to) faults.push({ code: 'loop-itself', level: 'error', step: edge.from, edge: edge.id })
  }
  for (const ways of Map.groupBy(graph.edges, ({ from, to }) => JSON.stringify([from, to])).values()) {
    const [first] = ways
    // Two conditions may lead to one step; whatever else is double means nothing.
    if (ways.length > 1 && graph.nodes.get(first!.from)!.kind !== 'condition')
      faults.push({
        code: 'way-double',
        level: 'error',
        step: first!.from,
        edge: first!.id,
        params: { n: ways.length },
      })
  }
  for (const node of graph.nodes.values()) {
    const ways = graph.out(node.id)
    if (!isSplit(node) && node.kind !== 'end' && ways.length > 1)
      faults.push({ code: 'many-ways', level: 'error', step: node.id, params: { n: ways.length } })
    if (node.kind === 'condition' || node.kind === 'inclusive') continue
    for (const edge of ways)
      if (edge.when || edge.otherwise)
        faults.push({ code: 'condition-unused', level: 'warning', step: node.id, edge: edge.id })
  }
  return faults
}

function checkSplit(graph: FlowGraph, step: string): FlowFault[] {
  const node = graph.nodes.get(step)!
  const ways = graph.out(step)
  if (ways.length === 0) return []
  // With several ways in it brings branches together.
  if (ways.length === 1) return graph.in(step).length > 1 ? [] : [{ code: 'split-single', level: 'warning', step }]
  if (node.kind === 'parallel') return []
  const faults: FlowFault[] = []
  for (const edge of ways) {
    if (!edge.otherwise && !edge.when?.filter && !edge.when?.expression?.trim())
      faults.push({ code: 'split-condition', level: 'error', step, edge: edge.id })
    if (edge.otherwise && (edge.when?.filter || edge.when?.expression))
      faults.push({ code: 'split-otherwise-condition', level: 'warning', step, edge: edge.id })
  }
  const otherwise = ways.filter((edge) => edge.otherwise).length
  if (otherwise === 0) faults.push({ code: 'split-otherwise', level: 'error', step })
  if (otherwise > 1) faults.push({ code: 'split-otherwise-many', level: 'error', step, params: { n: otherwise } })
  return faults
}

/** The engine goes on where nobody is on the way any more, so these stop nothing; but the drawing says something else. */
function checkWaiting(graph: FlowGraph): FlowFault[] {
  const { waiting, twice, unfinished } = soundnessOf(graph)
  return [
    ...[...waiting].map((step): FlowFault => ({ code: 'join-waits', level: 'warning', step })),
    ...[...twice].map((step): FlowFault => ({ code: 'done-twice', level: 'warning', step })),
    ...(unfinished ? [{ code: 'too-many-ways', level: 'warning' } as const] : []),
  ]
}
