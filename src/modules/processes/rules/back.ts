/** Going back: to a step that was there before, or to the starter and from there on again. */

import type { Flow } from './flow.types.ts'
import { asksPeople, nodeOf, reaches, startOf } from './graph.ts'
import { type Advance, type FlowState, type Frame, type Seat, starterStep, type Token } from './state.types.ts'
import { Walk } from './tokens.ts'

/** Steps that a step can be returned to: where people were asked on the way here. */
export function stepsBefore(flow: Flow, state: FlowState, step: string): string[] {
  return flow.nodes
    .filter((node) => asksPeople(node) && node.id !== step && state.rounds[node.id] && reaches(flow, node.id, step))
    .map((node) => node.id)
}

/** `seat` is who returns it; without one the step's own rule does. */
export function goBack(
  walk: Walk,
  token: Token,
  seat: Seat | undefined,
  to: string,
  then: 'beginning' | 'step',
): boolean {
  if (to === starterStep) {
    if (seat) walk.effects.push({ do: 'close', seat: seat.id, as: 'returned' })
    return toStarter(walk, token, then)
  }
  const isPossible = seat ? stepsBefore(walk.flow, walk.state, token.at).includes(to) : nodeOf(walk.flow, to)
  if (!isPossible) return false
  if (seat) walk.effects.push({ do: 'close', seat: seat.id, as: 'returned' })
  const frames = walk.state.seen[to] ?? []
  cancelBeside(walk, token, frames)
  if (token.round > 0) walk.effects.push({ do: 'leave', step: token.at, round: token.round, how: 'abort' })
  token.frames = frames
  walk.enter(token, to)
  return true
}

/** The splits between the two steps will be passed again: what their other ways still do is given up. */
function cancelBeside(walk: Walk, token: Token, frames: Frame[]): void {
  const left = token.frames.find((frame) => !frames.some(({ id }) => id === frame.id))
  if (!left) return
  for (const other of [...walk.state.tokens])
    if (other !== token && other.frames.some(({ id }) => id === left.id)) walk.abort(other)
}

function toStarter(walk: Walk, token: Token, then: 'beginning' | 'step'): boolean {
  if (token.round > 0) walk.effects.push({ do: 'leave', step: token.at, round: token.round, how: 'abort' })
  token.back = then === 'beginning' ? { to: 'beginning' } : { to: 'step', seats: token.seats }
  token.state = 'correcting'
  token.round = (walk.state.rounds[starterStep] ?? 0) + 1
  walk.state.rounds[starterStep] = token.round
  // Who the starter is, the engine knows.
  token.seats = [{ id: walk.number(), person: starterStep, decision: null }]
  walk.effects.push({ do: 'enter', step: starterStep, round: token.round })
  return true
}

export function resubmit(walk: Walk, token: Token): void {
  const { back } = token
  walk.effects.push({ do: 'leave', step: starterStep, round: token.round, how: 'complete' })
  token.round = 0
  if (back?.to === 'step') {
    backToStep(walk, token, back.seats)
    return
  }
  for (const other of [...walk.state.tokens]) if (other !== token) walk.abort(other)
  walk.drop(token)
  walk.state.reached = null
  walk.send(startOf(walk.flow)!.id, [])
}

/**
 * What was approved could not be carried out: the instance has not ended after all, the starter corrects it and all begins
 * again. Takes the state in which it ended.
 */
export function reopened(flow: Flow, ended: FlowState): Advance {
  const walk = new Walk(flow, { ...ended, outcome: null, reached: null, tokens: [] })
  const token: Token = {
    id: walk.number(),
    at: startOf(flow)!.id,
    state: 'correcting',
    frames: [],
    round: 0,
    seats: [],
  }
  walk.state.tokens.push(token)
  toStarter(walk, token, 'beginning')
  return walk.result()
}

/** Who had approved is not asked again; everybody else is. */
function backToStep(walk: Walk, token: Token, seats: Seat[]): void {
  const renamed = new Map<number, number>()
  for (const seat of seats) if (seat.decision === null) renamed.set(seat.id, walk.number())
  token.seats = seats.map((seat) => ({
    ...seat,
    id: renamed.get(seat.id) ?? seat.id,
    ...(seat.of && { of: { ...seat.of, seat: renamed.get(seat.of.seat) ?? seat.of.seat } }),
  }))
  delete token.back
  token.state = 'asking'
  token.round = (walk.state.rounds[token.at] ?? 0) + 1
  walk.state.rounds[token.at] = token.round
  walk.effects.push({ do: 'enter', step: token.at, round: token.round })
}
