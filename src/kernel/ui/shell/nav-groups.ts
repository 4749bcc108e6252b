import { type NavGroup, type NavItem, navGroups } from '../../entity/meta.types.ts'

export interface NavSection {
  /** None for what stands by itself at the top. */
  group: NavGroup | null
  items: NavItem[]
}

/** The navigation by its groups: what belongs to none first, the others in their fixed order; empty ones are left out. */
export function sectionsOf(items: readonly NavItem[]): NavSection[] {
  const byGroup = Map.groupBy(items, (item) => item.group ?? null)
  return [null, ...navGroups].flatMap((group) => {
    const own = byGroup.get(group)
    return own ? [{ group, items: own }] : []
  })
}
