/** What one advance means for the work items: those that open, wait, or close. */
import { turnsOf } from './advance.ts'
import type { Flow } from './flow.types.ts'
import { type Advance, type Effect, type FlowState, type Seat, starterStep, type Token } from './state.types.ts'

export interface Sat {
  seat: Seat
  step: string
  round: number
  position: number
  status: 'open' | 'waiting' | 'done'
}

export interface SeatChanges {
  made: Sat[]
  turned: { seat: number; status: 'open' | 'waiting' }[]
  closed: { seat: number; as: Extract<Effect, { do: 'close' }>['as'] }[]
  cancelled: number[]
}

export function seatChanges(flow: Flow, before: FlowState, { state, effects }: Advance): SeatChanges {
  const old = seatsOf(flow, before)
  const now = seatsOf(flow, state)
  const closed = effects.filter((effect) => effect.do === 'close')
  const isClosed = (id: number) => closed.some(({ seat }) => seat === id)
  const changes: SeatChanges = { made: [], turned: [], closed, cancelled: [] }
  for (const [id, sat] of now) {
    const former = old.get(id)
    if (!former && sat.status !== 'done') changes.made.push(sat)
    else if (former && sat.status !== former.status && sat.status !== 'done')
      changes.turned.push({ seat: id, status: sat.status })
  }
  for (const [id, { status }] of old) {
    const isOver = !now.has(id) || now.get(id)!.status === 'done'
    if (status !== 'done' && isOver && !isClosed(id)) changes.cancelled.push(id)
  }
  return changes
}

function seatsOf(flow: Flow, state: FlowState): Map<number, Sat> {
  const found = new Map<number, Sat>()
  for (const token of state.tokens) {
    const turns = new Set(turnsOf(flow, token))
    token.seats.forEach((seat, position) => {
      found.set(seat.id, { seat, ...placeOf(token), position, status: statusOf(seat, turns) })
    })
  }
  return found
}

const statusOf = (seat: Seat, turns: ReadonlySet<Seat>): Sat['status'] =>
  seat.decision !== null ? 'done' : turns.has(seat) ? 'open' : 'waiting'

const placeOf = (token: Token) => ({
  step: token.state === 'correcting' ? starterStep : token.at,
  round: token.round,
})
