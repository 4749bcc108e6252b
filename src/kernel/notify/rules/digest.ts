/** What waited together is told together: notices of one thing under one heading, in the order in which they came. */

export interface DigestNotice {
  id: string
  kind: string
  entity: string | null
  recordId: string | null
}

/** Groups stand in the order of their first notice; a notice about nothing stands alone. */
export function groupByThing<N extends DigestNotice>(notices: readonly N[]): N[][] {
  const groups = new Map<string, N[]>()
  for (const notice of notices) {
    const key = notice.recordId ? `${notice.entity} ${notice.recordId}` : notice.id
    const group = groups.get(key)
    if (group) group.push(notice)
    else groups.set(key, [notice])
  }
  return [...groups.values()]
}
