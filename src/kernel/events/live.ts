/** Changes as they happen: PostgreSQL NOTIFY in, one callback per open page out. Works across processes. */
import pg from 'pg'
import type { Logger } from 'pino'
import type { Database } from '../data/connection.ts'

/** What a transaction announces. Ids only of small writes; a mass load names the entity alone. */
export interface Signal {
  entity?: string
  ids?: [id: string, version: number][]
  by?: string | null
  /** Who may see what may have changed. */
  access?: boolean
  /** Custom fields or choices changed. */
  overlay?: boolean
  /** A notice for these employees. */
  notify?: string[]
  /** Background work of this name has something to do. */
  wake?: string
  /** Progress of a task that somebody watches. */
  task?: { id: string; kind: string; owner: string | null; done: number; total: number | null; state: string }
}

export interface LiveHub {
  start(): Promise<void>
  stop(): Promise<void>
  /** Answers the function that ends the subscription. */
  onSignal(listener: (signal: Signal) => void): () => void
}

const channel = 'zhanye'
const reconnectAfter = 1_000

export function createLiveHub(db: Database, log: Logger): LiveHub {
  const listeners = new Set<(signal: Signal) => void>()
  let client: pg.Client | undefined
  let stopped = false

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: db.url, application_name: 'zhanye live' })
    next.on('notification', ({ payload }) => {
      if (!payload) return
      const signal = JSON.parse(payload) as Signal
      for (const listener of listeners) listener(signal)
    })
    next.on('error', () => {})
    next.on('end', () => {
      if (!stopped && client === next) setTimeout(() => void connect().catch(retry), reconnectAfter).unref()
    })
    await next.connect()
    await next.query(`listen ${channel}`)
    client = next
    // Signals may have been missed while the connection was away.
    for (const listener of listeners) listener({ access: true, overlay: true })
  }

  function retry(error: unknown): void {
    log.warn({ error }, 'live connection lost')
    if (!stopped) setTimeout(() => void connect().catch(retry), reconnectAfter).unref()
  }

  return {
    start: connect,
    async stop() {
      stopped = true
      await client?.end()
    },
    onSignal(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
