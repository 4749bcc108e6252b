import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { Browser } from '../testing/browser.ts'
import { TestProvider } from '../testing/provider.ts'

const password = 'correct horse battery'
let app: TestApp
let provider: TestProvider
let person: TestClient
let serial = 0

beforeAll(async () => {
  app = await startTestApp()
  provider = await TestProvider.start()
})
afterAll(async () => {
  await provider.stop()
  await app.stop()
})

const choose = (change: object = {}) =>
  app.admin.request('PUT', 'single-sign-on', {
    enabled: true,
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    ...change,
  })

beforeEach(async () => {
  provider.reset()
  person = await app.person({ role: 'sales-rep' })
  provider.behaviour.person = { sub: `sub-${++serial}`, email: person.email, email_verified: true }
  expect((await choose()).status).toBe(200)
})

/** Where the sign-in page sends the browser. */
async function begin(browser: Browser, body: object = {}): Promise<string> {
  const { status, body: answer } = await browser.post('/api/auth/sign-in/sso', body)
  expect(status, JSON.stringify(answer)).toBe(200)
  return answer.url
}

/** Comes back from the provider. @returns what the sign-in page is told */
async function comeBack(browser: Browser, back: URL): Promise<string> {
  const cookie = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await app.app.request(`${back.pathname}${back.search}`, { headers: { cookie } })
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    if (/max-age=0(;|$)/i.test(line)) browser.jar.delete(pair.slice(0, at))
    else browser.jar.set(pair.slice(0, at), pair.slice(at + 1))
  }
  expect(response.status).toBe(302)
  return response.headers.get('location')!.replace('/sign-in?sso=', '')
}

async function signIn(browser = new Browser(app.app)): Promise<string> {
  return comeBack(browser, await provider.visit(await begin(browser)))
}

const isIn = async (browser: Browser) => (await browser.get('me')).body.email

const account = async (client: TestClient) =>
  (
    await app.runtime.db.run<{ accounts: number }>(sql`
    select (select count(*) from auth_account a where a.user_id = e.user_id and a.provider_id = 'sso') as accounts
    from employee e where e.id = ${client.employeeId}::uuid`)
  )[0]!.accounts

describe('single sign-on', () => {
  it('lets an employee in by the verified address, every time as the same account', async () => {
    for (let i = 0; i < 2; i++) {
      const browser = new Browser(app.app)
      expect(await signIn(browser)).toBe('done')
      expect(await isIn(browser)).toBe(person.email)
      expect(await account(person)).toBe(1)
    }
    const { body: history } = await app.admin.get(`employees/${person.employeeId}/history`)
    expect(history.items[0]).toMatchObject({
      action: 'single-sign-on',
      by: { id: person.employeeId },
      text: `通过单点登录进入（${provider.issuer}）`,
    })
    // Nothing of the provider's tokens is kept.
    const kept = await app.runtime.db.run(sql`select 1 from auth_account
      where provider_id = 'sso' and coalesce(access_token, refresh_token, id_token) is not null`)
    expect(kept).toEqual([])
  })

  it('counts as a factor of its own: no code is asked for', async () => {
    await app.runtime.db.run(sql`update auth_user set two_factor_enabled = true where email = ${person.email}`)
    const browser = new Browser(app.app)
    expect(await signIn(browser)).toBe('done')
    expect(await isIn(browser)).toBe(person.email)
  })

  it('sends PKCE, state and nonce, each time new', async () => {
    const [one, two] = await Promise.all([begin(new Browser(app.app)), begin(new Browser(app.app))])
    const [a, b] = [new URL(one).searchParams, new URL(two).searchParams]
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(a.get(name)!.length).toBeGreaterThan(20)
      expect(a.get(name)).not.toBe(b.get(name))
    }
    expect(a.get('code_challenge_method')).toBe('S256')
    expect(a.get('redirect_uri')).toBe('http://localhost/api/auth/callback/sso')
  })

  it('takes the address from the user info when the token has none, but only that of the same person', async () => {
    const { sub, ...claims } = provider.behaviour.person
    provider.behaviour.person = { sub }
    provider.behaviour.userInfo = { sub, ...claims }
    expect(await signIn()).toBe('done')
    provider.behaviour.userInfo = { sub: 'somebody', ...claims }
    expect(await signIn()).toBe('no-email')
  })

  it('takes it from the claim that was chosen', async () => {
    await choose({ emailClaim: 'upn', trustAddresses: true })
    provider.behaviour.person = {
      sub: `upn-${serial}`,
      upn: person.email,
      email: 'admin@example.com',
      email_verified: true,
    }
    const browser = new Browser(app.app)
    expect(await signIn(browser)).toBe('done')
    expect(await isIn(browser)).toBe(person.email)
  })
})

