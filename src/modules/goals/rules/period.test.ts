import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, diffDays } from '#kernel/pure/dates.ts'
import { finerKinds, parsePeriod, periodKinds, periodOn, periodsWithin, yearsBefore } from './period.ts'

describe('periods', () => {
  it.each([
    ['2026', '2026', '2026-01-01', '2026-12-31'],
    ['2026年', '2026', '2026-01-01', '2026-12-31'],
    ['FY2026', '2026', '2026-01-01', '2026-12-31'],
    ['2026-Q1', '2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026q4', '2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026年第2季度', '2026-Q2', '2026-04-01', '2026-06-30'],
    ['2026-03', '2026-03', '2026-03-01', '2026-03-31'],
    ['2026/3', '2026-03', '2026-03-01', '2026-03-31'],
    ['２０２６年２月', '2026-02', '2026-02-01', '2026-02-28'],
    ['2026-W12', '2026-W12', '2026-03-16', '2026-03-22'],
    ['2026年第1周', '2026-W01', '2025-12-29', '2026-01-04'],
    ['2020-W53', '2020-W53', '2020-12-28', '2021-01-03'],
  ])('reads %s', (text, period, startsOn, endsOn) => {
    expect(parsePeriod(text)).toMatchObject({ period, startsOn, endsOn })
  })
  it.each([
    '',
    '2026-Q5',
    '2026-13',
    '2026-W54',
    '2026-W00',
    '2025-W53',
    'next year',
    '20260',
    '2026-03-05',
    '0000',
    '2026-00',
  ])('refuses %s', (text) => expect(parsePeriod(text)).toBeNull())
  it('takes a day for the period it lies in', () => {
    expect(parsePeriod('2011-05-31 00:00:00', 1, 'quarter')?.period).toBe('2011-Q2')
    expect(parsePeriod('2026-02-30', 1, 'month')).toBeNull()
  })
  it('counts fiscal years from their first month', () => {
    expect(parsePeriod('2026', 4)).toMatchObject({ startsOn: '2026-04-01', endsOn: '2027-03-31' })
    expect(parsePeriod('2026-Q4', 4)).toMatchObject({ startsOn: '2027-01-01', endsOn: '2027-03-31' })
    expect(periodOn('2027-01-15', 'year', 4).period).toBe('2026')
  })
  const day = fc.nat(20_000).map((n) => addDays('1990-01-01', n))
  const start = fc.integer({ min: 1, max: 12 })
  it('reads back every name it writes', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...periodKinds), start, (on, kind, fiscal) => {
        const period = periodOn(on, kind, fiscal)
        expect(parsePeriod(period.period, fiscal)).toEqual(period)
        expect(on >= period.startsOn && on <= period.endsOn).toBe(true)
      }),
    )
  })
  it('fills a year without gap or overlap', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('quarter' as const, 'month' as const), start, (on, kind, fiscal) => {
        const year = periodOn(on, 'year', fiscal)
        const parts = periodsWithin(year.startsOn, year.endsOn, kind, fiscal)
        expect(parts).toHaveLength(kind === 'quarter' ? 4 : 12)
        expect([parts[0]!.startsOn, parts.at(-1)!.endsOn]).toEqual([year.startsOn, year.endsOn])
        for (const [i, p] of parts.slice(1).entries()) expect(diffDays(parts[i]!.endsOn, p.startsOn)).toBe(1)
      }),
    )
  })
  it('finds the same time a year earlier', () => {
    const of = (text: string, years?: number) => yearsBefore(parsePeriod(text)!, years)
    expect(of('2025-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
    expect(of('2026-Q1', 2)).toEqual({ from: '2024-01-01', to: '2024-03-31' })
    expect(of('2026-W12')).toEqual({ from: '2025-03-17', to: '2025-03-23' })
    expect(finerKinds('quarter')).toEqual(['month', 'week'])
  })
})
