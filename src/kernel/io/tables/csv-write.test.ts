import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeCsv } from './csv-write.ts'
import { guardText, unguardText } from './formula-guard.ts'
import type { Cell } from './table.types.ts'
import { readAll } from './table-fixtures.ts'

describe('writing CSV', () => {
  const written = async (table: Cell[][], options?: Parameters<typeof writeCsv>[1]) =>
    (await buffer(writeCsv(table, options))).toString()

  test('bytes', async () => {
    expect(
      await written([
        ['a', '名称'],
        ['x,y', 'say "hi"'],
        [null, ''],
        ['1\n2', ' x'],
      ]),
    ).toBe('\uFEFFa,名称\r\n"x,y","say ""hi"""\r\n,\r\n"1\n2"," x"\r\n')
    expect(await written([['a']], { bom: false })).toBe('a\r\n')
    const instant = new Date('2024-05-09T16:00:00Z')
    expect(
      await written([[true, -5, { decimal: '-12.50' }, { day: '2024-05-09' }, { instant }]], {
        bom: false,
        timeZone: 'Asia/Shanghai',
      }),
    ).toBe('true,-5,-12.50,2024-05-09,2024-05-10 00:00:00\r\n')
  })

  test.each(['=1+1', '+8613812341234', '-5', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1", "''=1"])(
    'text %j cannot be run as a formula',
    async (text) => {
      expect(guardText(text)).toBe(`'${text}`)
      expect(await written([[text]], { guard: false, bom: false })).not.toContain(`'${text}`)
      expect((await readAll(await buffer(writeCsv([['h'], [text]]))))[1]).toEqual([text])
      expect((await readAll(await buffer(writeCsv([['h'], [text]])), { unguard: false }))[1]).toEqual([`'${text}`])
    },
  )

  test('the guard is undone exactly, and leaves other texts alone', () => {
    const text = fc.string({ unit: fc.constantFrom("'", '=', '-', '\t', 'a', ' '), maxLength: 5 })
    fc.assert(
      fc.property(text, (value) => {
        expect(unguardText(guardText(value))).toBe(value)
        expect(guardText(value)).not.toMatch(/^[=+\-@\t\r]/)
      }),
    )
    expect(guardText("it's")).toBe("it's")
    expect(unguardText("'tis")).toBe("'tis")
  })

  test('every table comes back unchanged', async () => {
    const unit = fc.oneof(
      fc.constantFrom(...',;\t|"\'\r\n =+-@中𠮷\uFEFF'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    )
    const cell = fc.array(unit, { maxLength: 8 }).map((units) => units.join('').replaceAll('\0', ''))
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { maxLength: 6 }), fc.boolean(), async (table, bom) => {
        const data = table.filter((row) => row.some((text) => text !== ''))
        const bytes = await buffer(writeCsv([['one', 'two', 'three'], ...data], { bom }))
        expect(await readAll(bytes)).toEqual([['one', 'two', 'three'], ...data])
      }),
      { numRuns: 150 },
    )
  })

  test('leaving the stream early closes the rows', async () => {
    let isClosed = false
    async function* endless() {
      try {
        for (;;) yield ['x'.repeat(1000)]
      } finally {
        isClosed = true
      }
    }
    const stream = writeCsv(endless())
    for await (const _ of stream) break
    await new Promise((resolve) => setImmediate(resolve))
    expect(isClosed).toBe(true)
  })
})
