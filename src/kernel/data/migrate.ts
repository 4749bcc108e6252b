/** Applies the reviewed SQL files of `db/migrations`, forward only, each in one transaction. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dropReportingViews } from '../reporting/drop-views.ts'
import type { Database } from './connection.ts'

/** A migration failed; the database is as it was before the start. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

export interface MigrationState {
  applied: string[]
  pending: string[]
}

/** Any number that no other program of ours uses: only one process migrates at a time. */
const lockKey = 715_300_001

async function filesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => /^\d{4}.*\.sql$/.test(name)).sort()
}

export async function migrationState(db: Database, folder: string): Promise<MigrationState> {
  const files = await filesIn(folder)
  const { rows } = await db.pool.query(`select to_regclass('schema_migration') is not null as present`)
  if (!rows[0].present) return { applied: [], pending: files }
  const { rows: done } = await db.pool.query('select name from schema_migration order by name')
  const names = new Set(done.map((row: { name: string }) => row.name))
  return { applied: [...names], pending: files.filter((name) => !names.has(name)) }
}

/**
 * Brings the database to the newest version; answers what was applied.
 * All pending files run in one transaction, so that a failure leaves everything as it was.
 */
export async function migrate(db: Database, folder: string): Promise<string[]> {
  const client = await db.pool.connect()
  let current = ''
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [lockKey])
    await client.query(
      'create table if not exists schema_migration (name text primary key, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string }>('select name from schema_migration')
    const done = new Set(rows.map((row) => row.name))
    const files = await filesIn(folder)
    const unknown = [...done].filter((name) => !files.includes(name))
    if (unknown.length) throw new Error(`the database is newer than this program (it knows ${unknown.at(-1)})`)
    const pending = files.filter((name) => !done.has(name))
    // A table cannot change under a view; the next start makes the views anew.
    if (pending.length > 0) await client.query(dropReportingViews)
    for (const name of pending) {
      current = name
      await client.query(await readFile(join(folder, name), 'utf8'))
      await client.query('insert into schema_migration (name) values ($1)', [name])
    }
    await client.query('commit')
    return pending
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationError(current ? `migration ${current} failed: ${reason}` : reason, { cause: error })
  } finally {
    client.release()
  }
}
