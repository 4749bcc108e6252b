import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let app: TestApp
let worker: ChildProcess
let folder: string
let address: string

beforeAll(async () => {
  app = await startTestApp()
  folder = await mkdtemp(join(tmpdir(), 'zhanye-worker-'))
  worker = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, ROLE: 'worker', PORT: '', DATABASE_URL: app.databaseUrl, DATA_DIR: folder, SECRET: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(createInterface({ input: worker.stdout! }), 'line')
  address = /^展业 Zhanye worker (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1] ?? line
})
afterAll(async () => {
  if (worker.exitCode === null) {
    worker.kill()
    await once(worker, 'exit')
  }
  await app.stop()
  await rm(folder, { recursive: true, force: true })
})

const get = async (path: string) => {
  const response = await fetch(`${address}${path}`)
  return { status: response.status, text: await response.text() }
}

it('a worker tells that it lives, is ready, and what it does', async () => {
  expect(await get('/health/live')).toMatchObject({ status: 200, text: '{"status":"ok"}' })
  expect(await get('/health/ready')).toMatchObject({ status: 200 })
  await app.admin.patch(`employees/${app.admin.employeeId}`, { name: '改名' })
  await vi.waitFor(
    async () =>
      expect((await get('/metrics')).text).toMatch(
        /zhanye_job_seconds_count\{queue="event\.identity[^"]*",outcome="done"\} 1/,
      ),
    { timeout: 20_000, interval: 200 },
  )
})

it('serves neither the API nor screens', async () => {
  for (const path of ['/api/v1/me', '/api/auth/get-session', '/', '/sign-in'])
    expect((await get(path)).status).toBe(404)
})

it('is not ready without its tables, and lives on', async () => {
  await app.runtime.db.run(sql`alter table schema_migration rename to schema_migration_away`)
  expect((await get('/health/ready')).status).toBe(503)
  expect((await get('/health/live')).status).toBe(200)
  await app.runtime.db.run(sql`alter table schema_migration_away rename to schema_migration`)
  expect((await get('/health/ready')).status).toBe(200)
})

it('ends when told to', async () => {
  worker.kill('SIGTERM')
  const [code] = await once(worker, 'exit')
  expect(code).toBe(0)
})
