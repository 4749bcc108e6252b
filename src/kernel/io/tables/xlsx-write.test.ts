import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable } from './read-table.ts'
import type { Cell } from './table.types.ts'
import { fileWith, readAll } from './table-fixtures.ts'
import { sheetNames } from './xlsx-sheet-name.ts'
import { decodeXlsxText, encodeXlsxText } from './xlsx-text.ts'
import { writeXlsx } from './xlsx-write.ts'

describe('writing workbooks', () => {
  const columns = ['甲', '乙', '丙'].map((text) => ({ header: text }))

  test('typed cells come back as what they are', async () => {
    const row: Cell[] = [
      '=1+1',
      '007',
      { decimal: '1234567.50' },
      { decimal: '1234567890123456.78' },
      -0.5,
      true,
      { day: '2024-05-09' },
      { instant: '2024-05-09T16:30:15Z' },
      { day: '1899-12-31' },
      null,
      'end',
    ]
    const bytes = await buffer(writeXlsx({ name: '客户', columns, rows: [row] }, { timeZone: 'Asia/Shanghai' }))
    const reader = await readTable(fileWith(bytes))
    expect(reader).toMatchObject({ headers: ['甲', '乙', '丙'], sheet: '客户', approximateRows: 1 })
    expect(await Array.fromAsync(reader.rows())).toEqual([
      [
        '=1+1',
        '007',
        '1234567.5',
        '1234567890123456.78',
        '-0.5',
        'true',
        '2024-05-09',
        '2024-05-10T00:30:15',
        '1899-12-31',
        '',
        'end',
      ],
    ])
  })

  test('several sheets, more columns than headers, no rows', async () => {
    const bytes = await buffer(
      writeXlsx([
        { name: 'A/B', columns, rows: [['x'], Array.from({ length: 30 }, (_, index) => index)] },
        { name: 'a b', columns, rows: [] },
      ]),
    )
    const reader = await readTable(fileWith(bytes))
    expect(reader.sheets).toEqual(['A B', 'a b (2)'])
    expect((await Array.fromAsync(reader.rows()))[1]?.at(-1)).toBe('29')
    expect(await readAll(bytes, { sheet: 'a b (2)' })).toEqual([['甲', '乙', '丙']])
  })

  test('every moment to the second comes back', async () => {
    const second = fc.integer({ min: Date.UTC(1900, 2, 2) / 1000, max: Date.UTC(2200, 0, 1) / 1000 })
    await fc.assert(
      fc.asyncProperty(fc.array(second, { minLength: 1, maxLength: 20 }), async (seconds) => {
        const texts = seconds.map((value) => new Date(value * 1000).toISOString().slice(0, 19))
        const rows = texts.map((text) => [{ instant: `${text}Z` }])
        const read = await readAll(await buffer(writeXlsx({ name: 'x', columns: [{ header: 'h' }], rows })))
        expect(read.slice(1).flat()).toEqual(texts.map((text) => text.replace('T00:00:00', '')))
      }),
      { numRuns: 20 },
    )
  })

  test('every text comes back unchanged', async () => {
    const unit = fc.oneof(
      fc.constantFrom(
        '_x000D_',
        '_x005F_',
        '_',
        'x',
        '\0',
        '\r',
        '\n',
        '\t',
        ' ',
        '<',
        '&',
        ']]>',
        '"',
        '\uD800',
        '\uDC00',
        '\uFFFF',
        '𠮷',
        '=',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
    )
    const text = fc.array(unit, { maxLength: 8 }).map((units) => units.join(''))
    fc.assert(fc.property(text, (value) => decodeXlsxText(unescapeXml(encodeXlsxText(value))) === value))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text, text), { maxLength: 6 }), async (table) => {
        const data = table.filter((row) => row.some((value) => value !== ''))
        const bytes = await buffer(writeXlsx({ name: 'x', columns, rows: data }))
        expect((await readAll(bytes)).slice(1)).toEqual(data)
      }),
      { numRuns: 100 },
    )
  })

  test('more text than a cell of Excel holds ends with a mark', async () => {
    const bytes = await buffer(writeXlsx({ name: 'x', columns: [{ header: 'h' }], rows: [['x'.repeat(40_000)]] }))
    expect((await readAll(bytes))[1]).toEqual([`${'x'.repeat(32_766)}…`])
  })

  test('sheet names', () => {
    expect(sheetNames(['', "'a'", 'History', 'x'.repeat(40), 'X'.repeat(40), '[a]:*?/\\b'])).toEqual([
      'Sheet1',
      'a',
      'History_',
      'x'.repeat(31),
      `${'X'.repeat(27)} (2)`,
      'a b',
    ])
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 50 }), { maxLength: 10 }), (names) => {
        const safe = sheetNames(names)
        expect(new Set(safe.map((name) => name.toLowerCase())).size).toBe(names.length)
        for (const name of safe)
          expect(name.length > 0 && name.length <= 31 && !/[[\]:*?/\\]|^'|'$/.test(name)).toBe(true)
      }),
    )
  })

  test('an error of the rows is an error of the stream, and leaving early closes the rows', async () => {
    async function* failing() {
      yield ['x']
      throw new Error('row source failed')
    }
    await expect(buffer(writeXlsx({ name: 'x', columns, rows: failing() }))).rejects.toThrow('row source failed')
    let isClosed = false
    async function* endless() {
      try {
        for (;;) yield [Math.random(), Math.random(), Math.random()]
      } finally {
        isClosed = true
      }
    }
    for await (const piece of writeXlsx({ name: 'x', columns, rows: endless() })) if (piece.length > 10_000) break
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(isClosed).toBe(true)
  })
})

function unescapeXml(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  return text.replace(/&(\w+);/g, (_, name: string) => named[name] ?? '')
}
