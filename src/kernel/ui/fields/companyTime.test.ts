import dayjs from 'dayjs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromWallClock, nextMonday, quarterEnd, toWallClock } from './companyTime.ts'

it('shows an instant on the company’s clock', () => {
  expect(toWallClock('2025-03-01T16:30:00.000Z', 'Asia/Shanghai').format('YYYY-MM-DD HH:mm')).toBe('2025-03-02 00:30')
  expect(toWallClock('2025-07-01T12:00:00.000Z', 'Europe/Berlin').format('YYYY-MM-DD HH:mm')).toBe('2025-07-01 14:00')
})

it('gives back the instant that it was given', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000_000 }),
      fc.constantFrom('Asia/Shanghai', 'UTC', 'Asia/Kolkata', 'America/Phoenix'),
      (seconds, zone) => {
        const instant = new Date(seconds * 1000).toISOString()
        expect(fromWallClock(toWallClock(instant, zone), zone)).toBe(instant)
      },
    ),
  )
})

it('finds the Monday of the next week from every day of this one', () => {
  for (let day = 17; day <= 23; day += 1) {
    expect(nextMonday(dayjs(`2025-11-${day}`)).format('YYYY-MM-DD')).toBe('2025-11-24')
  }
})

it('finds the end of a quarter', () => {
  expect(quarterEnd(dayjs('2025-01-15')).format('YYYY-MM-DD')).toBe('2025-03-31')
  expect(quarterEnd(dayjs('2025-05-31')).format('YYYY-MM-DD')).toBe('2025-06-30')
  expect(quarterEnd(dayjs('2025-12-31')).format('YYYY-MM-DD')).toBe('2025-12-31')
})
