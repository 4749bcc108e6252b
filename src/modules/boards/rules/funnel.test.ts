import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rate, rateChange, weakestStage, whatIf } from './funnel.ts'

const stage = (key: string, conversion: number | null) => ({ key, conversion })

describe('a better rate', () => {
  it('of the worked case: proposal to negotiation from 42 % to 65 %', () => {
    expect(rateChange(0.42, 0.65)).toEqual({ points: 23, factor: 1.548 })
    // 420 of 1000 proposals went on, half of them were won.
    const proposal = { conversion: rate(420, 1000) }
    expect(whatIf(proposal, 210, 0.65)).toEqual({ points: 23, factor: 1.548, won: 210, wonThen: 325 })
  })
  it('that stays the same changes nothing, and of no rate there is none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(10_000), (percent, won) => {
        const conversion = percent / 100
        expect(whatIf({ conversion }, won, conversion)).toEqual({ points: 0, factor: 1, won, wonThen: won })
      }),
    )
    expect(whatIf({ conversion: null }, 20, 0.5)).toBeNull()
    expect(whatIf({ conversion: 0 }, 0, 0.5)).toEqual({ points: 50, factor: null, won: 0, wonThen: null })
  })
})

it('divides by nothing to nothing', () => {
  expect(rate(1, 3)).toBe(0.3333)
  expect(rate(0, 0)).toBeNull()
})

it('finds the stage that loses most', () => {
  expect(weakestStage([stage('a', 0.8), stage('b', null), stage('c', 0.42), stage('d', 0.7)])?.key).toBe('c')
  expect(weakestStage([stage('a', null)])).toBeNull()
})
