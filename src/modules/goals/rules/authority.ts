/** Who may set goals of whom. Reading is decided by access; this is about deciding. */

export interface Setter {
  id: string | null
  /** May set every goal, also those of the company: a named permission. */
  mayManage: boolean
  /** Reaches every goal with the right to change (director, general manager). */
  reachesAll: boolean
  reports: readonly string[]
  departmentsBelow: readonly string[]
  /** Whose approvals this person handles while they are away. */
  standsInFor: readonly string[]
  regions: readonly string[]
}

export interface Whose {
  subject: string | null
  owner: string | null
  department: string | null
  region: string | null
}

/**
 * Goals come from above: a manager sets those of the people, departments and regions below; nobody sets a personal goal for
 * himself, and company goals are set by who reaches all.
 */
export function maySet(setter: Setter, goal: Whose): boolean {
  if (setter.mayManage) return true
  if (goal.subject === 'person' && goal.owner === setter.id) return false
  if (setter.reachesAll) return true
  switch (goal.subject) {
    case 'person':
      return reaches(setter.reports, goal.owner) || reaches(setter.departmentsBelow, goal.department)
    case 'department':
      return reaches(setter.departmentsBelow, goal.department)
    case 'region':
      return reaches(setter.regions, goal.region)
    default:
      return false
  }
}

/** Publishing makes it binding: not for a goal one answers for oneself. */
export const mayPublish = (setter: Setter, goal: Whose): boolean =>
  setter.mayManage || (maySet(setter, goal) && goal.owner !== setter.id)

const reaches = (list: readonly string[], id: string | null): boolean => id !== null && list.includes(id)

/**
 * Who decides about an adjustment: who owns the parent goal, else the superior of the goal's owner, and on up the line; never who
 * asked or whose goal it is. Null: nobody above, so whoever may manage goals decides.
 * @param superiors the owner's superiors, nearest first
 */
export function approverOf(
  goal: { owner: string | null },
  requester: string | null,
  parentOwner: string | null,
  superiors: readonly string[],
): string | null {
  const fits = (id: string | null): boolean => id !== null && id !== requester && id !== goal.owner
  if (fits(parentOwner)) return parentOwner
  return superiors.find(fits) ?? null
}

export interface Request {
  requester: string | null
  approver: string | null
  owner: string | null
}

/**
 * In whose right somebody decides: the own, or that of the approver whose place he takes. Nobody decides about what he asked for or
 * about his own goal, also not for somebody else.
 * @returns null when it is not up to this person
 */
export function decidesAs(
  actor: Pick<Setter, 'id' | 'mayManage' | 'standsInFor'>,
  { requester, approver, owner }: Request,
): { inPlaceOf: string | null } | null {
  if (actor.id !== null && (actor.id === requester || actor.id === owner)) return null
  if (actor.mayManage || (approver !== null && approver === actor.id)) return { inPlaceOf: null }
  return approver !== null && actor.standsInFor.includes(approver) ? { inPlaceOf: approver } : null
}
