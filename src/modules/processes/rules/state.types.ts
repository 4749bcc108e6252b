/** Where an instance is: plain data, kept as JSON in its row. Only `advance` makes a new one out of an old one. */

/** One pass through a split that took several ways; every token of those ways carries it until they meet again. */
export interface Frame {
  id: number
  /** The step that split. */
  split: string
}

/** `completed` is what `approved` is for an approval: the task is done. */
export type Decision = 'approved' | 'rejected' | 'completed'

/** One person's place in a step. */
export interface Seat {
  id: number
  /** Null while an administrator has to name somebody. */
  person: string | null
  decision: Decision | null
  /** A signer that somebody added, or the next one of a chain: it is heard before or after that seat, and counts with it. */
  of?: { seat: number; where: 'before' | 'after' }
  addedBy?: string
  /** Decided by a rule, so nobody was asked. */
  auto?: boolean
}

/** What a resubmission does: all over again, or straight back to the step that returned it. */
export type Back = { to: 'beginning' } | { to: 'step'; seats: Seat[] }

/**
 * - `arriving`: who is asked, or which way is taken, is being found out.
 * - `asking`: people are at it.
 * - `running`: waits for time, another instance, or the engine's own work.
 * - `joining`: waits for the other ways.
 * - `correcting`: the starter corrects it.
 * - `failed`: waits for an administrator.
 */
export type TokenState = 'arriving' | 'asking' | 'running' | 'joining' | 'correcting' | 'failed'

export interface Token {
  id: number
  at: string
  state: TokenState
  /** The outermost first. */
  frames: Frame[]
  /** How many times the step has been reached, this time included. */
  round: number
  seats: Seat[]
  back?: Back
  /** What it was before it failed. */
  was?: 'arriving' | 'running'
}

export type Outcome = 'approved' | 'rejected' | 'done' | 'withdrawn' | 'cancelled'

export interface FlowState {
  /** The last number given to a token, seat or frame. */
  serial: number
  tokens: Token[]
  rounds: Record<string, number>
  /** The frames with which each step was last reached: what returns to it takes them on again. */
  seen: Record<string, Frame[]>
  /** What the ends reached so far say; the instance ends with the last token. */
  reached: 'approved' | 'done' | null
  outcome: Outcome | null
}

export type Happening =
  | { is: 'started' }
  /** Answers to `choose`. */
  | { is: 'chosen'; token: number; edges: string[] }
  /** Answers to `find-people`: chains of people, each heard one after another. */
  | { is: 'found'; token: number; chains: Asked[][] }
  | { is: 'nobody'; token: number; policy: 'skip' | 'refuse' }
  /** Answers to `run`, at once or later. */
  | { is: 'done'; token: number }
  | { is: 'failed'; token: number }
  | { is: 'retried'; token: number }
  | { is: 'decided'; seat: number; decision: Decision }
  | { is: 'signer-added'; seat: number; people: string[]; where: 'before' | 'after' | 'parallel'; by: string | null }
  /** Somebody else takes the seat. */
  | { is: 'handed-over'; seat: number; to: string | null }
  /** The seat's person is gone and nobody takes it. */
  | { is: 'vacated'; seat: number; policy: 'skip' | 'refuse' }
  | { is: 'returned'; seat: number; to: string; resubmit: 'beginning' | 'step' }
  | { is: 'resubmitted'; token: number }
  /** An administrator puts the instance at a step, whatever else was going on. */
  | { is: 'moved'; step: string }
  | { is: 'stopped'; outcome: 'withdrawn' | 'cancelled' }

export interface Asked {
  person: string | null
  /** Decided without being asked: the approver is the starter. */
  auto?: boolean
}

/** Stands for the starter where a step is named. */
export const starterStep = '@starter'

export type Effect =
  /** Which of the ways hold; answered by `chosen`. */
  | { do: 'choose'; token: number; step: string; edges: string[] }
  /** Answered by `found` or `nobody`. */
  | { do: 'find-people'; token: number; step: string }
  /** Notify, update, call, wait or start another process; answered by `done`. */
  | { do: 'run'; token: number; step: string; round: number }
  /** For the event log. */
  | { do: 'enter'; step: string; round: number }
  | { do: 'leave'; step: string; round: number; how: 'complete' | 'abort' }
  /** Several ways met. */
  | { do: 'join'; step: string; tokens: number }
  /** The seat's work item is closed with this. */
  | { do: 'close'; seat: number; as: Decision | 'returned' | 'transferred' }
  /** The seat approved without being asked. */
  | { do: 'decide-by-rule'; seat: number; person: string | null; step: string; round: number }
  | { do: 'end'; outcome: Outcome }

export interface Advance {
  state: FlowState
  effects: Effect[]
}

export const newState = (): FlowState => ({
  serial: 0,
  tokens: [],
  rounds: {},
  seen: {},
  reached: null,
  outcome: null,
})
