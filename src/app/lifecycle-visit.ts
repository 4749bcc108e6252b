import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { type EmbeddedOptions, startEmbedded } from '#kernel/data/embedded.ts'
import type { Config } from './config.ts'
import { connectSuitable, connectTo } from './lifecycle-database.ts'

export type Progress = EmbeddedOptions['log']

/** One process' presence at a database: the connection that holds its session locks. */
export interface Visit {
  databaseUrl: string
  maintenanceUrl: string | null
  client: pg.Client
  /** Connects again after the connection broke; the former locks are gone. */
  reconnect(): Promise<void>
  leave(): Promise<void>
}

/** Held, shared, by every process that uses the embedded server. */
const usingLock = 715_300_011

/** Connects to the database that the configuration means; the embedded one is started. */
export async function visit(config: Config, name: string, progress?: Progress): Promise<Visit> {
  return config.databaseUrl ? visitExternal(config.databaseUrl, name) : visitEmbedded(config, name, progress)
}

async function visitExternal(url: string, name: string): Promise<Visit> {
  const visit: Visit = {
    databaseUrl: url,
    maintenanceUrl: null,
    client: quiet(await connectSuitable(url, name)),
    async reconnect() {
      visit.client = quiet(await connectTo(url, name))
    },
    leave: () => visit.client.end(),
  }
  return visit
}

async function visitEmbedded(config: Config, name: string, progress?: Progress): Promise<Visit> {
  // The last visitor may be stopping the server this very moment; then it is started anew.
  for (let attempt = 1; ; attempt++) {
    const server = await startEmbedded({
      dataDir: config.dataDir,
      port: config.databasePort ?? undefined,
      log: progress,
    })
    try {
      const visit: Visit = {
        databaseUrl: server.url,
        maintenanceUrl: server.maintenanceUrl,
        client: await register(server.maintenanceUrl, name),
        async reconnect() {
          visit.client = await register(server.maintenanceUrl, name)
        },
        async leave() {
          if (await isLast(visit.client)) await server.stop()
          await visit.client.end().catch(() => {})
        },
      }
      return visit
    } catch (error) {
      if (attempt === 3) throw error
      await sleep(300)
    }
  }
}

/**
 * Locks belong to a database; they are taken in `postgres` so that the product's own database can
 * be replaced by another one meanwhile.
 */
async function register(url: string, name: string): Promise<pg.Client> {
  const client = quiet(await connectTo(url, name))
  try {
    await client.query('select pg_advisory_lock_shared($1)', [usingLock])
    return client
  } catch (error) {
    await client.end().catch(() => {})
    throw error
  }
}

/** True when nobody else uses the server; whoever comes now waits until it is stopped. */
async function isLast(client: pg.Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [usingLock])
    const { rows } = await client.query('select pg_try_advisory_lock($1) as last', [usingLock])
    return rows[0].last
  } catch {
    // The connection broke: the server is ending, or the next start adopts it.
    return false
  }
}

/** A broken connection shows at the next query; the event alone must not end the process. */
function quiet(client: pg.Client): pg.Client {
  client.on('error', () => {})
  return client
}
