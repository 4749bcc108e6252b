import { describe, expect, it } from 'vitest'
import { dayByKey, monthWeeks } from './yearDays.ts'

describe('monthWeeks', () => {
  it('starts weeks on Monday and fills them up', () => {
    const weeks = monthWeeks(2026, 2)
    // 1 February 2026 is a Sunday.
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01'])
    expect(weeks.at(-1)?.[5]).toBe('2026-02-28')
    expect(weeks.every((week) => week.length === 7)).toBe(true)
    expect(weeks.flat().filter(Boolean)).toHaveLength(28)
  })
  it('knows leap years', () => {
    expect(monthWeeks(2024, 2).flat().filter(Boolean).at(-1)).toBe('2024-02-29')
  })
})

it('moves by arrow keys over the ends of months', () => {
  expect(dayByKey('2026-02-28', 'ArrowRight')).toBe('2026-03-01')
  expect(dayByKey('2026-01-03', 'ArrowUp')).toBe('2025-12-27')
  expect(dayByKey('2026-01-03', 'Enter')).toBeUndefined()
})
