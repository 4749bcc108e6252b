import { describe, expect, test } from 'vitest'
import { meaningOfFormat } from './number-format.ts'
import { readTable } from './read-table.ts'
import { fileWith, readAll, workbookOf, zipOf } from './table-fixtures.ts'

const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const header = `<row r="1">${inline('h')}</row>`
const sheet = (rows: string) => `<sheetData>${rows}</sheetData>`

describe('reading workbooks', () => {
  test('cells of every type, gaps, and shared texts with formatting and readings', async () => {
    const bytes = await workbookOf({
      shared:
        '<si><t>名称</t></si><si><r><rPr><b/></rPr><t>Rich </t></r><r><t xml:space="preserve">text</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si>',
      sheets: [
        sheet(
          `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row>
           <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#N/A</v></c><c r="D3" t="str"><f>A1&amp;B1</f><v>x</v></c></row>
           <row r="5"><c r="B5"><v>0.30000000000000004</v></c><c r="C5"><v>1E-7</v></c><c r="D5"><v>-1234567.89</v></c></row>
           <row><c t="d"><v>2024-05-09T00:00:00</v></c><c t="d"><v>2024-05-09T10:30:00</v></c></row>
           <row r="9"><c r="XFD9" s="1"/></row>`,
        ),
      ],
    })
    const reader = await readTable(fileWith(bytes))
    expect(reader).toMatchObject({ format: 'xlsx', encoding: null, firstRow: 3, sheets: ['Sheet1'], sheet: 'Sheet1' })
    expect(reader.headers).toEqual(['名称', 'Column 2', 'Column 3', 'Rich text'])
    expect(await Array.fromAsync(reader.rows())).toEqual([
      ['東京', 'true', '#N/A', 'x'],
      ['', '', '', ''],
      ['', '0.3', '0.0000001', '-1234567.89'],
      ['2024-05-09', '2024-05-09T10:30:00', '', ''],
    ])
  })

  test('numbers by their format, both date systems', async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="171" formatCode="[h]:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="20"/></cellXfs>'
    const values = [
      ['1', '45296', '2024-01-05'],
      ['2', '45296.5', '2024-01-05T12:00:00'],
      ['2', '45296', '2024-01-05'],
      ['3', '0.125', '12.5%'],
      ['4', '45296', '2024-01-05'],
      ['5', '1.5', '36:00:00'],
      ['6', '0.75', '18:00:00'],
      ['1', '-3', '-3'],
      ['0', '45296', '45296'],
    ] as const
    const rows = `${header}<row>${values.map(([style, value]) => `<c s="${style}"><v>${value}</v></c>`).join('')}</row>`
    const bytes = await workbookOf({ styles, sheets: [sheet(rows)] })
    expect((await readAll(bytes))[1]).toEqual(values.map(([, , text]) => text))
    const old = await workbookOf({
      styles,
      properties: 'date1904="1"',
      sheets: [sheet(`${header}<row><c s="1"><v>43834</v></c></row>`)],
    })
    expect((await readAll(old))[1]).toEqual(['2024-01-05'])
  })

  test.each([
    ['General', 'number'],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', 'number'],
    ['0.00E+00', 'number'],
    ['"d"0', 'number'],
    ['[$¥-804]#,##0', 'number'],
    ['0.0%', 'percent'],
    ['yyyy-mm-dd', 'day'],
    ['[$-804]yyyy"年"m"月";@', 'day'],
    ['mmm-yy', 'day'],
    ['yyyy/m/d h:mm', 'instant'],
    ['h:mm AM/PM', 'time'],
    ['上午/下午h"时"mm"分"', 'time'],
    ['mm:ss.0', 'time'],
    ['[hh]:mm:ss', 'duration'],
  ])('format %s means %s', (code, meaning) => expect(meaningOfFormat(164, code)).toBe(meaning))

  test('several sheets: hidden ones are not the first choice', async () => {
    const content = (text: string) => sheet(`<row>${inline(text)}</row>`)
    const bytes = await workbookOf({ sheets: [content('one'), content('two')], names: ['甲', '乙'] })
    expect(await readAll(bytes, { sheet: '乙' })).toEqual([['two']])
    await expect(readAll(bytes, { sheet: '丙' })).rejects.toMatchObject({
      code: 'table.no-such-sheet',
      params: { sheet: '丙', sheets: '甲, 乙' },
    })
  })

  test.each<[string, () => Promise<Uint8Array>, string]>([
    ['a cut-off file', async () => (await workbookOf({ sheets: [sheet(header)] })).subarray(0, 300), 'table.broken'],
    ['another zip file', () => zipOf({ 'hello.txt': 'hello' }), 'table.not-a-table'],
    ['broken XML', () => workbookOf({ sheets: ['<sheetData><row><c></row>'] }), 'table.broken'],
    [
      'a text that is not there',
      () => workbookOf({ sheets: [sheet('<row><c t="s"><v>7</v></c></row>')] }),
      'table.broken',
    ],
    [
      'rows out of order',
      () => workbookOf({ sheets: [sheet(`<row r="5">${inline('x')}</row><row r="2"/>`)] }),
      'table.broken',
    ],
    ['an empty sheet', () => workbookOf({ sheets: [sheet('')] }), 'table.empty'],
    [
      'too many columns',
      () => workbookOf({ sheets: [sheet('<row><c r="ZZ1"><v>1</v></c></row>')] }),
      'table.too-many-columns',
    ],
    [
      'too long a cell',
      () => workbookOf({ sheets: [sheet(`<row>${inline('x'.repeat(100_001))}</row>`)] }),
      'table.cell-too-long',
    ],
    [
      'an external entity',
      () =>
        workbookOf({
          sheets: [],
          parts: {
            'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><workbook>&e;</workbook>',
          },
        }),
      'table.broken',
    ],
  ])('%s is refused', async (_, make, code) => {
    await expect(readAll(await make())).rejects.toMatchObject({ name: 'TableError', code })
  })

  test('a zip bomb is stopped by what it really inflates to', async () => {
    const blanks = Buffer.alloc(60 * 1024 ** 2, ' ')
    const bytes = await workbookOf({
      sheets: [''],
      parts: { 'xl/worksheets/0.xml': Buffer.concat([Buffer.from('<worksheet>'), blanks]) },
    })
    expect(bytes.length).toBeLessThan(200_000)
    await expect(readAll(bytes)).rejects.toMatchObject({ code: 'table.inflates-too-much' })
    const small = await workbookOf({ sheets: [sheet(`<row>${inline('x'.repeat(5000))}</row>`)] })
    await expect(readAll(small, { limits: { inflatedBytes: 4000 } })).rejects.toMatchObject({
      code: 'table.inflates-too-much',
    })
    await expect(readAll(small, { limits: { zipEntries: 2 } })).rejects.toMatchObject({
      code: 'table.inflates-too-much',
    })
    const texts = await workbookOf({ sheets: [sheet(header)], shared: '<si><t>x</t></si>'.repeat(11) })
    await expect(readAll(texts, { limits: { sharedStrings: 10 } })).rejects.toMatchObject({
      code: 'table.inflates-too-much',
    })
  })

  test('a size that the file lies about is noticed', async () => {
    const bytes = await workbookOf({
      sheets: [sheet(header.repeat(1))],
      parts: { 'xl/worksheets/0.xml': `<worksheet>${' '.repeat(50_000)}</worksheet>` },
    })
    const name = Buffer.from('xl/worksheets/0.xml')
    // The declared size stands 22 bytes before the name in the central directory.
    const at = bytes.lastIndexOf(name) - 22
    bytes.writeUInt32LE(100, at)
    await expect(readAll(bytes)).rejects.toMatchObject({ code: 'table.broken' })
  })
})
