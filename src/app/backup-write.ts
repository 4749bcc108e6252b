import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import pg from 'pg'
import { diskFull, meansDiskFull, OperatorError } from '#kernel/data/operator-error.ts'
import { type ArchiveWriter, createArchive } from './backup-archive.ts'
import { copyOut } from './backup-copy.ts'
import { type BackupTable, backupFormat } from './backup-manifest.ts'
import { listPartitions, listSequences, listTables, quote, quoted, type TableShape } from './backup-tables.ts'
import type { Config } from './config.ts'

export interface BackupSummary {
  tables: number
  rows: number
  files: number
}

/**
 * Writes one file from which an installation can be restored: every row as of one moment, the files
 * of the data folder and the secret. The application may run meanwhile. Files kept on S3 stay there.
 */
export async function writeBackup(
  config: Pick<Config, 'dataDir' | 'secret'>,
  databaseUrl: string,
  file: string,
): Promise<BackupSummary> {
  const archive = createArchive(file)
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'zhanye-backup' })
  client.on('error', () => {})
  try {
    await client.connect()
    // Every statement sees the moment of the first one.
    await client.query('begin isolation level repeatable read read only')
    const tables: BackupTable[] = []
    for (const table of await listTables(client)) tables.push(await addTable(archive, client, table))
    const files = await addFiles(archive, join(config.dataDir, 'files'))
    await archive.add('secret', Buffer.from(config.secret))
    await archive.finish({
      product: 'zhanye',
      format: backupFormat,
      version: await productVersion(),
      createdAt: new Date().toISOString(),
      postgres: (await client.query('show server_version')).rows[0].server_version,
      migrations: await appliedMigrations(client, tables),
      tables,
      partitions: await listPartitions(client),
      sequences: await listSequences(client),
      files,
    })
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    return { tables: tables.length, rows, files: files.length }
  } catch (error) {
    await archive.abandon()
    throw explain(file, error)
  } finally {
    await client.end().catch(() => {})
  }
}

function explain(file: string, error: unknown): unknown {
  if (meansDiskFull(error)) return diskFull(file, error)
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall !== 'open' && syscall !== 'rename') return error
  return new OperatorError(
    { zh: `无法写入文件 ${file}（${code}）。`, en: `The file ${file} cannot be written (${code}).` },
    { cause: error },
  )
}

async function addTable(archive: ArchiveWriter, client: pg.Client, table: TableShape): Promise<BackupTable> {
  const columns = table.columns.map(quote).join(', ')
  const entry = `tables/${table.schema}.${table.name}.copy`
  const { stream, count } = copyOut(client, `copy (select ${columns} from ${quoted(table)}) to stdout`)
  await archive.add(entry, stream)
  return { ...table, entry, rows: count() }
}

async function addFiles(archive: ArchiveWriter, folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const names: string[] = []
  for (const path of paths.sort()) {
    const name = relative(folder, path).split(sep).join('/')
    await archive.add(`files/${name}`, createReadStream(path))
    names.push(name)
  }
  return names
}

async function appliedMigrations(client: pg.Client, tables: TableShape[]): Promise<string[]> {
  if (!tables.some((table) => table.name === 'schema_migration')) return []
  const { rows } = await client.query<{ name: string }>('select name from schema_migration order by name')
  return rows.map((row) => row.name)
}

async function productVersion(): Promise<string> {
  return JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8')).version
}
