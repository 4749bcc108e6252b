import type { NavItem } from '../../entity/meta.types.ts'

/** The item that the address belongs to: the longest one that begins it. */
export function activeItem(items: readonly NavItem[], pathname: string): NavItem | undefined {
  return items
    .filter(({ to }) => (to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0]
}
