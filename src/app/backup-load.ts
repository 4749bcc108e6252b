import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { OperatorError } from '#kernel/data/operator-error.ts'
import type { ArchiveReader } from './backup-archive.ts'
import { copyIn } from './backup-copy.ts'
import { type BackupTable, type Manifest, notABackup } from './backup-manifest.ts'
import { listTables, loadingAids, quote, quoted } from './backup-tables.ts'

/** pg-boss makes and upgrades this schema itself; it is emptied and filled, never dropped. */
export const jobSchema = 'pgboss'

/** True when the database holds tables, other than those of the job queue. */
export async function holdsTables(client: pg.ClientBase): Promise<boolean> {
  return (await listTables(client)).some((table) => table.schema !== jobSchema)
}

/** Drops everything of the product but its job queue. Extensions stay. */
export async function dropEverything(client: pg.ClientBase): Promise<void> {
  const schemas = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace
     where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', $1)`,
    [jobSchema],
  )
  for (const { name } of schemas.rows) await client.query(`drop schema ${quote(name)} cascade`)
  // Partitions, indexes and owned sequences go with their table; functions and types follow.
  const found = await client.query<{ statement: string }>(`
    with foreign_to_us as (select classid, objid from pg_depend where deptype = 'e')
    select format('drop %s if exists %s cascade',
        case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' else 'table' end,
        oid::regclass) as statement, 1 as step
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')
        and ('pg_class'::regclass, oid) not in (select classid, objid from foreign_to_us)
    union all
    select format('drop routine if exists %s cascade', oid::regprocedure), 2
      from pg_proc where pronamespace = 'public'::regnamespace
        and ('pg_proc'::regclass, oid) not in (select classid, objid from foreign_to_us)
    union all
    select format('drop type if exists %s cascade', oid::regtype), 3
      from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd', 'r')
        and ('pg_type'::regclass, oid) not in (select classid, objid from foreign_to_us)
    order by step`)
  for (const { statement } of found.rows) await client.query(statement)
}

/** Builds the tables as they were when the backup was made. */
export async function applyMigrations(client: pg.ClientBase, folder: string, names: string[]): Promise<void> {
  const known = await migrationFiles(folder)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown)
    throw new OperatorError({
      zh: `此备份由更新版本的展业创建（${unknown}）：请先升级展业。`,
      en: `This backup was made by a newer version of Zhanye (${unknown}): upgrade Zhanye first.`,
    })
  await client.query(
    'create table schema_migration (name text primary key, applied_at timestamptz not null default now())',
  )
  await runMigrations(client, folder, names)
}

/** Makes the data of an older version those of this one, in the same transaction as the restore. */
export async function applyNewerMigrations(client: pg.ClientBase, folder: string, applied: string[]): Promise<void> {
  const newer = (await migrationFiles(folder)).filter((name) => !applied.includes(name))
  await runMigrations(client, folder, newer)
  await client.query('insert into schema_migration (name) select unnest($1::text[])', [newer])
}

async function migrationFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
}

async function runMigrations(client: pg.ClientBase, folder: string, names: string[]): Promise<void> {
  for (const name of names) await client.query(await readFile(join(folder, name), 'utf8'))
}

/**
 * Fills the tables from the archive. Foreign keys come back after the rows, so they prove that the
 * rows fit together.
 * @returns false when pending jobs were left out because the job queue has another version
 */
export async function loadTables(client: pg.ClientBase, archive: ArchiveReader): Promise<boolean> {
  const { manifest } = archive
  const shapes = new Map((await listTables(client)).map((table) => [quoted(table), table.columns]))
  const fits = (table: BackupTable) => table.columns.every((name) => shapes.get(quoted(table))?.includes(name))
  const jobTables = manifest.tables.filter((table) => table.schema === jobSchema)
  const jobsFit = jobTables.every(fits)
  const tables = manifest.tables.filter((table) => table.schema !== jobSchema || jobsFit)
  if (!tables.every(fits)) throw notABackup()
  await addPartitions(client, manifest, (schema) => schema !== jobSchema || jobsFit)
  const aids = await loadingAids(client)
  for (const statement of aids.before) await client.query(statement)
  if (tables.length) await client.query(`truncate ${tables.map(quoted).join(', ')}`)
  for (const table of tables) {
    const columns = table.columns.map(quote).join(', ')
    const loaded = await copyIn(
      client,
      `copy ${quoted(table)} (${columns}) from stdin`,
      archive.read(table.entry),
    ).catch(async (error) => {
      await proveWhole(archive, table.entry)
      throw error
    })
    if (loaded !== table.rows) throw notABackup()
  }
  for (const statement of aids.after) await client.query(statement)
  for (const sequence of manifest.sequences)
    await client.query('select setval(to_regclass($1), $2, $3)', [quoted(sequence), sequence.value, sequence.called])
  return jobsFit
}

/** Rows that the server refuses may be damaged ones, which an entry read to its end tells. @throws OperatorError */
async function proveWhole(archive: ArchiveReader, entry: string): Promise<void> {
  const content = archive.read(entry)[Symbol.asyncIterator]()
  for (let next = await content.next(); !next.done; ) next = await content.next()
}

async function addPartitions(client: pg.ClientBase, manifest: Manifest, wanted: (schema: string) => boolean) {
  for (const partition of manifest.partitions) {
    if (!wanted(partition.schema)) continue
    const by = partition.by ? ` partition by ${partition.by}` : ''
    await client.query(
      `create table if not exists ${quoted(partition)} partition of ${quoted(partition.parent)} ${partition.bound}${by}`,
    )
  }
}
