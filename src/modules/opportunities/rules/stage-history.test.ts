import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultWorkingCalendar } from '#kernel/pure/calendar.ts'
import { entersAt, firstStays, lengthOf, moveOf, nextStep, type Stay } from './stage-history.ts'

const stages = [
  ['a', 'open'],
  ['b', 'open'],
  ['c', 'open'],
  ['won', 'won'],
  ['lost', 'lost'],
  ['shelved', 'shelved'],
].map(([key, outcome]) => ({ pipeline: 'p', key: key!, outcome: outcome!, probability: null }))
const instant = (day: number): string => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString()
const stay = (stage: string, day: number): Stay => ({ pipeline: 'p', stage, at: instant(day) })

/** What the rows are after a step. */
function applied(history: Stay[], before: Stay, after: Stay): Stay[] {
  const { goneFrom, next } = nextStep(history, before, after)
  return [...history.filter(({ at }) => goneFrom === undefined || at < goneFrom), ...(next ? [next] : [])]
}

describe('the history of stages', () => {
  const history = [stay('a', 0), stay('b', 5)]
  it('grows by a move', () => {
    expect(nextStep(history, stay('b', 5), stay('c', 9))).toEqual({ last: stay('b', 5), next: stay('c', 9) })
  })
  it('forgets a move that was taken back', () => {
    expect(applied([...history, stay('c', 9)], stay('c', 9), stay('b', 5))).toEqual(history)
  })
  it('forgets two moves of one batch that led back to where they began', () => {
    expect(applied([...history, stay('c', 9), stay('b', 9.1)], stay('b', 9.1), stay('b', 5))).toEqual(history)
  })
  it('moves an entry whose date was put right, to either side', () => {
    const won = [...history, stay('won', 20)]
    expect(applied(won, stay('won', 20), stay('won', 12))).toEqual([...history, stay('won', 12)])
    expect(applied(won, stay('won', 20), stay('won', 25))).toEqual([...history, stay('won', 25)])
  })
  it('always ends where the deal is, in order, whatever moves are made and taken back', () => {
    const step = fc.record({ to: fc.constantFrom('a', 'b', 'c', 'won', 'lost'), back: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const past = [stay('a', 0)]
        let rows = [...past]
        for (const [i, { to, back }] of steps.entries()) {
          const before = past.at(-1)!
          if (back && past.length > 1) past.pop()
          else if (to !== before.stage) past.push(stay(to, i + 1))
          if (past.at(-1) !== before) rows = applied(rows, before, past.at(-1)!)
          expect(rows).toEqual(past)
        }
      }),
    )
  })
})

it('lets a deal begin in the first stage on the day it was opened', () => {
  expect(firstStays('a', instant(0), stay('won', 30))).toEqual([stay('a', 0), stay('won', 30)])
  expect(firstStays('a', instant(0), stay('a', 3))).toEqual([stay('a', 3)])
  expect(firstStays('a', null, stay('c', 3))).toEqual([stay('c', 3)])
  expect(firstStays('a', instant(4), stay('c', 3))).toEqual([stay('c', 3)])
})

it('enters a closed stage on the closing day, and always after the stage before', () => {
  expect(entersAt(instant(9), instant(4), instant(2))).toBe(instant(4))
  expect(entersAt(instant(9), instant(20), instant(2))).toBe(instant(9))
  expect(entersAt(instant(9), null, null)).toBe(instant(9))
  const clash = entersAt(instant(9), instant(1), instant(2))
  expect(Date.parse(clash) - Date.parse(instant(2))).toBe(1)
})

it('names what a move is', () => {
  const move = (from: string | undefined, to: string) =>
    moveOf(stages, from === undefined ? undefined : stay(from, 0), stay(to, 1))
  expect(move(undefined, 'a')).toBe('start')
  expect(move('a', 'c')).toBe('forward')
  expect(move('c', 'a')).toBe('back')
  expect(move('b', 'won')).toBe('won')
  expect(move(undefined, 'lost')).toBe('lost')
  expect(move('lost', 'b')).toBe('reopened')
  expect(moveOf(stages, { ...stay('c', 0), pipeline: 'q' }, stay('a', 1))).toBe('start')
})

it('measures a stay in days and in working days', () => {
  // Friday 18:00 to Monday 18:00, China.
  const length = lengthOf('2026-03-06T10:00:00.000Z', '2026-03-09T10:00:00.000Z', defaultWorkingCalendar)
  expect(length).toEqual({ days: '3.00', workingDays: '1.00' })
})
