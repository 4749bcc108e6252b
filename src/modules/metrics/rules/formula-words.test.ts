import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Formula, parseFormula } from '#kernel/metrics/rules/formula.ts'
import { formulaParts } from './formula-words.ts'

const words = (text: string) =>
  formulaParts(parseFormula(text) as Formula)
    .map((part) => ('metric' in part ? `[${part.metric}]` : part.text))
    .join('')

describe('a formula in words', () => {
  it('keeps the brackets that matter and drops the others', () => {
    expect(words('won-count / (won-count + lost-count)')).toBe('[won-count] ÷ ([won-count] + [lost-count])')
    expect(words('((a * b) + c)')).toBe('[a] × [b] + [c]')
    expect(words('a - (b - c)')).toBe('[a] − ([b] − [c])')
    expect(words('-(a + 1.5) * 2')).toBe('−([a] + 1.5) × 2')
  })

  it('read back is the same formula', () => {
    const leaf = fc.oneof(
      fc.constantFrom('a', 'won-count', 'b2').map((metric): Formula => ({ metric })),
      fc.integer({ min: 0, max: 99 }).map((number): Formula => ({ number })),
    )
    const { tree } = fc.letrec<{ tree: Formula }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        leaf,
        tie('tree').map((negate): Formula => ({ negate })),
        fc.record({ op: fc.constantFrom('+', '-', '*', '/'), left: tie('tree'), right: tie('tree') }),
      ),
    }))
    const written = (formula: Formula) =>
      formulaParts(formula)
        .map((part) => ('metric' in part ? part.metric : part.text))
        .join('')
        .replaceAll('−', '-')
        .replaceAll('×', '*')
        .replaceAll('÷', '/')
    fc.assert(
      fc.property(tree, (formula) => {
        const text = written(formula)
        fc.pre(text.length <= 500)
        expect(parseFormula(text)).toEqual(formula)
      }),
    )
  })
})