describe('a stranger', () => {
  const refused = async (expected: string) => {
    const browser = new Browser(app.app)
    expect(await signIn(browser)).toBe(expected)
    expect(await isIn(browser)).toBeUndefined()
    expect(await account(person)).toBe(0)
  }

  it.each([
    ['signed with another key', { sign: 'other-key' }],
    ['not signed', { sign: 'none' }],
    ['signed with the public key as a secret', { sign: 'hmac' }],
    ['missing', { sign: 'missing' }],
    ['for another nonce', { token: { nonce: 'stolen' } }],
    ['without a nonce', { token: { nonce: undefined } }],
    ['of another issuer', { token: { iss: 'https://evil.example' } }],
    ['for another client', { token: { aud: 'another' } }],
    ['that has ended', { token: { exp: Math.floor(Date.now() / 1000) - 600 } }],
  ])('does not get in with an ID token %s', async (_name, behaviour) => {
    Object.assign(provider.behaviour, behaviour)
    await refused('failed')
  })

  it('does not get in with an address that is not verified, or says nothing of it', async () => {
    provider.behaviour.token = { email_verified: false }
    await refused('unverified')
    provider.behaviour.token = { email_verified: undefined }
    await refused('unverified')
    await choose({ trustAddresses: true })
    provider.behaviour.token = { email_verified: false }
    await refused('unverified')
  })

  it('does not get in as nobody that we know, from another domain, or after leaving', async () => {
    provider.behaviour.token = { email: 'nobody@example.com' }
    await refused('unknown')
    await choose({ domains: ['other.example'] })
    provider.behaviour.token = {}
    await refused('domain')
    await choose({ domains: ['example.com'] })
    expect((await app.admin.patch(`employees/${person.employeeId}`, { status: 'left' })).status).toBe(200)
    await refused('disabled')
  })

  it('does not become an employee: there is no way to register', async () => {
    const before = await app.runtime.db.run(sql`select id from auth_user union all select id::text from employee`)
    provider.behaviour.token = { email: 'new@example.com' }
    await choose({ createAccounts: true })
    await refused('unknown')
    expect(await app.runtime.db.run(sql`select id from auth_user union all select id::text from employee`)).toEqual(
      before,
    )
  })

  it('cannot use an answer meant for somebody else’s browser, use one twice, or make one up', async () => {
    const [browser, thief] = [new Browser(app.app), new Browser(app.app)]
    const back = await provider.visit(await begin(browser))
    expect(await comeBack(thief, back)).toBe('expired')
    expect(await isIn(thief)).toBeUndefined()
    await begin(thief)
    expect(await comeBack(thief, back)).toBe('expired')
    const again = new Browser(app.app)
    const mine = await provider.visit(await begin(again))
    const cookies = new Map(again.jar)
    expect(await comeBack(again, mine)).toBe('done')
    const replay = new Browser(app.app)
    for (const [name, value] of cookies) replay.jar.set(name, value)
    expect(await comeBack(replay, mine)).toBe('expired')
    expect(await isIn(replay)).toBeUndefined()
    for (const search of ['', '?code=x', '?state=x&code=y', '?error=access_denied'])
      expect([
        search,
        await comeBack(new Browser(app.app), new URL(`http://localhost/api/auth/callback/sso${search}`)),
      ]).toEqual([search, 'expired'])
  })

  it('who is known to the provider as one person does not become another by a new address', async () => {
    expect(await signIn()).toBe('done')
    const other = await app.person({ role: 'sales-rep' })
    provider.behaviour.token = { email: other.email }
    const browser = new Browser(app.app)
    expect(await signIn(browser)).toBe('other-account')
    expect(await isIn(browser)).toBeUndefined()
  })

  it('is told when somebody cancels at the provider', async () => {
    provider.behaviour.error = 'access_denied'
    await refused('cancelled')
  })

  it('cannot start from another site', async () => {
    const foreign = { origin: 'https://evil.example' }
    const { status } = await new Browser(app.app).send('POST', '/api/auth/sign-in/sso', {}, foreign)
    expect(status).toBe(403)
  })
})

describe('an employee without an account', () => {
  it('gets one at the first sign-in only when that is wanted', async () => {
    const email = `fresh${serial}@example.com`
    const { body: fresh } = await app.admin.post('employees', {
      name: '新人',
      email,
      status: 'active',
      roles: ['sales-rep'],
    })
    provider.behaviour.token = { email }
    expect(await signIn()).toBe('no-account')
    await choose({ createAccounts: true })
    const browser = new Browser(app.app)
    expect(await signIn(browser)).toBe('done')
    expect(await isIn(browser)).toBe(email)
    const change = await browser.post('/api/auth/change-password', {
      currentPassword: 'x',
      newPassword: 'a new passphrase',
    })
    expect(change.body).toMatchObject({
      code: 'CREDENTIAL_ACCOUNT_NOT_FOUND',
      message: '此账号通过单点登录进入，没有密码',
    })
    // An administrator may give a password all the same.
    expect((await app.admin.post(`employees/${fresh.id}/account`, { password })).status).toBe(200)
    expect((await new Browser(app.app).signIn(email, password)).status).toBe(200)
  })
})

