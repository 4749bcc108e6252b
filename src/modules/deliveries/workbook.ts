/** The tables of a delivery as an Excel file. */
import { buffer } from 'node:stream/consumers'
import type { DeliverableTable } from '#kernel/deliverables/deliverable.types.ts'
import type { Cell } from '#kernel/io/tables/table.types.ts'
import { writeXlsx } from '#kernel/io/tables/xlsx-write.ts'
import type { MailAttachment } from '#kernel/mail/connection.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** One sheet a table, figures as numbers. */
export async function workbook(
  name: string,
  tables: readonly DeliverableTable[],
  timeZone: string,
): Promise<MailAttachment> {
  const sheets = tables.map((table) => ({
    name: table.title,
    columns: table.columns.map(({ label }) => ({ header: label })),
    rows: table.rows.map((row) => row.map(({ text, exact }): Cell => (exact === undefined ? text : asCell(exact)))),
  }))
  const bytes = await buffer(writeXlsx(sheets, { timeZone }))
  return { name: `${name.replace(/[\\/:*?"<>|]+/g, ' ').trim()}.xlsx`, mime: xlsx, content: bytes.toString('base64') }
}

const asCell = (exact: string | number): Cell =>
  typeof exact === 'string' && /^-?\d+(\.\d+)?$/.test(exact) ? { decimal: exact } : exact
