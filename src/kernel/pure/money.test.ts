import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  absolute,
  add,
  allocate,
  compare,
  divide,
  formatLargeAmount,
  formatMoney,
  isNegative,
  multiply,
  negate,
  parseMoney,
  roundHalfUp,
  subtract,
  sum,
  toChineseCapitals,
} from './money.ts'

const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const amount = cents.map((value) => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
})

describe('parseMoney', () => {
  test.each([
    ['1234.5', '1234.50'],
    ['1,234,567.89', '1234567.89'],
    ['¥ 1,234.50', '1234.50'],
    ['￥１２．５', '12.50'],
    ['-¥5', '-5.00'],
    ['$99', '99.00'],
    ['US$99', '99.00'],
    ['€3', '3.00'],
    ['CNY 7', '7.00'],
    ['1234.5元', '1234.50'],
    ['(12.00)', '-12.00'],
    ['1.5万', '15000.00'],
    ['2亿元', '200000000.00'],
    ['1.2E+3', '1200.00'],
    ['.5', '0.50'],
    ['0.005', '0.01'],
    ['-0.001', '0.00'],
    ['+3', '3.00'],
  ])('%s is %s', (text, expected) => expect(parseMoney(text)).toBe(expected))

  test.each([
    '',
    ' ',
    'abc',
    '1,23',
    '1.2.3',
    '12a',
    '--1',
    '1,2345',
    'NaN',
    'Infinity',
    '.',
    '0x10',
    '1e999',
    '客户5',
  ])('%j is refused', (text) => expect(parseMoney(text)).toBeNull())

  test('more than 18 digits do not fit the column', () => {
    expect(parseMoney('9999999999999999.99')).toBe('9999999999999999.99')
    expect(parseMoney('10000000000000000.00')).toBeNull()
    expect(parseMoney('0.123456', 6)).toBe('0.123456')
  })

  test('reads back every amount unchanged', () => {
    fc.assert(
      fc.property(amount, (text) => {
        expect(parseMoney(text)).toBe(text)
      }),
    )
  })
})

describe('arithmetic', () => {
  test('is exact where floats are not', () => {
    expect(add('0.1', '0.2')).toBe('0.3')
    expect(add('9007199254740993.00', '0.01')).toBe('9007199254740993.01')
    expect(add('1.10', '2')).toBe('3.10')
    expect(subtract('1.00', '1.00')).toBe('0.00')
    expect(subtract('0.10', '0.105')).toBe('-0.005')
    expect(sum(['0.10', '0.20', '0.005'])).toBe('0.305')
    expect(sum([])).toBe('0.00')
    expect(compare('1.0', '1')).toBe(0)
    expect(compare('-2', '1.99')).toBe(-1)
  })

  test('rounds half away from zero, once', () => {
    expect(roundHalfUp('0.005')).toBe('0.01')
    expect(roundHalfUp('-0.005')).toBe('-0.01')
    expect(roundHalfUp('-0.004')).toBe('0.00')
    expect(roundHalfUp('2.5', 0)).toBe('3')
    expect(multiply('0.05', '0.9')).toBe('0.05')
    expect(multiply('1.005', '1')).toBe('1.01')
    expect(divide('10', '3', 6)).toBe('3.333333')
  })

  test('refuses what is not a decimal string', () => {
    for (const text of ['', 'NaN', 'Infinity', '1e5', '1,000', ' 1']) expect(() => add(text, '1')).toThrow(RangeError)
    expect(() => divide('1', '0.00')).toThrow(RangeError)
  })

  test('10 % off 0.05 three times: each line is rounded, the discount is what remains', () => {
    const lines = ['0.05', '0.05', '0.05'].map((line) => multiply(line, '0.1'))
    expect(lines).toEqual(['0.01', '0.01', '0.01'])
  })

  test('a refund nets to zero', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 0, max: 100_000 }), (value, rate) => {
        const factor = `0.${String(rate).padStart(5, '0')}`
        expect(add(multiply(value, factor), multiply(negate(value), factor))).toBe('0.00')
        expect(isNegative(absolute(value))).toBe(false)
      }),
    )
  })
})

