/** Exports over HTTP: start, watch, fetch. */
import { Readable } from 'node:stream'
import { AppError, badRequest, conflict } from '#kernel/api/errors.ts'
import { withMessages } from '#kernel/api/messages.ts'
import { bodyOf, contextOf, type RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import type { Filter } from '#kernel/entity/meta.types.ts'
import { Held } from '#kernel/gate/gate.types.ts'
import { ask, wishOf } from '#kernel/gate/http.ts'
import { type ExportRequest, exportedEntity } from './export.ts'
import type { ExportTask } from './export-work.ts'
import { tableHeaders } from './route-file.ts'
import { changeTask, listTasks, ownTask } from './tasks.ts'

export function exportRoutes(app: RouteApp): void {
  app.post('/exports', async (c) => {
    const request = requestOf(await bodyOf(c), c.var.language)
    const { name } = exportedEntity(c.var.runtime.registry, c.var.actor, request.entity)
    const wanted = { entity: name, operation: 'export', action: null, record: null, values: { ...request } } as const
    const answer = await c.var.runtime.transact(contextOf(c), (ctx) => ask(ctx, wanted, wishOf(c)))
    return c.json(answer instanceof Held ? { held: answer.held } : { id: answer.id }, 202)
  })
  app.get('/exports', async (c) => {
    const tasks = await listTasks<ExportTask>(c.var.runtime.db, c.var.actor, 'export', 100)
    return c.json({ items: tasks.map((task) => shown(c, task)), nextCursor: null })
  })
  app.get('/exports/:id', async (c) => c.json(shown(c, await taskOf(c))))
  app.post('/exports/:id/cancel', async (c) => {
    const isCancelled = await changeTask(c.var.runtime.db, await taskOf(c), ['waiting', 'running'], {
      state: 'cancelled',
      finished: true,
    })
    if (!isCancelled) throw conflict('task.over')
    return c.json(shown(c, await taskOf(c)))
  })
  app.get('/exports/:id/file', async (c) => {
    const task = await taskOf(c)
    if (task.state !== 'done') throw conflict('task.not-finished')
    // Files go after a week.
    if (!task.result.storageKey) throw new AppError(404, 'not-found')
    const file = await c.var.runtime.files.get(task.result.storageKey)
    return c.body(Readable.toWeb(file) as ReadableStream, 200, tableHeaders(task.input.fileName))
  })
}

const taskOf = (c: RouteContext): Promise<ExportTask> =>
  ownTask<ExportTask>(c.var.runtime.db, c.var.actor, 'export', c.req.param('id'))

function shown(c: RouteContext, task: ExportTask) {
  const { result, input } = task
  return {
    id: task.id,
    state: task.state,
    entity: task.entity,
    fileName: input.fileName,
    format: input.format,
    done: task.done,
    total: task.total ?? 0,
    ready: task.state === 'done' && result.storageKey !== undefined,
    ...(result.faults && { faults: withMessages(c.var.runtime.registry, result.faults, c.var.language) }),
    createdAt: task.createdAt,
    finishedAt: task.finishedAt,
  }
}

function requestOf(body: Record<string, unknown>, language: 'zh' | 'en'): ExportRequest {
  const { entity, filter, search, sort, fields, format = 'csv' } = body
  if (typeof entity !== 'string' || entity === '') throw badRequest('field.required', 'entity')
  if (format !== 'csv' && format !== 'xlsx') throw badRequest('export.format', 'format')
  const texts = { search, sort }
  for (const [name, value] of Object.entries(texts)) {
    if (value !== undefined && value !== null && typeof value !== 'string') throw badRequest('export.form', name)
  }
  if (filter !== undefined && filter !== null && typeof filter !== 'object') throw badRequest('filter.form', 'filter')
  const isFieldList =
    fields === undefined ||
    fields === null ||
    (Array.isArray(fields) && fields.length <= 200 && fields.every((f) => typeof f === 'string'))
  if (!isFieldList) throw badRequest('export.form', 'fields')
  return {
    entity,
    format,
    language,
    ...(filter ? { filter: filter as Filter } : {}),
    ...(search ? { search: search as string } : {}),
    ...(sort ? { sort: sort as string } : {}),
    ...(fields ? { fields: fields as string[] } : {}),
  }
}
