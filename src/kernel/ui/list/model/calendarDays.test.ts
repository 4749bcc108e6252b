import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths, endOfMonth, weekdayOf } from '#kernel/pure/dates.ts'
import { monthGrid, periodRange, weekGrid } from './calendarDays.ts'

describe('monthGrid', () => {
  it('starts on Monday and covers the month', () => {
    const grid = monthGrid('2026-11-21')
    expect(grid[0]).toBe('2026-10-26')
    expect(grid.at(-1)).toBe('2026-12-06')
    expect(grid).toHaveLength(42)
  })
  it('needs only four weeks for a February that starts on a Monday', () => {
    expect(monthGrid('2027-02-10')).toHaveLength(28)
  })
  it('is whole weeks holding every day of the month, for any month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), (offset) => {
        const first = addMonths('2000-01-01', offset)
        const grid = monthGrid(first)
        expect(grid.length % 7).toBe(0)
        expect(weekdayOf(grid[0]!)).toBe(1)
        expect(grid).toContain(first)
        expect(grid).toContain(endOfMonth(first))
      }),
    )
  })
  it('shows the week of a Sunday from its Monday on', () => {
    expect(weekGrid('2026-11-22')[0]).toBe('2026-11-16')
  })
})

describe('periodRange', () => {
  it('knows the names that aggregates use', () => {
    expect(periodRange('2028-02', 'month')).toEqual(['2028-02-01', '2028-02-29'])
    expect(periodRange('2026-Q4', 'quarter')).toEqual(['2026-10-01', '2026-12-31'])
    expect(periodRange('2026', 'year')).toEqual(['2026-01-01', '2026-12-31'])
    expect(periodRange('2026-11-16', 'week')).toEqual(['2026-11-16', '2026-11-22'])
    expect(periodRange('2026-11-21', 'day')).toEqual(['2026-11-21', '2026-11-21'])
    expect(periodRange('nonsense', 'month')).toBeUndefined()
  })
})
