import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { findPostmaster } from './embedded-postmaster.ts'

// Each test makes a cluster; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let dataDir: string
let servers: EmbeddedServer[]
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'zhanye-embedded-'))
  chmodSync(dataDir, 0o711)
  servers = []
})
afterEach(async () => {
  for (const server of servers) await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const cluster = () => join(dataDir, 'postgres')

async function start(): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, unsafeForTests: true })
  servers.push(server)
  return server
}

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** A program of its own that starts the server and then waits to be killed. */
async function startElsewhere(): Promise<{ program: ChildProcess; url: string }> {
  const code = `
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))}
    const server = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, unsafeForTests: true })
    console.log(server.url)
    setInterval(() => {}, 1000)`
  const program = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(program.stdout!, 'data')
  return { program, url: String(line).trim() }
}

describe('startEmbedded', () => {
  test('gives a database that knows Chinese and has the extensions', async () => {
    const { url } = await start()
    for (const name of ['pg_trgm', 'ltree', 'btree_gist']) await query(url, `create extension ${name}`)
    const [row] = await query(
      url,
      `select show_trgm('中国移动') as trigrams, '中国移动股份' ilike '%移动%' as found, lower('É') as lower,
         current_setting('data_checksums') as checksums, current_database() as database`,
    )
    expect(row.trigrams.length).toBeGreaterThan(3)
    expect(row).toMatchObject({ found: true, lower: 'é', checksums: 'on', database: 'zhanye' })
  })

  test('keeps its password to itself and refuses without it', async () => {
    const { url } = await start()
    expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600)
    const wrong = new URL(url)
    wrong.password = 'guessed'
    await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  })

  test('is durable unless a test says otherwise', async () => {
    const server = await startEmbedded({ dataDir })
    servers.push(server)
    const [row] = await query(
      server.url,
      `select current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
         current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as listens`,
    )
    expect(row).toEqual({ fsync: 'on', pages: 'on', commit: 'on', listens: '127.0.0.1' })
  })

  test('keeps the data over a stop and a start', async () => {
    const first = await start()
    await query(first.url, `create table kept as select '客户' as name`)
    await first.stop()
    expect(findPostmaster(cluster())).toBeNull()
    const second = await start()
    expect(second.adopted).toBe(false)
    expect(await query(second.url, 'select name from kept')).toEqual([{ name: '客户' }])
  })

  test('adopts the server of a killed program, and can stop it', async () => {
    const { program, url } = await startElsewhere()
    await query(url, 'create table kept as select 1 as one')
    program.kill('SIGKILL')
    await once(program, 'exit')
    const server = await start()
    expect(server).toMatchObject({ adopted: true, url })
    expect(await query(server.url, 'select one from kept')).toEqual([{ one: 1 }])
    await server.stop()
    expect(findPostmaster(cluster())).toBeNull()
    await expect(query(url, 'select 1')).rejects.toThrow()
  })

  test('recovers what a crash of the machine left behind', async () => {
    const first = await startEmbedded({ dataDir })
    await query(first.url, 'create table kept as select 1 as one')
    process.kill(findPostmaster(cluster())!.pid, 'SIGKILL')
    const second = await start()
    expect(second.adopted).toBe(false)
    expect(await query(second.url, 'select one from kept')).toEqual([{ one: 1 }])
  })

  test('is not misled by a pid file whose number now belongs to another process', async () => {
    await (await start()).stop()
    writeFileSync(join(cluster(), 'postmaster.pid'), `${process.pid}\n${cluster()}\n0\n5432\n\n127.0.0.1\n\nready\n`)
    expect((await start()).adopted).toBe(false)
  })

  test('makes one cluster when two processes start at once', async () => {
    const [a, b] = await Promise.all([startElsewhere(), startElsewhere()])
    expect(a.url).toBe(b.url)
    for (const { program } of [a, b]) {
      program.kill('SIGKILL')
      await once(program, 'exit')
    }
    expect((await start()).adopted).toBe(true)
    expect(readdirSync(dataDir).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log'])
  })

  test('removes what an interrupted creation left, and creates anew', async () => {
    const draft = join(dataDir, 'postgres.new-999999999')
    mkdirSync(draft)
    writeFileSync(join(draft, 'PG_VERSION'), '18')
    await start()
    expect(existsSync(draft)).toBe(false)
  })

  test('says in one sentence why a damaged cluster does not start', async () => {
    await (await start()).stop()
    writeFileSync(join(cluster(), 'PG_VERSION'), '9\n')
    await expect(start()).rejects.toThrow(/does not start: .*PostgreSQL version/)
    writeFileSync(join(cluster(), 'PG_VERSION'), '18\n')
  })

  test('says that the password file does not fit', async () => {
    await start()
    const file = join(dataDir, 'postgres-password')
    const password = readFileSync(file, 'utf8')
    writeFileSync(file, 'another')
    await expect(startEmbedded({ dataDir })).rejects.toThrow(/postgres-password/)
    expect(findPostmaster(cluster())).not.toBeNull()
    writeFileSync(file, password)
  })

  test('leaves no server behind that was started in vain', async () => {
    await (await start()).stop()
    writeFileSync(join(dataDir, 'postgres-password'), 'another')
    await expect(start()).rejects.toThrow(/postgres-password/)
    expect(findPostmaster(cluster())).toBeNull()
  })
})
