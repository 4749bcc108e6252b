import type { Deliverable, DeliverableTable } from '#kernel/deliverables/deliverable.types.ts'
import type { Cell } from '#kernel/io/tables/index.ts'
import { renderReport } from './render-report.ts'

/** More lines are read in the attached file, not in a mail. */
const mostRows = 100

/** A report by mail: its lines, and the spreadsheet with all of them. */
export const reportContent: Deliverable = async (reader, id, language) => {
  const { title, columns, rows, xlsx } = await renderReport(reader, id, language)
  const isNumber = columns.map((_, at) => rows.some((row) => numeric(row[at])))
  const table: DeliverableTable = {
    title,
    columns: columns.map((label, at) => ({ label, ...(isNumber[at] && { numeric: true }) })),
    rows: rows.slice(0, mostRows).map((row) => row.map((value) => shown(value, language))),
  }
  const name = `${title.replace(/[\\/:*?"<>|]/g, '-')}.xlsx`
  const mime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const more = {
    zh: `这里是前 ${mostRows} 行，全部 ${rows.length} 行见附件。`,
    en: `The first ${mostRows} lines; all ${rows.length} are in the attached file.`,
  }
  return {
    title,
    ...(rows.length > mostRows && { intro: more[language] }),
    tables: [table],
    path: `/reports/${id}`,
    attachments: [{ name, mime, content: xlsx.toString('base64') }],
  }
}

const numeric = (cell: Cell | undefined): boolean =>
  typeof cell === 'number' || (typeof cell === 'object' && cell !== null && 'decimal' in cell)

function shown(cell: Cell, language: 'zh' | 'en'): { text: string; exact?: string | number } {
  if (cell === null || cell === undefined) return { text: '' }
  const raw = typeof cell === 'object' ? Object.values(cell)[0] : cell
  if (!numeric(cell)) return { text: String(raw) }
  const value = Number(raw)
  return {
    text: value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-US', { maximumFractionDigits: 2 }),
    exact: value,
  }
}
