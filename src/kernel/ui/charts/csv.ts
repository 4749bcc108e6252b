import type { ChartTable } from './chart.types.ts'

/** Spreadsheets run cells that begin like this as formulas; plain negative numbers are harmless. */
const FORMULA = /^[=+@\t\r]|^-(?!\d+(\.\d+)?$)/

function cell(value: string | number): string {
  const text = String(value)
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A chart's table as CSV (RFC 4180), with a byte order mark so that Excel reads Chinese. */
export function tableCsv(table: ChartTable): string {
  const head = table.columns.map((column) => cell(column.label))
  const rows = table.rows.map((row) => row.map((each) => cell(each.exact ?? each.text)))
  return `\uFEFF${[head, ...rows].map((line) => line.join(',')).join('\r\n')}\r\n`
}

/** Hands a text or bytes to the browser as a file. */
export function downloadFile(fileName: string, parts: BlobPart[], type: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // Safari reads the address only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** The same for a text. */
export function downloadText(fileName: string, text: string, type = 'text/csv;charset=utf-8'): void {
  downloadFile(fileName, [text], type)
}
