/** An import from its task's first state to its last, for the worker and for the terminal. */
import type { Readable } from 'node:stream'
import type { Actor } from '#kernel/access/actor.ts'
import { AppError, conflict } from '#kernel/api/errors.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { undoBatch } from '#kernel/write/undo.ts'
import { importTask, runImport } from './import.ts'
import { errorTable } from './import-errors.ts'
import { ImportCancelled, type RunImportOptions } from './import-run.ts'
import { type ImportRequest, startImport } from './import-start.ts'
import type { ImportProgress, ImportTask } from './import-task.ts'
import { withLocalFile } from './local-file.ts'
import { asAppError } from './table-fault.ts'
import { changeTask, findTask, ownTask, withTaskLock } from './tasks.ts'

export const undoQueue = 'import-undo'
/** After so many broken attempts an import is given up. */
const maxAttempts = 5

/** Does what a waiting import asks for, or goes on with one that was cut off. */
export async function workOnImport(runtime: Runtime, id: string): Promise<void> {
  await withTaskLock(runtime.db, id, async () => {
    const task = await findTask<ImportTask>(runtime.db, id)
    if (!task || task.input.storageKey === null || !isOpen(task)) return
    const actor = task.createdBy ? await runtime.actorOfEmployee(task.createdBy) : undefined
    if (!actor) return void (await fail(runtime, task, new AppError(403, 'import.starter-gone')))
    try {
      const content = await runtime.files.get(task.input.storageKey)
      await withLocalFile(content, (path) => complete(runtime, task, path, actor))
    } catch (error) {
      if (error instanceof ImportCancelled) return
      const attempts = (task.result.attempts ?? 0) + 1
      if (error instanceof AppError || attempts >= maxAttempts) {
        if (!(error instanceof AppError)) runtime.log.error({ error, task: id }, 'import given up')
        await fail(runtime, task, error)
        return
      }
      const latest = await findTask<ImportTask>(runtime.db, id)
      await changeTask(
        runtime.db,
        task,
        ['running', 'waiting'],
        { result: { ...latest?.result, attempts } },
        { quiet: true },
      )
      throw error
    }
  })
}

/**
 * Imports a file of this machine here and now.
 * @returns the task's id and the counts; the task can be undone like any other
 */
export async function importFile(
  runtime: Runtime,
  request: ImportRequest,
  options: RunImportOptions = {},
): Promise<{ id: string; progress: ImportProgress }> {
  const id = await startImport(runtime, request, null)
  let progress: ImportProgress | undefined
  await withTaskLock(runtime.db, id, async () => {
    const task = (await findTask<ImportTask>(runtime.db, id))!
    try {
      progress = await complete(runtime, task, request.path, request.actor, options)
    } catch (error) {
      if (!(error instanceof ImportCancelled)) await fail(runtime, task, error)
      throw error
    }
  })
  return { id, progress: progress! }
}

const isOpen = (task: ImportTask): boolean => task.state === 'waiting' || task.state === 'running'

async function complete(
  runtime: Runtime,
  task: ImportTask,
  path: string,
  actor: Actor,
  options: RunImportOptions = {},
): Promise<ImportProgress> {
  const progress = await runImport(runtime, task, path, actor, options).catch(asAppError)
  const done = progress.created + progress.updated + progress.skipped + progress.failed
  await changeTask(runtime.db, task, ['running'], {
    state: 'done',
    done,
    total: done,
    result: progress,
    finished: true,
  })
  return progress
}

async function fail(runtime: Runtime, task: ImportTask, error: unknown): Promise<void> {
  const latest = await findTask<ImportTask>(runtime.db, task.id)
  const faults =
    error instanceof AppError
      ? error.violations.length
        ? error.violations
        : [violation(error.code)]
      : [violation('import.failed')]
  await changeTask(runtime.db, task, ['waiting', 'running'], {
    state: 'failed',
    result: { ...latest?.result, faults },
    finished: true,
  })
}

/** Has everything an import wrote taken back, as far as nobody has worked on it since. */
export async function requestUndo(runtime: Runtime, actor: Actor, id: string | undefined): Promise<ImportTask> {
  const task = await ownTask<ImportTask>(runtime.db, actor, 'import', id)
  if (task.input.dryRun) throw conflict('task.not-undoable')
  await runtime.db.transaction(async (tx) => {
    const undoing = await changeTask(tx, task, ['done', 'failed', 'cancelled'], { state: 'undoing' })
    if (!undoing) throw conflict('task.not-undoable')
    await runtime.jobs.send(tx, undoQueue, { task: task.id, by: actor.id, was: task.state })
  })
  return { ...task, state: 'undoing' }
}

export async function workOnUndo(runtime: Runtime, data: Record<string, unknown>): Promise<void> {
  const id = String(data.task)
  await withTaskLock(runtime.db, id, async () => {
    const task = await findTask<ImportTask>(runtime.db, id)
    if (task?.state !== 'undoing') return
    const actor = await runtime.actorOfEmployee(String(data.by ?? task.createdBy))
    const was = data.was === 'failed' || data.was === 'cancelled' ? data.was : 'done'
    try {
      if (!actor) throw new AppError(403, 'import.starter-gone')
      const wrote = (task.result.created ?? 0) + (task.result.updated ?? 0) > 0
      const result = wrote
        ? await runtime.transact({ actor, source: 'system', requestId: id }, (ctx) => undoBatch(ctx, task.batch!))
        : { undone: 0, skipped: [] }
      const undo = { undone: result.undone, skipped: result.skipped.length }
      await changeTask(runtime.db, task, ['undoing'], {
        state: 'undone',
        result: { ...task.result, undo, undoFaults: undefined },
        finished: true,
      })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const undoFaults = error.violations.length ? error.violations : [violation(error.code)]
      await changeTask(runtime.db, task, ['undoing'], { state: was, result: { ...task.result, undoFaults } })
    }
  })
}

/** The failed rows of an import as CSV. */
export async function writeErrors(runtime: Runtime, id: string, language: 'zh' | 'en'): Promise<Readable> {
  const { input, result, entity } = await importTask(runtime, id)
  const fields = runtime.registry.fields(runtime.registry.entity(entity))
  const labelOf = (path: string) => fields[path]?.label[language] ?? path
  return errorTable(runtime.registry, runtime.files, input.headers, result.parts ?? [], language, labelOf)
}
