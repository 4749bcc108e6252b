/** Background work on PostgreSQL: sent inside the transaction that needs it, done once it is committed. */
import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { Database, Transaction } from '../data/connection.ts'
import type { Sql } from '../entity/context.ts'
import { type JobOutcome, observeJob } from './job-metrics.ts'

export interface Jobs {
  send(tx: Sql, queue: string, data: Record<string, unknown>): Promise<void>
  /** Handles a queue in this process; with a schedule it also runs by itself. */
  work(
    queue: string,
    handle: (data: Record<string, unknown>) => Promise<void>,
    schedule?: { cron: string; timeZone: string },
  ): Promise<void>
  start(options: { worker: boolean }): Promise<void>
  stop(): Promise<void>
}

const retry = { retryLimit: 5, retryDelay: 2, retryBackoff: true }

export function createJobs(db: Database, log: Logger): Jobs {
  let boss: PgBoss | undefined
  const known = new Set<string>()

  const running = (): PgBoss => {
    if (!boss) throw new Error('jobs are not started')
    return boss
  }

  async function ensureQueue(queue: string): Promise<void> {
    if (known.has(queue)) return
    await running().createQueue(queue, { ...retry, expireInSeconds: 4 * 3600 - 1 })
    known.add(queue)
  }

  return {
    async send(tx, queue, data) {
      await ensureQueue(queue)
      const client = (tx as Transaction).client
      const executor = client && { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
      await running().send(queue, data, executor ? { db: executor as never } : {})
    },
    async work(queue, handle, schedule) {
      await ensureQueue(queue)
      await running().work(queue, { batchSize: 1, pollingIntervalSeconds: 1 }, async ([job]) => {
        const started = performance.now()
        let outcome: JobOutcome = 'done'
        try {
          await handle((job?.data ?? {}) as Record<string, unknown>)
        } catch (error) {
          outcome = 'failed'
          log.error({ error, queue }, 'job failed')
          throw error
        } finally {
          observeJob(queue, outcome, (performance.now() - started) / 1000)
        }
      })
      if (schedule) await running().schedule(queue, schedule.cron, {}, { tz: schedule.timeZone })
    },
    async start({ worker }) {
      boss = new PgBoss({
        db: { executeSql: (text, values) => db.pool.query(text, values) },
        schema: 'pgboss',
        supervise: worker,
        schedule: worker,
      })
      boss.on('error', (error) => log.error({ error }, 'job queue'))
      await boss.start()
    },
    async stop() {
      await boss?.stop({ graceful: true, timeout: 5_000 })
      boss = undefined
    },
  }
}
