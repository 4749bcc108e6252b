/** Imports over HTTP: look at a file, start, watch, fetch the rows that failed, cancel, take back. */
import { Readable } from 'node:stream'
import { AppError, badRequest, conflict, invalidInput } from '#kernel/api/errors.ts'
import { withMessages } from '#kernel/api/messages.ts'
import type { RouteContext } from '#kernel/api/request.ts'
import type { RouteApp } from '#kernel/api/route.types.ts'
import { readMultipart } from '#kernel/files/multipart.ts'
import { newId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import { importedEntity, startImport } from './import-start.ts'
import type { ImportTask } from './import-task.ts'
import { requestUndo, writeErrors } from './import-work.ts'
import { withLocalFile } from './local-file.ts'
import type { Mapping } from './mapping.ts'
import { previewTable } from './preview.ts'
import { tableHeaders } from './route-file.ts'
import { changeTask, insertTask, listTasks, ownTask, type Task } from './tasks.ts'

const maxBytes = 200 * 1024 ** 2
type UploadTask = Task<{ fileName: string; storageKey: string }>

export function importRoutes(app: RouteApp): void {
  app.post('/imports/preview', async (c) => {
    const { runtime, actor } = c.var
    const { fields, upload } = await receive(c)
    const entity = fields.entity ? importedEntity(runtime.registry, actor, fields.entity) : undefined
    const preview = await withUpload(c, upload, (path) =>
      previewTable(runtime, actor, path, entity, fields.sheet || undefined),
    )
    return c.json({ upload: upload.id, fileName: upload.input.fileName, ...preview })
  })

  app.post('/imports', async (c) => {
    const { runtime, actor, language } = c.var
    const { fields, upload } = await receive(c)
    if (!fields.entity) throw badRequest('field.required', 'entity')
    const request = {
      actor,
      language,
      entity: fields.entity,
      fileName: upload.input.fileName,
      sheet: fields.sheet || undefined,
      mapping: jsonField(fields, 'mapping') as Mapping | undefined,
      mode: fields.mode,
      key: fields.key,
      dryRun: fields.dryRun === 'true' || fields.dryRun === '1',
    }
    const id = await withUpload(c, upload, (path) =>
      startImport(runtime, { ...request, path }, upload.input.storageKey),
    )
    return c.json({ id }, 202)
  })

  app.get('/imports', async (c) => {
    const tasks = await listTasks<ImportTask>(c.var.runtime.db, c.var.actor, 'import', 100)
    return c.json({ items: tasks.map((task) => shown(c, task, 0)), nextCursor: null })
  })
  app.get('/imports/:id', async (c) => c.json(shown(c, await taskOf(c))))
  app.get('/imports/:id/errors.csv', async (c) => {
    const { id, input, createdAt } = await taskOf(c)
    const { runtime, language } = c.var
    const table = await writeErrors(runtime, id, language)
    const name = `${input.fileName.replace(/\.\w+$/, '')}-${language === 'zh' ? '错误' : 'errors'}-${createdAt.slice(0, 10)}.csv`
    return c.body(Readable.toWeb(table) as ReadableStream, 200, tableHeaders(name))
  })
  app.post('/imports/:id/undo', async (c) =>
    c.json(shown(c, await requestUndo(c.var.runtime, c.var.actor, c.req.param('id'))), 202),
  )
  app.post('/imports/:id/cancel', async (c) => {
    const task = await taskOf(c)
    const isCancelled = await changeTask(c.var.runtime.db, task, ['waiting', 'running'], {
      state: 'cancelled',
      finished: true,
    })
    if (!isCancelled) throw conflict('task.over')
    return c.json(shown(c, await taskOf(c)))
  })
}

const taskOf = (c: RouteContext): Promise<ImportTask> =>
  ownTask<ImportTask>(c.var.runtime.db, c.var.actor, 'import', c.req.param('id'))

function shown(c: RouteContext, task: ImportTask, errors = 100) {
  const { registry } = c.var.runtime
  const { result, input } = task
  const said = (violations: ImportTask['result']['faults']) => withMessages(registry, violations ?? [], c.var.language)
  return {
    id: task.id,
    state: task.state,
    entity: task.entity,
    fileName: input.fileName,
    mode: input.mode,
    key: input.key,
    dryRun: input.dryRun,
    total: task.total,
    done: task.done,
    created: result.created ?? 0,
    updated: result.updated ?? 0,
    skipped: result.skipped ?? 0,
    failed: result.failed ?? 0,
    errors: (result.errors ?? [])
      .slice(0, errors)
      .map(({ row, violations }) => ({ row, violations: said(violations) })),
    ...(result.faults && { faults: said(result.faults) }),
    ...(result.undo && { undo: result.undo }),
    ...(result.undoFaults && { undoFaults: said(result.undoFaults) }),
    createdAt: task.createdAt,
    createdBy: task.createdBy,
    finishedAt: task.finishedAt,
    batch: task.batch,
  }
}

/** The form's fields and its file, stored; or a file that was sent before, named by `upload`. */
async function receive(c: RouteContext): Promise<{ fields: Record<string, string>; upload: UploadTask }> {
  const { runtime, actor } = c.var
  const id = newId()
  const storageKey = `imports/${id}/upload`
  let fileName: string | undefined
  const fields = await readMultipart(c.req.raw, {
    maxBytes,
    async onFile(stream, part) {
      fileName = part.name.slice(0, 200) || 'table'
      await runtime.files.put(storageKey, stream)
    },
  })
  if (fileName === undefined) {
    if (!fields.upload) throw invalidInput([violation('import.no-file', 'file')])
    const upload = await ownTask<UploadTask>(runtime.db, actor, 'upload', fields.upload)
    if (!upload.input.storageKey) throw new AppError(404, 'not-found')
    return { fields, upload }
  }
  const upload = {
    id,
    kind: 'upload' as const,
    entity: '',
    input: { fileName, storageKey },
    batch: null,
    createdBy: actor.id,
  }
  await insertTask(runtime.db, upload)
  return { fields, upload: await ownTask<UploadTask>(runtime.db, actor, 'upload', id) }
}

async function withUpload<T>(c: RouteContext, upload: UploadTask, work: (path: string) => Promise<T>): Promise<T> {
  return withLocalFile(await c.var.runtime.files.get(upload.input.storageKey), work)
}

function jsonField(fields: Record<string, string>, name: string): unknown {
  if (!fields[name]) return undefined
  try {
    return JSON.parse(fields[name])
  } catch {
    throw badRequest('import.mapping-form', name)
  }
}
