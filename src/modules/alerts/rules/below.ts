/** Departments and regions with everything below them. Pure. */

export interface Branch {
  id: string
  parent: string | null
  label: string
}

/** Ids of a branch and of all below it, for every branch that has some below. */
export function branchesBelow(tree: readonly Branch[]): Map<string, string[]> {
  const children = Map.groupBy(tree, ({ parent }) => parent)
  const below = (id: string): string[] => [id, ...(children.get(id) ?? []).flatMap((child) => below(child.id))]
  return new Map(tree.filter(({ id }) => children.has(id)).map(({ id }) => [id, below(id)]))
}

/** Values by place (the number of a period), added up over several rows; a row without a value adds nothing. */
export function addUp(rows: readonly ReadonlyMap<number, number | null>[]): Map<number, number | null> {
  const sums = new Map<number, number | null>()
  for (const row of rows) for (const [at, value] of row) sums.set(at, (sums.get(at) ?? 0) + (value ?? 0))
  return sums
}
