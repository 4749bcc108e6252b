import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, quarterOf } from '#kernel/pure/dates.ts'
import { elapsedShare, isQuarter, shiftQuarter, spanOfQuarter, spanOfYear } from './quarter.ts'

const quarters = fc
  .record({ year: fc.integer({ min: 1990, max: 2090 }), q: fc.integer({ min: 1, max: 4 }) })
  .map(({ year, q }) => `${year}-Q${q}`)
const starts = fc.integer({ min: 1, max: 12 })

describe('quarters', () => {
  it('are those of the fiscal year', () => {
    expect(spanOfQuarter('2026-Q1')).toEqual({ from: '2026-01-01', to: '2026-03-31' })
    expect(spanOfQuarter('2026-Q4', 4)).toEqual({ from: '2027-01-01', to: '2027-03-31' })
    expect(spanOfYear(2026, 4)).toEqual({ from: '2026-04-01', to: '2027-03-31' })
    expect(isQuarter('2026-Q5')).toBe(false)
    expect(() => spanOfQuarter('2026')).toThrow(RangeError)
  })
  it('agree with the name of each of their days, and follow each other without a gap', () => {
    fc.assert(
      fc.property(quarters, starts, fc.integer({ min: -40, max: 40 }), (quarter, start, by) => {
        const { from, to } = spanOfQuarter(quarter, start)
        expect([quarterOf(from, start), quarterOf(to, start)]).toEqual([quarter, quarter])
        expect(spanOfQuarter(shiftQuarter(quarter, 1), start).from).toBe(addDays(to, 1))
        expect(shiftQuarter(shiftQuarter(quarter, by), -by)).toBe(quarter)
      }),
    )
  })
  it('pass from nothing to all', () => {
    const span = spanOfQuarter('2026-Q1')
    expect(elapsedShare(span, '2025-12-31')).toBe(0)
    expect(elapsedShare(span, '2026-02-14')).toBe(0.5)
    expect(elapsedShare(span, '2026-03-31')).toBe(1)
  })
})
