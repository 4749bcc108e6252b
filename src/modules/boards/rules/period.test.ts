import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, diffDays } from '#kernel/pure/dates.ts'
import {
  boardPeriods,
  earlierTrend,
  lastYear,
  passed,
  previous,
  spanOf,
  spanOfName,
  stepsWithin,
  trendSpan,
  within,
} from './period.ts'

const calendar = { today: '2025-11-21', fiscalYearStart: 1 }
const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2018-01-01', days))

describe('spanOf', () => {
  it('knows weeks from Monday, months, fiscal quarters and years', () => {
    expect(spanOf('this-week', calendar)).toEqual({ from: '2025-11-17', to: '2025-11-23' })
    expect(spanOf('last-week', calendar)).toEqual({ from: '2025-11-10', to: '2025-11-16' })
    expect(spanOf('last-month', calendar)).toEqual({ from: '2025-10-01', to: '2025-10-31' })
    expect(spanOf('this-year', { today: '2025-02-01', fiscalYearStart: 4 })).toEqual({
      from: '2024-04-01',
      to: '2025-03-31',
    })
    expect(spanOf('last-quarter', calendar)).toEqual({ from: '2025-07-01', to: '2025-09-30' })
    expect(spanOf('all', calendar)).toBeUndefined()
  })
  it('takes custom days only when both are there and in order', () => {
    expect(spanOf('custom', calendar, { from: '2017-01-01', to: '2017-12-31' })).toEqual({
      from: '2017-01-01',
      to: '2017-12-31',
    })
    expect(spanOf('custom', calendar, { from: '2018-01-01', to: '2017-12-31' })).toBeUndefined()
    expect(spanOf('custom', calendar, { from: '2018-01-01' })).toBeUndefined()
  })
  it('of a running period holds today', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...boardPeriods), fc.integer({ min: 1, max: 12 }), (today, period, start) => {
        const span = spanOf(period, { today, fiscalYearStart: start })
        if (!span) return
        expect(span.from <= span.to).toBe(true)
        if (period.startsWith('this')) expect(span.from <= today && today <= span.to).toBe(true)
        if (period.startsWith('last')) expect(span.to < today).toBe(true)
      }),
    )
  })
})

describe('comparing', () => {
  it('takes the same part of the earlier period', () => {
    const month = { from: '2025-11-01', to: '2025-11-30' }
    expect(previous(month, '2025-11-21')).toEqual({ from: '2025-10-01', to: '2025-10-21' })
    expect(lastYear(month, '2025-11-21')).toEqual({ from: '2024-11-01', to: '2024-11-21' })
  })
  it('takes whole months for whole months', () => {
    expect(previous({ from: '2025-03-01', to: '2025-03-31' }, '2025-11-21')).toEqual({
      from: '2025-02-01',
      to: '2025-02-28',
    })
    expect(previous({ from: '2025-02-01', to: '2025-02-28' }, '2025-11-21')).toEqual({
      from: '2025-01-01',
      to: '2025-01-31',
    })
    expect(lastYear({ from: '2025-02-01', to: '2025-02-28' }, '2025-11-21')).toEqual({
      from: '2024-02-01',
      to: '2024-02-29',
    })
    expect(previous({ from: '2025-07-01', to: '2025-09-30' }, '2025-11-21')).toEqual({
      from: '2025-04-01',
      to: '2025-06-30',
    })
  })
  it('lets the same weekdays of a week meet', () => {
    const week = { from: '2025-11-17', to: '2025-11-23' }
    expect(previous(week, '2025-11-21')).toEqual({ from: '2025-11-10', to: '2025-11-14' })
    expect(lastYear(week, '2025-11-21')).toEqual({ from: '2024-11-18', to: '2024-11-22' })
  })
  it('has nothing for what has not begun', () => {
    expect(previous({ from: '2026-01-01', to: '2026-01-31' }, '2025-11-21')).toBeUndefined()
  })
  it('compares equally many days, a day or two of month ends apart', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...boardPeriods), (today, period) => {
        const span = spanOf(period, { today, fiscalYearStart: 1 })
        const done = span && passed(span, today)
        if (!span || !done) return
        const days = diffDays(done.from, done.to)
        for (const earlier of [previous(span, today)!, lastYear(span, today)!]) {
          expect(Math.abs(diffDays(earlier.from, earlier.to) - days)).toBeLessThanOrEqual(3)
          expect(earlier.from < done.from).toBe(true)
        }
      }),
    )
  })
})

describe('a chart over time', () => {
  it('shows the usual number of steps when the period is shorter, and never the future', () => {
    expect(trendSpan({ from: '2025-11-01', to: '2025-11-30' }, 'month', calendar)).toEqual({
      from: '2024-12-01',
      to: '2025-11-21',
    })
    expect(trendSpan({ from: '2017-01-01', to: '2020-12-31' }, 'quarter', calendar)).toEqual({
      from: '2017-01-01',
      to: '2020-12-31',
    })
    expect(trendSpan(undefined, 'quarter', calendar)).toBeUndefined()
  })
  it('names every step, also those in which nothing happened', () => {
    expect(stepsWithin({ from: '2017-02-10', to: '2017-08-01' }, 'quarter')).toEqual(['2017-Q1', '2017-Q2', '2017-Q3'])
    expect(stepsWithin({ from: '2025-11-10', to: '2025-11-21' }, 'week')).toEqual(['2025-11-10', '2025-11-17'])
  })
  it('has as many earlier steps, a year back or right before', () => {
    const span = { from: '2024-12-01', to: '2025-11-21' }
    expect(earlierTrend(span, 'month', 'last-year', calendar)).toEqual({ from: '2023-12-01', to: '2024-11-21' })
    expect(earlierTrend(span, 'month', 'previous', calendar)).toEqual({ from: '2023-12-01', to: '2024-11-21' })
    expect(earlierTrend({ from: '2025-11-17', to: '2025-11-23' }, 'week', 'last-year', calendar).from).toBe(
      '2024-11-18',
    )
  })
  it('finds the days of a step by its name', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'quarter' as const, 'year' as const),
        fc.integer({ min: 1, max: 12 }),
        (today, step, start) => {
          const [name] = stepsWithin({ from: today, to: today }, step, start)
          const span = spanOfName(name!, step, start)!
          expect(span.from <= today && today <= span.to).toBe(true)
          expect(stepsWithin(span, step, start)).toEqual([name])
        },
      ),
    )
    expect(spanOfName('nonsense', 'month')).toBeUndefined()
    expect(spanOfName('2017', 'quarter')).toBeUndefined()
  })
})

it('finds what two spans share', () => {
  expect(within({ from: '2025-01-01', to: '2025-06-30' }, { from: '2025-04-01', to: '2025-12-31' })).toEqual({
    from: '2025-04-01',
    to: '2025-06-30',
  })
  expect(within(undefined, { from: 'a', to: 'b' })).toEqual({ from: 'a', to: 'b' })
})
