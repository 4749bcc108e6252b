/** What a flow may name outside itself: collected by the server, used by the server and the canvas alike. */

export interface SeenField {
  kind: string
  /** Entity that a reference points to. */
  ref?: string
  /** A process may write it. */
  writable: boolean
}

/** A part that is left out is not checked. */
export interface Surroundings {
  /** Fields by entity. */
  entities?: Record<string, Record<string, SeenField>>
  /** Actions by entity. */
  actions?: Record<string, string[]>
  roles?: string[]
  /** Employees that work here. */
  people?: string[]
  departments?: string[]
  /** Web hook endpoints that are switched on. */
  endpoints?: string[]
  /** Processes that can be called -> those that they call. */
  processes?: Record<string, string[]>
  /** The process that the flow belongs to. */
  self?: string
}
