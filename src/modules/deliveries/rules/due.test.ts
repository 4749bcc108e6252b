import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultWorkingCalendar, isWorkingDay } from '#kernel/pure/calendar.ts'
import { dayInZone } from '#kernel/pure/dates.ts'
import { nextSending, type Timetable } from './due.ts'

const table = (values: Partial<Timetable>): Timetable => ({
  frequency: 'daily',
  weekday: 1,
  dayOfMonth: 1,
  hour: 9,
  workingDaysOnly: false,
  ...values,
})
const next = (values: Partial<Timetable>, after: string) =>
  nextSending(table(values), new Date(after), defaultWorkingCalendar)?.toISOString()

describe('the next sending', () => {
  it('is by the company’s clock', () => {
    expect(next({}, '2026-03-02T00:59:59Z')).toBe('2026-03-02T01:00:00.000Z')
    expect(next({}, '2026-03-02T01:00:00Z')).toBe('2026-03-03T01:00:00.000Z')
    expect(next({ frequency: 'weekly', weekday: 1 }, '2026-03-02T02:00:00Z')).toBe('2026-03-09T01:00:00.000Z')
    expect(next({ frequency: 'monthly', dayOfMonth: 31 }, '2026-02-10T00:00:00Z')).toBe('2026-02-28T01:00:00.000Z')
  })

  it('leaves out or moves past holidays: National Day 2025 rests from 1 to 8 October', () => {
    const working = { workingDaysOnly: true }
    expect(next(working, '2025-09-30T02:00:00Z')).toBe('2025-10-09T01:00:00.000Z')
    expect(next({ ...working, frequency: 'monthly', dayOfMonth: 1 }, '2025-09-30T02:00:00Z')).toBe(
      '2025-10-09T01:00:00.000Z',
    )
    // Monday the 6th moves to Thursday the 9th, and the next one stays on Monday.
    expect(next({ ...working, frequency: 'weekly' }, '2025-10-07T00:00:00Z')).toBe('2025-10-09T01:00:00.000Z')
    expect(next({ ...working, frequency: 'weekly' }, '2025-10-09T01:00:00Z')).toBe('2025-10-13T01:00:00.000Z')
    // A swapped Sunday is a working day.
    expect(next(working, '2025-09-27T02:00:00Z')).toBe('2025-09-28T01:00:00.000Z')
  })

  it('is undefined when nobody ever works', () => {
    const never = { ...defaultWorkingCalendar, weekend: [1, 2, 3, 4, 5, 6, 7], holidays: 'none' as const }
    expect(nextSending(table({ workingDaysOnly: true }), new Date('2026-01-01T00:00:00Z'), never)).toBeUndefined()
  })

  it('always lies ahead, at its hour, on a working day when only those count, and not twice', () => {
    const tables = fc.record<Timetable>({
      frequency: fc.constantFrom('daily', 'weekly', 'monthly'),
      weekday: fc.integer({ min: 1, max: 7 }),
      dayOfMonth: fc.integer({ min: 1, max: 31 }),
      hour: fc.integer({ min: 0, max: 23 }),
      workingDaysOnly: fc.boolean(),
    })
    const moments = fc.integer({ min: 1_700_000_000, max: 1_800_000_000 }).map((s) => new Date(s * 1000))
    fc.assert(
      fc.property(tables, moments, (each, after) => {
        const first = nextSending(each, after, defaultWorkingCalendar)!
        expect(first.getTime()).toBeGreaterThan(after.getTime())
        const day = dayInZone(first, 'Asia/Shanghai')
        if (each.workingDaysOnly) expect(isWorkingDay(day, defaultWorkingCalendar)).toBe(true)
        const second = nextSending(each, first, defaultWorkingCalendar)!
        expect(second.getTime()).toBeGreaterThan(first.getTime())
        const between = nextSending(each, new Date((first.getTime() + after.getTime()) / 2), defaultWorkingCalendar)!
        expect(between.getTime()).toBe(first.getTime())
      }),
      { numRuns: 60 },
    )
  })
})
