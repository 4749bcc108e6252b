import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentsOf, evaluate, type Formula, parseFormula } from './formula.ts'

const parsed = (text: string): Formula => {
  const formula = parseFormula(text)
  if (typeof formula === 'string') throw new Error(formula)
  return formula
}
const values: Record<string, number | null> = { 'won-count': 4238, 'lost-count': 2473, nothing: 0, unknown: null }
const result = (text: string) => evaluate(parsed(text), (key) => values[key] ?? null)

describe('formula of a derived metric', () => {
  it('knows metric keys with hyphens and the usual precedence', () => {
    expect(result('won-count / (won-count + lost-count)')).toBeCloseTo(0.6315005, 7)
    expect(result('2 + 3 * 4 - 10 / 5')).toBe(12)
    expect(result('won-count - lost-count')).toBe(1765)
    expect(result('- won-count')).toBe(-4238)
    expect(result('-(won-count) + 1')).toBe(-4237)
  })

  it('has no value where the divisor is zero or a part is missing', () => {
    expect(result('won-count / nothing')).toBeNull()
    expect(result('won-count + unknown')).toBeNull()
  })

  it('names its components once', () => {
    expect(componentsOf(parsed('a / (a + b-c) * 100'))).toEqual(['a', 'b-c'])
  })

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['a +', 'syntax'],
    ['(a', 'syntax'],
    ['a -b', 'not-arithmetic'],
    ['f(a)', 'not-arithmetic'],
    ['a.b', 'not-arithmetic'],
    ['a[0]', 'not-arithmetic'],
    ['"text"', 'not-arithmetic'],
    ['a ? b : c', 'not-arithmetic'],
    ['a; b', 'not-arithmetic'],
    ['a == b', 'not-arithmetic'],
    ['this', 'not-arithmetic'],
    ['x'.repeat(501), 'too-long'],
  ])('refuses %j as %s', (text, fault) => {
    expect(parseFormula(text)).toBe(fault)
  })

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80, unit: 'binary' }), (text) => void parseFormula(text)))
  })
})
