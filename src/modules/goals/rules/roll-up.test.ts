import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scorecard, weightsByAmount } from './roll-up.ts'

describe('roll-up', () => {
  it('weighs by amount', () => {
    expect(weightsByAmount(['100000', '20000', '1000'])).toEqual(['82.6', '16.5', '0.8'])
    expect(weightsByAmount(['0', '0'])).toEqual(['50.0', '50.0'])
  })
  it('renormalises what has no score', () => {
    const card = (...parts: [string, string | null][]) => scorecard(parts.map(([weight, score]) => ({ weight, score })))
    expect(card(['50', '92'], ['30', '85'], ['10', '90'], ['10', '78'])).toBe('88.3')
    expect(card(['1', '5'], ['1', '5'], ['1', null])).toBe('5')
    expect(card(['1', null])).toBeNull()
  })
  it('lies between the best and the worst score', () => {
    const part = fc.record({
      weight: fc.integer({ min: 1, max: 100 }).map(String),
      score: fc.integer({ min: 0, max: 100 }).map(String),
    })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        const score = Number(scorecard(parts))
        const scores = parts.map((p) => Number(p.score))
        expect(score).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-4)
        expect(score).toBeLessThanOrEqual(Math.max(...scores) + 1e-4)
      }),
    )
  })
})
