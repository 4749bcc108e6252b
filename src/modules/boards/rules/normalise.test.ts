import fc from 'fast-check'
import { expect, it } from 'vitest'
import { normaliseToBest } from './normalise.ts'

it('puts the best at the rim, also where less is better', () => {
  expect(normaliseToBest([50, 100, null], 'up')).toEqual([0.5, 1, 0])
  expect(normaliseToBest([40, 80, 0], 'down')).toEqual([1, 0.5, 1])
  expect(normaliseToBest([null, 0], 'up')).toEqual([0, 0])
})

it('stays within 0 and 1', () => {
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true })), { maxLength: 10 }),
      fc.constantFrom('up' as const, 'down' as const),
      (values, direction) => {
        for (const each of normaliseToBest(values, direction)) {
          expect(each).toBeGreaterThanOrEqual(0)
          expect(each).toBeLessThanOrEqual(1)
        }
      },
    ),
  )
})
