const AT_MOST = 6

export interface Pick {
  id: string
  label: string
  hint?: string
}

const keyOf = (entity: string, person: string) => `zy:recent:${person}:${entity}`

/** The records of an entity that this person last chose in a picker on this device, latest first. */
export function recentPicks(entity: string, person: string): Pick[] {
  try {
    const stored = JSON.parse(localStorage.getItem(keyOf(entity, person)) ?? '[]')
    return Array.isArray(stored) ? stored.slice(0, AT_MOST) : []
  } catch {
    return []
  }
}

/** Puts a chosen record first. */
export function rememberPick(entity: string, person: string, pick: Pick): void {
  const others = recentPicks(entity, person).filter((each) => each.id !== pick.id)
  try {
    localStorage.setItem(keyOf(entity, person), JSON.stringify([pick, ...others].slice(0, AT_MOST)))
  } catch {
    // Storage is full or forbidden: the picker works without recent ones.
  }
}
