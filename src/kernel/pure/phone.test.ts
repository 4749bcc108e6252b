import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatPhone, maskEmail, maskPhone, maskText, normalisePhone } from './phone.ts'

describe('normalisePhone', () => {
  test.each([
    ['13812341234', '+8613812341234', '138 1234 1234'],
    ['+86 138-1234-1234', '+8613812341234', '138 1234 1234'],
    ['0086 13812341234', '+8613812341234', '138 1234 1234'],
    ['８６１３８１２３４１２３４', '+8613812341234', '138 1234 1234'],
    ['010-12345678', '+861012345678', '010-12345678'],
    ['(010) 1234 5678', '+861012345678', '010-12345678'],
    ['+86 10 1234 5678', '+861012345678', '010-12345678'],
    ['+86 (0)10 12345678', '+861012345678', '010-12345678'],
    ['0571-8815780', '+865718815780', '0571-8815780'],
    ['0755-28780808', '+8675528780808', '0755-28780808'],
    ['010-12345678-801', '+861012345678;ext=801', '010-12345678-801'],
    ['(0755) 8888 1234 转 801', '+8675588881234;ext=801', '0755-88881234-801'],
    ['021 6888 1234#22', '+862168881234;ext=22', '021-68881234-22'],
    ['021-68881234 分机 22', '+862168881234;ext=22', '021-68881234-22'],
    ['400-820-8820', '+864008208820', '400-820-8820'],
    ['4008208820转1', '+864008208820;ext=1', '400-820-8820-1'],
    ['800-820-8820', '+868008208820', '800-820-8820'],
    ['95588', '+8695588', '95588'],
    ['+1 (415) 555-2671', '+14155552671', '+1 415 555 2671'],
    ['+1 415 555 2671 ext. 12', '+14155552671;ext=12', '+1 415 555 2671 ext. 12'],
    ['00 1 415 555 2671', '+14155552671', '+1 415 555 2671'],
    ['+852 2345 6789', '+85223456789', '+852 2345 6789'],
    ['+44 20 7946 0958', '+442079460958', '+44 20 7946 0958'],
    ['电话：13812341234', '+8613812341234', '138 1234 1234'],
  ])('%s', (text, canonical, shown) => {
    expect(normalisePhone(text)).toBe(canonical)
    expect(formatPhone(canonical)).toBe(shown)
    expect(normalisePhone(shown)).toBe(canonical)
  })

  test.each([
    '',
    'abc',
    '1381234123',
    '138123412345',
    '12012341234',
    '11012341234',
    '12345678',
    '010-1234567',
    '010 02345678',
    '0000000',
    '+1 415 555',
    '+86',
    '13812341234/13912341234',
    'call 13812341234',
    '1+3812341234',
  ])('%j is no number', (text) => expect(normalisePhone(text)).toBeNull())

  test('numbers without country code belong to the default country', () => {
    expect(normalisePhone('(415) 555-2671', 'US')).toBe('+14155552671')
    expect(normalisePhone('2345 6789', 'HK')).toBe('+85223456789')
    expect(normalisePhone('13812341234', 'US')).toBeNull()
    expect(normalisePhone('+86 13812341234', 'US')).toBe('+8613812341234')
  })

  test('a canonical number is its own canonical form, however it was typed', () => {
    const mobile = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
    const separator = fc.constantFrom('', ' ', '-', '.')
    fc.assert(
      fc.property(mobile, separator, fc.constantFrom('', '+86', '0086 ', '86-'), ([second, rest], gap, prefix) => {
        const digits = `1${second}${String(rest).padStart(9, '0')}`
        const typed = `${prefix}${digits.slice(0, 3)}${gap}${digits.slice(3, 7)}${gap}${digits.slice(7)}`
        expect(normalisePhone(typed)).toBe(`+86${digits}`)
        expect(normalisePhone(`+86${digits}`)).toBe(`+86${digits}`)
      }),
    )
  })

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const canonical = normalisePhone(text)
        expect(canonical === null || /^\+\d+(;ext=\d+)?$/.test(canonical)).toBe(true)
      }),
    )
  })
})

test('masks', () => {
  expect(maskPhone('+8613812341234')).toBe('138****1234')
  expect(maskPhone('138 1234 1234')).toBe('138****1234')
  expect(maskPhone('+861012345678;ext=801')).toBe('101****5678')
  expect(maskPhone('8881234')).toBe('****1234')
  expect(maskPhone('+14155552671')).toBe('+1****2671')
  expect(maskPhone('+8695588')).toBe('9***8')
  expect(maskEmail('zhang.san@example.com')).toBe('z***@example.com')
  expect(maskEmail('no mail')).toBe('n*****l')
  expect(['', '张', '张三', '王小明', '110101199003077758'].map(maskText)).toEqual([
    '',
    '*',
    '张*',
    '王*明',
    '1******8',
  ])
})
