import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { startTestPostgres, type TestPostgres } from '#kernel/testing/postgres.ts'
import { restoreBackup } from './backup-restore.ts'
import { writeBackup } from './backup-write.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let server: TestPostgres
let admin: pg.Client
let folder: string
let source: Site
let target: Site

interface Site {
  url: string
  dataDir: string
}

beforeAll(async () => {
  server = await startTestPostgres()
  admin = new pg.Client({ connectionString: server.adminUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await server.stop()
})
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhanye-backup-'))
  mkdirSync(join(folder, 'migrations'))
  writeFileSync(join(folder, 'migrations', '0001_start.sql'), firstMigration)
  source = await makeSite('source')
  target = await makeSite('target')
  await fill(source)
})
afterEach(async () => {
  for (const name of ['source', 'target']) await admin.query(`drop database ${name} with (force)`)
  rmSync(folder, { recursive: true, force: true })
})

const firstMigration = `
  create extension if not exists ltree;
  create type mood as enum ('good', 'bad');
  create function loud(text) returns text language sql immutable as 'select upper($1)';
  create table person (
    id uuid primary key, name text not null unique, boss uuid references person (id), path ltree, mood mood,
    facts jsonb, tags text[], salary numeric(18,2), photo bytea, born date, seen timestamptz,
    loud_name text generated always as (loud(name)) stored, number int generated always as identity);
  create index person_loud on person (loud_name);
  create table event (id uuid, at timestamptz not null, person uuid references person (id)) partition by range (at);
  create table event_2026_01 partition of event for values from ('2026-01-01') to ('2026-02-01');
  create schema facts;
  create table facts.daily (day date primary key, value numeric);
  create table keep_seed (word text primary key);
  insert into keep_seed values ('seeded by the migration');
  create function count_people() returns trigger language plpgsql as 'begin raise exception $$trigger ran$$; end';
`

async function makeSite(name: string): Promise<Site> {
  await admin.query(`create database ${name}`)
  const url = new URL(server.adminUrl)
  url.pathname = `/${name}`
  const dataDir = join(folder, name)
  mkdirSync(dataDir)
  return { url: url.href, dataDir }
}

async function query(site: Site, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: site.url })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

const difficult = 'tab\t line\nback\\slash \\N "quote", 客户 𠮷 \r\n \\.'

async function fill(site: Site): Promise<void> {
  await query(site, firstMigration)
  await query(
    site,
    'create table schema_migration (name text primary key, applied_at timestamptz not null default now())',
  )
  await query(site, `insert into schema_migration (name) values ('0001_start.sql')`)
  // The one above comes second: the rows do not arrive in the order the foreign key asks for.
  await query(
    site,
    `insert into person (id, name, boss, path, mood, facts, tags, salary, photo, born, seen) values
      ('00000000-0000-7000-8000-000000000002', $1, null, 'a.b', 'good', 'null', array['x', null, 'NULL'], 0.10, '\\x00ff5c', 'infinity', '2026-01-31 23:59:59.999999+08'),
      ('00000000-0000-7000-8000-000000000001', 'below', '00000000-0000-7000-8000-000000000002', null, null, null, '{}', -123456789012.34, null, null, null)`,
    [difficult],
  )
  await query(
    site,
    `insert into event select gen_random_uuid(), '2026-01-05', id from person, generate_series(1, 5000)`,
  )
  // Made while the product runs, not by a migration.
  await query(site, `create table event_2026_02 partition of event for values from ('2026-02-01') to ('2026-03-01')`)
  await query(site, `insert into event values (gen_random_uuid(), '2026-02-14', null)`)
  await query(site, `insert into facts.daily values ('2026-01-01', 'NaN')`)
  await query(site, 'delete from keep_seed')
  await query(site, 'create trigger guard before insert on facts.daily for each row execute function count_people()')
  mkdirSync(join(site.dataDir, 'files', 'ab'), { recursive: true })
  writeFileSync(join(site.dataDir, 'files', 'ab', '合同.pdf'), Buffer.from([0, 1, 255]))
  writeFileSync(join(site.dataDir, 'secret'), 'the secret of the source')
}

const backup = (file = 'backup.zip') =>
  writeBackup({ dataDir: source.dataDir, secret: 'the secret of the source' }, source.url, join(folder, file))

const restore = (options: { file?: string; replace?: boolean } = {}) =>
  restoreBackup({
    config: target,
    databaseUrl: target.url,
    file: join(folder, options.file ?? 'backup.zip'),
    migrations: join(folder, 'migrations'),
    replace: options.replace ?? false,
  })

/** All that a restore must bring back, as text. */
async function contents(site: Site) {
  return {
    people: await query(site, 'select person::text as row from person order by id'),
    events: await query(
      site,
      'select tableoid::regclass::text as partition, count(*) from event group by 1 order by 1',
    ),
    sum: await query(site, 'select md5(string_agg(event::text, chr(10) order by id)) as sum from event'),
    daily: await query(site, 'select daily::text as row from facts.daily'),
    seed: await query(site, 'select word from keep_seed'),
    indexes: await query(site, `select indexdef from pg_indexes where schemaname in ('public', 'facts') order by 1`),
    keys: await query(
      site,
      `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as key from pg_constraint
       where contype in ('f', 'p', 'u') and connamespace in ('public'::regnamespace, 'facts'::regnamespace) order by 1, 2`,
    ),
  }
}

