/** Runs an import: checks what was asked for against the file, then has it done. */
import { type Actor, may } from '#kernel/access/actor.ts'
import { AppError, forbidden, invalidInput } from '#kernel/api/errors.ts'
import { violation } from '#kernel/pure/violations.ts'
import type { Runtime } from '#kernel/runtime.ts'
import type { ImportPlan } from './import-batch.ts'
import { readOrder } from './import-order.ts'
import { fileRows, ImportRun, type RunImportOptions } from './import-run.ts'
import type { ImportProgress, ImportTask } from './import-task.ts'
import { resolveMapping } from './mapping.ts'
import { ReferenceFinder } from './references.ts'
import { asAppError } from './table-fault.ts'
import { readTable } from './tables/index.ts'
import { findTask } from './tasks.ts'

export const maxRows = 1_000_000

/**
 * Imports the file at `path` for the task and answers the counts. A task that was cut off goes on after its last committed
 * row. @throws AppError when the file or the rights do not allow it, ImportCancelled
 */
export async function runImport(
  runtime: Runtime,
  task: ImportTask,
  path: string,
  actor: Actor,
  options: RunImportOptions = {},
): Promise<ImportProgress> {
  const { registry } = runtime
  const { input } = task
  const entity = registry.entity(task.entity)
  if (!may(actor, entity.name, 'import')) throw forbidden()
  const reader = await readTable(path, input.sheet === null ? {} : { sheet: input.sheet }).catch(asAppError)
  const { timeZone } = await runtime.company()
  const plan: ImportPlan = {
    entity,
    columns: resolveMapping(registry, actor, entity, input.mapping, reader.headers),
    mode: input.mode,
    key: input.key ?? undefined,
    form: { language: input.language, timeZone, registry },
    finder: new ReferenceFinder(entity.name),
    dryRun: input.dryRun,
  }
  const tooMany = () => invalidInput([violation('import.too-many-rows', 'file', { max: maxRows })])
  const order = await readOrder(plan, { registry, actor }, fileRows(reader), maxRows, tooMany).catch(asAppError)
  const run = new ImportRun(runtime, task, plan, order, reader, actor, options)
  return input.dryRun ? run.rehearse() : run.perform()
}

/** The task of an import, for whoever runs it. */
export async function importTask(runtime: Runtime, id: string): Promise<ImportTask> {
  const task = await findTask<ImportTask>(runtime.db, id)
  if (task?.kind !== 'import') throw new AppError(404, 'not-found')
  return task
}
