import { createWriteStream } from 'node:fs'
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { anchorFileName } from '#kernel/audit/seal/anchor.ts'
import { diskFull, meansDiskFull, OperatorError } from '#kernel/data/operator-error.ts'
import { type ArchiveReader, openArchive } from './backup-archive.ts'
import {
  applyMigrations,
  applyNewerMigrations,
  dropEverything,
  holdsTables,
  jobSchema,
  loadTables,
} from './backup-load.ts'
import type { Config } from './config.ts'

export interface RestoreOptions {
  config: Pick<Config, 'dataDir'>
  databaseUrl: string
  file: string
  /** The folder with the migrations of this program. */
  migrations: string
  /** Without it, a database that holds data is refused. */
  replace: boolean
}

export interface RestoreSummary {
  createdAt: string
  tables: number
  rows: number
  files: number
  /** False when pending jobs were left out. */
  jobs: boolean
}

/**
 * Puts a backup in place of what is there: database, files, secret. Everything happens in one
 * transaction; a failure at any point leaves the former data as they were.
 * The caller makes sure that the application does not run.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreSummary> {
  const archive = await openArchive(options.file)
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'zhanye-restore' })
  client.on('error', () => {})
  try {
    await client.connect()
    if (!options.replace && (await holdsTables(client))) throw notEmpty()
    if (archive.manifest.tables.some((table) => table.schema === jobSchema)) await ensureJobSchema(client)
    return await replaceAll(options, client, archive)
  } catch (error) {
    if (!(error instanceof OperatorError) && meansDiskFull(error)) throw diskFull(options.config.dataDir, error)
    throw error
  } finally {
    await client.end().catch(() => {})
    archive.close()
  }
}

async function replaceAll(options: RestoreOptions, client: pg.Client, archive: ArchiveReader): Promise<RestoreSummary> {
  const { manifest } = archive
  const folder = await unpackFiles(options.config.dataDir, archive)
  try {
    await client.query('begin')
    await dropEverything(client)
    await applyMigrations(client, options.migrations, manifest.migrations)
    const jobs = await loadTables(client, archive)
    await applyNewerMigrations(client, options.migrations, manifest.migrations)
    const undo = await swapFiles(options.config.dataDir, folder)
    await client.query('commit').catch(async (error) => {
      await undo()
      throw error
    })
    // The chain of seals is the backup's from here on.
    await rm(join(options.config.dataDir, anchorFileName), { force: true })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    return { createdAt: manifest.createdAt, tables: manifest.tables.length, rows, files: manifest.files.length, jobs }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** pg-boss makes its own tables. Empty ones change nothing, should the restore fail afterwards. */
async function ensureJobSchema(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select to_regnamespace($1) is not null as there', [jobSchema])
  if (rows[0].there) return
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) }
  const boss = new PgBoss({ db, schema: jobSchema, supervise: false, schedule: false })
  await boss.start()
  await boss.stop({ graceful: false })
}

/** Unpacks files and secret beside the present ones, on the same disk. */
async function unpackFiles(dataDir: string, archive: ArchiveReader): Promise<string> {
  const folder = join(dataDir, `restore-${process.pid}`)
  try {
    await mkdir(join(folder, 'files'), { recursive: true, mode: 0o700 })
    for (const name of archive.manifest.files) {
      const path = join(folder, 'files', name)
      await mkdir(dirname(path), { recursive: true })
      await pipeline(Readable.from(archive.read(`files/${name}`)), createWriteStream(path, { mode: 0o600 }))
    }
    const secret = Buffer.concat(await Array.fromAsync(archive.read('secret')))
    await writeFile(join(folder, 'secret'), secret, { mode: 0o600 })
    return folder
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

/** Exchanges files and secret with the unpacked ones; the answer takes it back. */
async function swapFiles(dataDir: string, folder: string): Promise<() => Promise<void>> {
  const swapped: (() => Promise<void>)[] = []
  const undo = async () => {
    for (const step of swapped.reverse()) await step()
  }
  try {
    for (const name of ['files', 'secret']) {
      const [present, former, restored] = [join(dataDir, name), join(folder, `former-${name}`), join(folder, name)]
      const exists = await access(present).then(
        () => true,
        () => false,
      )
      if (exists) {
        await rename(present, former)
        swapped.push(() => rename(former, present))
      }
      await rename(restored, present)
      swapped.push(() => rename(present, restored))
    }
    return undo
  } catch (error) {
    await undo()
    throw error
  }
}

function notEmpty(): OperatorError {
  return new OperatorError({
    zh: '数据库中已有数据：要用备份替换它，请加上 --replace。',
    en: 'The database holds data already: add --replace to put the backup in its place.',
  })
}
