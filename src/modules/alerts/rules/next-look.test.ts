import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextLook } from './next-look.ts'

it('is the next full hour, the next day at its hour, or in a minute', () => {
  const now = new Date('2026-11-20T01:30:00Z')
  expect(nextLook('hourly', 0, now, 'Asia/Shanghai').toISOString()).toBe('2026-11-20T02:00:00.000Z')
  expect(nextLook('daily', 9, now, 'Asia/Shanghai').toISOString()).toBe('2026-11-21T01:00:00.000Z')
  expect(nextLook('daily', 10, now, 'Asia/Shanghai').toISOString()).toBe('2026-11-20T02:00:00.000Z')
  expect(nextLook('at-once', 0, now, 'Asia/Shanghai').toISOString()).toBe('2026-11-20T01:31:00.000Z')
})

it('always lies ahead, at most 25 hours (a day with summer time’s end)', () => {
  const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'UTC')
  const moment = fc.integer({ min: 0, max: 4e9 }).map((s) => new Date(s * 1000))
  fc.assert(
    fc.property(
      moment,
      fc.integer({ min: 0, max: 23 }),
      zones,
      fc.constantFrom('daily' as const, 'hourly' as const),
      (now, hour, zone, rhythm) => {
        const hours = (nextLook(rhythm, hour, now, zone).getTime() - now.getTime()) / 3_600_000
        expect(hours).toBeGreaterThan(0)
        expect(hours).toBeLessThanOrEqual(25)
      },
    ),
  )
})
