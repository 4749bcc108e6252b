import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { uniqueHeaders } from './headers.ts'
import { readTable } from './read-table.ts'
import { fileWith, readAll } from './table-fixtures.ts'

const rows = (text: string | Uint8Array) => readAll(fileWith(text))

describe('reading text tables', () => {
  test.each([
    [
      'comma',
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CRLF, no end of line',
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'CR alone',
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'mixed line ends',
      'a,b\r\n1,2\n3,4\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'tab',
      'a\tb\n1,5\t2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'semicolon with decimal commas',
      'a;b;c\n1,5;2,5;x\n3,1;4,1;y\n',
      [
        ['a', 'b', 'c'],
        ['1,5', '2,5', 'x'],
        ['3,1', '4,1', 'y'],
      ],
    ],
    [
      'bar',
      'a|b\n1|2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['one column', 'a\nx y\n', [['a'], ['x y']]],
    [
      'quotes, line breaks',
      'a,b\n"x ""y"" z","1\r\n2"\n',
      [
        ['a', 'b'],
        ['x "y" z', '1\r\n2'],
      ],
    ],
    [
      'quotes inside an unquoted cell',
      'a,b\n5" pipe,x\n',
      [
        ['a', 'b'],
        ['5" pipe', 'x'],
      ],
    ],
    [
      'delimiters inside quotes',
      'a,b\n"1;2;3;4",x\n"1;2;3;4",y\n',
      [
        ['a', 'b'],
        ['1;2;3;4', 'x'],
        ['1;2;3;4', 'y'],
      ],
    ],
    [
      'ragged',
      'a,b,c\n1\n1,2,3,4\n',
      [
        ['a', 'b', 'c'],
        ['1', '', ''],
        ['1', '2', '3', '4'],
      ],
    ],
    [
      'blank rows',
      '\n\na,b\n1,2\n\n,\n3,4\n\n\n',
      [
        ['a', 'b'],
        ['1', '2'],
        ['', ''],
        ['', ''],
        ['3', '4'],
      ],
    ],
    [
      'spaces stay',
      'a,b\n x , y\n',
      [
        ['a', 'b'],
        [' x ', ' y'],
      ],
    ],
    [
      'a lone CR inside text',
      'a,b\n1\r2,x\n',
      [
        ['a', 'b'],
        ['1\r2', 'x'],
      ],
    ],
  ])('%s', async (_, text, expected) => expect(await rows(text)).toEqual(expected))

  test.each([
    ['UTF-8', 'utf-8', Buffer.from('名称,值\n中国𠮷,1\n')],
    ['UTF-8 with BOM', 'utf-8', Buffer.from('\uFEFF名称,值\n中国𠮷,1\n')],
    ['UTF-16LE', 'utf-16le', iconv.encode('名称,值\n中国𠮷,1\n', 'utf-16le', { addBOM: true })],
    ['UTF-16BE', 'utf-16be', iconv.encode('名称,值\n中国𠮷,1\n', 'utf-16be', { addBOM: true })],
    ['GB18030', 'gb18030', iconv.encode('名称,值\n中国𠮷,1\n', 'gb18030')],
  ])('%s', async (_, encoding, bytes) => {
    const reader = await readTable(fileWith(bytes))
    expect(reader.encoding).toBe(encoding)
    expect([reader.headers, ...(await Array.fromAsync(reader.rows()))]).toEqual([
      ['名称', '值'],
      ['中国𠮷', '1'],
    ])
  })

  test('UTF-16 without BOM is told by its zeros', async () => {
    const text = 'name,value\nabc,1\n'
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const reader = await readTable(fileWith(iconv.encode(text, encoding, { addBOM: false })))
      expect([reader.encoding, reader.headers]).toEqual([encoding, ['name', 'value']])
    }
  })

  test('GB18030 that begins far inside a file, characters cut by pieces', async () => {
    const text = `name,note\n${'x,y\n'.repeat(60_000)}张三,${'中国移动'.repeat(20_000)}\n`
    const reader = await readTable(fileWith(iconv.encode(text, 'gb18030')))
    expect(reader.encoding).toBe('gb18030')
    expect((await Array.fromAsync(reader.rows())).at(-1)).toEqual(['张三', '中国移动'.repeat(20_000)])
  })

  test('what the reader tells of a file; rows can be read twice and left early', async () => {
    const reader = await readTable(fileWith(`a,b\n${'1,2\n'.repeat(1000)}`))
    expect(reader).toMatchObject({ format: 'csv', delimiter: ',', firstRow: 2, approximateRows: 1000 })
    for await (const row of reader.rows()) {
      expect(row).toEqual(['1', '2'])
      break
    }
    expect(await Array.fromAsync(reader.rows())).toHaveLength(1000)
    expect((await readTable(fileWith('\n\na\tb\n'))).firstRow).toBe(4)
    expect((await readTable(fileWith('a\tb\n'))).format).toBe('tsv')
  })

  test.each([
    ['nothing', '', 'table.empty'],
    ['blank lines', '\n\n,,\n', 'table.empty'],
    ['a quote that never ends', 'a,b\n1,2\n"3,4\n', 'table.quote-not-closed'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d4948445200000010', 'hex'), 'table.not-a-table'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'table.old-excel'],
    [
      'a protected workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'table.encrypted',
    ],
    ['too many columns', `${'a,'.repeat(500)}a\n`, 'table.too-many-columns'],
    ['too long a cell', `a,b\n${'x'.repeat(100_001)},y\n`, 'table.cell-too-long'],
  ])('%s is refused', async (_, bytes, code) => {
    await expect(rows(bytes)).rejects.toMatchObject({ name: 'TableError', code })
  })

  test('an unclosed quote does not collect the rest of a large file', async () => {
    const text = `a,b\n1,"2\n${'x'.repeat(1000).concat('\n').repeat(3000)}`
    await expect(rows(text)).rejects.toMatchObject({ code: 'table.cell-too-long', params: { row: 2 } })
  })

  test('a large file is refused, in both languages', async () => {
    const error = await readTable(fileWith('a,b\n'), { limits: { fileBytes: 3 } }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({
      code: 'table.too-large',
      label: { zh: expect.stringContaining('文件过大（0.1 MB）'), en: expect.stringContaining('too large (0.1 MB)') },
    })
  })

  test('headers are unique and visible', () => {
    expect(uniqueHeaders(['a', '', ' a ', 'a (2)', 'Column 2', 'a\nb'])).toEqual([
      'a',
      'Column 2 (2)',
      'a (3)',
      'a (2)',
      'Column 2',
      'a b',
    ])
    fc.assert(
      fc.property(fc.array(fc.constantFrom('', 'a', 'a (2)', 'Column 1', 'Column 2', 'Column 2 (2)')), (cells) => {
        const headers = uniqueHeaders(cells)
        expect(new Set(headers).size).toBe(cells.length)
        expect(headers).not.toContain('')
      }),
    )
  })
})
