/** Looks after tasks that nobody works on any more, and removes files whose time is over. */
import { sql } from 'drizzle-orm'
import { violation } from '#kernel/pure/violations.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { exportQueue } from './export-work.ts'
import { importQueue } from './import-start.ts'
import { undoQueue } from './import-work.ts'
import { changeTask, findTask, type Task, withTaskLock } from './tasks.ts'

export const careQueue = 'import-export-care'
/** Days that exports, uploads and lists of failed rows are kept. */
export const keptDays = 7

/** A process that died leaves its tasks running, but not locked: they are handed out again. */
export async function resumeTasks(runtime: Runtime): Promise<void> {
  const stuck = await runtime.db.run<{ id: string }>(
    sql`select id from task where kind in ('import', 'export') and (state in ('running', 'undoing') or (state = 'waiting' and created_at < now() - interval '10 minutes'))`,
  )
  for (const { id } of stuck) {
    await withTaskLock(runtime.db, id, async () => {
      const task = await findTask<Task<{ storageKey?: string | null }>>(runtime.db, id)
      if (task?.state === 'undoing') return runtime.jobs.send(runtime.db, undoQueue, { task: id })
      if (task?.state !== 'running' && task?.state !== 'waiting') return
      if (task.kind === 'export') return runtime.jobs.send(runtime.db, exportQueue, { task: id })
      if (typeof task.input.storageKey === 'string') return runtime.jobs.send(runtime.db, importQueue, { task: id })
      // It ran in somebody's terminal, which is closed.
      await changeTask(runtime.db, task, ['running', 'waiting'], {
        state: 'failed',
        result: { ...task.result, faults: [violation('import.failed')] },
        finished: true,
      })
    })
  }
}

type OldTask = Task<{ storageKey?: string | null }, { storageKey: string; parts: string[] }>

export async function removeOldFiles(runtime: Runtime): Promise<void> {
  const old = await runtime.db.run<OldTask>(
    sql`select id, kind, input, result from task where created_at < now() - make_interval(days => ${keptDays}) and state not in ('waiting', 'running', 'undoing')
      and (input->>'storageKey' is not null or result->>'storageKey' is not null or jsonb_array_length(coalesce(result->'parts', '[]')) > 0) limit 500`,
  )
  for (const task of old) {
    const { input, result } = task
    for (const key of [input.storageKey, result.storageKey, ...(result.parts ?? [])])
      if (key) await runtime.files.remove(key)
    await runtime.db.run(
      sql`update task set input = input - 'storageKey', result = result - 'storageKey' - 'parts' where id = ${task.id}::uuid`,
    )
  }
  await runtime.db.run(
    sql`delete from task where kind = 'upload' and created_at < now() - make_interval(days => ${keptDays})`,
  )
}
