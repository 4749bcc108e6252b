/** A department or region as a row of a matrix. */
export interface Unit {
  id: string
  parent: string | null
  /** Its people sell. */
  sells: boolean
  /** It has a part of the goal already. */
  hasPart: boolean
}

/**
 * To which units a goal can be split: those directly below the given one. A company that has one unit at its top is that unit, so
 * those below it are meant. Where some of them sell the others are left out, as goals are for those who sell. Units that have a
 * part stand there wherever they are in the tree, and then those above them without one do not.
 */
export function unitsToSplitTo<U extends Unit>(units: readonly U[], parent: string | null): U[] {
  const children = Map.groupBy(units, (unit) => unit.parent)
  let level = children.get(parent) ?? []
  while (parent === null && level.length === 1 && !level[0]!.hasPart && children.has(level[0]!.id))
    level = children.get(level[0]!.id)!
  const sellers = level.filter((unit) => unit.sells)
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const taken = new Set<string>()
  for (const unit of units) {
    if (!unit.hasPart) continue
    // A circle cannot be stored, but must not hang the page either.
    for (let up = unit.parent; up !== null && !taken.has(up); up = byId.get(up)?.parent ?? null) taken.add(up)
  }
  const wanted = new Set((sellers.length > 0 ? sellers : level).filter((unit) => !taken.has(unit.id)))
  return units.filter((unit) => unit.hasPart || wanted.has(unit))
}