describe('backup and restore', () => {
  test('bring everything back, exactly', async () => {
    const written = await backup()
    expect(written).toEqual({ tables: 5, rows: 2 + 10_001 + 1 + 0 + 1, files: 1 })
    expect(statSync(join(folder, 'backup.zip')).mode & 0o777).toBe(0o600)
    const restored = await restore()
    expect(restored).toMatchObject({ rows: written.rows, files: 1, jobs: true })
    expect(await contents(target)).toEqual(await contents(source))
    expect(readFileSync(join(target.dataDir, 'files', 'ab', '合同.pdf'))).toEqual(Buffer.from([0, 1, 255]))
    expect(readFileSync(join(target.dataDir, 'secret'), 'utf8')).toBe('the secret of the source')
    expect(readdirSync(target.dataDir).sort()).toEqual(['files', 'secret'])
    // The numbers go on where they were.
    await query(target, `insert into person (id, name) values (gen_random_uuid(), 'next')`)
    expect(await query(target, `select number from person where name = 'next'`)).toEqual([{ number: 3 }])
  })

  test('show one moment, whatever is written meanwhile', async () => {
    const writing = backup()
    await query(source, `insert into event select gen_random_uuid(), '2026-01-06', null from generate_series(1, 3)`)
    const written = await writing
    await restore()
    const [{ count }] = await query(target, 'select count(*)::int from event')
    expect([10_001, 10_004]).toContain(count)
    expect(written.rows - count).toBe(4)
  })

  test('bring an older backup to the current version', async () => {
    await backup()
    writeFileSync(
      join(folder, 'migrations', '0002_more.sql'),
      `alter table person add shout text; update person set shout = name || '!'`,
    )
    await restore()
    expect(await query(target, `select shout from person where name = 'below'`)).toEqual([{ shout: 'below!' }])
    expect(await query(target, 'select name from schema_migration order by 1')).toEqual([
      { name: '0001_start.sql' },
      { name: '0002_more.sql' },
    ])
  })

  test('replace what is there only when told to', async () => {
    await backup()
    await query(target, 'create table precious as select 1 as one')
    await expect(restore()).rejects.toThrow(/--replace/)
    expect(await query(target, 'select one from precious')).toEqual([{ one: 1 }])
    await restore({ replace: true })
    expect(await query(target, `select to_regclass('precious') as found`)).toEqual([{ found: null }])
    await restore({ replace: true })
    expect(await contents(target)).toEqual(await contents(source))
  })
})

describe('a restore that fails leaves the former data', () => {
  beforeEach(async () => {
    await backup()
    await query(target, 'create table precious as select 1 as one')
    mkdirSync(join(target.dataDir, 'files'))
    writeFileSync(join(target.dataDir, 'files', 'mine'), 'mine')
    writeFileSync(join(target.dataDir, 'secret'), 'mine')
  })
  afterEach(async () => {
    expect(await query(target, 'select one from precious')).toEqual([{ one: 1 }])
    expect(await query(target, `select to_regclass('person') as found`)).toEqual([{ found: null }])
    expect(readdirSync(target.dataDir).sort()).toEqual(['files', 'secret'])
    expect(readFileSync(join(target.dataDir, 'files', 'mine'), 'utf8')).toBe('mine')
    expect(readFileSync(join(target.dataDir, 'secret'), 'utf8')).toBe('mine')
  })

  test('because the file is damaged', async () => {
    const bytes = readFileSync(join(folder, 'backup.zip'))
    for (let at = 2000; at < bytes.length / 2; at += 500) bytes[at]! ^= 0xff
    writeFileSync(join(folder, 'backup.zip'), bytes)
    await expect(restore({ replace: true })).rejects.toThrow(/not a backup of Zhanye, or it is damaged/)
  })

  test('because it is no backup', async () => {
    writeFileSync(join(folder, 'backup.zip'), 'hello')
    await expect(restore({ replace: true })).rejects.toThrow(/not a backup/)
  })

  test('because the program is older than the backup', async () => {
    rmSync(join(folder, 'migrations', '0001_start.sql'))
    await expect(restore({ replace: true })).rejects.toThrow(/newer version/)
  })

  test('because a later migration does not fit the data', async () => {
    writeFileSync(join(folder, 'migrations', '0002_strict.sql'), 'alter table person alter boss set not null')
    await expect(restore({ replace: true })).rejects.toThrow(/null values/)
  })
})

test('a backup that fails leaves no file, and the one before as it was', async () => {
  await backup()
  const before = readFileSync(join(folder, 'backup.zip'))
  await query(source, `create role blind login password 'blind'; grant connect on database source to blind`)
  const blind = new URL(source.url)
  blind.username = 'blind'
  blind.password = 'blind'
  const site = { dataDir: source.dataDir, secret: 's' }
  await expect(writeBackup(site, blind.href, join(folder, 'backup.zip'))).rejects.toThrow(/permission denied/)
  await expect(writeBackup(site, source.url, join(folder, 'no', 'folder.zip'))).rejects.toThrow(/cannot be written/)
  expect(readFileSync(join(folder, 'backup.zip'))).toEqual(before)
  expect(existsSync(join(folder, 'backup.zip.partial'))).toBe(false)
  await query(source, 'revoke connect on database source from blind; drop role blind')
})
