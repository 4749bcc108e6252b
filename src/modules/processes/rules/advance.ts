/**
 * The rules of an instance: what happened to it makes a new state and a list of effects. Pure; the engine loads, applies and
 * stores. What does not fit the state (a decision on a seat that is closed, anything after the end) changes nothing.
 */
import { openSeats, stepVerdict } from './approval.ts'
import { goBack, resubmit } from './back.ts'
import type { ApprovalNode, ApprovalRule, Flow, TaskNode } from './flow.types.ts'
import { nodeOf, startOf, waysOut } from './graph.ts'
import { addSigner, handOver, seatsFor } from './seats.ts'
import type { Advance, FlowState, Happening, Seat, Token } from './state.types.ts'
import { Walk } from './tokens.ts'

export function advance(flow: Flow, state: FlowState, happening: Happening): Advance {
  if (state.outcome !== null) return { state, effects: [] }
  const walk = new Walk(flow, state)
  if (!happen(walk, happening)) return { state, effects: [] }
  if (walk.state.outcome === null) walk.settle()
  return walk.result()
}

/** Several people at one task: whoever is first does it. */
const taskRule: ApprovalRule = { mode: 'any', rejectAtOnce: false }

/** The rule by which a step that asks people is decided. */
export function ruleOf(flow: Flow, step: string): ApprovalRule {
  const node = nodeOf(flow, step)
  return node?.kind === 'approval' ? node.rule : taskRule
}

/** The seats of a token whose turn it is. */
export function turnsOf(flow: Flow, token: Token): Seat[] {
  if (token.state === 'correcting') return token.seats.filter((seat) => seat.decision === null)
  return token.state === 'asking' ? openSeats(ruleOf(flow, token.at), token.seats) : []
}

/** The token and seat of a number, while the seat's turn is open. */
export function findTurn(flow: Flow, state: FlowState, id: number): { token: Token; seat: Seat } | undefined {
  for (const token of state.tokens) {
    const seat = turnsOf(flow, token).find((each) => each.id === id)
    if (seat) return { token, seat }
  }
  return undefined
}

/** False when it does not fit. */
function happen(walk: Walk, happening: Happening): boolean {
  switch (happening.is) {
    case 'started': {
      const start = startOf(walk.flow)
      if (!start || walk.state.serial > 0) return false
      walk.send(start.id, [])
      return true
    }
    case 'moved':
      if (!nodeOf(walk.flow, happening.step)) return false
      for (const token of [...walk.state.tokens]) walk.abort(token)
      walk.send(happening.step, [])
      return true
    case 'stopped':
      walk.finish(happening.outcome)
      return true
    case 'decided':
    case 'signer-added':
    case 'handed-over':
    case 'vacated':
    case 'returned':
      return atSeat(walk, happening)
    default:
      return atToken(walk, happening)
  }
}

type AtToken = Extract<Happening, { token: number }>
type AtSeat = Extract<Happening, { seat: number }>

function atToken(walk: Walk, happening: AtToken): boolean {
  const token = walk.token(happening.token)
  if (!token) return false
  switch (happening.is) {
    case 'chosen':
      if (token.state !== 'arriving' || !waysOut(walk.flow, token.at).some(({ id }) => happening.edges.includes(id)))
        return false
      walk.take(token, happening.edges)
      return true
    case 'found':
      if (token.state !== 'arriving') return false
      token.state = 'asking'
      token.seats = seatsFor(walk, ruleOf(walk.flow, token.at), happening.chains)
      for (const { id, person, auto } of token.seats)
        if (auto) walk.effects.push({ do: 'decide-by-rule', seat: id, person, step: token.at, round: token.round })
      decide(walk, token)
      return true
    case 'nobody':
      if (token.state !== 'arriving') return false
      if (happening.policy === 'skip') walk.complete(token)
      else reject(walk, token)
      return true
    case 'done':
      if (token.state !== 'running') return false
      walk.complete(token)
      return true
    case 'failed':
      if (token.state !== 'running' && token.state !== 'arriving') return false
      token.was = token.state
      token.state = 'failed'
      return true
    case 'retried':
      return retry(walk, token)
    case 'resubmitted':
      if (token.state !== 'correcting') return false
      for (const seat of token.seats)
        if (seat.decision === null) walk.effects.push({ do: 'close', seat: seat.id, as: 'completed' })
      resubmit(walk, token)
      return true
  }
}

function retry(walk: Walk, token: Token): boolean {
  if (token.state !== 'failed') return false
  token.state = token.was ?? 'running'
  delete token.was
  const node = nodeOf(walk.flow, token.at)
  if (token.state === 'running') walk.effects.push({ do: 'run', token: token.id, step: token.at, round: token.round })
  else if (node?.kind === 'task' || node?.kind === 'approval')
    walk.effects.push({ do: 'find-people', token: token.id, step: token.at })
  else walk.enter(token, token.at)
  return true
}

function atSeat(walk: Walk, happening: AtSeat): boolean {
  const token = walk.state.tokens.find((each) => each.seats.some(({ id }) => id === happening.seat))
  const seat = token?.seats.find(({ id }) => id === happening.seat)
  if (!token || !seat || seat.decision !== null || token.state === 'failed') return false
  const isTurn = turnsOf(walk.flow, token).includes(seat)
  switch (happening.is) {
    case 'handed-over':
      return handOver(walk, token, seat, happening.to)
    case 'vacated':
      if (token.state !== 'asking') return false
      if (happening.policy === 'skip') leaveSeat(token, seat)
      else seat.decision = 'rejected'
      decide(walk, token)
      return true
    case 'decided':
      if (!isTurn || token.state !== 'asking') return false
      seat.decision = happening.decision
      walk.effects.push({ do: 'close', seat: seat.id, as: happening.decision })
      decide(walk, token)
      return true
    case 'signer-added':
      return isTurn && token.state === 'asking' && addSigner(walk, token, seat, happening)
    case 'returned':
      if (!isTurn || token.state !== 'asking') return false
      return goBack(walk, token, seat, happening.to, happening.resubmit)
  }
}

/** Nobody takes the seat: whoever was to be heard before it is heard no more, whoever after it moves up. */
function leaveSeat(token: Token, seat: Seat): void {
  for (const other of token.seats) {
    if (other.of?.seat !== seat.id || other.of.where !== 'after') continue
    if (seat.of) other.of = seat.of
    else delete other.of
  }
  const gone = new Set([seat.id])
  for (let size = 0; size < gone.size; ) {
    size = gone.size
    for (const { id, of } of token.seats) if (of && gone.has(of.seat)) gone.add(id)
  }
  token.seats = token.seats.filter(({ id }) => !gone.has(id))
}

/** Goes on when the step has come to an answer. */
function decide(walk: Walk, token: Token): void {
  const verdict = stepVerdict(ruleOf(walk.flow, token.at), token.seats)
  if (verdict === 'approved') walk.complete(token)
  if (verdict === 'rejected') reject(walk, token)
}

function reject(walk: Walk, token: Token): void {
  const node = nodeOf(walk.flow, token.at) as ApprovalNode | TaskNode
  walk.effects.push({ do: 'leave', step: token.at, round: token.round, how: 'complete' })
  token.round = 0
  const then = node.kind === 'approval' ? node.whenRejected : 'end'
  if (then === 'end') walk.finish('rejected')
  else goTo(walk, token, then)
}

const goTo = (walk: Walk, token: Token, then: 'to-starter' | { toStep: string }): void =>
  void goBack(walk, token, undefined, then === 'to-starter' ? '@starter' : then.toStep, 'beginning')
