/** Changes of a drawing: each takes a flow and answers another one. */
import type { Flow, FlowEdge, FlowNode, NodeKind, Position } from './flow.types.ts'
import { grid, type Size, sizeOf } from './node-size.ts'

/** Names of new steps, in the language of whoever draws. */
export type KindNames = Record<NodeKind, string>

const gap = 48

export function newId(flow: Flow, prefix: string): string {
  const taken = new Set([...flow.nodes, ...flow.edges].map(({ id }) => id))
  for (let n = 1; ; n++) if (!taken.has(`${prefix}${n}`)) return `${prefix}${n}`
}

/** A name that no other step has: `审批`, `审批 2`. */
function freeName(flow: Flow, wanted: string): string {
  const taken = new Set(flow.nodes.map(({ name }) => name))
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted} ${n}`
    if (!taken.has(name)) return name
  }
}

/** A step of a kind with what is sensible to begin with. */
export function newStep(flow: Flow, kind: NodeKind, names: KindNames, position?: Position): FlowNode {
  const step = {
    id: newId(flow, `${kind.replace('-', '_')}_`),
    name: freeName(flow, names[kind]),
    ...(position && { position }),
  }
  const work = { assignee: [], form: [], whenNobody: 'manager' as const }
  switch (kind) {
    case 'task':
      return { ...step, kind, ...work }
    case 'approval':
      return {
        ...step,
        kind,
        ...work,
        assignee: [{ managerLevel: 1 }],
        rule: { mode: 'any', rejectAtOnce: true },
        editable: [],
        whenStarter: 'skip-to-manager',
        whenRejected: 'end',
        allow: { addSign: true, transfer: true, returnTo: true },
      }
    case 'wait':
      return { ...step, kind, until: { workingHours: 8 } }
    case 'notify':
      return { ...step, kind, to: [{ starter: true }], title: step.name }
    case 'update':
      return { ...step, kind, values: {} }
    case 'webhook':
      return { ...step, kind, endpoint: '' }
    case 'sub-process':
      return { ...step, kind, process: '' }
    case 'end':
      return { ...step, kind, outcome: 'done' }
    default:
      return { ...step, kind }
  }
}

export const withStep = (flow: Flow, node: FlowNode): Flow => ({ ...flow, nodes: [...flow.nodes, node] })

export const changeStep = (flow: Flow, id: string, change: (node: FlowNode) => FlowNode): Flow => ({
  ...flow,
  nodes: flow.nodes.map((node) => (node.id === id ? keptMiddle(node, change(node)) : node)),
})

/** A step that grows with its name grows up and down alike, so that its lines stay straight. */
function keptMiddle(before: FlowNode, after: FlowNode): FlowNode {
  const by = (sizeOf(before.kind, before.name).height - sizeOf(after.kind, after.name).height) / 2
  if (by === 0 || !after.position) return after
  return { ...after, position: { x: after.position.x, y: after.position.y + by } }
}

export const changeWay = (flow: Flow, id: string, change: Partial<FlowEdge>): Flow => ({
  ...flow,
  edges: flow.edges.map((edge) => {
    if (edge.id !== id) return edge
    const next = { ...edge, ...change }
    for (const key of Object.keys(next) as (keyof FlowEdge)[]) if (next[key] === undefined) delete next[key]
    return next
  }),
})

const splits: readonly NodeKind[] = ['condition', 'inclusive']

/** A new way; the first one out of a split that asks is taken otherwise. Null where none may be. */
export function connect(flow: Flow, from: string, to: string): Flow | null {
  const [source, target] = [from, to].map((id) => flow.nodes.find((node) => node.id === id))
  if (!source || !target || from === to || target.kind === 'start' || source.kind === 'end') return null
  if (flow.edges.some((edge) => edge.from === from && edge.to === to)) return null
  const edge: FlowEdge = { id: newId(flow, 'way_'), from, to }
  const asks = splits.includes(source.kind)
  const hasOtherwise = flow.edges.some((each) => each.from === from && each.otherwise)
  if (asks && !hasOtherwise) edge.otherwise = true
  return { ...flow, edges: [...flow.edges, edge] }
}

/** Puts a step between two others: what came after goes on behind it, and makes room. */
export function insertOnWay(flow: Flow, way: string, node: FlowNode): Flow {
  const edge = flow.edges.find(({ id }) => id === way)
  if (!edge) return withStep(flow, node)
  const from = flow.nodes.find(({ id }) => id === edge.from)
  const to = flow.nodes.find(({ id }) => id === edge.to)
  const size = sizeOf(node.kind, node.name)
  const position = node.position ?? placeBetween(from, to, size)
  const added = { ...node, ...(position && { position }) }
  const moved = position && to?.position ? madeRoom(flow, to, position.x + size.width + gap) : flow
  const onward: FlowEdge = { id: newId({ ...flow, nodes: [...flow.nodes, added] }, 'way_'), from: node.id, to: edge.to }
  if (splits.includes(node.kind)) onward.otherwise = true
  return {
    ...moved,
    nodes: [...moved.nodes, added],
    edges: [...moved.edges.map((each) => (each.id === way ? { ...each, to: node.id } : each)), onward],
  }
}

function placeBetween(from: FlowNode | undefined, to: FlowNode | undefined, size: Size): Position | undefined {
  if (!from?.position) return undefined
  const before = sizeOf(from.kind, from.name)
  const y = from.position.y + before.height / 2
  const towards = to?.position ? to.position.y + sizeOf(to.kind, to.name).height / 2 : y
  // Behind a split it stands on the height of the branch that it is put into.
  const middle = before.height === before.width ? towards : y
  return { x: from.position.x + before.width + gap, y: middle - size.height / 2 }
}

/** Everything from the step on to the right moves until the step begins at `x`. */
function madeRoom(flow: Flow, from: FlowNode, x: number): Flow {
  const start = from.position!.x
  const by = Math.ceil((x - start) / grid) * grid
  if (by <= 0) return flow
  return {
    ...flow,
    nodes: flow.nodes.map((node) =>
      node.position && node.position.x >= start
        ? { ...node, position: { x: node.position.x + by, y: node.position.y } }
        : node,
    ),
  }
}

/** A step after another: on the only way out of it, or on a new one. */
export function addAfter(flow: Flow, after: string, node: FlowNode): Flow {
  const ways = flow.edges.filter(({ from }) => from === after)
  const before = flow.nodes.find(({ id }) => id === after)
  if (!before || before.kind === 'end') return withStep(flow, node)
  const isSplit = before.kind === 'condition' || before.kind === 'parallel' || before.kind === 'inclusive'
  if (ways.length === 1 && !isSplit && node.kind !== 'end') return insertOnWay(flow, ways[0]!.id, node)
  const position = node.position ?? freeRight(flow, before, sizeOf(node.kind, node.name))
  const added = withStep(flow, { ...node, ...(position && { position }) })
  return connect(added, after, node.id) ?? added
}

function freeRight(flow: Flow, before: FlowNode, size: Size): Position | undefined {
  const position = placeBetween(before, undefined, size)
  if (!position) return undefined
  const isTaken = () =>
    flow.nodes.some(({ position: at, kind, name }) => {
      if (!at) return false
      const { width, height } = sizeOf(kind, name)
      return (
        at.x < position.x + size.width + grid &&
        position.x < at.x + width + grid &&
        at.y < position.y + size.height + grid &&
        position.y < at.y + height + grid
      )
    })
  while (isTaken()) position.y += size.height + 32
  return position
}

/** Takes steps and ways out. What stood before a single step between two is connected with what stood after it. */
export function remove(flow: Flow, ids: readonly string[]): Flow {
  const gone = new Set(ids)
  const nodes = flow.nodes.filter(({ id }) => !gone.has(id))
  let edges = flow.edges.filter(({ id }) => !gone.has(id))
  for (const node of flow.nodes) {
    if (!gone.has(node.id)) continue
    const [into, out] = [edges.filter(({ to }) => to === node.id), edges.filter(({ from }) => from === node.id)]
    edges = edges.filter(({ from, to }) => from !== node.id && to !== node.id)
    const [before, after] = [into[0], out[0]]
    if (into.length !== 1 || out.length !== 1 || before!.from === after!.to) continue
    const isThere = edges.some(({ from, to }) => from === before!.from && to === after!.to)
    if (!isThere) edges = [...edges, { ...before!, to: after!.to }]
  }
  return { ...flow, nodes, edges }
}

export const move = (flow: Flow, places: ReadonlyMap<string, Position>): Flow => ({
  ...flow,
  nodes: flow.nodes.map((node) => {
    const position = places.get(node.id)
    return position ? { ...node, position } : node
  }),
})

/** What is copied: the steps, and the ways between them. */
export interface Clip {
  nodes: FlowNode[]
  edges: FlowEdge[]
}

export function copy(flow: Flow, ids: readonly string[]): Clip {
  const chosen = new Set(ids)
  return {
    nodes: flow.nodes.filter(({ id, kind }) => chosen.has(id) && kind !== 'start'),
    edges: flow.edges.filter(({ from, to }) => chosen.has(from) && chosen.has(to)),
  }
}

/** The copies below the originals, with ids and names of their own; also answers which they are. */
export function paste(flow: Flow, clip: Clip): { flow: Flow; ids: string[] } {
  const ids = new Map<string, string>()
  let next = flow
  const by = 4 * grid
  for (const node of clip.nodes) {
    const id = newId(next, `${node.kind.replace('-', '_')}_`)
    ids.set(node.id, id)
    const position = node.position && {
      x: node.position.x + by,
      y: node.position.y + by + sizeOf(node.kind, node.name).height,
    }
    const copied = { ...structuredClone(node), id, name: freeName(next, node.name), ...(position && { position }) }
    next = withStep(next, copied)
  }
  for (const edge of clip.edges) {
    const [from, to] = [ids.get(edge.from), ids.get(edge.to)]
    if (from && to) next = { ...next, edges: [...next.edges, { ...edge, id: newId(next, 'way_'), from, to }] }
  }
  return { flow: next, ids: [...ids.values()] }
}
