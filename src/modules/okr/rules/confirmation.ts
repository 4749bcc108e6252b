export interface Confirming {
  actor: string | null
  owner: string | null
  /** The actor is a superior of the owner, however far up. */
  isSuperior: boolean
  /** The actor may change the record by role. */
  mayEdit: boolean
  ownerHasSuperior: boolean
}

/**
 * Who may confirm somebody's result: a superior, or another person who may change it by role; never oneself, unless nobody
 * stands above.
 */
export function mayConfirm({ actor, owner, isSuperior, mayEdit, ownerHasSuperior }: Confirming): boolean {
  if (actor === null) return true
  if (actor === owner) return !ownerHasSuperior && mayEdit
  return isSuperior || mayEdit
}
