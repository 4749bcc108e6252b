/** Who sits at a step: made when it is reached, changed by added signers and hand-overs. */
import type { ApprovalRule } from './flow.types.ts'
import type { Asked, Happening, Seat, Token } from './state.types.ts'
import type { Walk } from './tokens.ts'

/** At most as many people are heard in one step. */
export const mostSeats = 100

/** One seat for each person. Those of a chain follow each other; when all follow each other anyway, they sit in one row. */
export function seatsFor(walk: Walk, rule: ApprovalRule, chains: readonly Asked[][]): Seat[] {
  const seats: Seat[] = []
  for (const chain of chains) {
    let before: Seat | undefined
    for (const { person, auto } of chain) {
      if (person !== null && seats.some((seat) => seat.person === person)) continue
      const seat: Seat = { id: walk.number(), person, decision: auto ? 'approved' : null }
      if (auto) seat.auto = true
      if (before && rule.mode !== 'sequential') seat.of = { seat: before.id, where: 'after' }
      seats.push(seat)
      before = seat
    }
  }
  return seats
}

/** Those of the people who are not asked in this step yet. */
export const newcomers = (token: Token, people: readonly string[]): string[] =>
  [...new Set(people)].filter((person) => !token.seats.some((seat) => seat.person === person && seat.decision === null))

export function addSigner(
  walk: Walk,
  token: Token,
  seat: Seat,
  { people, where, by }: Extract<Happening, { is: 'signer-added' }>,
): boolean {
  const added = newcomers(token, people)
  if (added.length === 0 || token.seats.length + added.length > mostSeats) return false
  const seats = added.map((person): Seat => {
    const made: Seat = { id: walk.number(), person, decision: null }
    if (by !== null) made.addedBy = by
    if (where !== 'parallel') made.of = { seat: seat.id, where }
    // Beside somebody who was added himself, one is heard where he is.
    else if (seat.of) made.of = seat.of
    return made
  })
  token.seats.splice(token.seats.indexOf(seat) + 1, 0, ...seats)
  return true
}

/** The seat keeps its place; its work item is another one. */
export function handOver(walk: Walk, token: Token, seat: Seat, to: string | null): boolean {
  if (to !== null && token.seats.some((other) => other.person === to && other.decision === null)) return false
  const former = seat.id
  seat.id = walk.number()
  seat.person = to
  for (const other of token.seats) if (other.of?.seat === former) other.of.seat = seat.id
  walk.effects.push({ do: 'close', seat: former, as: 'transferred' })
  return true
}
