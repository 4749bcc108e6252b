import type { TableLimits } from './limits.ts'
import type { TextEncoding } from './text-encoding.ts'

export interface ReadTableOptions {
  /** Sheet of a workbook, by name; the first visible one when left out. */
  sheet?: string
  /** Encoding of a text file; found out when left out. */
  encoding?: TextEncoding
  /** Delimiter of a text file; found out when left out. */
  delimiter?: string
  /** Take away the apostrophe that `writeCsv` puts before texts that look like formulas; true when left out. */
  unguard?: boolean
  limits?: Partial<TableLimits>
}

/** Rows of a file as text, before anything is known about headers. */
export interface RowSource {
  format: 'csv' | 'tsv' | 'xlsx'
  encoding: TextEncoding | null
  delimiter: string | null
  sheets?: string[]
  sheet?: string
  /** Rows including the header; a guess, or null when the file does not tell. */
  approximateRows: number | null
  /** Every row from the first one on, blank ones too; can be called again. */
  rows: () => AsyncIterable<string[]>
}

export interface TableReader {
  format: RowSource['format']
  /** Of a text file; null for a workbook. */
  encoding: TextEncoding | null
  delimiter: string | null
  /** One name a column, unique and never empty: 'Column 3', 'Name (2)'. */
  headers: string[]
  /** Row number in the file, as a spreadsheet shows it, of the first row that `rows()` gives. */
  firstRow: number
  sheets?: string[]
  sheet?: string
  /** Data rows, roughly (line breaks inside cells are counted); null when the file does not tell. */
  approximateRows: number | null
  /**
   * The data rows one by one; may be called again to start anew. Short rows are filled up to the headers, longer ones keep
   * their extra cells. A blank row between others comes as empty cells, so that row numbers stay right; blank rows at the
   * end are left out. Leaving the loop closes the file.
   */
  rows: () => AsyncIterable<string[]>
}

/**
 * A typed value of a table to be written. Text stays text, whatever it looks like; numbers, money and days become those of
 * a spreadsheet.
 */
export type Cell =
  | null
  | undefined
  | string
  | boolean
  /** A count or a measure; money is `decimal`. */
  | number
  /** A decimal string, written digit by digit. */
  | { decimal: string }
  /** 'YYYY-MM-DD' */
  | { day: string }
  /** A moment, written in the time zone of the table. */
  | { instant: Date | string }

export interface SheetToWrite {
  /** Made valid and unique: at most 31 characters, none of []:*?/\ */
  name: string
  columns: readonly { header: string /** In characters; by the header when left out. */; width?: number }[]
  /** Data rows without the header. */
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
}
