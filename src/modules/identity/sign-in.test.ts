import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { Browser } from './testing/browser.ts'

const password = 'correct horse battery'
let app: TestApp
let browser: Browser

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())
beforeEach(async () => {
  browser = new Browser(app.app)
  await app.runtime.db.pool.query('delete from sign_in_failure')
})

describe('sign-in', () => {
  it('gives a session that acts as the person, and a cookie scripts cannot read', async () => {
    const { status, cookies } = await browser.signIn('Admin@Example.com ', password)
    expect(status).toBe(200)
    const cookie = cookies.find((line) => line.startsWith('zhanye.session_token='))
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).not.toMatch(/Secure/i)
    const me = await browser.get('me')
    expect(me.body).toMatchObject({ email: 'admin@example.com', language: 'zh', theme: 'system', twoFactor: false })
    expect(me.body.permissions).toContain('admin')
  })

  it('says the same for a wrong password and an unknown address', async () => {
    const wrong = await browser.signIn('admin@example.com', 'wrong password')
    const unknown = await browser.signIn('nobody@example.com', 'wrong password')
    expect(wrong.status).toBe(401)
    expect(wrong.body).toMatchObject({ code: 'INVALID_EMAIL_OR_PASSWORD', message: '邮箱或密码不对', violations: [] })
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' })
    expect((await browser.get('me')).status).toBe(401)
  })

  it('does not know a cookie that somebody else signed, or changed', async () => {
    await browser.signIn('admin@example.com', password)
    const value = browser.jar.get('zhanye.session_token')!
    const [token, signature] = decodeURIComponent(value).split('.') as [string, string]
    const forged = Buffer.from(signature, 'base64').reverse().toString('base64')
    for (const tried of [`${token}.${forged}`, `x${token}.${signature}`, `${token}.`, token, '%', '.']) {
      browser.jar.set('zhanye.session_token', tried === '%' ? tried : encodeURIComponent(tried))
      expect([tried, (await browser.get('me')).status]).toEqual([tried, 401])
    }
    browser.jar.set('zhanye.session_token', value)
    expect((await browser.get('me')).status).toBe(200)
  })

  it('refuses a page of another site, and everything that is not offered', async () => {
    const body = { email: 'admin@example.com', password }
    const foreign = { origin: 'https://evil.example' }
    expect((await browser.send('POST', '/api/auth/sign-in/email', body, foreign)).body.code).toBe('foreign-origin')
    expect((await browser.send('POST', '/api/auth/sign-in/email', body, { origin: 'null' })).status).toBe(403)
    await browser.signIn('admin@example.com', password)
    expect((await browser.send('POST', '/api/auth/sign-out', {}, foreign)).status).toBe(403)
    for (const path of [
      'sign-up/email',
      'update-user',
      'delete-user',
      'change-email',
      'reset-password',
      'ok',
      'constructor',
    ])
      expect([path, (await browser.post(`/api/auth/${path}`, body)).status]).toEqual([path, 404])
    expect((await browser.get('me')).status).toBe(200)
  })
})

describe('sessions', () => {
  it('are listed, and end one by one or all but this', async () => {
    const [here, there] = [browser, new Browser(app.app)]
    const person = await app.person({ role: 'sales-rep' })
    await here.signIn(person.email, password)
    await there.signIn(person.email, password)
    const { body: sessions } = await here.get('/api/auth/list-sessions')
    expect(sessions).toHaveLength(2)
    const { body: current } = await here.get('/api/auth/get-session')
    const other = sessions.find((s: { id: string }) => s.id !== current.session.id)
    expect((await here.post('/api/auth/revoke-session', { token: other.token })).status).toBe(200)
    expect((await there.get('me')).status).toBe(401)
    await there.signIn(person.email, password)
    await here.post('/api/auth/revoke-other-sessions')
    expect((await there.get('me')).status).toBe(401)
    await here.post('/api/auth/sign-out')
    expect((await here.get('me')).status).toBe(401)
  })

  it('last 30 days from their last use', async () => {
    const person = await app.person({ role: 'sales-rep' })
    await browser.signIn(person.email, password)
    const day = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString()
    try {
      app.at(day(29))
      expect((await browser.get('me')).status).toBe(200)
      app.at(day(58))
      expect((await browser.get('me')).status).toBe(200)
      app.at(day(89))
      expect((await browser.get('me')).status).toBe(401)
    } finally {
      app.at(new Date().toISOString())
    }
  })

  it('a new password ends all others, and the old one is worth nothing', async () => {
    const person = await app.person({ role: 'sales-rep' })
    const other = new Browser(app.app)
    await browser.signIn(person.email, password)
    await other.signIn(person.email, password)
    const short = await browser.post('/api/auth/change-password', { currentPassword: password, newPassword: 'short' })
    expect(short.body.violations).toMatchObject([
      { code: 'field.too-short', path: 'newPassword', message: '至少 10 个字符' },
    ])
    const wrong = await browser.post('/api/auth/change-password', {
      currentPassword: 'not this one',
      newPassword: 'a new passphrase',
    })
    expect(wrong.body).toMatchObject({ code: 'INVALID_PASSWORD' })
    const changed = await browser.post('/api/auth/change-password', {
      currentPassword: password,
      newPassword: 'a new passphrase',
    })
    expect(changed.status).toBe(200)
    expect((await browser.get('me')).status).toBe(200)
    expect((await other.get('me')).status).toBe(401)
    expect((await other.signIn(person.email, password)).status).toBe(401)
    expect((await other.signIn(person.email, 'a new passphrase')).status).toBe(200)
  })
})
