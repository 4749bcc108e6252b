/** What the worksheet of a process improvement takes from logs, and its workbook. */
import { Readable } from 'node:stream'
import { badRequest, invalidInput, notFound } from '#kernel/api/errors.ts'
import { bodyOf, idOf } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { get } from '#kernel/data/list.ts'
import { tableHeaders } from '#kernel/io/route-file.ts'
import { dayInZone } from '#kernel/pure/dates.ts'
import { type Measured, processImprovement } from './entities/process-improvement.ts'
import { choose } from './insight.ts'
import type { InsightQuestion } from './insight.types.ts'
import { openLog } from './logs.ts'
import { gainOf } from './rules/ecrs.ts'
import { spanOf } from './rules/graph.ts'
import { parseFilters } from './rules/question.ts'
import { stepsOfLog } from './rules/steps-of-log.ts'
import { throughputOf } from './rules/throughput.ts'
import { type Worksheet, worksheetFile, worksheetName } from './worksheet-file.ts'

export function improvementRoutes(app: RouteApp): void {
  /** Steps as a log tells them; nothing is kept. */
  app.post('/process-insight/steps', async (c) => {
    const { log, question } = logOf(await bodyOf(c))
    const reader = await c.var.runtime.reportReader(c.var.actor)
    const opened = await openLog(reader, log)
    const { cases, elapsed } = await choose(reader, opened, question)
    return c.json({ steps: stepsOfLog(opened.log, cases, elapsed), cases: cases.length })
  })

  /** Measures the process before or after the change and keeps the figures on the worksheet. */
  app.post('/process-improvements/:id/measure', async (c) => {
    const { runtime, actor, source } = c.var
    const id = idOf(c)
    const body = await bodyOf(c)
    const { which } = body
    if (which !== 'before' && which !== 'after') throw badRequest('worksheet.which', 'which')
    const { log, question } = logOf(body)
    const reader = await runtime.reader(actor)
    await get(reader, processImprovement, id, { operation: 'update' })
    const opened = await openLog(reader, log)
    const { cases, elapsed, day } = await choose(reader, opened, question)
    const span = spanOf(opened.log, cases)
    if (!span) throw badRequest('worksheet.no-cases', 'filters')
    const { spread } = throughputOf(opened.log, cases, elapsed, day)
    const minutes = (seconds: number) => Math.round((seconds / 60) * 100) / 100
    const dayOf = (at: number) => dayInZone(new Date(at), reader.clock.timeZone)
    const measured: Measured = {
      log,
      filters: question.filters,
      time: question.time,
      cases: cases.length,
      median: minutes(spread.median),
      mean: minutes(spread.mean),
      p90: minutes(spread.p90),
      from: dayOf(span.from),
      to: dayOf(span.to),
      at: reader.clock.now.toISOString(),
    }
    await runtime.transact({ actor, source }, (ctx) => ctx.update(processImprovement, id, { [which]: measured, log }))
    return c.json(measured)
  })

  app.get('/process-improvements/:id/worksheet.xlsx', async (c) => {
    const reader = await c.var.runtime.reportReader(c.var.actor)
    const worksheet = (await get(reader, processImprovement, idOf(c))) as unknown as Worksheet
    const { language } = c.var
    const name = worksheetName(language, worksheet.name.replace(/[\\/:*?"<>|]+/g, ' '))
    return c.body(Readable.toWeb(worksheetFile(worksheet, language)) as ReadableStream, 200, tableHeaders(name))
  })

  app.get('/process-improvements/:id/gain', async (c) => {
    const reader = await c.var.runtime.reportReader(c.var.actor)
    const { steps } = (await get(reader, processImprovement, idOf(c))) as unknown as Worksheet
    if (!steps) throw notFound()
    return c.json(gainOf(steps))
  })
}

function logOf(body: Record<string, unknown>): { log: string; question: InsightQuestion } {
  if (typeof body.log !== 'string' || !body.log) throw badRequest('field.required', 'log')
  const { filters, violations } = parseFilters(body.filters ?? [])
  if (violations.length > 0) throw invalidInput(violations)
  return { log: body.log, question: { filters, time: body.time === 'working' ? 'working' : 'plain' } }
}
