import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { clusterPassword, superuser } from './embedded-cluster.ts'
import { type Progress, runningServer, type Started, startServer } from './embedded-launch.ts'
import { stopPostmaster } from './embedded-postmaster.ts'
import { diskFull, meansDiskFull, OperatorError } from './operator-error.ts'

/** The product's database in the embedded server. */
export const databaseName = 'zhanye'

export interface EmbeddedOptions {
  /** An existing folder; the cluster is kept in `postgres` below it. */
  dataDir: string
  /** Where to listen on 127.0.0.1; a free port when left out. A server that runs already stays where it is. */
  port?: number | undefined
  /** Told what takes long: creating the cluster, recovering after a crash. */
  log?: Progress
  /** Gives up durability for speed. Only for tests. */
  unsafeForTests?: boolean
}

export interface EmbeddedServer {
  /** The product's database, as superuser, on 127.0.0.1. */
  url: string
  /** The `postgres` database of the same server, for work on whole databases and for locks. */
  maintenanceUrl: string
  /** True when the server ran already, left behind by a killed process or shared with another one. */
  adopted: boolean
  /** Stops the server, also an adopted one. Safe to call twice. */
  stop(): Promise<void>
}

/**
 * Makes sure that PostgreSQL runs on the cluster of a data folder: creates the cluster at the first
 * call, adopts a server that runs already, otherwise starts one in a process group of its own, so
 * that Ctrl-C reaches the application first. A crash of the machine is recovered by PostgreSQL.
 * @throws OperatorError with one sentence that says what to do
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir)
  const cluster = join(dataDir, 'postgres')
  const unsafe = options.unsafeForTests ?? false
  try {
    const password = await clusterPassword(dataDir)
    for (let attempt = 1; ; attempt++) {
      const running = await runningServer(cluster, options.log)
      const postmaster: Started = running
        ? { ...running, launched: false }
        : await startServer({ dataDir, cluster, password, unsafe, port: options.port, log: options.log })
      const url = (database: string) =>
        `postgres://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${postmaster.port}/${database}`
      try {
        await ensureDatabase(url)
      } catch (error) {
        // A server found running may have been about to end.
        if (running && attempt < 5 && !(error instanceof OperatorError)) {
          await sleep(200)
          continue
        }
        // Nobody would ever stop a server that was started in vain.
        if (postmaster.launched) await stopPostmaster(cluster, postmaster.pid)
        throw error
      }
      return {
        url: url(databaseName),
        maintenanceUrl: url('postgres'),
        adopted: running !== null,
        stop: () => stopPostmaster(cluster, postmaster.pid),
      }
    }
  } catch (error) {
    if (error instanceof OperatorError || !meansDiskFull(error)) throw error
    throw diskFull(dataDir, error)
  }
}

/** Proves that the server is ours (it knows our password) and creates the product's database. */
async function ensureDatabase(url: (database: string) => string): Promise<void> {
  const database = new pg.Client({ connectionString: url(databaseName) })
  try {
    await database.connect()
    return
  } catch (error) {
    if (codeOf(error) === '28P01') throw foreignPassword(error)
    if (codeOf(error) !== '3D000') throw error
  } finally {
    await database.end()
  }
  const maintenance = new pg.Client({ connectionString: url('postgres') })
  try {
    await maintenance.connect()
    await maintenance.query(`create database ${databaseName}`)
  } catch (error) {
    // Another process created it at the same time.
    if (codeOf(error) !== '42P04' && codeOf(error) !== '23505') throw error
  } finally {
    await maintenance.end()
  }
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown }).code
}

function foreignPassword(cause: unknown): OperatorError {
  return new OperatorError(
    {
      zh: '内置数据库的密码与数据文件夹中的 postgres-password 不一致：请放回与该数据库一同生成的文件。',
      en: 'The embedded database does not know the password in postgres-password of the data folder: put back the file that was made together with it.',
    },
    { cause },
  )
}
