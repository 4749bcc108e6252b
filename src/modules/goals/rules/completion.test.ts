import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from '#kernel/pure/decimal.ts'
import { completion, gapToTarget, gradeOf } from './completion.ts'

describe('completion', () => {
  it('counts from nothing or from a base, both ways', () => {
    expect(completion('400000', { target: '500000', direction: 'up' })).toBe(0.8)
    expect(completion('42', { target: '45', baseValue: '32', direction: 'up' })).toBeCloseTo(0.769, 3)
    expect(completion('6', { target: '5', baseValue: '8', direction: 'down' })).toBeCloseTo(0.667, 3)
    expect(completion('27', { target: '30', direction: 'down' })).toBeCloseTo(1.111, 3)
    expect(completion('45', { target: '30', direction: 'down' })).toBeCloseTo(0.667, 3)
    expect(completion(null, { target: '30', direction: 'down' })).toBeNull()
  })
  it('never divides by nothing', () => {
    expect(completion('0', { target: '0', direction: 'up' })).toBe(1)
    expect(completion('-1', { target: '0', direction: 'up' })).toBe(0)
    expect(completion('3', { target: '0', direction: 'down' })).toBe(0)
    expect(completion('0', { target: '0', direction: 'down' })).toBe(1)
    expect(completion('0', { target: '30', direction: 'down' })).toBe(1)
    expect(completion('5', { target: '5', baseValue: '5', direction: 'up' })).toBe(1)
  })
  it('is at least 1 exactly when the target is reached', () => {
    const figure = fc.integer({ min: 1, max: 10_000 }).map(String)
    fc.assert(
      fc.property(figure, figure, fc.constantFrom('up' as const, 'down' as const), (value, target, direction) => {
        const reached = direction === 'up' ? +value >= +target : +value <= +target
        expect(completion(value, { target, direction })! >= 1).toBe(reached)
        expect(decimal(gapToTarget(value, { target, direction })).lte(0)).toBe(reached)
      }),
    )
  })
  it('names the grade reached', () => {
    const goal = { target: '100', stretch: '120', challenge: '150', direction: 'up' as const }
    expect(['99', '100', '120', '149.99', '150'].map((v) => gradeOf(v, goal))).toEqual([
      'none',
      'target',
      'stretch',
      'stretch',
      'challenge',
    ])
    expect(gradeOf('28', { target: '30', stretch: '28', challenge: null, direction: 'down' })).toBe('stretch')
    expect(gradeOf(null, goal)).toBe('none')
  })
})
