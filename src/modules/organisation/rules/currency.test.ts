import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crossRate, inBaseCurrency, rateOn } from './currency.ts'

const rates = [
  { currency: 'USD', rate: '7.10', validFrom: '2026-01-01' },
  { currency: 'USD', rate: '7.25', validFrom: '2026-03-01' },
  { currency: 'EUR', rate: '7.80', validFrom: '2026-02-01' },
]

describe('exchange rates', () => {
  it('hold from their first day until the next one begins', () => {
    expect(rateOn(rates, 'USD', '2025-12-31')).toBeUndefined()
    expect(rateOn(rates, 'USD', '2026-02-28')).toBe('7.10')
    expect(rateOn(rates, 'USD', '2026-03-01')).toBe('7.25')
    expect(rateOn([...rates].reverse(), 'USD', '2026-12-31')).toBe('7.25')
    expect(rateOn(rates, 'JPY', '2026-12-31')).toBeUndefined()
  })

  it('lead from one currency to another through the company’s own', () => {
    const on = (from: string, to: string, day: string) => crossRate(rates, 'CNY', { from, to, day })
    expect(on('USD', 'CNY', '2026-03-01')).toBe('7.25')
    expect(on('EUR', 'USD', '2026-02-01')).toBe(new Decimal('7.80').div('7.10').toString())
    expect(on('CNY', 'USD', '2026-02-01')).toBe(new Decimal(1).div('7.10').toString())
    expect(on('JPY', 'JPY', '2026-02-01')).toBe('1')
    expect(on('EUR', 'USD', '2026-01-31')).toBeUndefined()
    expect(on('CNY', 'JPY', '2026-02-01')).toBeUndefined()
  })

  it('round half up, exactly', () => {
    expect(inBaseCurrency('0.05', '0.1')).toBe('0.01')
    expect(inBaseCurrency('0.01', '0.5')).toBe('0.01')
    expect(inBaseCurrency('1234567.89', '7.1234')).toBe('8794320.91')
    expect(inBaseCurrency('9999999999999.99', '1')).toBe('9999999999999.99')
  })

  it('never differ from the exact product by more than half a cent', () => {
    const amount = fc.integer({ min: 0, max: 1e9 }).map((n) => (n / 100).toFixed(2))
    const rate = fc.integer({ min: 1, max: 1e8 }).map((n) => (n / 10_000).toFixed(4))
    fc.assert(
      fc.property(amount, rate, (a, r) => {
        expect(new Decimal(inBaseCurrency(a, r)).minus(new Decimal(a).times(r)).abs().lte('0.005')).toBe(true)
      }),
    )
  })
})
