import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { detectDelimiter } from './delimiter.ts'
import { unguardText } from './formula-guard.ts'
import type { TableLimits } from './limits.ts'
import type { ReadTableOptions, RowSource } from './table.types.ts'
import { TableError } from './table-error.ts'
import { decodeFile, inspectText, type TextEncoding } from './text-encoding.ts'

const sampleBytes = 262_144

/** Opens a text table. RFC 4180, and what else occurs: other delimiters, ragged rows, quotes inside unquoted cells. */
export async function openCsv(path: string, options: ReadTableOptions, limits: TableLimits): Promise<RowSource> {
  const inspected = await inspectText(path)
  const encoding = options.encoding ?? inspected.encoding
  let sample = ''
  for await (const text of decodeFile(path, encoding, sampleBytes - 1)) sample += text
  const delimiter = options.delimiter ?? detectDelimiter(sample, inspected.bytes <= sampleBytes)
  // A lone CR ends a row only in files that know nothing else: elsewhere it is a part of a text.
  const rowEnds = sample.includes('\n') ? ['\r\n', '\n'] : ['\r\n', '\n', '\r']
  const unguard = options.unguard ?? true
  return {
    format: delimiter === '\t' ? 'tsv' : 'csv',
    encoding,
    delimiter,
    approximateRows: inspected.lines,
    rows: () => records(path, encoding, { delimiter, rowEnds, unguard, limits }),
  }
}

interface Dialect {
  delimiter: string
  rowEnds: string[]
  unguard: boolean
  limits: TableLimits
}

async function* records(path: string, encoding: TextEncoding, dialect: Dialect): AsyncGenerator<string[]> {
  const { delimiter, rowEnds, unguard, limits } = dialect
  const parser = parse({
    bom: encoding === 'utf-8',
    delimiter,
    record_delimiter: rowEnds,
    relax_column_count: true,
    relax_quotes: true,
    // What an unclosed quote may collect before it is taken for a fault.
    max_record_size: limits.cellCharacters * 20,
  })
  const bytes: Readable = encoding === 'utf-8' ? createReadStream(path) : Readable.from(decodeFile(path, encoding))
  bytes.on('error', (error) => parser.destroy(error))
  bytes.pipe(parser)
  let row = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row += 1
      if (cells.length > limits.columns) throw new TableError('table.too-many-columns', { row, max: limits.columns })
      for (let column = 0; column < cells.length; column += 1) {
        const cell = cells[column] ?? ''
        if (cell.length > limits.cellCharacters) {
          throw new TableError('table.cell-too-long', { row, max: limits.cellCharacters })
        }
        if (unguard) cells[column] = unguardText(cell)
      }
      yield cells
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new TableError('table.quote-not-closed', { row: row + 1 }, error)
    if (error.code === 'CSV_MAX_RECORD_SIZE') {
      throw new TableError('table.cell-too-long', { row: row + 1, max: limits.cellCharacters }, error)
    }
    throw new TableError('table.broken', { row: row + 1 }, error)
  } finally {
    bytes.destroy()
    parser.destroy()
  }
}
