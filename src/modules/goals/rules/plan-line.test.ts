import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekdayOf } from '#kernel/pure/dates.ts'
import { dayWeights, planAt, planCurve, seasonOf, shareDue } from './plan-line.ts'

const weekdays = (day: string) => weekdayOf(day) <= 5

describe('plan line', () => {
  const march = { startsOn: '2026-03-01', endsOn: '2026-03-31', isWorkingDay: weekdays }
  it('grows with the working days', () => {
    // 22 working days; by the 10th seven of them are over.
    expect(shareDue('2026-02-28', march)).toBe(0)
    expect(shareDue('2026-03-10', march)).toBeCloseTo(7 / 22, 10)
    expect(shareDue('2026-03-31', march)).toBe(1)
    expect(planAt('2026-03-10', { ...march, target: '220000', additive: true })).toBe('70000.0000')
    expect(planAt('2026-03-10', { ...march, target: '220', baseValue: '110', additive: false })).toBe('145.0000')
    expect(planAt('2026-03-10', { ...march, target: '0.4', additive: false })).toBe('0.4')
  })
  it('follows the season when there is one', () => {
    const season = { '01': 0.1, '02': 0.3, '03': 0.6 }
    const quarter = { startsOn: '2026-01-01', endsOn: '2026-03-31', isWorkingDay: weekdays, season }
    expect(shareDue('2026-01-31', quarter)).toBeCloseTo(0.1, 10)
    expect(shareDue('2026-02-28', quarter)).toBeCloseTo(0.4, 10)
  })
  it('counts all days where nobody works', () => {
    const weekend = { startsOn: '2026-03-07', endsOn: '2026-03-08', isWorkingDay: weekdays }
    expect(shareDue('2026-03-07', weekend)).toBe(0.5)
    expect(dayWeights(weekend).size).toBe(2)
  })
  it('never goes back, and ends at the target', () => {
    const season = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [String(i + 1).padStart(2, '0'), (i + 1) / 78]),
    )
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 400 }), fc.boolean(), (start, length, seasonal) => {
        const startsOn = addDays('2026-01-01', start)
        const frame = {
          startsOn,
          endsOn: addDays(startsOn, length),
          isWorkingDay: weekdays,
          season: seasonal ? season : null,
        }
        const due = planCurve(frame)
        let last = 0
        for (let day = startsOn; day <= frame.endsOn; day = addDays(day, 7)) {
          expect(due(day)).toBeGreaterThanOrEqual(last)
          last = due(day)
        }
        expect(planAt(frame.endsOn, { ...frame, target: '100', additive: true })).toBe('100.0000')
      }),
      { numRuns: 40 },
    )
  })
  it('takes the season from whole years only, each year alike', () => {
    const year = (value: string) =>
      Object.fromEntries(Array.from({ length: 12 }, (_, i) => [String(i + 1).padStart(2, '0'), value]))
    const grown = { ...year('10'), '12': '130' }
    expect(seasonOf([{ '01': '5' }])).toBeNull()
    expect(seasonOf([year('0')])).toBeNull()
    const season = seasonOf([year('1'), grown])!
    expect(season['12']).toBeCloseTo((1 / 12 + 130 / 240) / 2, 10)
    expect(Object.values(season).reduce((a, b) => a + b)).toBeCloseTo(1, 10)
  })
})