describe('only by single sign-on', () => {
  it('refuses passwords but for administrators, and tells nobody whose they are', async () => {
    await choose({ only: true })
    const refused = await new Browser(app.app).signIn(person.email, password)
    expect(refused.status).toBe(403)
    expect(refused.body).toMatchObject({ code: 'sso-required' })
    expect(refused.cookies.filter((line) => line.includes('session_token') && !/max-age=0/i.test(line))).toEqual([])
    expect((await new Browser(app.app).signIn(person.email, 'wrong password')).status).toBe(401)
    expect((await new Browser(app.app).signIn('admin@example.com', password)).status).toBe(200)
    expect(await signIn()).toBe('done')
    expect((await app.admin.get('/api/v1/sign-in-options')).body).toEqual({
      singleSignOn: { label: { zh: '', en: '' }, only: true },
    })
    await choose({ only: true, enabled: false })
    expect((await new Browser(app.app).signIn(person.email, password)).status).toBe(200)
  })
})

describe('its settings', () => {
  it('are for administrators, and never show the secret again', async () => {
    expect((await person.get('single-sign-on')).status).toBe(403)
    expect((await person.request('PUT', 'single-sign-on', { enabled: false })).status).toBe(403)
    expect((await person.delete('single-sign-on')).status).toBe(403)
    const { body } = await app.admin.get('single-sign-on')
    expect(body).toMatchObject({
      issuer: provider.issuer,
      hasSecret: true,
      callback: 'http://localhost/api/auth/callback/sso',
    })
    const settings = (await app.admin.get('settings')).body
    const rows = await app.runtime.db.run(sql`select value from setting`)
    const audit = await app.runtime.db.run(sql`select * from audit`)
    for (const shown of [body, settings, rows, audit]) expect(JSON.stringify(shown)).not.toContain('provider-secret')
  })

  it('keep the secret over a change, but do not send it to another provider', async () => {
    expect((await choose({ clientSecret: undefined, label: { zh: '企业登录', en: 'Company' } })).status).toBe(200)
    expect(await signIn()).toBe('done')
    for (const change of [{ clientId: 'other' }, { issuer: `${provider.issuer}/`, clientId: 'other' }]) {
      const { status, body } = await choose({ clientSecret: undefined, ...change })
      expect(status).toBe(422)
      expect(body.violations).toMatchObject([{ code: 'sso.secret-needed', path: 'clientSecret' }])
    }
  })

  it('take the address of the discovery document for the issuer', async () => {
    const typed = `${provider.issuer}/.well-known/openid-configuration`
    expect((await choose({ issuer: typed })).body.issuer).toBe(provider.issuer)
  })

  it.each([
    ['http://login.example.com', {}, 'sso.address'],
    ['ftp://login.example.com', {}, 'sso.address'],
    ['nonsense', {}, 'sso.address'],
    ['http://127.0.0.1:1/realm', {}, 'sso.unreachable'],
    ['', { issuer: 'https://evil.example' }, 'sso.other-issuer'],
    ['', { jwks_uri: undefined }, 'sso.not-oidc'],
    ['', { token_endpoint: 'http://plain.example/token' }, 'sso.not-oidc'],
    ['', { id_token_signing_alg_values_supported: [] }, 'sso.not-oidc'],
  ])('refuse the issuer "%s" with %j: %s', async (issuer, discovery, code) => {
    provider.discovery = discovery
    const { status, body } = await choose(issuer ? { issuer } : {})
    expect(status).toBe(422)
    expect(body.violations).toMatchObject([{ code, path: 'issuer', message: expect.stringMatching(/[一-龥]/) }])
  })

  it('say every fault at once', async () => {
    const { status, body } = await choose({
      clientId: 'x'.repeat(400),
      domains: ['@example.com'],
      emailClaim: 'a b',
      odd: 1,
    })
    expect(status).toBe(400)
    expect(body.violations.map((v: { code: string }) => v.code).sort()).toEqual([
      'field.too-long',
      'field.unknown',
      'sso.claim',
      'sso.domain',
    ])
  })

  it('are off after they were removed, for everybody', async () => {
    expect((await app.admin.delete('single-sign-on')).body).toMatchObject({
      enabled: false,
      issuer: '',
      hasSecret: false,
    })
    expect((await new Browser(app.app).post('/api/auth/sign-in/sso')).body).toMatchObject({ code: 'sso.off' })
    expect((await app.admin.get('/api/v1/sign-in-options')).body).toEqual({ singleSignOn: null })
  })

  it('say so when the provider is away, and work again when it is back', async () => {
    await choose({ label: { zh: '换', en: `${serial}` } })
    provider.discovery = { jwks_uri: undefined }
    const { status, body } = await new Browser(app.app).post('/api/auth/sign-in/sso')
    expect([status, body.code]).toEqual([503, 'sso.provider-down'])
    provider.discovery = {}
    expect(await signIn()).toBe('done')
  })
})
