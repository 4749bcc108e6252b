import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import type { EntityMeta, Filter } from '#kernel/entity/meta.types.ts'

/** The records behind a figure: a list with its filter. */
export interface Drill {
  path: string
  search: Record<string, unknown>
}

/** The list of an entity with exactly this filter, whatever view one used last. */
export function drillTo(entity: Pick<EntityMeta, 'path'>, filter: Filter | undefined, sort?: string): Drill {
  return {
    path: `/${entity.path}`,
    search: { view: 'all', layout: 'list', filter: filter ?? {}, ...(sort && { sort }) },
  }
}

/** A figure that leads to its records. */
export function DrillLink({ to, children, className }: { to: Drill; children: ReactNode; className?: string }) {
  return (
    <Link to={to.path} search={to.search as never} className={className}>
      {children}
    </Link>
  )
}

/** The same for a click on a bar. */
export function useDrill(): (to: Drill) => void {
  const navigate = useNavigate()
  return useCallback((to) => void navigate({ to: to.path, search: to.search as never }), [navigate])
}
