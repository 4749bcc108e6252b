/** What notices need in the background: messages that wait, digests that are due, notices that nobody answered. */
import type { Runtime } from '../runtime.ts'
import { tellWaiting } from './waiting.ts'
import { askFurther } from './watch.ts'

/** Every minute. @returns how to stop */
export async function keepNotices(runtime: Runtime): Promise<() => Promise<void>> {
  await runtime.messages.work()
  await runtime.jobs.work('notices', () => turnNotices(runtime), { cron: '* * * * *', timeZone: 'UTC' })
  return () => runtime.messages.stop()
}

export async function turnNotices(runtime: Runtime): Promise<void> {
  await tellWaiting(runtime)
  await askFurther(runtime)
}
