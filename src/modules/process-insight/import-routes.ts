/** `/process-insight/imports`: a file is looked at, then taken in with all its events or not at all. */
import { may } from '#kernel/access/actor.ts'
import { AppError, badRequest, forbidden, notFound } from '#kernel/api/errors.ts'
import { withMessages } from '#kernel/api/messages.ts'
import type { RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { readMultipart } from '#kernel/files/multipart.ts'
import { withLocalFile } from '#kernel/io/local-file.ts'
import { insertTask, ownTask, type Task } from '#kernel/io/tasks.ts'
import { newId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import { eventLog } from './entities/event-log.ts'
import { previewLog, readLog } from './import-log.ts'
import { keepLog } from './imported-logs.ts'
import { LogFileError } from './read-faults.ts'
import type { ColumnMapping } from './rules/columns.ts'
import { columnRoles } from './rules/columns.ts'

const maxBytes = 200 * 1024 ** 2
type Upload = Task<{ fileName: string; storageKey: string; log: true }>

export function importRoutes(app: RouteApp): void {
  app.post('/process-insight/imports/preview', async (c) => {
    const upload = await receive(c)
    const preview = await withFile(c, upload, previewLog)
    return c.json({ upload: upload.id, fileName: upload.input.fileName, ...preview })
  })

  app.post('/process-insight/imports', async (c) => {
    const { runtime, actor, source } = c.var
    assertMayImport(c)
    const body = (await c.req.json().catch(() => null)) as Record<string, unknown> | null
    if (!body) throw badRequest('body-json')
    const upload = await ownTask<Upload>(runtime.db, actor, 'upload', textOf(body.upload, 'upload'))
    if (!upload.input.storageKey || !upload.input.log) throw notFound()
    const { timeZone } = await runtime.company()
    const read = await withFile(c, upload, (path) => readLog(path, mappingOf(body.mapping), timeZone))
    const { faults, log, duplicates, leftOut } = read
    if (faults.count > 0 && body.leaveFaulty !== true) {
      const { registry } = runtime
      const shown = withMessages(registry, faults.shown, c.var.language)
      throw new AppError(422, 'rule-broken', shown, { faults: faults.count })
    }
    if (log.activity.length === 0) throw new AppError(422, 'rule-broken', [violation('event-log.no-events', 'file')])
    const values = {
      name: textOf(body.name, 'name'),
      about: typeof body.about === 'string' ? body.about : null,
      sharing: typeof body.sharing === 'string' ? body.sharing : 'me',
      fileName: upload.input.fileName,
    }
    const id = await runtime.transact({ actor, source }, (ctx) => keepLog(ctx, values, log))
    return c.json(
      {
        id,
        key: `file:${id}`,
        cases: log.cases.length,
        events: log.activity.length,
        duplicates,
        leftOut,
        faulty: faults.count,
      },
      201,
    )
  })
}

function assertMayImport(c: RouteContext): void {
  if (!may(c.var.actor, eventLog.name, 'import')) throw forbidden()
}

function textOf(value: unknown, path: string): string {
  if (typeof value !== 'string' || !value.trim()) throw badRequest('field.required', path)
  return value.trim()
}

function mappingOf(value: unknown): ColumnMapping {
  const mapping: ColumnMapping = {}
  for (const role of columnRoles) {
    const header = (value as Record<string, unknown> | null)?.[role]
    if (typeof header === 'string') mapping[role] = header
  }
  return mapping
}

async function receive(c: RouteContext): Promise<Upload> {
  const { runtime, actor } = c.var
  assertMayImport(c)
  const id = newId()
  const storageKey = `imports/${id}/upload`
  let fileName: string | undefined
  await readMultipart(c.req.raw, {
    maxBytes,
    async onFile(stream, part) {
      fileName = part.name.slice(0, 200) || 'log'
      await runtime.files.put(storageKey, stream)
    },
  })
  if (fileName === undefined) throw badRequest('import.no-file', 'file')
  const input = { fileName, storageKey, log: true as const }
  await insertTask(runtime.db, { id, kind: 'upload', entity: '', input, batch: null, createdBy: actor.id })
  return ownTask<Upload>(runtime.db, actor, 'upload', id)
}

async function withFile<T>(c: RouteContext, upload: Upload, work: (path: string) => Promise<T>): Promise<T> {
  try {
    return await withLocalFile(await c.var.runtime.files.get(upload.input.storageKey), work)
  } catch (error) {
    if (!(error instanceof LogFileError)) throw error
    const status = /too-(large|many)$/.test(error.violation.code) ? 413 : 400
    throw new AppError(status, status === 413 ? 'too-large' : 'invalid-input', [error.violation])
  }
}
