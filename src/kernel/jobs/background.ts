/** Keeps the modules' background work going in a worker: at its time, and at once when a transaction woke it. */
import { sql } from 'drizzle-orm'
import type { Sql } from '../entity/context.ts'
import type { BackgroundWork } from '../entity/define.ts'
import { pumpFeeds } from '../events/feeds.ts'
import type { Signal } from '../events/live.ts'
import type { Runtime } from '../runtime.ts'

/** Wakes background work once this transaction is committed. */
export async function wake(tx: Sql, name: string): Promise<void> {
  await tx.run(sql`select pg_notify('zhanye', ${JSON.stringify({ wake: name })})`)
}

const feeds: BackgroundWork = {
  name: 'changes',
  everySeconds: 15,
  run: (runtime, stopped) => pumpFeeds(runtime, stopped),
}
/** A burst of writes is looked at together. */
const gatherMilliseconds = 250

/** Starts the work of all modules and answers how to stop it; stopping waits for what is being done. */
export function startBackground(runtime: Runtime): () => Promise<void> {
  const all = [feeds, ...runtime.registry.modules.flatMap((module) => module.background ?? [])]
  const loops = new Map(all.map((work) => [work.name, keepGoing(runtime, work)]))
  const off = runtime.live.onSignal((signal: Signal) => {
    // Without `entity` and `wake` the line to the database was cut: anything may have happened.
    if (signal.entity || signal.access) loops.get(feeds.name)!.wake(gatherMilliseconds)
    if (signal.wake) loops.get(signal.wake)?.wake(0)
  })
  return async () => {
    off()
    await Promise.all([...loops.values()].map((loop) => loop.stop()))
  }
}

function keepGoing(runtime: Runtime, work: BackgroundWork): { wake(after: number): void; stop(): Promise<void> } {
  const over = new AbortController()
  let running: Promise<void> | undefined
  let again = false
  let timer: NodeJS.Timeout | undefined
  let dueAt = Number.POSITIVE_INFINITY

  const plan = (milliseconds: number): void => {
    const at = Date.now() + milliseconds
    if (over.signal.aborted || at >= dueAt) return
    clearTimeout(timer)
    dueAt = at
    timer = setTimeout(start, milliseconds)
    timer.unref()
  }
  function start(): void {
    dueAt = Number.POSITIVE_INFINITY
    if (running) {
      again = true
      return
    }
    running = work
      .run(runtime, over.signal)
      .catch((error) => runtime.log.error({ error, work: work.name }, 'background work failed'))
      .then(() => {
        running = undefined
        plan(again ? 0 : work.everySeconds * 1000)
        again = false
      })
  }
  plan(0)
  return {
    wake: plan,
    async stop() {
      over.abort()
      clearTimeout(timer)
      await running
    },
  }
}
