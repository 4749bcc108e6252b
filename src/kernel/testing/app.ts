/** The product on a database of its own, for one test file. Only the clock is fake, when a test says so. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { inject } from 'vitest'
import { createApiKey, createUser, setupCompany } from '#modules/identity'
import { type ComposeOptions, type Composition, compose } from '../../app/compose.ts'
import type { Actor } from '../access/actor.ts'
import type { Context } from '../entity/context.ts'
import { templateName, withDatabase } from './global-setup.ts'

export interface TestApp extends Composition {
  databaseUrl: string
  admin: TestClient
  /** A person with one role, and a client that acts as them. */
  person(options: { role: string; name?: string; department?: string; manager?: string }): Promise<TestClient>
  /** Moves the product's clock. */
  at(instant: string): void
  stop(): Promise<void>
}

export interface TestClient {
  email: string
  employeeId: string
  key: string
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>
  get(path: string): Promise<TestAnswer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<TestAnswer>
  delete(path: string): Promise<TestAnswer>
  actor(): Promise<Actor>
  /** Runs work as this person inside one transaction. */
  transact<T>(work: (ctx: Context) => Promise<T>): Promise<T>
}

export interface TestAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape.
  body: any
  headers: Headers
}

let serial = 0

export interface TestAppOptions
  extends Pick<ComposeOptions, 'mailTimeouts' | 'smtpUrl' | 'messageMilliseconds' | 'log'> {
  worker?: boolean
  setUp?: boolean
}

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const adminUrl = inject('postgresUrl')
  const name = `t_${process.pid}_${++serial}_${Date.now() % 1e6}`
  await asAdmin(adminUrl, `create database ${name} template ${templateName}`)
  const databaseUrl = withDatabase(adminUrl, name)
  const dataDir = await mkdtemp(join(tmpdir(), 'zhanye-data-'))
  let now: string | undefined
  const composition = await compose(
    {
      dataDir,
      secret: 'test-secret-'.repeat(4),
      publicUrl: null,
      logLevel: 'silent',
      log: options.log ?? pino({ level: process.env.TEST_LOG ?? 'silent' }),
      worker: options.worker ?? false,
      smtpUrl: options.smtpUrl ?? null,
      ...(options.messageMilliseconds && { messageMilliseconds: options.messageMilliseconds }),
      ...(options.mailTimeouts && { mailTimeouts: options.mailTimeouts }),
      clock: () => (now ? new Date(now) : new Date()),
    },
    databaseUrl,
  )
  const { runtime } = composition
  const worker = options.worker ? await composition.startWorker() : undefined

  const clientOf = async (email: string): Promise<TestClient> => {
    const key = await createApiKey(runtime, { email, name: 'test' })
    const { rows } = await runtime.db.pool.query('select id from employee where email = $1', [email])
    const employeeId = rows[0].id as string
    const request: TestClient['request'] = async (method, path, body, headers = {}) => {
      const response = await composition.app.request(path.startsWith('/') ? path : `/api/v1/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json')
      return { status: response.status, body: isJson && text ? JSON.parse(text) : text, headers: response.headers }
    }
    const actor = async () => (await runtime.organisation.actorOfEmployee(runtime.db, employeeId))!
    return {
      email,
      employeeId,
      key,
      request,
      get: (path) => request('GET', path),
      post: (path, body, headers) => request('POST', path, body ?? {}, headers),
      patch: (path, body, headers) => request('PATCH', path, body ?? {}, headers),
      delete: (path) => request('DELETE', path),
      actor,
      transact: async (work) => runtime.transact({ actor: await actor(), source: 'api' }, work),
    }
  }

  let admin: TestClient | undefined
  if (options.setUp !== false) {
    await setupCompany(runtime, {
      company: '测试公司',
      name: '管理员',
      email: 'admin@example.com',
      password: 'correct horse battery',
      language: 'zh',
      demo: false,
    })
    admin = await clientOf('admin@example.com')
  }
  return {
    ...composition,
    databaseUrl,
    admin: admin as TestClient,
    async person({ role, name: personName, department, manager }) {
      const email = `p${++serial}@example.com`
      await createUser(runtime, {
        email,
        name: personName ?? `${role} ${serial}`,
        password: 'correct horse battery',
        role,
        department,
        manager,
      })
      return clientOf(email)
    },
    at(instant) {
      now = instant
      runtime.forget()
    },
    async stop() {
      await worker?.stop()
      await composition.close()
      await asAdmin(adminUrl, `drop database if exists ${name} with (force)`)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}
