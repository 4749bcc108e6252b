/** What the rules know of the organisation: those people and departments that a step may ask. */
export interface PersonFacts {
  id: string
  manager: string | null
  department: string | null
  roles: readonly string[]
  /** Works here and may sign in. */
  isHere: boolean
  /** Amount that the position may approve alone, in the company's currency; null for none. */
  limit: string | null
}

export interface DepartmentFacts {
  id: string
  parent: string | null
  manager: string | null
}

export interface OrganisationFacts {
  people: ReadonlyMap<string, PersonFacts>
  departments: ReadonlyMap<string, DepartmentFacts>
  /** Who takes over where nobody is found, the first of them. */
  administrators: readonly string[]
}

export interface AskFacts {
  organisation: OrganisationFacts
  starter: string | null
  /** Fields of the record by name: ids of people (one or several), amounts as text. */
  record: Readonly<Record<string, unknown>>
  /** Department of the record, where it has one. */
  recordDepartment: string | null
  /** Whom the starter chose for the step. */
  chosen: readonly string[]
}
