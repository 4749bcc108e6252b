import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { backOffMinutes, claimNextMail, markHandedOver } from './outbox.ts'
import { startHanging, startSmtp, type TestSmtp, utf8 } from './testing/smtp.ts'

let app: TestApp
let rep: TestClient
let now = new Date('2026-03-02T01:00:00.000Z')
const closing: (() => Promise<void>)[] = []

const settings = { security: 'none', senderAddress: 'crm@example.com', senderName: '展业' } as const
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
  app.at(now.toISOString())
}
async function smtp(options: Parameters<typeof startSmtp>[0] = {}): Promise<TestSmtp> {
  const server = await startSmtp(options)
  closing.push(server.stop)
  await use(server.port)
  return server
}
const use = (port: number) => app.admin.request('PUT', 'mail/settings', { host: '127.0.0.1', port, ...settings })
const queue = (title = '三月数字', extra = {}) =>
  app.admin.transact((ctx) =>
    app.runtime.mail.send(ctx.sql, {
      kind: 'test',
      to: { id: rep.employeeId, name: '小李', email: rep.email, language: 'zh' },
      title,
      blocks: [{ paragraph: '正文' }],
      footer: '页脚',
      ...extra,
    }),
  )
const states = async () =>
  (await app.admin.get('mail/messages')).body.items.map((m: { state: string }) => m.state) as string[]
const sweep = () => app.runtime.mail.sweep()

beforeAll(async () => {
  app = await startTestApp({ mailTimeouts: { connect: 1500, silence: 1500 } })
  app.at(now.toISOString())
  rep = await app.person({ role: 'sales-rep', name: '小李' })
})
afterEach(async () => {
  await Promise.all(closing.splice(0).map((stop) => stop()))
  await app.runtime.db.pool.query('delete from mail')
})
afterAll(() => app?.stop())

describe('without a server', () => {
  it('says so, and nothing piles up', async () => {
    expect((await app.admin.get('mail/settings')).body).toMatchObject({ source: 'none', settings: null })
    expect(await queue()).toBe('off')
    expect(await states()).toEqual([])
    expect((await rep.get('notification-preferences')).body.mail).toEqual({ available: false, address: rep.email })
    expect(await app.admin.post('mail/test')).toMatchObject({ status: 409, body: { code: 'mail.off' } })
  })
})

describe('settings', () => {
  it('are the administrator’s alone', async () => {
    for (const [method, path] of [
      ['GET', 'mail/settings'],
      ['PUT', 'mail/settings'],
      ['DELETE', 'mail/settings'],
      ['POST', 'mail/test'],
      ['GET', 'mail/messages'],
      ['POST', 'mail/messages/0197b1a0-0000-7000-8000-000000000000/resend'],
    ] as const)
      expect((await rep.request(method, path, method === 'GET' ? undefined : {})).status, path).toBe(403)
  })

  it('tell every fault', async () => {
    const bad = { host: 'a b', port: 0, security: 'x', senderAddress: 'a@b.cn\r\nBcc: c@d.cn', more: 1 }
    const { status, body } = await app.admin.request('PUT', 'mail/settings', bad)
    expect(status).toBe(400)
    expect(body.violations.map((v: { path: string }) => v.path).sort()).toEqual(
      ['host', 'more', 'port', 'security', 'senderAddress'].sort(),
    )
  })

  it('never show the password, keep it when none is sent, and drop it with another server', async () => {
    const given = {
      host: 'mail.example.com',
      port: 465,
      ...settings,
      security: 'tls',
      user: 'crm',
      password: 'Geheim-123',
    }
    expect((await app.admin.request('PUT', 'mail/settings', given)).body.settings).toMatchObject({ hasPassword: true })
    const { rows } = await app.runtime.db.pool.query(`select value::text as v from setting where key = 'mail'`)
    expect(rows[0].v).not.toContain('Geheim')
    expect(JSON.stringify((await app.admin.get('mail/settings')).body)).not.toContain('Geheim')
    expect((await app.runtime.mail.server())?.password).toBe('Geheim-123')
    const { password: _, ...without } = given
    await app.admin.request('PUT', 'mail/settings', { ...without, port: 587 })
    expect((await app.runtime.mail.server())?.password).toBe('Geheim-123')
    await app.admin.request('PUT', 'mail/settings', { ...without, host: 'evil.example.com' })
    expect((await app.runtime.mail.server())?.password).toBeNull()
  })

  it('are tested against the server, with its own words', async () => {
    const server = await smtp({
      onAuth: (auth, _session, done) =>
        auth.password === 'right' ? done(null, { user: 'crm' }) : done(new Error('535 app password needed')),
    })
    const form = { host: '127.0.0.1', port: server.port, ...settings, user: 'crm' }
    expect((await app.admin.post('mail/test', { ...form, password: 'right' })).body).toMatchObject({ sent: true })
    expect(utf8(server.received[0]!.header('subject'))).toBe('展业测试邮件')
    const wrong = (await app.admin.post('mail/test', { ...form, password: 'wrong' })).body
    expect(wrong).toMatchObject({ sent: false, code: 'mail.auth' })
    expect(wrong.response).toContain('app password needed')
    const faults: [object, string][] = [
      [{ port: 1 }, 'mail.connection-refused'],
      [{ host: 'no-such-host.invalid' }, 'mail.no-such-host'],
      [{ security: 'tls' }, 'mail.tls'],
    ]
    for (const [change, code] of faults)
      expect((await app.admin.post('mail/test', { ...form, ...change })).body, code).toMatchObject({
        sent: false,
        code,
      })
  })
})

