import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  dayInZone,
  dayOf,
  diffDays,
  endOfMonth,
  endOfQuarter,
  endOfWeek,
  endOfYear,
  instantOf,
  isDay,
  monthOf,
  quarterOf,
  resolveDateToken,
  startOfMonth,
  startOfQuarter,
  startOfWeek,
  startOfYear,
  timeInZone,
  weekdayOf,
  weekOf,
  yearOf,
} from './dates.ts'

const anyDay = fc.integer({ min: -100_000, max: 100_000 }).map((days) => addDays('2000-01-01', days))

describe('days', () => {
  test('only real days', () => {
    expect(isDay('2024-02-29')).toBe(true)
    for (const text of ['2023-02-29', '2024-13-01', '2024-00-10', '2024-1-5', '', null, 20240101, '2024-01-05T00:00']) {
      expect(isDay(text)).toBe(false)
    }
    expect(dayOf(1900, 2, 29)).toBeNull()
    expect(dayOf(2000, 2, 29)).toBe('2000-02-29')
    expect(() => addDays('2023-02-29', 1)).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
  })

  test('arithmetic', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('0099-12-31', 1)).toBe('0100-01-01')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2024-01-31', -2)).toBe('2023-11-30')
    expect(addMonths('2024-12-15', 1)).toBe('2025-01-15')
    expect(diffDays('2024-03-01', '2024-02-28')).toBe(-2)
    expect(weekdayOf('2024-10-01')).toBe(2)
    expect(weekdayOf('1969-12-28')).toBe(7)
  })

  test('diffDays undoes addDays', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(diffDays(day, addDays(day, days))).toBe(days)
      }),
    )
  })
})

describe('periods', () => {
  test('names', () => {
    expect(monthOf('2024-05-31')).toBe('2024-05')
    expect(quarterOf('2024-05-31')).toBe('2024-Q2')
    expect(quarterOf('2024-05-31', 4)).toBe('2024-Q1')
    expect(quarterOf('2024-03-31', 4)).toBe('2023-Q4')
    expect(yearOf('2024-03-31', 4)).toBe('2023')
    expect(weekOf('2024-12-30')).toBe('2025-W01')
    expect(weekOf('2021-01-03')).toBe('2020-W53')
    expect(weekOf('2024-05-01')).toBe('2024-W18')
  })

  test('starts and ends', () => {
    expect([startOfWeek('2024-05-05'), endOfWeek('2024-05-05')]).toEqual(['2024-04-29', '2024-05-05'])
    expect([startOfMonth('2024-02-10'), endOfMonth('2024-02-10')]).toEqual(['2024-02-01', '2024-02-29'])
    expect([startOfQuarter('2024-02-10'), endOfQuarter('2024-02-10')]).toEqual(['2024-01-01', '2024-03-31'])
    expect([startOfQuarter('2024-01-10', 12), endOfQuarter('2024-01-10', 12)]).toEqual(['2023-12-01', '2024-02-29'])
    expect([startOfYear('2024-03-31', 4), endOfYear('2024-03-31', 4)]).toEqual(['2023-04-01', '2024-03-31'])
    expect(() => startOfYear('2024-01-01', 13)).toThrow(RangeError)
  })

  test('every day lies in its own period, and the next day after its end in the next one', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), (day, start) => {
        for (const [from, to, name] of [
          [startOfQuarter, endOfQuarter, quarterOf],
          [startOfYear, endOfYear, yearOf],
          [startOfMonth, endOfMonth, monthOf],
          [startOfWeek, endOfWeek, weekOf],
        ] as const) {
          expect(from(day, start) <= day && day <= to(day, start)).toBe(true)
          expect(from(addDays(to(day, start), 1), start)).toBe(addDays(to(day, start), 1))
          expect(name(from(day, start), start)).toBe(name(to(day, start), start))
          expect(name(addDays(to(day, start), 1), start)).not.toBe(name(day, start))
        }
      }),
    )
  })
})

