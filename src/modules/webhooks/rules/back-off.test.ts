import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isGivenUp, waitAfter, waits } from './back-off.ts'

const hours = 3_600_000

it('tries for about three days, whatever the chance', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }), (chances) => {
      let total = 0
      let tries = 1
      for (const chance of chances) {
        const wait = waitAfter(tries, chance)
        if (wait === undefined) break
        expect(wait).toBeGreaterThanOrEqual(waits[tries - 1]! * 0.8)
        expect(wait).toBeLessThanOrEqual(waits[tries - 1]! * 1.2)
        total += wait
        tries += 1
      }
      expect(tries).toBe(waits.length + 1)
      expect(total).toBeGreaterThan(48 * hours)
      expect(total).toBeLessThan(96 * hours)
    }),
  )
})

it('gives an endpoint up after five days without a success', () => {
  const now = new Date('2026-03-06T00:00:00Z')
  expect(isGivenUp(null, now)).toBe(false)
  expect(isGivenUp('2026-03-01T00:00:01Z', now)).toBe(false)
  expect(isGivenUp('2026-03-01T00:00:00Z', now)).toBe(true)
})
