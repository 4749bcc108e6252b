import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { change, completion, isBetter, points, total } from './change.ts'

const amount = fc.integer({ min: -1e12, max: 1e12 }).map((cents) => cents / 100)

describe('change', () => {
  it('is exact where binary fractions are not', () => {
    expect(change(0.3, 0.1)).toEqual({ difference: 0.2, percent: 200, factor: 3 })
    expect(change(112.4, 100)).toEqual({ difference: 12.4, percent: 12.4, factor: 1.124 })
  })
  it('of the worked case: a conversion of 42 % raised to 65 %', () => {
    expect(points(0.65, 0.42)).toBe(23)
    expect(change(0.65, 0.42)?.factor).toBe(1.548)
  })
  it('has no percent after nothing or a loss, and no answer without a figure', () => {
    expect(change(5, 0)).toEqual({ difference: 5, percent: null, factor: null })
    expect(change(5, -10)).toMatchObject({ difference: 15, percent: null })
    expect(change(null, 5)).toBeNull()
    expect(change(5, undefined)).toBeNull()
  })
  it('there and back is nothing', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(total([change(a, b)!.difference, change(b, a)!.difference])).toBe(0)
      }),
    )
  })
})

it('knows which way is good', () => {
  expect(isBetter(3, 'up')).toBe(true)
  expect(isBetter(3, 'down')).toBe(false)
  expect(isBetter(-3, 'down')).toBe(true)
  expect(isBetter(0, 'up')).toBeNull()
})

it('tells how much of a target is reached', () => {
  expect(completion(284, '320')).toBe(0.8875)
  expect(completion(5, '0')).toBeNull()
  expect(completion(null, '10')).toBeNull()
})