describe('allocate', () => {
  test('largest remainder, first line first', () => {
    expect(allocate('100.00', ['1', '1', '1'])).toEqual(['33.34', '33.33', '33.33'])
    expect(allocate('0.05', ['1', '1'])).toEqual(['0.03', '0.02'])
    expect(allocate('-100.00', ['1', '1', '1'])).toEqual(['-33.34', '-33.33', '-33.33'])
    expect(allocate('10.00', ['0', '0'])).toEqual(['5.00', '5.00'])
    expect(allocate('100', ['82.6', '16.5', '0.9'])).toEqual(['82.60', '16.50', '0.90'])
    expect(allocate('7', ['1', '2', '1'], 0)).toEqual(['2', '3', '2'])
  })

  test('refuses to lose money', () => {
    expect(() => allocate('1.00', [])).toThrow(RangeError)
    expect(() => allocate('1.00', ['1', '-1'])).toThrow(RangeError)
    expect(() => allocate('1.005', ['1'])).toThrow(RangeError)
  })

  test('parts add up, keep the order of the weights, and are within a cent of the exact share', () => {
    const weights = fc.array(fc.nat({ max: 1_000_000 }).map(String), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(amount, weights, (total, given) => {
        const parts = allocate(total, given)
        expect(compare(sum(parts), total)).toBe(0)
        const whole = sum(given)
        if (compare(whole, '0') === 0) return
        for (const [index, part] of parts.entries()) {
          const exact = divide(multiply(total, given[index]!, 10), whole, 10)
          expect(compare(absolute(subtract(part, exact)), '0.01')).toBe(-1)
        }
      }),
    )
  })
})

describe('writing amounts', () => {
  test('formatMoney keeps every digit', () => {
    expect(formatMoney('1234567.891', 'CNY', 'zh')).toBe('¥1,234,567.89')
    expect(formatMoney('9007199254740993.01', 'CNY', 'zh')).toBe('¥9,007,199,254,740,993.01')
    expect(formatMoney('-12', 'USD', 'en')).toBe('-$12.00')
    expect(formatMoney('12.3456', 'USD', 'en', 4)).toBe('$12.3456')
    expect(formatMoney('100', 'JPY', 'en')).toBe('¥100')
    expect(formatMoney('-0.00', 'CNY', 'zh')).toBe('¥0.00')
  })

  test.each([
    ['0', '0', '0'],
    ['999.5', '999.5', '999.5'],
    ['9999', '9,999', '10K'],
    ['9999.999', '1万', '10K'],
    ['12345', '1.23万', '12.35K'],
    ['-12345', '-1.23万', '-12.35K'],
    ['999999', '100万', '1M'],
    ['99999999', '1亿', '100M'],
    ['45678000', '4,567.8万', '45.68M'],
    ['123456789', '1.23亿', '123.46M'],
    ['1234567890123', '1.23万亿', '1.23T'],
  ])('formatLargeAmount(%s) is %s and %s', (value, zh, en) => {
    expect(formatLargeAmount(value, 'zh')).toBe(zh)
    expect(formatLargeAmount(value, 'en')).toBe(en)
  })

  test.each([
    ['1234567.89', '壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分'],
    ['10010.00', '壹万零壹拾元整'],
    ['0.05', '伍分'],
    // The examples of the regulation.
    ['1409.50', '壹仟肆佰零玖元伍角'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['0', '零元整'],
    ['0.50', '伍角'],
    ['10', '壹拾元整'],
    ['100000000', '壹亿元整'],
    ['100000001', '壹亿零壹元整'],
    ['100010000', '壹亿零壹万元整'],
    ['1000000000000', '壹万亿元整'],
    ['1000100000000', '壹万零壹亿元整'],
    ['1000100010001.10', '壹万零壹亿零壹万零壹元壹角'],
    ['20300405', '贰仟零叁拾万零肆佰零伍元整'],
    ['-3.005', '负叁元零壹分'],
  ])('%s in capitals is %s', (value, expected) => expect(toChineseCapitals(value)).toBe(expected))

  test('capitals of different amounts differ', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), fc.nat({ max: 10_000_000 }), (a, b) => {
        fc.pre(a !== b)
        const written = [a, b].map((value) => toChineseCapitals(divide(String(value), '100')))
        expect(written[0]).not.toBe(written[1])
      }),
    )
  })
})
