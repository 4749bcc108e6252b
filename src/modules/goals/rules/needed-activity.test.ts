import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal } from '#kernel/pure/decimal.ts'
import { neededActivity } from './needed-activity.ts'

describe('what a gap takes', () => {
  const rates = { averageWon: '50000', winRate: 0.4, opportunitiesPerContact: 0.25 }
  it('follows the own rates, each step rounded up', () => {
    expect(neededActivity('220000', rates)).toEqual({ deals: 5, opportunities: 13, contacts: 52 })
    expect(neededActivity('3', rates, 'deals')).toEqual({ deals: 3, opportunities: 8, contacts: 32 })
    expect(neededActivity('2', rates, 'opportunities')).toEqual({ deals: null, opportunities: 2, contacts: 8 })
    expect(neededActivity('-5', rates)).toEqual({ deals: 0, opportunities: 0, contacts: 0 })
  })
  it('says nothing where there is nothing to divide by', () => {
    expect(neededActivity('1', { averageWon: null, winRate: 0.5, opportunitiesPerContact: 1 })).toEqual({
      deals: null,
      opportunities: null,
      contacts: null,
    })
    expect(neededActivity('1', { ...rates, winRate: 0 })).toEqual({ deals: 1, opportunities: null, contacts: null })
  })
  it('always closes the gap', () => {
    const positive = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(positive, positive, fc.double({ min: 0.01, max: 1, noNaN: true }), (gap, average, winRate) => {
        const need = neededActivity(String(gap), {
          averageWon: String(average),
          winRate,
          opportunitiesPerContact: null,
        })
        expect(new Decimal(need.deals!).times(average).gte(gap)).toBe(true)
        expect(need.opportunities! * winRate).toBeGreaterThanOrEqual(need.deals! - 1e-6)
      }),
    )
  })
})
