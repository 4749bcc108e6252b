import type { TableLimits } from './limits.ts'
import { TableError } from './table-error.ts'
import { decodeXlsxText } from './xlsx-text.ts'
import { isoDateText, numberText } from './xlsx-value.ts'
import type { Workbook } from './xlsx-workbook.ts'
import { xmlScanner } from './xml-scan.ts'

const lastExcelRow = 1_048_576

export interface SheetContext {
  workbook: Workbook
  sharedStrings: readonly string[]
  limits: TableLimits
}

/** The rows of a worksheet from the first on, each as long as its last cell; rows the file leaves out come as empty ones. */
export async function* sheetRows(pieces: AsyncIterable<string>, context: SheetContext): AsyncGenerator<string[]> {
  let ready: { row: number; cells: string[] }[] = []
  const scanner = sheetScanner(context, (row, cells) => ready.push({ row, cells }))
  let next = 1
  for await (const piece of pieces) {
    scanner.write(piece)
    const batch = ready
    ready = []
    for (const { row, cells } of batch) {
      for (; next < row; next += 1) yield []
      yield cells
      next = row + 1
    }
  }
  scanner.close()
}

/**
 * Roughly how many rows a sheet has: what it claims in `<dimension ref="A1:L100001"/>`, else by the rows in its first piece.
 * @param bytes size of the whole part
 */
export async function estimateRows(pieces: AsyncIterable<string>, bytes: number): Promise<number | null> {
  let claimed: number | undefined
  let rows = 0
  let sample = 0
  const scanner = xmlScanner({
    open: (name, attributes) => {
      if (name === 'dimension') claimed = Number(/:[A-Z]+(\d+)$/.exec(attributes.ref ?? '')?.[1])
      if (name === 'row') rows += 1
    },
  })
  for await (const piece of pieces) {
    scanner.write(piece)
    sample += Buffer.byteLength(piece)
    if (claimed || rows > 1) break
  }
  if (claimed) return claimed
  return rows === 0 ? null : Math.max(rows, Math.round((rows * bytes) / sample))
}

function sheetScanner(context: SheetContext, emit: (row: number, cells: string[]) => void) {
  const { limits } = context
  let row = 0
  let cells: string[] = []
  let column = -1
  let type = ''
  let style = 0
  let text = ''
  let isText = false
  let isPhonetic = false

  return xmlScanner({
    open: (name, attributes) => {
      if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        text = ''
      } else if (name === 'v' || name === 't') isText = !isPhonetic
      else if (name === 'rPh') isPhonetic = true
      else if (name === 'row') {
        const number = attributes.r === undefined ? row + 1 : Number(attributes.r)
        if (!(number > row && number <= lastExcelRow)) throw new TableError('table.broken', { row })
        row = number
        cells = []
        column = -1
      }
    },
    text: (piece) => {
      if (!isText) return
      text += piece
      // Escapes take seven characters for one.
      if (text.length > limits.cellCharacters * 7) tooLong(row, limits)
    },
    close: (name) => {
      if (name === 'v' || name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'row') emit(row, cells)
      else if (name === 'c') {
        const value = cellText(text, type, style, context)
        if (value === '') return
        if (value.length > limits.cellCharacters) tooLong(row, limits)
        if (column >= limits.columns) throw new TableError('table.too-many-columns', { row, max: limits.columns })
        while (cells.length < column) cells.push('')
        cells[column] = value
      }
    },
  })
}

function tooLong(row: number, limits: TableLimits): never {
  throw new TableError('table.cell-too-long', { row, max: limits.cellCharacters })
}

function cellText(raw: string, type: string, style: number, { workbook, sharedStrings }: SheetContext): string {
  if (raw === '') return ''
  switch (type) {
    case 's': {
      const shared = sharedStrings[Number(raw)]
      if (shared === undefined) throw new TableError('table.broken')
      return shared
    }
    case 'inlineStr':
    case 'str':
      return decodeXlsxText(raw)
    case 'b':
      return raw === '1' || raw === 'true' ? 'true' : 'false'
    // An error reads as it shows, #N/A, so that the person sees which value was not there.
    case 'e':
      return raw
    case 'd':
      return isoDateText(raw)
    default:
      return numberText(raw, workbook.styles[style] ?? 'number', workbook.date1904)
  }
}

/** Column of a cell reference, from 0: 'AB12' is 27. */
function columnOf(reference: string): number {
  let column = 0
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  // XFD is the last column there is.
  if (column < 1 || column > 16_384) throw new TableError('table.broken')
  return column - 1
}
