import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type Database, openDatabase } from '#kernel/data/connection.ts'
import { MigrationError, migrate, migrationState } from '#kernel/data/migrate.ts'
import { schemaOf } from '#kernel/data/schema.ts'
import { Registry } from '#kernel/entity/registry.ts'
import { migrationsFolder, withDatabase } from '#kernel/testing/global-setup.ts'
import { modules } from './modules.ts'

const names = { migrated: `m_${process.pid}`, fresh: `f_${process.pid}` }
let migrated: Database
let fresh: Database

const asAdmin = async (statement: string) => {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  await client.query(statement)
  await client.end()
}

beforeAll(async () => {
  for (const name of Object.values(names)) await asAdmin(`create database ${name}`)
  migrated = openDatabase(withDatabase(inject('postgresUrl'), names.migrated), { max: 2 })
  fresh = openDatabase(withDatabase(inject('postgresUrl'), names.fresh), { max: 2 })
})
afterAll(async () => {
  await migrated.close()
  await fresh.close()
  for (const name of Object.values(names)) await asAdmin(`drop database if exists ${name} with (force)`)
})

/** What a database is made of, without the order in which it was made. */
async function shapeOf({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(`
    select format('%s.%s %s %s %s', table_name, column_name, udt_name, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public' and table_name <> 'schema_migration'
    union all select indexdef from pg_indexes where schemaname = 'public' and tablename <> 'schema_migration'
    union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace and conrelid::regclass::text <> 'schema_migration' order by 1`)
  return rows.map((row) => row.line)
}

describe('migrations', () => {
  it('are complete: the definitions say nothing that the newest snapshot does not', async () => {
    const snapshot = JSON.parse(await readFile(join(migrationsFolder, 'snapshot.json'), 'utf8'))
    const current = generateDrizzleJson(schemaOf(new Registry(modules)), snapshot.id)
    expect(await generateMigration(snapshot, current)).toEqual([])
  })

  it('lead to the database that the definitions describe', async () => {
    await migrate(migrated, migrationsFolder)
    await fresh.pool.query('create extension pg_trgm')
    const statements = await generateMigration(
      generateDrizzleJson({}),
      generateDrizzleJson(schemaOf(new Registry(modules))),
    )
    for (const statement of statements) await fresh.pool.query(statement)
    expect(await shapeOf(migrated)).toEqual(await shapeOf(fresh))
  })

  it('leave everything as it was when one fails, and say which and why', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhanye-migrations-'))
    await cp(migrationsFolder, folder, { recursive: true })
    await writeFile(join(folder, '9001-good.sql'), 'alter table customer add column good text;')
    await writeFile(
      join(folder, '9002-bad.sql'),
      'alter table customer add column worse text; select nonsense from nowhere;',
    )
    const before = await shapeOf(migrated)
    await expect(migrate(migrated, folder)).rejects.toThrow(MigrationError)
    await expect(migrate(migrated, folder)).rejects.toThrow(/9002-bad\.sql.*nowhere/)
    expect(await shapeOf(migrated)).toEqual(before)
    expect((await migrationState(migrated, folder)).pending).toEqual(['9001-good.sql', '9002-bad.sql'])
    await rm(folder, { recursive: true })
  })

  it('refuse a database that a newer program has been at', async () => {
    await migrated.pool.query(`insert into schema_migration (name) values ('9999-future.sql')`)
    await expect(migrate(migrated, migrationsFolder)).rejects.toThrow(/newer/)
    await migrated.pool.query(`delete from schema_migration where name = '9999-future.sql'`)
  })
})
