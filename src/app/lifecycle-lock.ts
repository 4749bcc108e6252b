import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { OperatorError } from '#kernel/data/operator-error.ts'
import type { Visit } from './lifecycle-visit.ts'

/**
 * Held by the application while it runs. A session lock: PostgreSQL releases it when the process
 * dies, however it dies, so that no stale lock is ever left behind.
 */
const runningLock = 715_300_010

/**
 * Takes the lock, `alone` or together with other applications on the same database. False: somebody
 * else has it. A few attempts, because the connection of a process killed just now ends a moment later.
 */
export async function takeRunningLock(client: pg.Client, alone: boolean): Promise<boolean> {
  const take = alone ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared'
  for (let attempt = 1; ; attempt++) {
    const { rows } = await client.query(`select ${take}($1) as taken`, [runningLock])
    if (rows[0].taken || attempt === 5) return rows[0].taken
    await sleep(100)
  }
}

/** Whether another process holds the lock. */
export async function isRunning(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `select exists (
       select from pg_locks
       where locktype = 'advisory' and objsubid = 1 and classid = 0 and objid = $1 and granted
         and database = (select oid from pg_database where datname = current_database())
         and pid <> pg_backend_pid()
     ) as running`,
    [runningLock],
  )
  return rows[0].running
}

/** How long the embedded database may be away: longer than its own recovery from a crashed backend. */
const patienceSeconds = 60

/**
 * Takes the lock again whenever its connection breaks. A server of the operator may be away for as
 * long as it likes; without the embedded one there is nothing to wait for.
 */
export function keepRunningLock(visit: Visit, alone: boolean, onLost: (error: OperatorError) => void): void {
  let left = false
  const leave = visit.leave
  visit.leave = () => {
    left = true
    return leave()
  }
  const regain = async () => {
    for (let attempt = 1; !left; attempt++) {
      try {
        await visit.reconnect()
        if (await takeRunningLock(visit.client, alone)) return watch()
        await visit.client.end()
      } catch {
        // Still away.
      }
      if (alone && attempt === patienceSeconds) return onLost(databaseGone())
      await sleep(1000)
    }
  }
  const watch = () => {
    visit.client.once('end', () => {
      if (!left) void regain()
    })
  }
  watch()
}

function databaseGone(): OperatorError {
  return new OperatorError({
    zh: '内置数据库已停止，展业随之退出：请重新启动。',
    en: 'The embedded database has stopped, so Zhanye ends too: start it again.',
  })
}
