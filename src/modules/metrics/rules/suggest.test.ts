import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MetricUnit } from '#kernel/metrics/metrics.types.ts'
import { type Formula, parseFormula } from '#kernel/metrics/rules/formula.ts'
import { suggestKey, suggestUnit, unitOfFormula } from './suggest.ts'

const none = new Set<string>()

describe('the suggested key', () => {
  it('comes from the English name, else from the sound of the Chinese one', () => {
    expect(suggestKey('Big deals (> 100k)', 'dadanshu', none)).toBe('big-deals-100k')
    expect(suggestKey('', 'dadanshu', none)).toBe('dadanshu')
    expect(suggestKey('2nd visits', '', none)).toBe('nd-visits')
    expect(suggestKey('', '', none)).toBe('')
  })

  it('is not one that exists', () => {
    expect(suggestKey('Won count', '', new Set(['won-count', 'won-count-2']))).toBe('won-count-3')
  })

  it('is always one the server takes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (nameEn, pinyin) => {
        const once = suggestKey(nameEn, pinyin, none)
        const twice = suggestKey(nameEn, pinyin, new Set([once]))
        for (const key of [once, twice]) expect(key === '' || /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key)).toBe(true)
        expect(Math.max(once.length, twice.length)).toBeLessThanOrEqual(40)
      }),
    )
  })
})

describe('the suggested unit', () => {
  it('follows the measure and the field', () => {
    expect(suggestUnit('count', undefined)).toBe('count')
    expect(suggestUnit('sum', { kind: 'money' })).toBe('money')
    expect(suggestUnit('mean', { kind: 'integer', unit: { zh: '天', en: 'days' } })).toBe('days')
    expect(suggestUnit('sum', { kind: 'integer' })).toBe('number')
    expect(suggestUnit('sum', undefined)).toBeUndefined()
  })

  it('of a formula follows from its parts', () => {
    const units: Record<string, MetricUnit> = {
      amount: 'money',
      won: 'count',
      lost: 'count',
      rate: 'ratio',
      cycle: 'days',
    }
    const unit = (text: string) => unitOfFormula(parseFormula(text) as Formula, (key) => units[key])
    expect(unit('amount / won')).toBe('money')
    expect(unit('won / (won + lost)')).toBe('ratio')
    expect(unit('amount * rate')).toBe('money')
    expect(unit('1 - rate')).toBe('ratio')
    expect(unit('cycle / 7')).toBe('days')
    expect(unit('amount + won')).toBe('number')
    expect(unit('2 * 3')).toBeUndefined()
  })
})
