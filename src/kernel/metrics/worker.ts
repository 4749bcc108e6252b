/** Keeps the facts up to date: soon after writes, at least twice a minute, and compared every night. */
import type { Runtime } from '../runtime.ts'
import { checkMetrics } from './check.ts'
import { isRolledUp } from './define.ts'
import { foldMetrics } from './fold.ts'

/** Milliseconds after a write; writes in between are folded together. */
const soon = 1_000
const regularly = 30_000

/** Starts folding in this process and answers how to stop it. */
export async function keepMetrics(runtime: Runtime): Promise<() => Promise<void>> {
  const { timeZone } = await runtime.company()
  await runtime.jobs.work('metrics.check', async () => void (await checkMetrics(runtime)), {
    cron: '40 3 * * *',
    timeZone,
  })
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  let stopped = false
  const fold = (): void => {
    timer = undefined
    if (stopped) return
    running = foldMetrics(runtime)
      .catch((error: unknown) => runtime.log.error({ error }, 'metric facts'))
      .finally(() => plan(regularly))
  }
  const plan = (after: number): void => {
    if (stopped || (timer && after === regularly)) return
    clearTimeout(timer)
    timer = setTimeout(fold, after)
    timer.unref()
  }
  const isSource = (entity: string): boolean =>
    [...runtime.registry.metrics.values()].some((metric) => isRolledUp(metric) && metric.source === entity)
  let urgent = false
  const unsubscribe = runtime.live.onSignal(({ entity, overlay }) => {
    if (urgent || !(overlay || (entity && isSource(entity)))) return
    urgent = true
    setTimeout(() => {
      urgent = false
      void running.then(() => {
        clearTimeout(timer)
        fold()
      })
    }, soon).unref()
  })
  plan(soon)
  return async () => {
    stopped = true
    unsubscribe()
    clearTimeout(timer)
    await running
  }
}
