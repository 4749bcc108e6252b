/**
 * The first circle of a directed graph, as the nodes on it in order with the first repeated at the end; null when
 * there is none. Nodes that are named but not given have no edges.
 */
export function findCircle(edges: ReadonlyMap<string, readonly string[]>): string[] | null {
  const settled = new Set<string>()
  for (const root of edges.keys()) {
    if (settled.has(root)) continue
    const path: { id: string; next: number }[] = [{ id: root, next: 0 }]
    const onPath = new Set([root])
    while (path.length > 0) {
      const top = path.at(-1)!
      const id = (edges.get(top.id) ?? [])[top.next++]
      if (id === undefined) {
        settled.add(top.id)
        onPath.delete(top.id)
        path.pop()
      } else if (onPath.has(id)) {
        const circle = path.slice(path.findIndex((step) => step.id === id)).map((step) => step.id)
        return [...circle, id]
      } else if (!settled.has(id)) {
        onPath.add(id)
        path.push({ id, next: 0 })
      }
    }
  }
  return null
}
