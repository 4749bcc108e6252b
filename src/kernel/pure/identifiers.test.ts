import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseCompanyName } from './company-name.ts'
import { computeCheckDigit, isCreditCode, normaliseCreditCode } from './credit-code.ts'
import { isId, newId } from './ids.ts'

describe('company names', () => {
  test.each([
    ['华为技术有限公司', '华为技术'],
    ['华为技术股份有限公司', '华为技术'],
    ['华为技术有限责任公司', '华为技术'],
    ['海尔集团有限公司', '海尔'],
    ['海尔集团', '海尔'],
    ['阿里巴巴（中国）有限公司', '阿里巴巴中国'],
    ['阿里巴巴(中国) 有限公司', '阿里巴巴中国'],
    ['红杉资本(有限合伙)', '红杉资本'],
    ['某某有限公司北京分公司', '某某有限公司北京分公司'],
    ['Acme (China) Co., Ltd.', 'acmechina'],
    ['ＡＣＭＥ China Company Limited', 'acmechina'],
    ['Müller & Söhne GmbH', 'müllerandsöhne'],
    ['Foo S.A.', 'foo'],
    ['Foo, Inc', 'foo'],
    ['Tencent Holdings Limited', 'tencent'],
    ['Incorp', 'incorp'],
    ['有限公司', '有限公司'],
    ['Ltd', 'ltd'],
    ['', ''],
  ])('%s', (name, key) => expect(normaliseCompanyName(name)).toBe(key))

  test.each([
    ['上海某某科技有限公司', '某某科技'],
    ['上海市某某科技有限公司', '某某科技'],
    ['广东省深圳市某某科技有限公司', '某某科技'],
    ['广西壮族自治区某某科技有限公司', '某某科技'],
    ['上海银行股份有限公司', '上海银行'],
    ['海南航空', '海南航空'],
  ])('%s without its place', (name, key) => {
    expect(normaliseCompanyName(name, { dropRegion: true, regions: ['深圳'] })).toBe(key)
  })

  test('the key of a key is the key', () => {
    const piece = fc.constantFrom(
      '中国',
      '华为',
      '集团',
      '有限公司',
      '公司',
      'Acme',
      ' ',
      '(',
      '）',
      '&',
      'Co.',
      ', Ltd',
      'Inc',
      '控股',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const key = normaliseCompanyName(pieces.join(''))
        expect(key).toBe(key.toLowerCase())
        expect(key).not.toMatch(/[\s()（）,.]/)
      }),
    )
  })
})

describe('credit code', () => {
  // Codes companies publish themselves: Huawei, Tencent, Alibaba (China), Baidu Netcom.
  test.each(['914403001922038216', '9144030071526726XG', '91330100799655058B', '91110000802100433B'])('%s', (code) => {
    expect(isCreditCode(code)).toBe(true)
    expect(computeCheckDigit(code.slice(0, 17))).toBe(code[17])
  })

  test('full-width, lower case, spaces', () => {
    expect(isCreditCode(' 9144 0300 7152 6726 xg ')).toBe(true)
    expect(normaliseCreditCode('９１４４０３００７１５２６７２６ｘｇ')).toBe('9144030071526726XG')
  })

  test.each([
    '',
    '914403001922038217',
    '91440300192203821',
    '9144030071526726IG',
    '9144030071526726XGX',
    'A'.repeat(18),
  ])('%j is none', (code) => expect(isCreditCode(code)).toBe(false))

  test('one wrong character is always noticed', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const character = fc.constantFrom(...alphabet)
    const body = fc.tuple(fc.array(character, { minLength: 17, maxLength: 17 }), fc.nat({ max: 16 }), character)
    fc.assert(
      fc.property(body, ([characters, at, other]) => {
        fc.pre(characters[at] !== other)
        expect(computeCheckDigit(characters.join(''))).not.toBe(computeCheckDigit(characters.with(at, other).join('')))
      }),
    )
  })
})

test('ids sort by the moment they were made', () => {
  const ids = Array.from({ length: 1000 }, newId)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(1000)
  expect(ids.every(isId)).toBe(true)
  for (const other of ['', 'x', 7, null, `${ids[0]}0`]) expect(isId(other)).toBe(false)
})