describe('time zones', () => {
  test('the day depends on the zone', () => {
    expect(dayInZone('2024-01-01T16:00:00Z', 'Asia/Shanghai')).toBe('2024-01-02')
    expect(dayInZone(new Date('2024-01-01T15:59:59Z'), 'Asia/Shanghai')).toBe('2024-01-01')
    expect(dayInZone('2024-01-01T04:59:59Z', 'America/New_York')).toBe('2023-12-31')
    expect(timeInZone('2024-01-01T16:00:00Z', 'Asia/Shanghai')).toBe('00:00:00')
    expect(() => dayInZone('nonsense', 'Asia/Shanghai')).toThrow(RangeError)
    expect(() => dayInZone('2024-01-01T00:00:00Z', 'Moon/Base')).toThrow(RangeError)
  })

  test('instantOf', () => {
    expect(instantOf('2024-01-02', '00:00', 'Asia/Shanghai').toISOString()).toBe('2024-01-01T16:00:00.000Z')
    expect(instantOf('2024-01-01', '24:00', 'Asia/Shanghai').toISOString()).toBe('2024-01-01T16:00:00.000Z')
    expect(instantOf('2024-07-01', '09:30:15', 'Europe/London').toISOString()).toBe('2024-07-01T08:30:15.000Z')
    // 02:30 is skipped on the day New York changes to summer time, and 01:30 occurs twice when it changes back.
    expect(instantOf('2024-03-10', '02:30', 'America/New_York').toISOString()).toBe('2024-03-10T07:30:00.000Z')
    expect(instantOf('2024-11-03', '01:30', 'America/New_York').toISOString()).toBe('2024-11-03T05:30:00.000Z')
    expect(() => instantOf('2024-01-01', '24:01', 'Asia/Shanghai')).toThrow(RangeError)
    expect(() => instantOf('2024-01-01', '9:00', 'Asia/Shanghai')).toThrow(RangeError)
  })

  test('noon is found again in every zone', () => {
    const zones = ['Asia/Shanghai', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'Europe/Berlin', 'UTC']
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(...zones), (days, zone) => {
        const day = addDays('2012-01-05', days)
        const noon = instantOf(day, '12:00', zone)
        expect([dayInZone(noon, zone), timeInZone(noon, zone)]).toEqual([day, '12:00:00'])
      }),
    )
  })
})

describe('relative dates', () => {
  test.each([
    ['@today', '2024-05-15', '2024-05-15'],
    ['@yesterday', '2024-05-14', '2024-05-14'],
    ['@tomorrow', '2024-05-16', '2024-05-16'],
    ['@this-week', '2024-05-13', '2024-05-19'],
    ['@last-week', '2024-05-06', '2024-05-12'],
    ['@next-week', '2024-05-20', '2024-05-26'],
    ['@this-month', '2024-05-01', '2024-05-31'],
    ['@last-month', '2024-04-01', '2024-04-30'],
    ['@next-month', '2024-06-01', '2024-06-30'],
    ['@this-quarter', '2024-04-01', '2024-06-30'],
    ['@last-quarter', '2024-01-01', '2024-03-31'],
    ['@next-quarter', '2024-07-01', '2024-09-30'],
    ['@this-year', '2024-01-01', '2024-12-31'],
    ['@last-year', '2023-01-01', '2023-12-31'],
    ['@last-7-days', '2024-05-09', '2024-05-15'],
    ['@next-30-days', '2024-05-15', '2024-06-13'],
    ['@next-1-day', '2024-05-15', '2024-05-15'],
    ['@last-3-months', '2024-03-01', '2024-05-31'],
  ])('%s', (token, from, to) => {
    expect(resolveDateToken(token, { today: '2024-05-15' })).toEqual({ from, to })
  })

  test('fiscal years, month ends', () => {
    expect(resolveDateToken('@this-year', { today: '2024-03-31', fiscalYearStart: 4 })).toEqual({
      from: '2023-04-01',
      to: '2024-03-31',
    })
    expect(resolveDateToken('@last-month', { today: '2024-03-31' })).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  })

  test.each(['today', '@me', '@last-0-days', '@last--1-days', '@this-day', '@constructor', '@last-9999-years', ''])(
    '%j is no token',
    (token) => expect(resolveDateToken(token, { today: '2024-05-15' })).toBeNull(),
  )
})
