/** The queues of imports and exports, for a process that works. */
import type { Runtime } from '#kernel/runtime.ts'
import { careQueue, removeOldFiles, resumeTasks } from './care.ts'
import { exportQueue, workOnExport } from './export-work.ts'
import { importQueue } from './import-start.ts'
import { undoQueue, workOnImport, workOnUndo } from './import-work.ts'

export async function ioJobs(runtime: Runtime): Promise<void> {
  const { jobs } = runtime
  await jobs.work(importQueue, ({ task }) => workOnImport(runtime, String(task)))
  await jobs.work(exportQueue, ({ task }) => workOnExport(runtime, String(task)))
  await jobs.work(undoQueue, (data) => workOnUndo(runtime, data))
  const { timeZone } = await runtime.company()
  const care = async () => {
    await resumeTasks(runtime)
    await removeOldFiles(runtime)
  }
  await jobs.work(careQueue, care, { cron: '*/5 * * * *', timeZone })
  await resumeTasks(runtime)
}
