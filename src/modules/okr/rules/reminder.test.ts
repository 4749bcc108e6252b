import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, startOfWeek } from '#kernel/pure/dates.ts'
import { defaultWorkingCalendar, isWorkingDay } from '#kernel/pure/working-days.ts'
import { reminderDay, waitsForCheckIn } from './reminder.ts'

describe('the day of the reminder', () => {
  it('is the wished one, the working day before it, or the next one', () => {
    expect(reminderDay('2026-11-18', 5, defaultWorkingCalendar)).toBe('2026-11-20')
    // 2026-09-25 is the Mid-Autumn Festival, a Friday.
    expect(reminderDay('2026-09-23', 5, defaultWorkingCalendar)).toBe('2026-09-24')
    // The National Day week of 2026 (1 to 7 October) leaves Thursday the 8th.
    expect(reminderDay('2026-10-05', 2, defaultWorkingCalendar)).toBe('2026-10-08')
    const never = { ...defaultWorkingCalendar, weekend: [1, 2, 3, 4, 5, 6, 7], holidays: 'none' as const }
    expect(reminderDay('2026-11-18', 5, never)).toBeNull()
  })
  it('is the same for every day of a week, lies in it, and is a working day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 7 }), (n, weekday) => {
        const day = addDays('2025-01-01', n)
        const found = reminderDay(day, weekday, defaultWorkingCalendar)
        expect(found).toBe(reminderDay(startOfWeek(day), weekday, defaultWorkingCalendar))
        if (found === null) return
        expect(startOfWeek(found)).toBe(startOfWeek(day))
        expect(isWorkingDay(found, defaultWorkingCalendar)).toBe(true)
      }),
    )
  })
})

describe('waiting for a check-in', () => {
  const quarter = { startsOn: '2026-10-01', endsOn: '2026-12-31' }
  it('is so until one came since Monday, while the quarter runs', () => {
    expect(waitsForCheckIn({ ...quarter, lastCheckInOn: null }, '2026-11-20')).toBe(true)
    expect(waitsForCheckIn({ ...quarter, lastCheckInOn: '2026-11-15' }, '2026-11-20')).toBe(true)
    expect(waitsForCheckIn({ ...quarter, lastCheckInOn: '2026-11-16' }, '2026-11-20')).toBe(false)
    expect(waitsForCheckIn({ ...quarter, lastCheckInOn: null }, '2027-01-01')).toBe(false)
  })
})
