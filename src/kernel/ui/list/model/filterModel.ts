/**
 * The filter as a person edits it: a tree of groups and conditions with ids, so that half-finished
 * conditions can exist on screen. `toFilter` gives what the server takes, `toModel` the way back.
 */
import type { Filter, FilterOp } from '#kernel/entity/meta.types.ts'

export interface Condition {
  id: string
  field: string
  op: FilterOp
  value?: unknown
}

/** Stands for the field of a condition that is "the records behind a figure"; its value is the condition itself. */
export const metricField = '@metric'

/** `none` is "not one of these holds": `{ not: { or: […] } }`. */
export type Join = 'and' | 'or' | 'none'

export interface Group {
  id: string
  join: Join
  items: Node[]
}

export type Node = Condition | Group

let lastId = 0
/** An id for React keys and edits; unique within the page, never sent. */
export function nodeId(): string {
  lastId += 1
  return `n${lastId}`
}

export function isGroup(node: Node): node is Group {
  return 'items' in node
}

export function emptyGroup(join: Join = 'and'): Group {
  return { id: nodeId(), join, items: [] }
}

/** The editable form of a filter. The top is always a group; a lone condition becomes a group of one. */
export function toModel(filter: Filter | undefined): Group {
  if (!filter) return emptyGroup()
  const node = toNode(filter)
  return isGroup(node) ? node : { id: nodeId(), join: 'and', items: [node] }
}

function toNode(filter: Filter): Node {
  if ('and' in filter) return { id: nodeId(), join: 'and', items: filter.and.map(toNode) }
  if ('or' in filter) return { id: nodeId(), join: 'or', items: filter.or.map(toNode) }
  if ('not' in filter) {
    const inner = toNode(filter.not)
    if (isGroup(inner) && inner.join === 'or') return { ...inner, join: 'none' }
    return { id: nodeId(), join: 'none', items: [inner] }
  }
  if ('metric' in filter) return { id: nodeId(), field: metricField, op: 'eq', value: filter }
  // `empty` without a value means "is empty".
  const value = filter.op === 'empty' ? filter.value !== false : filter.value
  return { id: nodeId(), field: filter.field, op: filter.op, value }
}

/** The server's form; unfinished conditions and empty groups are left out, `undefined` when nothing is left. */
export function toFilter(model: Group): Filter | undefined {
  const parts = model.items.map((item) => (isGroup(item) ? toFilter(item) : conditionFilter(item)))
  const filters = parts.filter((part) => part !== undefined)
  const [first] = filters
  if (!first) return undefined
  if (model.join === 'none') return { not: filters.length === 1 ? first : { or: filters } }
  if (filters.length === 1) return first
  return model.join === 'and' ? { and: filters } : { or: filters }
}

function conditionFilter(condition: Condition): Filter | undefined {
  if (!isComplete(condition)) return undefined
  const { field, op, value } = condition
  if (field === metricField) return value as Filter
  if (op === 'between' && Array.isArray(value)) return { field, op, value: value.map((end) => end ?? null) }
  return { field, op, value }
}

/** Whether a condition says enough to be sent. A range may be open at one end. */
export function isComplete({ field, op, value }: Condition): boolean {
  if (!field) return false
  if (op === 'empty') return typeof value === 'boolean'
  if (op === 'between') return Array.isArray(value) && value.length === 2 && value.some(isFilled)
  if (op === 'in' || op === 'nin') return Array.isArray(value) && value.length > 0
  return isFilled(value)
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

/** Both filters must hold. */
export function both(a: Filter | undefined, b: Filter | undefined): Filter | undefined {
  if (!a) return b
  if (!b) return a
  return { and: [...('and' in a ? a.and : [a]), ...('and' in b ? b.and : [b])] }
}

/** The tree with one node replaced (or taken out, when `change` gives undefined). */
export function replaceNode(group: Group, id: string, change: (node: Node) => Node | undefined): Group {
  const items: Node[] = []
  for (const item of group.items) {
    const next = item.id === id ? change(item) : isGroup(item) ? replaceNode(item, id, change) : item
    if (next) items.push(next)
  }
  return { ...group, items }
}

/** The tree with a node added at the end of one group. */
export function addNode(group: Group, groupId: string, node: Node): Group {
  if (group.id === groupId) return { ...group, items: [...group.items, node] }
  return { ...group, items: group.items.map((item) => (isGroup(item) ? addNode(item, groupId, node) : item)) }
}

/** Every condition of the tree, depth first. */
export function conditionsOf(group: Group): Condition[] {
  return group.items.flatMap((item) => (isGroup(item) ? conditionsOf(item) : [item]))
}
