import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldSpec } from '#kernel/entity/fields.ts'
import * as f from '#kernel/entity/fields.ts'
import { schemaOf } from '#kernel/entity/kinds.ts'
import { Registry } from '#kernel/entity/registry.ts'
import { dayOfNumber } from '#kernel/pure/day.ts'
import { type Cell, writeCsv, writeXlsx } from '../tables/index.ts'
import { readAll } from '../tables/table-fixtures.ts'
import { fromText, type TextForm, toCell } from './text-form.ts'

const label = { zh: '字段', en: 'Field' }
const registry = new Registry([])
const formOf = (language: 'zh' | 'en'): TextForm => ({ language, timeZone: 'Asia/Shanghai', registry })
const form = formOf('zh')

const stages = [
  { value: 'won', label: { zh: '赢单', en: 'Won' } },
  { value: 'lost', label: { zh: '输单', en: 'Lost' } },
  // Two options of the same name, and one whose name is another's key.
  { value: 'a1', label: { zh: '谈判', en: 'Talks' } },
  { value: 'a2', label: { zh: '谈判', en: 'Talks' } },
  { value: 'a3', label: { zh: 'won', en: 'Third' } },
] as const

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((s) => s.isWellFormed() && !s.includes('\u0000'))
const item = text.filter((s) => s.length <= 50)
const digits = (scale: number) =>
  fc
    .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 14n }), fc.integer({ min: 0, max: 10 ** scale - 1 }))
    .map(([minus, whole, rest]) => {
      const value = `${whole}.${String(rest).padStart(scale, '0')}`
      return minus && /[1-9]/.test(value) ? `-${value}` : value
    })
const day = fc.integer({ min: -100_000, max: 100_000 }).map(dayOfNumber)
const instant = fc.integer({ min: 946_684_800, max: 4_102_444_800 }).map((s) => new Date(s * 1000).toISOString())
const part = fc.constantFrom(
  { province: '33', city: '3301', district: '330106' },
  { province: '11', city: '1101', district: '110101' },
  { province: '44', city: '4403' },
  { province: '31' },
  {},
)

/** Each kind with values as they are stored; references and targets are looked up and tested with the import. */
const kinds: Record<string, [FieldSpec, fc.Arbitrary<unknown>]> = {
  text: [f.text({ label }), text],
  longText: [f.longText({ label }), text],
  number: [f.number({ label }), fc.stringMatching(/^[A-Z]-\d{4}$/)],
  integer: [f.integer({ label }), fc.maxSafeInteger()],
  decimal: [f.decimal({ label, scale: 6 }), digits(6)],
  money: [f.money({ label }), digits(2)],
  percent: [
    f.percent({ label }),
    fc.integer({ min: -9999, max: 99_999 }).map((n) => (n / 100).toFixed(2).replace(/^-(0\.00)$/, '$1')),
  ],
  boolean: [f.boolean({ label }), fc.boolean()],
  date: [f.date({ label }), day],
  instant: [f.instant({ label }), instant],
  choice: [f.choice(stages, { label }), fc.constantFrom(...stages.map((s) => s.value))],
  'open choice': [f.choice(stages, { label, open: true }), fc.stringMatching(/^x[a-z ]{0,8}x$/)],
  multiChoice: [
    f.multiChoice(stages, { label }),
    fc.uniqueArray(fc.constantFrom(...stages.map((s) => s.value)), { minLength: 1 }),
  ],
  tags: [f.tags({ label }), fc.uniqueArray(item, { minLength: 1, maxLength: 6 })],
  email: [f.email({ label }), fc.constantFrom('a@b.cn', '张三@例子.中国')],
  phone: [f.phone({ label }), fc.constantFrom('+86 138-0000-0000', '010-12345678转801', '13800000000')],
  url: [f.url({ label }), fc.webUrl()],
  address: [
    f.address({ label }),
    fc
      .tuple(part, fc.option(text, { nil: undefined }))
      .filter(([p, d]) => Object.keys(p).length > 0 || d !== undefined)
      .map(([p, detail]) => ({ ...p, ...(detail && { detail }) })),
  ],
  geo: [
    f.geo({ label }),
    fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }).map((n) => n + 0),
      lng: fc.double({ min: -180, max: 180, noNaN: true }).map((n) => n + 0),
    }),
  ],
  json: [
    f.json({ label }),
    fc
      .jsonValue()
      // Reading leaves out the one key that would change what an object is.
      .filter((v) => v !== null && !(Array.isArray(v) && v.length === 0) && !JSON.stringify(v).includes('__proto__'))
      .map((v) => JSON.parse(JSON.stringify(v))),
  ],
}

function read(field: FieldSpec, cell: string, language: 'zh' | 'en' = 'zh'): unknown {
  const reading = fromText(field, cell, formOf(language))
  if (!('value' in reading)) throw new Error(`not read: ${JSON.stringify([cell, reading])}`)
  return schemaOf(field).parse(reading.value)
}

