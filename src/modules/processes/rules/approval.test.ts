import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neededApprovals, openSeats, stepVerdict, type Verdict, verdictOf } from './approval.ts'
import type { ApprovalRule } from './flow.types.ts'
import type { Seat } from './state.types.ts'

const yes = 'approved' as const
const no = 'rejected' as const
const open = 'pending' as const

describe('what votes come to', () => {
  it.each<[string, ApprovalRule, Verdict[], Verdict]>([
    ['all-sign needs three of three', { mode: 'all', rejectAtOnce: true }, [yes, yes, open], open],
    ['all-sign has three of three', { mode: 'all', rejectAtOnce: true }, [yes, yes, yes], yes],
    ['all-sign is over with one no', { mode: 'all', rejectAtOnce: true }, [no, open, open], no],
    ['all-sign lets the others finish', { mode: 'all', rejectAtOnce: false }, [no, open, yes], open],
    ['all-sign is no when all have said', { mode: 'all', rejectAtOnce: false }, [no, yes, yes], no],
    ['any-sign needs one of three', { mode: 'any', rejectAtOnce: false }, [no, yes, open], yes],
    ['any-sign waits after a no', { mode: 'any', rejectAtOnce: false }, [no, no, open], open],
    ['any-sign is no when all say so', { mode: 'any', rejectAtOnce: false }, [no, no, no], no],
    ['any-sign can be over with the first no', { mode: 'any', rejectAtOnce: true }, [no, open, open], no],
    ['70 % of five are not three', { mode: 'ratio', percent: 70, veto: false }, [yes, yes, yes, open, no], open],
    ['70 % of five are four', { mode: 'ratio', percent: 70, veto: false }, [yes, yes, yes, yes, open], yes],
    [
      '70 % of five cannot be had after two no',
      { mode: 'ratio', percent: 70, veto: false },
      [no, no, open, open, open],
      no,
    ],
    ['60 % of five are three', { mode: 'ratio', percent: 60, veto: false }, [yes, yes, yes, open, open], yes],
    ['a veto ends it', { mode: 'ratio', percent: 60, veto: true }, [no, open, open], no],
    ['in turn', { mode: 'sequential' }, [yes, open, open], open],
    ['in turn, refused', { mode: 'sequential' }, [yes, no, open], no],
    ['nobody to ask', { mode: 'all', rejectAtOnce: true }, [], yes],
  ])('%s', (_, rule, votes, verdict) => {
    expect(verdictOf(rule, votes)).toBe(verdict)
  })

  it('rounds needed approvals up to whole people, never below one or above all', () => {
    expect([
      neededApprovals(5, 70),
      neededApprovals(5, 60),
      neededApprovals(3, 66.6),
      neededApprovals(3, 66.7),
    ]).toEqual([4, 3, 2, 3])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (people, percent) => {
        const needed = neededApprovals(people, percent)
        expect(needed).toBeGreaterThanOrEqual(1)
        expect(needed * 100).toBeGreaterThanOrEqual(people * percent)
        expect((needed - 1) * 100).toBeLessThan(Math.max(people * percent, 1))
      }),
    )
  })

  it('never takes back what is decided when more is said', () => {
    const rule: fc.Arbitrary<ApprovalRule> = fc.oneof(
      fc.record({ mode: fc.constantFrom('all' as const, 'any' as const), rejectAtOnce: fc.constant(true) }),
      fc.record({
        mode: fc.constant('ratio' as const),
        percent: fc.integer({ min: 1, max: 100 }),
        veto: fc.constant(false),
      }),
    )
    const votes = fc.array(fc.constantFrom<Verdict>(yes, no, open), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(rule, votes, (given, said) => {
        const more = said.map((vote) => (vote === open ? yes : vote))
        expect(verdictOf(given, more)).not.toBe(open)
        if (given.mode === 'ratio' && verdictOf(given, said) !== open)
          expect(verdictOf(given, more)).toBe(verdictOf(given, said))
      }),
    )
  })
})

describe('added signers', () => {
  const seat = (id: number, decision: Seat['decision'] = null, of?: Seat['of']): Seat => ({
    id,
    person: `p${id}`,
    decision,
    ...(of && { of }),
  })
  const all: ApprovalRule = { mode: 'all', rejectAtOnce: true }
  const ids = (seats: Seat[]) => openSeats(all, seats).map(({ id }) => id)

  it('come before, and the seat itself after them', () => {
    const before = { seat: 1, where: 'before' as const }
    expect(ids([seat(1), seat(2, null, before)])).toEqual([2])
    expect(ids([seat(1), seat(2, yes, before), seat(3, null, before)])).toEqual([3])
    expect(ids([seat(1), seat(2, yes, before)])).toEqual([1])
    expect(stepVerdict(all, [seat(1), seat(2, no, before)])).toBe(no)
  })

  it('come after, and count with the seat', () => {
    const after = { seat: 1, where: 'after' as const }
    expect(ids([seat(1), seat(2, null, after)])).toEqual([1])
    expect(ids([seat(1, yes), seat(2, null, after)])).toEqual([2])
    expect(stepVerdict({ mode: 'any', rejectAtOnce: false }, [seat(1, yes), seat(2, null, after), seat(3)])).toBe(open)
    expect(stepVerdict({ mode: 'any', rejectAtOnce: false }, [seat(1, yes), seat(2, yes, after), seat(3)])).toBe(yes)
  })

  it('are asked one after another where the step is', () => {
    const turns = (seats: Seat[]) => openSeats({ mode: 'sequential' }, seats).map(({ id }) => id)
    expect(turns([seat(1), seat(2)])).toEqual([1])
    expect(turns([seat(1, yes), seat(2), seat(3)])).toEqual([2])
  })
})
