import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseText, pinyinOf, searchDocument, searchDocumentLimit, searchPattern } from './text.ts'

/** LIKE as PostgreSQL defines it: % any run, _ any one character, backslash takes the next one as it is. */
function like(text: string, pattern: string): boolean {
  const expression = pattern.replace(/\\(.)|%|_|[\s\S]/gu, (piece, escaped: string | undefined) => {
    if (piece === '%') return '[\\s\\S]*'
    if (piece === '_') return '[\\s\\S]'
    return (escaped ?? piece).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  })
  return new RegExp(`^${expression}$`, 'u').test(text)
}

function finds(query: string, parts: string[]): boolean {
  const document = searchDocument(parts)
  return searchPattern(query).every((pattern) => like(document, pattern))
}

test('normaliseText', () => {
  expect(normaliseText('  ＡＢＣ　１２３\t\n中国 ')).toBe('abc 123 中国')
  expect(normaliseText('Cafe\u0301')).toBe('café')
  expect(normaliseText('a\u200Bb\uFEFF\u0000c')).toBe('ab c')
  expect(normaliseText('\uD800x')).toBe('\uFFFDx')
})

test('normaliseText is its own normal form, also in any part', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, from, length) => {
      const characters = [...normaliseText(text)]
      const part = characters
        .slice(from % (characters.length + 1))
        .slice(0, length % 10)
        .join('')
      expect(normaliseText(part)).toBe(part.trim())
    }),
  )
})

test.each([
  ['中国移动', 'zhongguoyidong', 'zgyd'],
  ['重庆长安汽车', 'chongqingchanganqiche', 'cqcaqc'],
  ['长沙银行', 'changshayinhang', 'csyh'],
  ['绿地集团', 'lvdijituan', 'ldjt'],
  ['A 公司', 'agongsi', 'ags'],
  ['Acme', 'acme', 'acme'],
  ['', '', ''],
])('pinyin of %s', (text, full, initials) => expect(pinyinOf(text)).toEqual({ full, initials }))

test('surnames have readings of their own', () => {
  expect(pinyinOf('曾国藩', 'name').full).toBe('zengguofan')
  expect(pinyinOf('单雄信', 'name').full).toBe('shanxiongxin')
})

describe('search', () => {
  test('document and patterns', () => {
    expect(searchDocument(['中国移动', 'A-1'])).toBe('中国移动 a-1 zhongguoyidong zgyd | 中 国 中国 移 国移 动 移动 ')
    expect(searchDocument([null, undefined, ' '])).toBe('')
    expect(searchPattern('中国')).toEqual(['% 中国 %'])
    expect(searchPattern('中国移')).toEqual(['%中国移%'])
    expect(searchPattern('中 ZGYD')).toEqual(['% 中 %', '%zgyd%'])
    expect(searchPattern('50%_\\')).toEqual(['%50\\%\\_\\\\%'])
    expect(searchPattern('  ')).toEqual([])
  })

  test.each([
    '移动',
    '动',
    '国移',
    '中国移动',
    '移动 上海',
    'zgyd',
    'guoyidong',
    'yi dong',
    '138',
    '１３８',
    'ACME',
    '50%',
    'l_t',
  ])('%s is found', (query) => expect(finds(query, ['中国移动', '上海', '13800001234', 'Acme 50%', 'l_t'])).toBe(true))

  test.each(['中移', '国上', 'lxt', '5_%', '移动 北京', 'acmee'])('%s is not found', (query) =>
    expect(finds(query, ['中国移动', '上海', '13800001234', 'Acme 50%', 'l_t'])).toBe(false),
  )

  test('people are found by either reading of their surname', () => {
    for (const query of ['zengguofan', 'zgf', 'cengguofan']) expect(finds(query, ['曾国藩'])).toBe(true)
  })

  const character = fc.oneof(
    fc.constantFrom(...'中国移动电信重庆长安汽车𠮷野家カナ한국 ％%_\\|AbcZ019-（）'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  )
  const part = fc.array(character, { maxLength: 40 }).map((characters) => characters.join(''))

  test('every part of a text finds it', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        fc.nat(),
        (parts, which, from, length) => {
          const characters = [...normaliseText(parts[which % parts.length]!)]
          const query = characters
            .slice(from % (characters.length + 1))
            .slice(0, length % 12)
            .join('')
          expect(finds(query, parts)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('a long text is cut, its beginning and the parts before it stay complete', () => {
    const han = String.fromCodePoint(...Array.from({ length: 3000 }, (_, index) => 0x4e00 + index))
    const parts = ['中国移动', han, '从未出现']
    const document = searchDocument(parts)
    expect(document.length).toBeLessThanOrEqual(searchDocumentLimit)
    expect(document.length).toBeGreaterThan(searchDocumentLimit - 20)
    for (const query of ['移动', 'zgyd', [...han].slice(300, 302).join('')]) expect(finds(query, parts)).toBe(true)
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 9000 }), { maxLength: 3 }), (long) => {
        expect(searchDocument(long).length).toBeLessThanOrEqual(searchDocumentLimit)
      }),
      { numRuns: 30 },
    )
  })
})
