import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { Browser } from './testing/browser.ts'

const password = 'correct horse battery'
const noon = '2026-03-02T04:00:00Z'
let app: TestApp
let browser: Browser

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())
beforeEach(async () => {
  browser = new Browser(app.app)
  app.at(noon)
  await app.runtime.db.pool.query('delete from sign_in_failure')
})
afterEach(() => app.runtime.db.pool.query(`delete from setting where key = 'sign-in'`))

const policy = (figures: object) =>
  app.runtime.db.pool.query(`insert into setting (key, value) values ('sign-in', $1)`, [
    { failures: 5, windowMinutes: 15, lockMinutes: 15, perAddress: 50, ...figures },
  ])

async function fail(email: string, times: number): Promise<number[]> {
  const statuses = []
  for (let i = 0; i < times; i++) statuses.push((await browser.signIn(email, `wrong guess ${i}`)).status)
  return statuses
}

describe('lock-out', () => {
  it('refuses the right password too after five failures, until the time it names', async () => {
    expect(await fail('admin@example.com', 5)).toEqual([401, 401, 401, 401, 401])
    const { status, body } = await browser.signIn('admin@example.com', password)
    expect(status).toBe(429)
    expect(body).toMatchObject({
      code: 'account-locked',
      lockedUntil: '2026-03-02T04:15:00.000Z',
      retryAfterSeconds: 900,
    })
    // Company time, not UTC.
    expect(body.message).toContain('12:15')
    const english = await browser.send(
      'POST',
      '/api/auth/sign-in/email',
      { email: 'admin@example.com', password },
      { 'accept-language': 'en' },
    )
    expect(english.body.message).toContain('locked until 12:15')
    app.at('2026-03-02T04:14:59Z')
    expect((await browser.signIn('admin@example.com', password)).status).toBe(429)
    app.at('2026-03-02T04:15:00Z')
    expect((await browser.signIn('admin@example.com', password)).status).toBe(200)
  })

  it('does not tell whether the account exists', async () => {
    expect(await fail('nobody@example.com', 5)).toEqual([401, 401, 401, 401, 401])
    const unknown = await browser.signIn('nobody@example.com', password)
    await fail('admin@example.com', 5)
    const known = await browser.signIn('admin@example.com', password)
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...known.body, requestId: '' })
  })

  it('counts attempts at the same moment one by one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => browser.signIn('admin@example.com', `guess number ${i}`)),
    )
    expect(answers.filter((a) => a.status === 401)).toHaveLength(5)
    expect(answers.filter((a) => a.body.code === 'account-locked')).toHaveLength(7)
  })

  it('forgets failures after a success', async () => {
    await fail('admin@example.com', 4)
    expect((await browser.signIn('admin@example.com', password)).status).toBe(200)
    expect(await fail('admin@example.com', 4)).toEqual([401, 401, 401, 401])
    expect((await browser.signIn('admin@example.com', password)).status).toBe(200)
  })

  it('follows the setting', async () => {
    await policy({ failures: 2, lockMinutes: 60 })
    await fail('admin@example.com', 2)
    expect((await browser.signIn('admin@example.com', password)).body.lockedUntil).toBe('2026-03-02T05:00:00.000Z')
  })

  it('slows down a network address that tries many accounts', async () => {
    await policy({ perAddress: 3 })
    for (const name of ['a', 'b', 'c']) await fail(`${name}@example.com`, 1)
    const { status, body } = await browser.signIn('admin@example.com', password)
    expect(status).toBe(429)
    expect(body).toMatchObject({ code: 'too-many-attempts', retryAfterSeconds: 900 })
  })

  it('counts wrong passwords of somebody who is signed in as well', async () => {
    await browser.signIn('admin@example.com', password)
    for (let i = 0; i < 5; i++) await browser.post('/api/auth/two-factor/enable', { password: `wrong guess ${i}` })
    const { body } = await browser.post('/api/auth/two-factor/enable', { password })
    expect(body.code).toBe('account-locked')
  })

  it('ends when an administrator gives a new password', async () => {
    const person = await app.person({ role: 'sales-rep' })
    await fail(person.email, 5)
    await app.admin.post(`employees/${person.employeeId}/account`, { password: 'brand new passphrase' })
    expect((await browser.signIn(person.email, 'brand new passphrase')).status).toBe(200)
  })
})
