import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { setupCompany } from './index.ts'
import { Browser } from './testing/browser.ts'

let app: TestApp
beforeEach(async () => {
  app = await startTestApp({ setUp: false })
})
afterEach(() => app.stop())

const input = {
  company: '华辰科技有限公司',
  name: '王芳',
  email: 'Wang@Huachen.cn',
  password: 'correct horse battery',
  language: 'zh',
  currency: 'USD',
  demo: false,
}

describe('set-up', () => {
  it('makes company, administrator, department and regions, and signs the visitor in', async () => {
    const browser = new Browser(app.app)
    expect((await browser.get('setup')).body).toEqual({ needed: true })
    expect((await browser.post('setup', input)).body).toEqual({ ok: true })
    expect((await browser.get('setup')).body).toEqual({ needed: false })
    const me = (await browser.get('me')).body
    expect(me).toMatchObject({ name: '王芳', email: 'wang@huachen.cn', department: { label: '华辰科技有限公司' } })
    expect(me.roles.map((r: { key: string }) => r.key)).toEqual(['admin'])
    expect(await app.runtime.company()).toMatchObject({ name: '华辰科技有限公司', currency: 'USD', language: 'zh' })
    const { body } = await browser.get('regions')
    expect(body.items.map((r: { name: string }) => r.name)).toEqual(['华北', '华东', '华南', '西部'])
    const provinces = body.items.flatMap((r: { divisions: string[] }) => r.divisions)
    expect(provinces).toHaveLength(31)
    expect(new Set(provinces).size).toBe(31)
  })

  it('has one winner when two come at the same moment', async () => {
    const browsers = [new Browser(app.app), new Browser(app.app)]
    const answers = await Promise.all(browsers.map((b, i) => b.post('setup', { ...input, email: `p${i}@huachen.cn` })))
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
    expect(answers.find((a) => a.status === 409)?.body.code).toBe('already-set-up')
    const { rows } = await app.runtime.db.pool.query(
      'select (select count(*) from company) as companies, (select count(*) from auth_user) as users',
    )
    expect(rows).toEqual([{ companies: 1, users: 1 }])
  })

  it('names every fault at once and leaves nothing behind', async () => {
    const browser = new Browser(app.app)
    const { status, body } = await browser.post('setup', {
      ...input,
      company: ' ',
      email: 'wang',
      password: 'short',
      currency: 'XXX',
    })
    expect(status).toBe(400)
    expect(body.violations.map((v: { path: string }) => v.path)).toEqual(['company', 'email', 'password', 'currency'])
    expect((await browser.get('setup')).body).toEqual({ needed: true })
  })

  it('refuses a page of another site', async () => {
    const browser = new Browser(app.app)
    const { body } = await browser.send('POST', 'setup', input, { origin: 'https://evil.example' })
    expect(body.code).toBe('foreign-origin')
    expect((await browser.get('setup')).body).toEqual({ needed: true })
  })

  it('tells the terminal in words', async () => {
    const said = setupCompany(app.runtime, { company: 'A', email: 'a@b.cn', password: 'short', language: 'en' })
    await expect(said).rejects.toMatchObject({ name: 'OperatorError', message: 'password: At least 10 characters' })
    await setupCompany(app.runtime, { company: 'A', email: 'a@b.cn', password: 'long enough password', language: 'en' })
    const again = setupCompany(app.runtime, {
      company: 'B',
      email: 'b@b.cn',
      password: 'long enough password',
      language: 'en',
    })
    await expect(again).rejects.toThrow('set up already')
  })
})
