import type { Objective } from '../parts/records.ts'

export type Level = Objective['level']
export const levelOrder: readonly Level[] = ['company', 'department', 'person']

export interface Node {
  objective: Objective
  children: Node[]
  depth: number
}

/**
 * Objectives as trees by alignment. Whose parent is not among them (another quarter, out of reach) is a root of its own; every
 * level keeps the order it came in, roots of the company first.
 */
export function alignmentTrees(objectives: readonly Objective[]): Node[] {
  const nodes = new Map(objectives.map((objective) => [objective.id, { objective, children: [] as Node[], depth: 0 }]))
  const roots: Node[] = []
  for (const node of nodes.values()) {
    const above = node.objective.parent && nodes.get(node.objective.parent.id)
    if (above && above !== node) above.children.push(node)
    else roots.push(node)
  }
  const rank = (node: Node) => levelOrder.indexOf(node.objective.level)
  const sorted = (list: Node[], depth: number): Node[] => {
    list.sort((a, b) => rank(a) - rank(b))
    for (const node of list) {
      node.depth = depth
      sorted(node.children, depth + 1)
    }
    return list
  }
  return sorted(roots, 0)
}

/** The trees in reading order, each objective below its parent. */
export function inReadingOrder(roots: readonly Node[]): Node[] {
  return roots.flatMap((node) => [node, ...inReadingOrder(node.children)])
}

/** The objectives of a person, with all that they serve and all that serve them. */
export function aboutPerson(objectives: readonly Objective[], person: string): Objective[] {
  const byId = new Map(objectives.map((each) => [each.id, each]))
  const keep = new Set<string>()
  const up = (each: Objective | undefined) => {
    for (let at = each; at && !keep.has(at.id); at = at.parent ? byId.get(at.parent.id) : undefined) keep.add(at.id)
  }
  const mine = objectives.filter(({ owner }) => owner.id === person)
  for (const each of mine) up(each)
  const below = new Set(mine.map(({ id }) => id))
  for (let size = -1; size !== below.size; ) {
    size = below.size
    for (const each of objectives) if (each.parent && below.has(each.parent.id)) below.add(each.id)
  }
  return objectives.filter(({ id }) => keep.has(id) || below.has(id))
}

/** An objective with everything above and below it: what lights up together. */
export function chainOf(objectives: readonly Objective[], id: string): Set<string> {
  const byId = new Map(objectives.map((each) => [each.id, each]))
  const chain = new Set([id])
  for (let at = byId.get(id)?.parent?.id; at && !chain.has(at); at = byId.get(at)?.parent?.id) chain.add(at)
  const below = new Set([id])
  for (let size = -1; size !== below.size; ) {
    size = below.size
    for (const each of objectives) if (each.parent && below.has(each.parent.id)) below.add(each.id)
  }
  return new Set([...chain, ...below])
}
