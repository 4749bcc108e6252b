/** `/process-insight/logs`: what process mining tells of a log, as the caller may read its cases. */
import { Readable } from 'node:stream'
import { may } from '#kernel/access/actor.ts'
import { AppError, badRequest, forbidden, invalidInput, notFound } from '#kernel/api/errors.ts'
import { integerOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { get, type Reader } from '#kernel/data/list.ts'
import { contentDisposition } from '#kernel/files/disposition.ts'
import { isId } from '#kernel/pure/ids.ts'
import { type Flow, processVersion } from '#modules/processes'
import { eventLog } from './entities/event-log.ts'
import { csvOfLog, xesOfLog } from './export-log.ts'
import { importRoutes } from './import-routes.ts'
import { improvementRoutes } from './improvement-routes.ts'
import { type CaseOrder, type Chosen, caseDetail, caseRows, choose, conformanceAnswer, insightOf } from './insight.ts'
import type { InsightQuestion } from './insight.types.ts'
import { listLogs, type OpenLog, openLog } from './logs.ts'
import { LogFileError } from './read-faults.ts'
import { parseFilters } from './rules/question.ts'

const orders: readonly CaseOrder[] = ['duration', 'from', 'to', 'events', 'label']

export function insightRoutes(app: RouteApp): void {
  importRoutes(app)
  improvementRoutes(app)

  app.get('/process-insight/logs', async (c) => c.json({ items: await listLogs(await readerOf(c)) }))

  app.get('/process-insight/logs/:key', async (c) => {
    const { opened, chosen, question } = await ask(c)
    return c.json(insightOf(opened, chosen, question.time))
  })

  app.get('/process-insight/logs/:key/cases', async (c) => {
    const { opened, chosen } = await ask(c)
    const sort = c.req.query('sort') ?? '-duration'
    const order = sort.replace(/^-/, '') as CaseOrder
    if (!orders.includes(order)) throw badRequest('query.sort', 'sort')
    const offset = integerOf(c.req.query('offset'), 'offset', 0, 10_000_000) ?? 0
    const limit = integerOf(c.req.query('limit'), 'limit', 1, 200) ?? 50
    const items = caseRows(opened, chosen, { sort: order, down: sort.startsWith('-'), offset, limit })
    return c.json({ items, total: chosen.cases.length })
  })

  app.get('/process-insight/logs/:key/cases/:case', async (c) => {
    const { opened, chosen } = await ask(c)
    const found = caseDetail(opened, chosen, c.req.param('case'))
    if (!found) throw notFound()
    return c.json(found)
  })

  app.get('/process-insight/logs/:key/conformance', async (c) => {
    const { opened, chosen, reader } = await ask(c)
    const version = c.req.query('version')
    if (!version) throw badRequest('field.required', 'version')
    if (!isId(version)) throw notFound()
    const { flow } = (await get(reader, processVersion, version)) as { flow?: Flow }
    if (!flow?.nodes) throw notFound()
    return c.json(conformanceAnswer(opened, chosen, flow))
  })

  app.get('/process-insight/logs/:key/export', async (c) => {
    const format = c.req.query('format')
    if (format !== 'xes' && format !== 'csv') throw badRequest('insight.format', 'format')
    const { opened, chosen } = await ask(c)
    // Whoever may not take the records out may not do so by their history.
    if (!may(c.var.actor, opened.entity ?? eventLog.name, 'export')) throw forbidden()
    const stream = format === 'xes' ? xesOfLog(opened.log, chosen.cases) : csvOfLog(opened.log, chosen.cases)
    const name = opened.label[c.var.language].replace(/[\\/:*?"<>|]+/g, ' ').trim() || 'log'
    return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
      'content-type': format === 'xes' ? 'application/xml' : 'text/csv; charset=utf-8',
      'content-disposition': contentDisposition('attachment', `${name}.${format}`),
      'cache-control': 'no-store',
    })
  })
}

const readerOf = (c: RouteContext): Promise<Reader> => c.var.runtime.reportReader(c.var.actor)

interface Asked {
  reader: Reader
  question: InsightQuestion
  opened: OpenLog
  chosen: Chosen
}

/** The log that the address names, and the cases that the query leaves of it. */
async function ask(c: RouteContext): Promise<Asked> {
  const question = questionOf(c.req.query('filters'), c.req.query('time'))
  const reader = await readerOf(c)
  try {
    const opened = await openLog(reader, c.req.param('key') ?? '')
    return { reader, question, opened, chosen: await choose(reader, opened, question) }
  } catch (error) {
    if (error instanceof LogFileError) throw new AppError(413, 'too-large', [error.violation])
    throw error
  }
}

function questionOf(filters: string | undefined, time: string | undefined): InsightQuestion {
  if (time !== undefined && time !== 'plain' && time !== 'working') throw badRequest('insight.time', 'time')
  let parsed: unknown = []
  try {
    if (filters) parsed = JSON.parse(filters)
  } catch {
    throw badRequest('query.json', 'filters')
  }
  const { filters: checked, violations } = parseFilters(parsed)
  if (violations.length > 0) throw invalidInput(violations)
  return { filters: checked, time: time ?? 'plain' }
}
