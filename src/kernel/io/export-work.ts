/** An export as a task: asked for, made by a worker, kept for a week. */
import { AppError } from '#kernel/api/errors.ts'
import type { Context } from '#kernel/entity/context.ts'
import { newId } from '#kernel/pure/ids.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { checkExport, type ExportRequest, exportFileName, runExport } from './export.ts'
import { asAppError } from './table-fault.ts'
import { changeTask, findTask, insertTask, pacer, type Task, withTaskLock } from './tasks.ts'

export type ExportTask = Task<ExportRequest & { fileName: string }, { storageKey?: string }>
export const exportQueue = 'export'
const maxAttempts = 3

export async function startExport(ctx: Context, request: ExportRequest): Promise<string> {
  const { actor, clock } = ctx
  const entity = await checkExport(ctx, request)
  const id = newId()
  const input = { ...request, fileName: exportFileName(actor, entity, request, clock.now, clock.timeZone) }
  await insertTask(ctx.sql, { id, kind: 'export', entity: entity.name, input, batch: null, createdBy: actor.id })
  await ctx.enqueue(exportQueue, { task: id })
  return id
}

class ExportCancelled extends Error {}

export async function workOnExport(runtime: Runtime, id: string): Promise<void> {
  await withTaskLock(runtime.db, id, async () => {
    const task = await findTask<ExportTask>(runtime.db, id)
    if (task?.state !== 'waiting' && task?.state !== 'running') return
    const storageKey = `exports/${id}.${task.input.format}`
    const actor = task.createdBy ? await runtime.actorOfEmployee(task.createdBy) : undefined
    const due = pacer()
    const onProgress = async (done: number, total: number) => {
      if (!due()) return
      const wanted = await changeTask(runtime.db, task, ['waiting', 'running'], { state: 'running', done, total })
      if (!wanted) throw new ExportCancelled()
    }
    try {
      if (!actor) throw new AppError(403, 'import.starter-gone')
      const rows = await runExport(runtime, actor, task.input, (file) => runtime.files.put(storageKey, file), {
        onProgress,
      }).catch(asAppError)
      await changeTask(runtime.db, task, ['waiting', 'running'], {
        state: 'done',
        done: rows,
        total: rows,
        result: { storageKey },
        finished: true,
      })
    } catch (error) {
      if (error instanceof ExportCancelled) return
      const attempts = (task.result.attempts ?? 0) + 1
      const isFinal = error instanceof AppError || attempts >= maxAttempts
      const faults =
        error instanceof AppError
          ? error.violations.length
            ? error.violations
            : [violation(error.code)]
          : [violation('export.failed')]
      const change = isFinal
        ? { state: 'failed' as const, result: { attempts, faults }, finished: true }
        : { result: { attempts } }
      await changeTask(runtime.db, task, ['waiting', 'running'], change)
      if (!(error instanceof AppError)) runtime.log.error({ error, task: id }, 'export failed')
      if (!isFinal) throw error
    }
  })
}
