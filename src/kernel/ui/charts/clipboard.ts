import type { ChartTable } from './chart.types.ts'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A table as spreadsheets and word processors take it from the clipboard: tabs, and HTML. */
export function tableTexts(table: ChartTable): { plain: string; html: string } {
  const head = table.columns.map((column) => column.label)
  const plain = table.rows.map((row) => row.map((cell) => String(cell.exact ?? cell.text)))
  const line = (cells: readonly string[]) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')
  const rows = table.rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell.text)}</td>`).join('')}</tr>`)
  return {
    plain: [head, ...plain].map(line).join('\n'),
    html: `<table><tr>${head.map((each) => `<th>${escaped(each)}</th>`).join('')}</tr>${rows.join('')}</table>`,
  }
}

/** Puts a table on the clipboard; rejects where the browser does not allow it. */
export async function copyTable(table: ChartTable): Promise<void> {
  const { plain, html } = tableTexts(table)
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(plain)
  const as = (text: string, type: string) => new Blob([text], { type })
  await navigator.clipboard.write([
    new ClipboardItem({ 'text/plain': as(plain, 'text/plain'), 'text/html': as(html, 'text/html') }),
  ])
}
