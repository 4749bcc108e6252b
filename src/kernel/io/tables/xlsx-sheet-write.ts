import { diffDays, isDay } from '#kernel/pure/day.ts'
import { Decimal, decimal } from '#kernel/pure/decimal.ts'
import { dayInZone, timeInZone } from '#kernel/pure/time-zone.ts'
import type { Cell, SheetToWrite } from './table.types.ts'
import { TableError } from './table-error.ts'
import { cellStyle, worksheetOpen } from './xlsx-parts.ts'
import { encodeXlsxText } from './xlsx-text.ts'

const pieceCharacters = 65_536
const lastExcelRow = 1_048_576
const longestText = 32_767
const spreadsheetDigits = 15

/** The XML of a sheet in pieces. */
export async function* sheetXml(sheet: SheetToWrite, timeZone: string): AsyncGenerator<Buffer> {
  const names = sheet.columns.map((_, index) => columnName(index))
  let piece = `${worksheetOpen}${columnsXml(sheet.columns)}<sheetData>`
  piece += rowXml(
    1,
    sheet.columns.map(({ header }, column) => textXml(`${names[column]}1`, header, cellStyle.header)),
  )
  let row = 1
  for await (const cells of sheet.rows) {
    row += 1
    if (row > lastExcelRow) throw new TableError('table.too-many-rows', { max: lastExcelRow - 1 })
    piece += rowXml(
      row,
      cells.map((cell, column) => {
        names[column] ??= columnName(column)
        return cellXml(`${names[column]}${row}`, cell, timeZone)
      }),
    )
    if (piece.length < pieceCharacters) continue
    yield Buffer.from(piece)
    piece = ''
  }
  yield Buffer.from(`${piece}</sheetData></worksheet>`)
}

function rowXml(row: number, cells: readonly string[]): string {
  return `<row r="${row}">${cells.join('')}</row>`
}

function cellXml(reference: string, cell: Cell, timeZone: string): string {
  if (cell === null || cell === undefined || cell === '') return ''
  switch (typeof cell) {
    case 'string':
      return textXml(reference, cell, cellStyle.text)
    case 'boolean':
      return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`
    case 'number':
      return Number.isFinite(cell) ? numberXml(reference, String(cell), cellStyle.general) : ''
  }
  if ('decimal' in cell) return decimalXml(reference, cell.decimal)
  const [day, time] =
    'day' in cell ? [cell.day, ''] : [dayInZone(cell.instant, timeZone), timeInZone(cell.instant, timeZone)]
  const serial = serialOf(day, time)
  // Spreadsheets have no day before 1900, and before March 1900 a wrong one.
  if (serial === null) return textXml(reference, time ? `${day} ${time}` : day, cellStyle.text)
  return numberXml(reference, serial, time ? cellStyle.instant : cellStyle.day)
}

function numberXml(reference: string, value: string, style: number): string {
  return `<c r="${reference}"${style === 0 ? '' : ` s="${style}"`}><v>${value}</v></c>`
}

function decimalXml(reference: string, text: string): string {
  if (decimal(text).precision() > spreadsheetDigits) return textXml(reference, text, cellStyle.text)
  const point = text.indexOf('.')
  const places = point < 0 ? 0 : text.length - point - 1
  const style = places === 0 ? cellStyle.whole : places === 2 ? cellStyle.twoDecimals : cellStyle.general
  return numberXml(reference, text, style)
}

function textXml(reference: string, text: string, style: number): string {
  const fitting =
    text.length > longestText ? `${text.slice(0, longestText - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${encodeXlsxText(fitting)}</t></is></c>`
}

/** Days since the end of 1899 with the time as a fraction; null where a spreadsheet's calendar is not ours. */
function serialOf(day: string, time: string): string | null {
  if (!isDay(day) || day < '1900-03-01') return null
  const days = diffDays('1899-12-30', day)
  if (!time) return String(days)
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return new Decimal(hours * 3600 + minutes * 60 + seconds).div(86_400).plus(days).toFixed(10)
}

function columnsXml(columns: SheetToWrite['columns']): string {
  if (columns.length === 0) return ''
  const widths = columns.map(({ header, width }, index) => {
    // A Chinese character is as wide as two digits.
    const natural = [...header].reduce((sum, character) => sum + (character > '\u2E7F' ? 2 : 1), 4)
    const wide = Math.min(255, Math.max(1, width ?? Math.min(60, Math.max(10, natural))))
    return `<col min="${index + 1}" max="${index + 1}" width="${wide}" customWidth="1"/>`
  })
  return `<cols>${widths.join('')}</cols>`
}

/** 0 is A, 27 is AB. */
function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest > 0 ? columnName(rest - 1) : ''}${String.fromCharCode(65 + (index % 26))}`
}
