import type { OverviewItem } from '../../queries/overview.ts'

export interface TreeGoal {
  goal: OverviewItem
  depth: number
  children: number
}

/** Departments before people, and by name; the company first. */
const order: Record<string, number> = { company: 0, department: 1, region: 2, 'product-line': 3, person: 4 }

/** Goals of one metric in the order of the tree; what lies below a closed goal is left out. */
export function treeOf(items: readonly OverviewItem[], closed: ReadonlySet<string>): TreeGoal[] {
  const ids = new Set(items.map((item) => item.id))
  const below = Map.groupBy(items, (item) => (item.above && ids.has(item.above) ? item.above : null))
  const found: TreeGoal[] = []
  const visit = (parent: string | null, depth: number) => {
    const children = (below.get(parent) ?? []).toSorted(
      (a, b) =>
        (order[a.subject] ?? 9) - (order[b.subject] ?? 9) || Number(b.standing.target) - Number(a.standing.target),
    )
    for (const goal of children) {
      const count = below.get(goal.id)?.length ?? 0
      found.push({ goal, depth, children: count })
      if (!closed.has(goal.id)) visit(goal.id, depth + 1)
    }
  }
  visit(null, 0)
  return found
}
