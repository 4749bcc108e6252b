import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addWorkingDays,
  addWorkingHours,
  defaultWorkingCalendar as china,
  isWorkingDay,
  lastAnnouncedYear,
  statutoryDay,
  type WorkingCalendar,
  workingDaysBetween,
  workingMinutesBetween,
} from './calendar.ts'
import { addDays } from './dates.ts'

const anyDay = fc.integer({ min: 0, max: 1095 }).map((days) => addDays('2024-01-01', days))
const anyInstant = fc
  .integer({ min: 0, max: 1_500_000 })
  .map((minutes) => new Date(Date.UTC(2024, 0, 1) + minutes * 60_000))
const london: WorkingCalendar = {
  timeZone: 'Europe/London',
  hours: [{ from: '00:00', to: '24:00' }],
  weekend: [],
  overrides: {},
  holidays: 'none',
}

describe('Chinese working days', () => {
  test.each([
    // 春节 2024: off 10-17 February, worked on Sunday 4 and Sunday 18.
    ['2024-02-04', true],
    ['2024-02-09', true],
    ['2024-02-10', false],
    ['2024-02-12', false],
    ['2024-02-16', false],
    ['2024-02-18', true],
    // 国庆 2024: off 1-7 October, worked on Sunday 29 September and Saturday 12 October.
    ['2024-09-29', true],
    ['2024-10-01', false],
    ['2024-10-07', false],
    ['2024-10-12', true],
    ['2024-10-13', false],
    // 春节 2025: off 28 January to 4 February, worked on Sunday 26 January and Saturday 8 February.
    ['2025-01-26', true],
    ['2025-01-28', false],
    ['2025-02-04', false],
    ['2025-02-05', true],
    ['2025-02-08', true],
    // 国庆 and 中秋 2025: off 1-8 October, worked on Sunday 28 September and Saturday 11 October.
    ['2025-09-28', true],
    ['2025-10-08', false],
    ['2025-10-11', true],
    // 春节 2026: off 15-23 February, worked on Saturdays 14 and 28.
    ['2026-02-14', true],
    ['2026-02-16', false],
    ['2026-02-23', false],
    ['2026-02-28', true],
  ] as const)('%s worked: %s', (day, worked) => expect(isWorkingDay(day, china)).toBe(worked))

  test('holds also for a six-day week: a holiday on a Saturday is still a holiday', () => {
    const sixDays = { ...china, weekend: [7] }
    expect(isWorkingDay('2024-05-04', sixDays)).toBe(false)
    expect(isWorkingDay('2024-05-18', sixDays)).toBe(true)
  })

  test("the company's overrides win, and holidays can be left out", () => {
    const company = { ...china, overrides: { '2024-10-01': 'work', '2024-10-09': 'rest' } as const }
    expect(isWorkingDay('2024-10-01', company)).toBe(true)
    expect(isWorkingDay('2024-10-09', company)).toBe(false)
    expect(isWorkingDay('2024-10-02', { ...china, holidays: 'none' })).toBe(true)
  })

  test('beyond the announced years the thirteen days of the law remain', () => {
    const year = lastAnnouncedYear + 1
    const rest = []
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      if (statutoryDay(day) === 'rest') rest.push(day.slice(5))
    }
    // 2027: Spring Festival on 6 February, 清明 on 5 April, 端午 on 9 June, 中秋 on 15 September.
    const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']
    expect(rest).toEqual([...fixed, '02-05', '02-06', '02-07', '02-08', '04-05', '06-09', '09-15'].toSorted())
  })

  test('the installed data covers the last announced year and not the one after', () => {
    expect(statutoryDay(`${lastAnnouncedYear}-10-05`)).toBe('rest')
    const swapped = (year: number) => {
      for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
        if (statutoryDay(day) === 'work') return true
      return false
    }
    expect([swapped(lastAnnouncedYear), swapped(lastAnnouncedYear + 1)]).toEqual([true, false])
  })
})

describe('counting working days', () => {
  test('over 春节 and 国庆', () => {
    // Friday 9 February 2024 was worked; then Sunday 18 February.
    expect(addWorkingDays('2024-02-09', 1, china)).toBe('2024-02-18')
    expect(addWorkingDays('2024-02-18', -1, china)).toBe('2024-02-09')
    expect(addWorkingDays('2024-09-30', 1, china)).toBe('2024-10-08')
    expect(addWorkingDays('2024-10-01', 0, china)).toBe('2024-10-08')
    expect(addWorkingDays('2024-10-08', 5, china)).toBe('2024-10-14')
    expect(workingDaysBetween('2024-09-28', '2024-10-14', china)).toBe(8)
    expect(workingDaysBetween('2024-02-09', '2024-02-18', china)).toBe(1)
    expect(workingDaysBetween('2024-03-01', '2024-03-01', china)).toBe(0)
  })

  test('addWorkingDays and workingDaysBetween undo each other', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (from, count) => {
        fc.pre(count !== 0)
        const day = addWorkingDays(from, 0, china)
        const to = addWorkingDays(day, count, china)
        expect(isWorkingDay(to, china)).toBe(true)
        expect(workingDaysBetween(day, to, china)).toBe(count)
        expect(addWorkingDays(to, -count, china)).toBe(day)
      }),
    )
  })

  test('a calendar without working days is an error, not an endless loop', () => {
    const never = { ...china, weekend: [1, 2, 3, 4, 5, 6, 7], holidays: 'none' } as const
    expect(() => addWorkingDays('2024-01-01', 1, never)).toThrow(RangeError)
    expect(() => addWorkingHours('2024-01-01T00:00:00Z', 1, never)).toThrow(RangeError)
    expect(() => addWorkingHours('2024-01-01T00:00:00Z', 1, { ...china, hours: [] })).toThrow(RangeError)
    expect(() =>
      workingMinutesBetween('2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z', {
        ...china,
        hours: [{ from: '18:00', to: '09:00' }],
      }),
    ).toThrow(RangeError)
  })
})

