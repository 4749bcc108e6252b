import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupDigits, parseDecimal, parseInteger, sizeHint, trimZeros, withinBounds } from './decimalText.ts'

describe('parseDecimal', () => {
  it.each([
    ['1234.5', '1234.50'],
    ['1,234,567.89', '1234567.89'],
    ['¥ 1 200', '1200.00'],
    ['１２．５', '12.50'],
    ['12万', '120000.00'],
    ['1.25亿', '125000000.00'],
    ['3千万', '30000000.00'],
    ['-0.001', '0.00'],
    ['.5', '0.50'],
    ['7.', '7.00'],
    ['1.005', '1.01'],
    ['-1.005', '-1.01'],
    ['0.1', '0.10'],
  ])('%s -> %s', (input, expected) => {
    expect(parseDecimal(input)).toBe(expected)
  })

  it('answers null for nothing and undefined for what is no number', () => {
    expect(parseDecimal('  ')).toBeNull()
    for (const input of ['abc', '1.2.3', '12x', '--1', '1e5', '万']) expect(parseDecimal(input)).toBeUndefined()
  })

  it('keeps amounts that a float cannot hold', () => {
    expect(parseDecimal('9007199254740993.01')).toBe('9007199254740993.01')
  })

  it('reads back every amount that it has written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (cents) => {
        const digits = (cents < 0n ? -cents : cents).toString().padStart(3, '0')
        const value = `${cents < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
        expect(parseDecimal(groupDigits(value, 2))).toBe(value)
      }),
    )
  })
})

describe('parseInteger', () => {
  it('reads whole numbers and refuses what is too large to be exact', () => {
    expect(parseInteger('2,400')).toBe(2400)
    expect(parseInteger('1.5万')).toBe(15000)
    expect(parseInteger('9007199254740993')).toBeUndefined()
    expect(parseInteger('')).toBeNull()
  })
})

describe('groupDigits', () => {
  it.each([
    ['1234567.5', 2, '1,234,567.50'],
    ['-1234', 2, '-1,234.00'],
    ['999', 0, '999'],
    ['1000', undefined, '1,000'],
    ['0.123456', undefined, '0.123456'],
    ['1.995', 2, '2.00'],
    ['****', 2, '****'],
  ])('%s at %s -> %s', (value, scale, expected) => {
    expect(groupDigits(value, scale)).toBe(expected)
  })
})

describe('sizeHint', () => {
  it.each([
    ['9999.99', 'zh', null],
    ['10000.00', 'zh', '1 万'],
    ['1280000.00', 'zh', '128 万'],
    ['-123456.00', 'zh', '-12.3456 万'],
    ['350000000.00', 'zh', '3.5 亿'],
    ['999999.00', 'en', null],
    ['1500000.00', 'en', '1.5 million'],
    ['2000000000', 'en', '2 billion'],
    ['', 'zh', null],
    ['***', 'zh', null],
  ] as const)('%s in %s -> %s', (value, language, expected) => {
    expect(sizeHint(value, language)).toBe(expected)
  })
})

it('trims zeros behind the point only', () => {
  expect(trimZeros('12.50')).toBe('12.5')
  expect(trimZeros('12.00')).toBe('12')
  expect(trimZeros('1200')).toBe('1200')
})

it('keeps to the bounds of a field', () => {
  expect(withinBounds('10.00', 0, 10)).toBe(true)
  expect(withinBounds('10.01', 0, 10)).toBe(false)
  expect(withinBounds('-0.01', 0)).toBe(false)
  expect(withinBounds(null, 5)).toBe(true)
})
