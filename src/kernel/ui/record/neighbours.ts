export interface Neighbours {
  previous: string | null
  next: string | null
  /** Place in the list, from 1, and how many the list has loaded. */
  place: number
  of: number
}

/** The records before and after one, in the order of the list that it was opened from; null when it is not in it. */
export function neighboursIn(ids: readonly string[], id: string): Neighbours | null {
  const at = ids.indexOf(id)
  if (at < 0 || ids.length < 2) return null
  return { previous: ids[at - 1] ?? null, next: ids[at + 1] ?? null, place: at + 1, of: ids.length }
}

/** The ids that the list of an entity left behind in this tab. */
export function listedIds(entity: string): string[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(`zy:list:${entity}`) ?? '[]')
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}
