import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '#kernel/data/embedded.ts'
import { findPostmaster, isAlive, stopPostmaster } from '#kernel/data/embedded-postmaster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's URL of the run's own PostgreSQL (database `postgres`). */
    postgresUrl: string
  }
}

export interface TestPostgres {
  /** Superuser, database `postgres`: enough to create and drop databases. */
  adminUrl: string
  /** Stops the server and removes its folder. */
  stop(): Promise<void>
}

const prefix = 'zhanye-test-'

/**
 * A PostgreSQL of its own for one test run, without durability, in a temporary folder.
 * `TEST_DATABASE_URL` names a server to use instead. What killed runs left behind is removed first.
 */
export async function startTestPostgres(): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { adminUrl: given, stop: async () => {} }
  await removeLeftovers()
  const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  // Root runs the server under another account, which must be able to enter.
  await chmod(folder, 0o711)
  const server = await startEmbedded({ dataDir: folder, unsafeForTests: true })
  return {
    adminUrl: server.maintenanceUrl,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : 0
    if (!pid || isAlive(pid)) continue
    const cluster = join(tmpdir(), name, 'postgres')
    const postmaster = findPostmaster(cluster)
    if (postmaster) await stopPostmaster(cluster, postmaster.pid)
    await rm(join(tmpdir(), name), { recursive: true, force: true })
  }
}
