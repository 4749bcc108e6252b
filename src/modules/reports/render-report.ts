/** A report for somebody who does not look at the screen: what mails and schedules send. */
import type { Reader } from '#kernel/data/list.ts'
import type { Cell } from '#kernel/io/tables/index.ts'
import { xlsxOf } from './queries/report-file.ts'
import { flatTable } from './queries/report-table.ts'
import { assertMayExport, runReport } from './queries/run-report.ts'
import { openReport } from './queries/stored-report.ts'

export interface RenderedReport {
  title: string
  columns: string[]
  /** Figures as a spreadsheet takes them: numbers, `{ decimal }`, `{ day }`, text. Subtotals and totals are rows too. */
  rows: Cell[][]
  xlsx: Buffer
}

/**
 * The report as one person sees it now.
 * @param reportId of a saved report, or the key of a ready one
 * @throws AppError 404 out of reach, 403 when the person may not take the figures out as a file,
 *   422 when fields are gone or closed, 400 above 5,000 groups
 */
export async function renderReport(reader: Reader, reportId: string, language: 'zh' | 'en'): Promise<RenderedReport> {
  const { name, source, definition } = await openReport(reader, reportId, language)
  const result = await runReport(reader, source, definition, language)
  assertMayExport(result)
  return { title: name, ...flatTable(result, language), xlsx: await xlsxOf(reader, result, { name, language }) }
}