describe('delivery', () => {
  it('brings text, HTML and attachments, in UTF-8, and empties the row', async () => {
    const server = await smtp()
    const content = Buffer.from('表格').toString('base64')
    const attachments = [{ name: '三月\r\nX: y.xlsx', mime: 'application/octet-stream', content }]
    expect(await queue('三月数字：华东\r\nBcc: evil@example.com', { attachments })).toBe('queued')
    await sweep()
    const [mail] = server.received
    expect(mail!.to).toEqual([rep.email])
    expect(mail!.from).toBe('crm@example.com')
    expect(utf8(mail!.header('subject'))).toBe('三月数字：华东 Bcc: evil@example.com')
    expect(mail!.header('bcc')).toBeUndefined()
    expect(mail!.header('x')).toBeUndefined()
    expect(mail!.raw).toContain(content)
    expect(mail!.raw).toMatch(/text\/plain[\s\S]*text\/html/)
    expect(await states()).toEqual(['sent'])
    const { rows } = await app.runtime.db.pool.query('select text, html, attachments from mail')
    expect(rows).toEqual([{ text: null, html: null, attachments: null }])
  })

  it('is once for a key, and not at all when the transaction fails', async () => {
    await smtp()
    expect(await queue('a', { key: 'k1' })).toBe('queued')
    expect(await queue('a', { key: 'k1' })).toBe('known')
    await expect(
      app.admin.transact(async (ctx) => {
        await app.runtime.mail.send(ctx.sql, {
          kind: 'test',
          to: { id: null, name: null, email: 'x@example.com', language: 'en' },
          title: 'x',
          blocks: [],
          footer: '',
        })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await states()).toEqual(['queued'])
    expect(await queue('a', { to: { id: null, name: null, email: 'not an address', language: 'zh' } })).toBe(
      'no-address',
    )
  })

  it('gives up at once when the recipient is refused for good, and comes again when not', async () => {
    const wordOf: Record<string, Error> = {}
    const refusal = Object.assign(new Error('no such user'), { responseCode: 550 })
    const busy = Object.assign(new Error('greylisted'), { responseCode: 451 })
    const server = await smtp({
      onRcptTo: ({ address }, _session, done) => done(wordOf[address] ?? null),
    })
    wordOf[rep.email] = refusal
    await queue()
    await sweep()
    const [dead] = (await app.admin.get('mail/messages?state=dead')).body.items
    expect(dead.error).toMatchObject({ code: 'mail.recipient-refused' })
    expect(dead.error.response).toContain('no such user')

    wordOf[rep.email] = busy
    expect((await app.admin.post(`mail/messages/${dead.id}/resend`)).body).toEqual({ state: 'queued' })
    await sweep()
    expect(await states()).toEqual(['queued'])
    delete wordOf[rep.email]
    await sweep()
    expect(server.received).toHaveLength(0)
    later(backOffMinutes[0])
    await sweep()
    expect(server.received).toHaveLength(1)
    expect((await app.admin.post(`mail/messages/${dead.id}/resend`)).status).toBe(409)
  })

  it('waits out a server that is down, for a day, then shows a dead letter', async () => {
    const { port, stop } = await startSmtp()
    await stop()
    await use(port)
    await queue('第一封')
    await queue('第二封')
    for (const minutes of backOffMinutes) {
      await sweep()
      later(minutes)
    }
    expect(await states()).toEqual(['queued', 'queued'])
    const up = await startSmtp({ port })
    closing.push(up.stop)
    later(720)
    await sweep()
    expect(await states()).toEqual(['sent', 'sent'])
    expect(up.received).toHaveLength(2)

    await up.stop()
    await queue('第三封')
    for (const minutes of [0, ...backOffMinutes]) {
      later(minutes)
      await sweep()
    }
    expect((await app.admin.get('mail/messages?state=dead')).body.items[0]).toMatchObject({
      subject: '第三封',
      attempts: 8,
      error: { code: 'mail.connection-refused' },
    })
  })

  it('does not hang on a server that hangs, and never sends twice what may have arrived', async () => {
    const silent = await startHanging([])
    closing.push(silent.stop)
    await use(silent.port)
    await queue()
    await sweep()
    expect((await app.admin.get('mail/messages')).body.items[0]).toMatchObject({
      state: 'queued',
      error: { code: 'mail.timeout' },
    })
    // Takes the message and never confirms it.
    const taker = await startHanging(['220 hello', '250 hello', '250 sender', '250 recipient', '354 go on'])
    closing.push(taker.stop)
    await use(taker.port)
    later(backOffMinutes[0])
    await sweep()
    const [mail] = (await app.admin.get('mail/messages')).body.items
    expect(mail).toMatchObject({ state: 'unsure', error: { code: 'mail.unsure' } })
    const server = await smtp()
    later(10_000)
    await sweep()
    expect(server.received).toHaveLength(0)
    await app.admin.post(`mail/messages/${mail.id}/resend`)
    await sweep()
    expect(server.received).toHaveLength(1)
  })

  it('goes on after a kill: before the hand-over again, after it only by hand', async () => {
    const server = await smtp()
    await queue('vorher')
    await queue('nachher')
    const first = await claimNextMail(app.runtime.db, now)
    const second = await claimNextMail(app.runtime.db, now)
    await markHandedOver(app.runtime.db, second!.id, now)
    await sweep()
    expect(server.received).toHaveLength(0)
    later(11)
    await sweep()
    expect(server.received.map((m) => m.header('message-id'))).toEqual([`<${first!.id}@example.com>`])
    expect((await states()).sort()).toEqual(['sent', 'unsure'])
  })

  it('sends each mail once when several workers sweep', async () => {
    const server = await smtp()
    for (let i = 0; i < 12; i += 1) await queue(`第 ${i} 封`)
    await Promise.all([sweep(), sweep(), sweep(), sweep()])
    expect(server.received).toHaveLength(12)
    expect(new Set(server.received.map((m) => m.header('message-id'))).size).toBe(12)
  })
})

describe('notices by mail', () => {
  it('come when the person chose so, in their language, with a link', async () => {
    const server = await smtp()
    const { id } = (await app.admin.post('customers', { name: '海天公司', owner: rep.employeeId })).body
    const comment = () => app.admin.post(`customers/${id}/comments`, { body: `@[小李](${rep.employeeId}) 请看` })
    await comment()
    expect(await states()).toEqual([])
    const wrong = await rep.patch('notification-preferences', { mention: ['pigeon'], nothing: [] })
    expect(wrong.body.violations).toHaveLength(2)
    const { body } = await rep.patch('notification-preferences', { mention: ['in-app', 'mail'] })
    expect(body.kinds.find((k: { key: string }) => k.key === 'mention').channels).toEqual(['in-app', 'mail'])
    expect(body.kinds.find((k: { key: string }) => k.key === 'share').channels).toEqual(['in-app'])
    await comment()
    await sweep()
    expect(utf8(server.received[0]!.header('subject'))).toBe('管理员 在客户“海天公司”中提到了您')
    expect((await rep.get('notifications')).body.items.length).toBeGreaterThanOrEqual(2)
    // Whoever left hears nothing more.
    await app.admin.patch(`employees/${rep.employeeId}`, { status: 'left' })
    app.runtime.forget()
    await app.admin.transact((ctx) => ctx.notify({ to: rep.employeeId, kind: 'mention', title: { zh: 'x', en: 'x' } }))
    await sweep()
    expect(server.received).toHaveLength(1)
  })
})