describe('working hours', () => {
  test.each([
    // Monday 11:30 + 1 h passes the lunch break.
    ['2024-03-04T11:30:00+08:00', 1, '2024-03-04T13:30:00+08:00'],
    ['2024-03-04T09:00:00+08:00', 8, '2024-03-04T18:00:00+08:00'],
    ['2024-03-04T17:30:00+08:00', 1, '2024-03-05T09:30:00+08:00'],
    ['2024-03-04T06:00:00+08:00', 0.5, '2024-03-04T09:30:00+08:00'],
    // Over 国庆: Monday 30 September 17:00 + 2 h is Tuesday 8 October 10:00.
    ['2024-09-30T17:00:00+08:00', 2, '2024-10-08T10:00:00+08:00'],
    // Over 春节 into the Sunday worked in exchange.
    ['2024-02-09T17:00:00+08:00', 2, '2024-02-18T10:00:00+08:00'],
    ['2024-02-12T10:00:00+08:00', 1, '2024-02-18T10:00:00+08:00'],
    ['2024-10-08T10:00:00+08:00', -2, '2024-09-30T17:00:00+08:00'],
    ['2024-03-04T23:00:00+08:00', 0, '2024-03-04T23:00:00+08:00'],
  ])('%s and %s h is %s', (from, hours, to) => {
    expect(addWorkingHours(from, hours, china)).toEqual(new Date(to))
  })

  test('minutes between', () => {
    const between = (from: string, to: string) => workingMinutesBetween(`${from}+08:00`, `${to}+08:00`, china)
    expect(between('2024-03-04T11:30:00', '2024-03-04T13:30:00')).toBe(60)
    expect(between('2024-03-02T00:00:00', '2024-03-04T00:00:00')).toBe(0)
    expect(between('2024-09-30T17:00:00', '2024-10-08T10:00:00')).toBe(120)
    expect(between('2024-10-08T10:00:00', '2024-09-30T17:00:00')).toBe(-120)
    expect(between('2024-03-04T09:00:00', '2024-03-04T09:00:30')).toBe(0.5)
  })

  test('a day of a clock change has 23 or 25 hours', () => {
    const minutes = (day: string) => workingMinutesBetween(`${day}T00:00:00Z`, `${addDays(day, 2)}T00:00:00Z`, london)
    expect(minutes('2024-03-30')).toBe(2 * 1440)
    expect(addWorkingHours('2024-03-31T00:00:00Z', 24, london)).toEqual(new Date('2024-04-01T00:00:00Z'))
  })

  test('minutes add up, and addWorkingHours undoes them', () => {
    fc.assert(
      fc.property(
        anyInstant,
        fc.integer({ min: 1, max: 20_000 }),
        anyInstant,
        fc.boolean(),
        (from, minutes, middle, isChina) => {
          const calendar = isChina ? china : london
          const to = addWorkingHours(from, minutes / 60, calendar)
          expect(workingMinutesBetween(from, to, calendar)).toBe(minutes)
          expect(workingMinutesBetween(from, middle, calendar) + workingMinutesBetween(middle, to, calendar)).toBe(
            minutes,
          )
          expect(workingMinutesBetween(addWorkingHours(to, -minutes / 60, calendar), to, calendar)).toBe(minutes)
        },
      ),
      { numRuns: 40 },
    )
  })
})

test('the legal days of an announced year are among its holidays, and can be found for a century', () => {
  // 2025 and 2026 are the years of the present law that were announced: 除夕, 清明, 端午, 中秋.
  for (const day of [
    '2025-01-28',
    '2025-04-04',
    '2025-05-31',
    '2025-10-06',
    '2026-02-16',
    '2026-04-05',
    '2026-06-19',
  ]) {
    expect(statutoryDay(day)).toBe('rest')
  }
  for (let year = lastAnnouncedYear + 1; year <= 2099; year += 1) {
    let rest = 0
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
      if (statutoryDay(day) === 'rest') rest += 1
    // 中秋 can fall on a day of 国庆, 端午 never meets another.
    expect([12, 13]).toContain(rest)
  }
})
