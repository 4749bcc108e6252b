/** What reports answer beside being records: figures, files, the ready ones. */
import { AppError, badRequest, invalidInput } from '#kernel/api/errors.ts'
import { bodyOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import type { Reader } from '#kernel/data/list.ts'
import { contentDisposition } from '#kernel/files/disposition.ts'
import { csvOf, fileNameOf, xlsxOf } from './queries/report-file.ts'
import { assertMayExport, runReport } from './queries/run-report.ts'
import { galleryFor, openReport } from './queries/stored-report.ts'
import { parseDefinition } from './rules/definition.ts'
import type { ReportDefinition } from './rules/report.types.ts'

const mimes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const

export function reportRoutes(app: RouteApp): void {
  app.get('/reports/gallery', async (c) => c.json({ items: galleryFor(await readerOf(c)) }))

  app.post('/reports/preview', async (c) => {
    const { source, definition } = wanted(await bodyOf(c))
    return c.json(await runReport(await readerOf(c), source, definition, c.get('language')))
  })

  app.get('/reports/:id/result', async (c) => {
    const reader = await readerOf(c)
    const { source, definition } = await openReport(reader, c.req.param('id'), c.get('language'))
    return c.json(await runReport(reader, source, definition, c.get('language')))
  })

  app.post('/reports/export', async (c) => {
    const body = await bodyOf(c)
    const { source, definition } = wanted(body)
    const { format } = body
    if (format !== 'xlsx' && format !== 'csv') throw badRequest('report.format', 'format')
    const language = c.get('language')
    const name = textOf(body.name, 'name', 100) ?? (language === 'zh' ? '报表' : 'Report')
    const filter = textOf(body.filterText, 'filterText', 2000)
    const reader = await readerOf(c)
    const result = await runReport(reader, source, definition, language)
    assertMayExport(result)
    const facts = { name, language, ...(filter && { filter }) }
    const file = format === 'xlsx' ? await xlsxOf(reader, result, facts) : await csvOf(reader, result, facts)
    return c.body(new Uint8Array(file), 200, {
      'content-type': mimes[format],
      'content-disposition': contentDisposition('attachment', fileNameOf(reader, name, format)),
    })
  })
}

const readerOf = (c: RouteContext): Promise<Reader> => c.get('runtime').reportReader(c.get('actor'))

/** Which records, and how they are arranged. @throws AppError 400 with every fault */
function wanted(body: Record<string, unknown>): { source: string; definition: ReportDefinition } {
  const { definition, violations } = parseDefinition(body.definition)
  if (!definition) throw invalidInput(violations)
  if (typeof body.source !== 'string') throw badRequest('field.required', 'source')
  return { source: body.source, definition }
}

function textOf(value: unknown, path: string, max: number): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string') throw badRequest('field.text', path)
  if (value.length > max) throw new AppError(400, 'invalid-input', [{ code: 'field.too-long', path, params: { max } }])
  return value
}