describe('what is written is read back unchanged', () => {
  const tables = {
    csv: (cells: Cell[]) =>
      buffer(writeCsv([['n', 'value'], ...cells.map((cell, i) => [i, cell])], { timeZone: form.timeZone })),
    xlsx: (cells: Cell[]) =>
      buffer(
        writeXlsx(
          { name: 't', columns: [{ header: 'n' }, { header: 'value' }], rows: cells.map((cell, i) => [i, cell]) },
          { timeZone: form.timeZone },
        ),
      ),
  }
  for (const [format, write] of Object.entries(tables)) {
    test.each(Object.keys(kinds))(`%s through ${format}`, async (kind) => {
      const [field, values] = kinds[kind]!
      await fc.assert(
        fc.asyncProperty(
          fc.array(values, { minLength: 1, maxLength: 30 }),
          fc.constantFrom('zh', 'en'),
          async (list, language) => {
            const bytes = await write(list.map((value) => toCell(field, value, formOf(language))))
            const rows = await readAll(bytes)
            expect(rows.slice(1).map(([, cell]) => read(field, cell!, language))).toEqual(list)
          },
        ),
        { numRuns: 25 },
      )
    })
  }
})

describe('what files of others say', () => {
  const examples: [string, string, unknown][] = [
    ['integer', '2,822', 2822],
    ['integer', '2822.0', 2822],
    ['integer', '３万', 30_000],
    ['money', '¥ 1,234.5', '1234.50'],
    ['money', '1.5万元', '15000.00'],
    ['money', '(12)', '-12.00'],
    ['percent', '75%', '75.00'],
    ['percent', '12.5 ％', '12.50'],
    ['boolean', '是', true],
    ['boolean', 'TRUE', true],
    ['boolean', 'no', false],
    ['boolean', '0', false],
    ['date', '2024年1月5日', '2024-01-05'],
    ['date', '2024/1/5 00:00:00', '2024-01-05'],
    ['instant', '2024-01-05 08:00', '2024-01-05T00:00:00.000Z'],
    ['instant', '2024-01-05T08:00:00Z', '2024-01-05T08:00:00.000Z'],
    ['choice', 'LOST', 'lost'],
    ['choice', ' 赢单 ', 'won'],
    ['open choice', 'technolgy', 'technolgy'],
    ['multiChoice', '赢单、Lost', ['won', 'lost']],
    ['tags', 'a, b；c|d', ['a', 'b', 'c', 'd']],
    ['tags', '"a, b"; c', ['a, b', 'c']],
    [
      'address',
      '浙江省杭州市西湖区文三路 1 号',
      { province: '33', city: '3301', district: '330106', detail: '文三路 1 号' },
    ],
    ['address', '北京市朝阳区建国路', { province: '11', city: '1101', district: '110105', detail: '建国路' }],
    ['address', '江苏省鼓楼区', { province: '32', detail: '鼓楼区' }],
    ['address', '1 Infinite Loop', { detail: '1 Infinite Loop' }],
    ['geo', '31.23,121.47', { lat: 31.23, lng: 121.47 }],
  ]
  test.each(examples)('%s %j', (kind, cell, value) => expect(read(kinds[kind]![0], cell)).toEqual(value))

  const faults: [string, string, string][] = [
    ['integer', '2.5', 'field.integer'],
    ['money', 'viel', 'field.number'],
    ['money', '1000,000', 'field.number'],
    ['boolean', 'vielleicht', 'field.boolean'],
    ['date', '05/06/2024', 'import.date-ambiguous'],
    ['date', '2023-02-29', 'field.date'],
    ['instant', 'gestern', 'import.instant'],
    ['choice', 'nichts', 'import.choice'],
    ['choice', '谈判', 'import.choice-ambiguous'],
    ['choice', 'Won ', 'import.choice-ambiguous'],
    ['multiChoice', '赢单;nichts', 'import.choice'],
    ['json', '{', 'field.json'],
    ['geo', '31', 'field.geo'],
  ]
  test.each(faults)('%s %j is %s', (kind, cell, code) => {
    expect(fromText(kinds[kind]![0], cell, form)).toMatchObject({ fault: code })
  })

  test('the order of day and month can be said', () => {
    const field = kinds.date![0]
    expect(fromText(field, '05/06/2024', { ...form, order: 'dmy' })).toEqual({ value: '2024-06-05' })
    expect(fromText(field, '05/06/2024', { ...form, order: 'mdy' })).toEqual({ value: '2024-05-06' })
  })
})

test('an address is written in words where these say it all', () => {
  const field = kinds.address![0]
  expect(toCell(field, { province: '11', city: '1101', district: '110105', detail: '建国路 1 号' }, form)).toBe(
    '北京市 朝阳区 建国路 1 号',
  )
  expect(toCell(field, { detail: '浙江省杭州市' }, form)).toBe('{"detail":"浙江省杭州市"}')
})
