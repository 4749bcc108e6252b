import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { observeQueries } from '#kernel/data/connection.ts'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { createApiKey } from './index.ts'
import { Browser } from './testing/browser.ts'

const password = 'correct horse battery'
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

async function withKey(key: string) {
  const response = await app.app.request('/api/v1/me', { headers: { authorization: `Bearer ${key}` } })
  return { status: response.status, body: (await response.json()) as { email?: string; code?: string } }
}

async function signedIn(role: string): Promise<{ browser: Browser; email: string; employeeId: string }> {
  const person = await app.person({ role })
  const browser = new Browser(app.app)
  await browser.signIn(person.email, password)
  return { browser, email: person.email, employeeId: person.employeeId }
}

describe('API keys', () => {
  it('are shown once, act as their owner, and end when revoked', async () => {
    const { browser, email } = await signedIn('sales-rep')
    const made = await browser.post('api-keys', { name: ' ERP ' })
    expect(made.status).toBe(201)
    expect(made.body.key).toMatch(/^zy_[A-Za-z0-9_-]{43}$/)
    expect(made.body).toMatchObject({ name: 'ERP', prefix: made.body.key.slice(0, 8), lastUsedAt: null })
    expect((await withKey(made.body.key)).body.email).toBe(email)
    const { body: list } = await browser.get('api-keys')
    expect(list.items).toHaveLength(2)
    expect(list.items[0]).not.toHaveProperty('key')
    expect(JSON.stringify(list)).not.toContain(made.body.key)
    expect(list.items[0].lastUsedAt).not.toBeNull()
    await browser.send('DELETE', `api-keys/${made.body.id}`)
    const after = await withKey(made.body.key)
    expect(after.status).toBe(401)
    expect(after.body).toMatchObject({ code: 'api-key-invalid' })
  })

  it('are stored as a hash only', async () => {
    const key = await createApiKey(app.runtime, { email: 'admin@example.com', name: 'test' })
    const { rows } = await app.runtime.db.pool.query(`select to_jsonb(k)::text as row from api_key k`)
    expect(rows.some(({ row }: { row: string }) => row.includes(key.slice(8)))).toBe(false)
  })

  it.each(['zy_', 'nonsense', `zy_${'a'.repeat(43)}`, ''])('"%s" is a 401', async (key) => {
    expect((await withKey(key)).status).toBe(401)
  })

  it('end on their day', async () => {
    const { browser } = await signedIn('sales-rep')
    const past = await browser.post('api-keys', { name: 'old', expiresAt: '2020-01-01T00:00:00Z' })
    expect(past.body.violations).toMatchObject([{ code: 'api-key.expires-in-past', path: 'expiresAt' }])
    const soon = new Date(Date.now() + 3_600_000).toISOString()
    const { body } = await browser.post('api-keys', { name: 'soon', expiresAt: soon })
    expect((await withKey(body.key)).status).toBe(200)
    await app.runtime.db.pool.query(`update api_key set expires_at = now() - interval '1 second' where id = $1`, [
      body.id,
    ])
    expect((await withKey(body.key)).status).toBe(401)
  })

  it('cannot make keys themselves', async () => {
    expect((await app.admin.post('api-keys', { name: 'child' })).body.code).toBe('api-key.needs-session')
  })

  it('belong to their owner: others neither see nor revoke them, an administrator does', async () => {
    const [a, b] = [await signedIn('sales-rep'), await signedIn('sales-rep')]
    const { body: key } = await a.browser.post('api-keys', { name: 'mine' })
    expect(JSON.stringify((await b.browser.get('api-keys?all=1')).body)).not.toContain(key.id)
    expect((await b.browser.send('DELETE', `api-keys/${key.id}`)).status).toBe(404)
    expect(JSON.stringify((await app.admin.get('api-keys?all=1')).body)).toContain(key.id)
    expect((await app.admin.delete(`api-keys/${key.id}`)).status).toBe(200)
    expect((await withKey(key.key)).status).toBe(401)
  })

  it('cost one query, and write at most once a minute', async () => {
    const { email } = await signedIn('sales-rep')
    const key = await createApiKey(app.runtime, { email, name: 'counted' })
    await withKey(key)
    const stamp = async () =>
      (await app.runtime.db.pool.query(`select last_used_at from api_key where name = 'counted'`)).rows[0].last_used_at
    const first = await stamp()
    const texts: string[] = []
    const stop = observeQueries((text) => texts.push(text))
    await withKey(key)
    stop()
    expect(texts.filter((text) => text.includes('api_key'))).toHaveLength(1)
    expect(await stamp()).toBe(first)
  })
})
