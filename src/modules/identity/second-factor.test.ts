import { createOTP } from '@better-auth/utils/otp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { Browser } from './testing/browser.ts'

const password = 'correct horse battery'
let app: TestApp
let person: TestClient
let secret: string
let backupCodes: string[]

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

/** The code an authenticator app would show. */
const currentCode = () => createOTP(secret).totp()
const base32 = (text: string): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...text.replace(/=+$/, '')].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => Number.parseInt(b, 2))).toString()
}

beforeEach(async () => {
  person = await app.person({ role: 'sales-rep' })
  const browser = new Browser(app.app)
  await browser.signIn(person.email, password)
  const { body } = await browser.post('/api/auth/two-factor/enable', { password })
  secret = base32(new URL(body.totpURI).searchParams.get('secret')!)
  backupCodes = body.backupCodes
  expect((await browser.get('me')).body.twoFactor).toBe(false)
  const confirmed = await browser.post('/api/auth/two-factor/verify-totp', { code: await currentCode() })
  expect(confirmed.status).toBe(200)
  expect((await browser.get('me')).body.twoFactor).toBe(true)
})

describe('second factor', () => {
  it('is asked for after the password, which alone opens nothing', async () => {
    const browser = new Browser(app.app)
    const first = await browser.signIn(person.email, password)
    expect(first.body).toMatchObject({ twoFactorRedirect: true })
    expect((await browser.get('me')).status).toBe(401)
    const code = await currentCode()
    const second = await browser.post('/api/auth/two-factor/verify-totp', {
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    })
    expect(second.status).toBe(200)
    expect((await browser.get('me')).body.email).toBe(person.email)
  })

  it('takes each backup code once', async () => {
    const browser = new Browser(app.app)
    await browser.signIn(person.email, password)
    expect((await browser.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] })).status).toBe(200)
    const again = new Browser(app.app)
    await again.signIn(person.email, password)
    const { status, body } = await again.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] })
    expect(status).toBe(401)
    expect(body).toMatchObject({ code: 'INVALID_BACKUP_CODE', message: '备用码不对或已用过' })
    expect((await again.get('me')).status).toBe(401)
  })

  it('limits wrong codes across sign-ins', async () => {
    const right = await currentCode()
    const wrong = right === '000000' ? '000001' : '000000'
    const guess = async () => {
      const browser = new Browser(app.app)
      await browser.signIn(person.email, password)
      return browser.post('/api/auth/two-factor/verify-totp', { code: wrong })
    }
    for (let i = 0; i < 5; i++) expect((await guess()).body.code).toBe('INVALID_CODE')
    const browser = new Browser(app.app)
    await browser.signIn(person.email, password)
    const { status, body } = await browser.post('/api/auth/two-factor/verify-totp', { code: await currentCode() })
    expect(status).toBe(429)
    expect(body.code).toBe('second-factor-locked')
  })

  it('is removed by an administrator for somebody who lost the phone', async () => {
    const given = await app.admin.post(`employees/${person.employeeId}/account`, {
      password: 'brand new passphrase',
      removeSecondFactor: true,
    })
    expect(given.status).toBe(200)
    const browser = new Browser(app.app)
    await browser.signIn(person.email, 'brand new passphrase')
    expect((await browser.get('me')).body).toMatchObject({ email: person.email, twoFactor: false })
  })
})
