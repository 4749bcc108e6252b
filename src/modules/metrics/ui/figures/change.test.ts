import { describe, expect, it } from 'vitest'
import { changeOf } from './change.ts'

const money = { unit: 'money', direction: 'up' } as const

describe('change', () => {
  it('is per cent of the earlier value, and points for a rate', () => {
    expect(changeOf(150, 120, money)).toEqual({ by: 25, unit: 'percent', good: true })
    expect(changeOf(0.5, 0.625, { unit: 'ratio', direction: 'up' })).toEqual({ by: -12.5, unit: 'points', good: false })
    expect(changeOf(-50, -100, money)).toEqual({ by: 50, unit: 'percent', good: true })
  })

  it('is good the way the metric says', () => {
    expect(changeOf(8, 10, { unit: 'days', direction: 'down' })?.good).toBe(true)
    expect(changeOf(10, 10, money)).toEqual({ by: 0, unit: 'percent', good: undefined })
  })

  it('is not known without something to compare with', () => {
    expect(changeOf(5, 0, money)).toBeUndefined()
    expect(changeOf(null, 4, money)).toBeUndefined()
    expect(changeOf(4, null, money)).toBeUndefined()
  })
})
