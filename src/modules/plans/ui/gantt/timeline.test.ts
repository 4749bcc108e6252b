import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, diffDays } from '#kernel/pure/dates.ts'
import { daysOffOf, linkPath, lowerTicks, monthTicks, moved, resized, spanOf, stripesOf } from './timeline.ts'

// The weekends of March 2026, and a company day off on Wednesday the 11th.
const off = [
  '2026-03-01',
  '2026-03-07',
  '2026-03-08',
  '2026-03-11',
  '2026-03-14',
  '2026-03-15',
  '2026-03-21',
  '2026-03-22',
]
const isOff = daysOffOf(off)

describe('moving a bar', () => {
  it('keeps its working days and starts on one', () => {
    // Wednesday to Friday, three days on: Saturday becomes Monday, and Wednesday is off.
    expect(moved('2026-03-04', 3, 3, isOff)).toEqual({ from: '2026-03-09', to: '2026-03-12' })
    expect(moved('2026-03-09', 2, -1, isOff)).toEqual({ from: '2026-03-06', to: '2026-03-09' })
    expect(isOff('2026-04-04')).toBe(true)
    expect(isOff('2026-04-06')).toBe(false)
  })

  it('always has the length it had', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), fc.integer({ min: -40, max: 40 }), (length, by) => {
        const { from, to } = moved('2026-03-09', length, by, isOff)
        const days = Array.from({ length: diffDays(from, to) + 1 }, (_, at) => addDays(from, at))
        expect(days.filter((day) => !isOff(day))).toHaveLength(length)
        expect([isOff(from), isOff(to)]).toEqual([false, false])
      }),
    )
  })

  it('is never resized to less than a day', () => {
    expect(resized('2026-03-04', '2026-03-06', 1, isOff).to).toBe('2026-03-09')
    expect(resized('2026-03-04', '2026-03-09', -1, isOff).to).toBe('2026-03-06')
    expect(resized('2026-03-04', '2026-03-06', -9, isOff).to).toBe('2026-03-04')
  })
})

describe('the axis', () => {
  const span = spanOf([{ startsOn: '2026-03-04', endsOn: '2026-03-20' }], '2026-03-02')
  it('shows all in whole weeks, and ticks cover it exactly', () => {
    expect(span).toEqual({ from: '2026-02-23', to: '2026-04-19' })
    const days = diffDays(span.from, span.to) + 1
    for (const ticks of [monthTicks(span), lowerTicks(span, 'week'), lowerTicks(span, 'month')])
      expect(ticks.reduce((sum, tick) => sum + tick.days, 0)).toBe(days)
    expect(monthTicks(span).map(({ key }) => key)).toEqual(['2026-02', '2026-03', '2026-04'])
  })

  it('joins days off to stripes', () => {
    expect(stripesOf(off, { from: '2026-03-02', to: '2026-03-15' })).toEqual([
      { at: 5, days: 2 },
      { at: 9, days: 1 },
      { at: 12, days: 2 },
    ])
  })

  it('leads links around when there is no room between the bars', () => {
    expect(linkPath({ x: 10, y: 18 }, { x: 60, y: 54 })).toBe('M10 18H53V54H60')
    expect(linkPath({ x: 10, y: 18 }, { x: 10, y: 54 })).toBe('M10 18h7V36H3V54H10')
  })
})
