/** Which activities and paths a map shows: the frequent ones, so that one sees the way and not a bowl of spaghetti. */
interface AnyGraph<A, P> {
  activities: A[]
  paths: P[]
}

/**
 * @param share of activities and of paths, 0 to 1, the most frequent first. Each activity keeps its strongest way in and out,
 * whatever the share of paths, so that nothing hangs in the air.
 */
export function visibleGraph<
  A extends { activity: number; count: number },
  P extends { from: number; to: number; count: number },
>(graph: AnyGraph<A, P>, share: { activities: number; paths: number }): AnyGraph<A, P> {
  const activities = [...graph.activities]
    .sort((x, y) => y.count - x.count)
    .slice(0, Math.max(1, Math.ceil(graph.activities.length * share.activities)))
  const shown = new Set(activities.map(({ activity }) => activity))
  const possible = graph.paths
    .filter(({ from, to }) => shown.has(from) && shown.has(to))
    .sort((x, y) => y.count - x.count)
  const kept = new Set<P>()
  const [into, outOf] = [new Set<number>(), new Set<number>()]
  for (const path of possible) {
    if (path.from === path.to) continue
    if (into.has(path.to) && outOf.has(path.from)) continue
    into.add(path.to)
    outOf.add(path.from)
    kept.add(path)
  }
  const rest = possible.filter((path) => !kept.has(path))
  for (const path of rest.slice(0, Math.round(rest.length * share.paths))) kept.add(path)
  return { activities, paths: possible.filter((path) => kept.has(path)) }
}
