import { type Actor, hasPermission, isSystem, scopesOf } from '#kernel/access/actor.ts'
import type { Setter } from './rules/authority.ts'

export const managePermission = 'goals.manage'

/** What the rules of authority need to know of a person. */
export const setterOf = (actor: Actor): Setter => ({
  id: actor.id,
  mayManage: isSystem(actor) || hasPermission(actor, managePermission),
  reachesAll: scopesOf(actor, 'goal', 'update').has('all'),
  reports: actor.reports,
  departmentsBelow: actor.departmentsBelow,
  standsInFor: actor.standsInFor ?? [],
  regions: scopesOf(actor, 'goal', 'update').size > 0 ? actor.regions : [],
})
