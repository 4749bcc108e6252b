import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkNumberPattern, formatNumber, parseNumberPattern, periodKey } from './numbering.ts'

const day = '2024-05-09'

describe('numbering', () => {
  test.each([
    ['C-{yyyy}{mm}-{seq:5}', 'C-202405-00042', '2024-05'],
    ['C-{yyyy}-{seq}', 'C-2024-00042', '2024'],
    ['{yy}{mm}{dd}{seq:3}', '240509042', '2024-05-09'],
    ['合同{seq:4}号', '合同0042号', ''],
  ])('%s', (pattern, number, period) => {
    expect(formatNumber(pattern, { day, seq: 42 })).toBe(number)
    expect(periodKey(pattern, day)).toBe(period)
    expect(formatNumber(parseNumberPattern(pattern), { day, seq: 42n })).toBe(number)
  })

  test('a sequence that outgrows its digits is not cut', () => {
    expect(formatNumber('{seq:3}', { day, seq: 12345 })).toBe('12345')
  })

  test.each([
    ['', ['numbering.no-sequence']],
    ['C-{yyyy}', ['numbering.no-sequence']],
    ['{seq}{seq}', ['numbering.two-sequences']],
    ['{seq}{foo}', ['numbering.unknown-part']],
    ['{seq}{', ['numbering.unknown-part']],
    ['{seq:2}', ['numbering.bad-digits']],
    ['{seq:99}', ['numbering.bad-digits']],
    ['{mm}{seq}', ['numbering.period-repeats']],
    ['{yyyy}{dd}{seq}', ['numbering.period-repeats']],
    [`{seq}${'x'.repeat(60)}`, ['numbering.too-long']],
    ['{foo}', ['numbering.no-sequence', 'numbering.unknown-part']],
  ])('%j is refused', (pattern, codes) => {
    expect(checkNumberPattern(pattern, 'pattern').map((fault) => fault.code)).toEqual(codes)
    expect(() => parseNumberPattern(pattern)).toThrow(RangeError)
  })

  test('two numbers are equal only for the same period and sequence value', () => {
    const pattern = fc.constantFrom('{yyyy}-{seq}', '{yyyy}{mm}-{seq}', '{yy}{mm}{dd}-{seq}', '{seq}')
    const anyDay = fc.constantFrom('2023-12-31', '2024-01-01', '2024-01-31', '2024-12-01', '2024-12-31')
    fc.assert(
      fc.property(pattern, anyDay, anyDay, fc.nat(), fc.nat(), (rule, a, b, i, j) => {
        const same = formatNumber(rule, { day: a, seq: i }) === formatNumber(rule, { day: b, seq: j })
        expect(same).toBe(periodKey(rule, a) === periodKey(rule, b) && i === j)
      }),
    )
  })
})
