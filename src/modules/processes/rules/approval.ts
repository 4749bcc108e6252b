/** What the votes of a step come to, and whose turn it is. */
import type { ApprovalRule } from './flow.types.ts'
import type { Seat } from './state.types.ts'

export type Verdict = 'approved' | 'rejected' | 'pending'

/** Percent of people, rounded up to whole ones: 70 % of five are four. At least one. */
export const neededApprovals = (people: number, percent: number): number =>
  // Whole thousandths of a percent keep 60 % of five at three.
  Math.min(people, Math.max(1, Math.ceil((people * Math.round(percent * 1000)) / 100_000)))

/** What several votes come to under a rule. No votes at all approve: nobody objected. */
export function verdictOf(rule: ApprovalRule, votes: readonly Verdict[]): Verdict {
  const approved = votes.filter((vote) => vote === 'approved').length
  const rejected = votes.filter((vote) => vote === 'rejected').length
  const pending = votes.length - approved - rejected
  if (votes.length === 0) return 'approved'
  switch (rule.mode) {
    case 'all':
      if (rejected > 0 && (rule.rejectAtOnce || pending === 0)) return 'rejected'
      return approved === votes.length ? 'approved' : 'pending'
    case 'any':
      if (approved > 0) return 'approved'
      return rejected > 0 && (rule.rejectAtOnce || pending === 0) ? 'rejected' : 'pending'
    case 'ratio': {
      const needed = neededApprovals(votes.length, rule.percent)
      if (rule.veto && rejected > 0) return 'rejected'
      if (approved >= needed) return 'approved'
      return approved + pending < needed ? 'rejected' : 'pending'
    }
    case 'sequential':
      if (rejected > 0) return 'rejected'
      return approved === votes.length ? 'approved' : 'pending'
  }
}

const around = (seats: readonly Seat[], seat: Seat, where: 'before' | 'after'): Seat[] =>
  seats.filter(({ of }) => of?.seat === seat.id && of.where === where)

/** A seat and the signers added to it are one vote: all of them must approve, and one rejection rejects. */
export function voteOf(seats: readonly Seat[], seat: Seat): Verdict {
  const parts: Verdict[] = [
    ...around(seats, seat, 'before').map((each) => voteOf(seats, each)),
    seat.decision === null ? 'pending' : seat.decision === 'rejected' ? 'rejected' : 'approved',
    ...around(seats, seat, 'after').map((each) => voteOf(seats, each)),
  ]
  if (parts.includes('rejected')) return 'rejected'
  return parts.includes('pending') ? 'pending' : 'approved'
}

export const mainSeats = (seats: readonly Seat[]): Seat[] => seats.filter((seat) => !seat.of)

export const stepVerdict = (rule: ApprovalRule, seats: readonly Seat[]): Verdict =>
  verdictOf(
    rule,
    mainSeats(seats).map((seat) => voteOf(seats, seat)),
  )

/** Seats whose turn it is: undecided, and nobody has to be heard before. */
export function openSeats(rule: ApprovalRule, seats: readonly Seat[]): Seat[] {
  const main = mainSeats(seats)
  const first = main.find((seat) => voteOf(seats, seat) === 'pending')
  const heard = rule.mode === 'sequential' ? main.filter((seat) => seat === first) : main
  const open: Seat[] = []
  const visit = (seat: Seat): void => {
    const before = around(seats, seat, 'before')
    if (before.some((each) => voteOf(seats, each) === 'pending')) {
      for (const each of before) visit(each)
      return
    }
    if (before.some((each) => voteOf(seats, each) === 'rejected')) return
    if (seat.decision === null) open.push(seat)
    else if (seat.decision !== 'rejected') for (const each of around(seats, seat, 'after')) visit(each)
  }
  for (const seat of heard) if (voteOf(seats, seat) === 'pending') visit(seat)
  return open
}
