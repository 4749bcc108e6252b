import type { Flow } from '../rules/flow.types.ts'

type Values = Record<string, unknown>

/**
 * The values that the flow's conditions, people and texts look at. Only these stand in the instance, which every approver
 * reads whole; the rest of the request stays where field rights are kept.
 */
export function lookedAt(flow: Flow, values: Values): Values {
  const parts: unknown[] = flow.edges.map(({ when }) => when)
  for (const node of flow.nodes) {
    if ('assignee' in node) parts.push(node.assignee)
    if ('copies' in node) parts.push(node.copies)
    if (node.kind === 'update') parts.push(node.values)
    if (node.kind === 'notify') parts.push(node.to, node.title, node.body)
    if (node.kind === 'wait') parts.push(node.until)
  }
  const words = new Set(JSON.stringify(parts).match(/[\p{L}_][\p{L}\p{N}_]*/gu))
  return Object.fromEntries(Object.entries(values).filter(([name]) => words.has(name)))
}
