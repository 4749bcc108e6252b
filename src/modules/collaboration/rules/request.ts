/** Who may do what with a co-operation request, and what it becomes. */
import type { Violation } from '#kernel/entity/meta.types.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { RequestState } from '../entities/choices.ts'

export type RequestVerb =
  | 'accept'
  | 'decline'
  | 'propose'
  | 'agree'
  | 'insist'
  | 'pass-on'
  | 'deliver'
  | 'rework'
  | 'close'
  | 'withdraw'

interface Step {
  from: readonly RequestState[]
  by: 'requester' | 'assignee'
  to: RequestState
}

export const steps: Record<RequestVerb, Step> = {
  accept: { from: ['open'], by: 'assignee', to: 'accepted' },
  decline: { from: ['open'], by: 'assignee', to: 'declined' },
  propose: { from: ['open'], by: 'assignee', to: 'countered' },
  /** Takes the counter-proposal. */
  agree: { from: ['countered'], by: 'requester', to: 'accepted' },
  /** Does not take it: the question is open again. */
  insist: { from: ['countered'], by: 'requester', to: 'open' },
  'pass-on': { from: ['open', 'accepted'], by: 'assignee', to: 'open' },
  deliver: { from: ['accepted'], by: 'assignee', to: 'delivered' },
  /** The result is not what was asked for. */
  rework: { from: ['delivered'], by: 'requester', to: 'accepted' },
  close: { from: ['delivered'], by: 'requester', to: 'closed' },
  withdraw: { from: ['open', 'countered', 'accepted'], by: 'requester', to: 'withdrawn' },
}

interface Request {
  state: string
  requester: string
  assignee: string | null
}

/** Why this person may not take this step now. The administrators act for whoever is away. */
export function mayStep(
  verb: RequestVerb,
  request: Request,
  actor: { id: string | null; isAdministrator: boolean },
): Violation[] {
  const { from, by } = steps[verb]
  if (!(from as readonly string[]).includes(request.state))
    return [violation('cooperation-request.state', 'state', { state: request.state })]
  if (actor.isAdministrator || (actor.id !== null && request[by] === actor.id)) return []
  return [violation(by === 'assignee' ? 'cooperation-request.assignee-only' : 'cooperation-request.requester-only', by)]
}

/** Share of the answer window after which the assignee is reminded. */
export const remindAfter = 0.75
