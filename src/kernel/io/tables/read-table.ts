import { open, stat } from 'node:fs/promises'
import { openCsv } from './csv-read.ts'
import { uniqueHeaders } from './headers.ts'
import { defaultTableLimits, type TableLimits } from './limits.ts'
import type { ReadTableOptions, RowSource, TableReader } from './table.types.ts'
import { TableError } from './table-error.ts'
import { openXlsx } from './xlsx-read.ts'

export type { ReadTableOptions, TableReader }

/**
 * Opens a CSV, TSV or XLSX file, told apart by content and not by name. Nothing but one row and, in a workbook, the shared
 * texts is held in memory. The first row that is not blank is the header.
 * In workbooks a day is 'YYYY-MM-DD', a moment 'YYYY-MM-DDTHH:MM:SS', a percentage '12.5%', a formula its last value.
 * @throws TableError when the file is no table, broken, protected or beyond the limits; `rows()` throws it too
 */
export async function readTable(path: string, options: ReadTableOptions = {}): Promise<TableReader> {
  const limits = { ...defaultTableLimits, ...options.limits }
  const { size } = await stat(path)
  if (size > limits.fileBytes) {
    throw new TableError('table.too-large', { size: megabytes(size), max: megabytes(limits.fileBytes) })
  }
  const source = await openSource(path, options, limits)
  const header = await findHeader(source)
  const headers = uniqueHeaders(header.cells)
  return {
    format: source.format,
    encoding: source.encoding,
    delimiter: source.delimiter,
    headers,
    firstRow: header.row + 1,
    ...(source.sheets ? { sheets: source.sheets, sheet: source.sheet } : {}),
    approximateRows: source.approximateRows === null ? null : Math.max(0, source.approximateRows - header.row),
    rows: () => dataRows(source, header.row, headers.length),
  }
}

async function openSource(path: string, options: ReadTableOptions, limits: TableLimits): Promise<RowSource> {
  const start = await firstBytes(path, 8)
  if (start.length === 0) throw new TableError('table.empty')
  if (start.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return openXlsx(path, options.sheet, limits)
  // A compound file: Excel before 2007, or a workbook of today inside an encrypted package.
  if (start.equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))) {
    const head = await firstBytes(path, 1024 ** 2)
    const isEncrypted = head.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new TableError(isEncrypted ? 'table.encrypted' : 'table.old-excel')
  }
  return openCsv(path, options, limits)
}

/** The first bytes of a file, fewer when it is shorter. */
async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function findHeader(source: RowSource): Promise<{ row: number; cells: string[] }> {
  let row = 0
  for await (const cells of source.rows()) {
    row += 1
    if (!isBlank(cells)) return { row, cells }
  }
  throw new TableError('table.empty')
}

async function* dataRows(source: RowSource, headerRow: number, width: number): AsyncGenerator<string[]> {
  let row = 0
  let blanks = 0
  for await (const cells of source.rows()) {
    row += 1
    if (row <= headerRow) continue
    if (isBlank(cells)) {
      blanks += 1
      continue
    }
    for (; blanks > 0; blanks -= 1) yield new Array<string>(width).fill('')
    while (cells.length < width) cells.push('')
    yield cells
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '')
}

function megabytes(bytes: number): string {
  return `${Math.ceil((bytes / 1024 ** 2) * 10) / 10} MB`
}
