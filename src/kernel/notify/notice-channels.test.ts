import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { startHttp, type TestHttp } from '../outbound/testing/http.ts'
import { InstanceSecret } from '../secrets/instance-secret.ts'
import { retryMinutes, spacingSeconds } from './messages/outbox.ts'
import { openRoom } from './rooms/rooms.ts'
import { openGateway } from './sms/settings.ts'
import { bodyOf, dingtalk, feishu, robotKey, wecom } from './testing/robots.ts'

let app: TestApp
let rep: TestClient
let now = new Date('2026-03-03T02:00:00.000Z')
let logged = ''
const closing: TestHttp[] = []

const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
  app.at(now.toISOString())
}
const up = async (starting: Promise<TestHttp>): Promise<TestHttp> => {
  const server = await starting
  closing.push(server)
  return server
}
const gatewayFor = (url: string, change: object = {}) => ({
  enabled: true,
  url: `${url}send?sign={{key}}`,
  method: 'POST',
  format: 'json',
  headers: [{ name: 'X-Token', value: 'Bearer {{key}}' }],
  body: '{"mobile":"{{phone}}","content":"{{text}}","id":"{{id}}"}',
  success: { by: 'json', path: 'code', value: '0' },
  allowPrivate: true,
  secrets: [{ name: 'key', value: 'Geheim+/=1' }],
  ...change,
})
const useGateway = async (url: string, change: object = {}) => {
  const answer = await app.admin.request('PUT', 'sms/settings', gatewayFor(url, change))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}
const roomFor = (provider: string, address: string | null, change: object = {}) => ({
  name: `${provider} 群`,
  provider,
  address,
  kinds: ['mention'],
  showsBody: false,
  allowPrivate: true,
  enabled: true,
  ...change,
})
const addRoom = async (provider: string, address: string, change: object = {}): Promise<string> => {
  const { status, body } = await app.admin.post('chat-rooms', roomFor(provider, address, change))
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}
const choose = (...channels: string[]) => rep.patch('notification-preferences', { mention: channels })
const tell = (zh = '请看海天公司', to = rep.employeeId) =>
  app.admin.transact((ctx) =>
    ctx.notify({ to, kind: 'mention', title: { zh, en: 'Look' }, body: { zh: '底价 300 万', en: '3 million' } }),
  )
const sweep = () => app.runtime.messages.sweep()
const list = async () => (await app.admin.get('outgoing-messages')).body.items
const states = async () => (await list()).map((m: { state: string }) => m.state)

beforeAll(async () => {
  const stream = new Writable({
    write(chunk, _encoding, done) {
      logged += String(chunk)
      done()
    },
  })
  app = await startTestApp({ messageMilliseconds: 300, log: pino({ level: 'trace' }, stream) })
  app.at(now.toISOString())
  rep = await app.person({ role: 'sales-rep', name: '小李' })
  await app.runtime.db.pool.query(`update employee set phone = '+8613812345678' where id = $1`, [rep.employeeId])
})
afterEach(async () => {
  await Promise.all(closing.splice(0).map((server) => server.stop()))
  for (const table of ['outgoing_message', 'notice_room', 'notification', 'notice_waiting'])
    await app.runtime.db.pool.query(`delete from ${table}`)
  await app.runtime.db.pool.query(`delete from setting`)
  later(3_600 * 24 * 7)
})
afterAll(() => app?.stop())

describe('the SMS gateway', () => {
  it('gets the message as it was set up, and keeps what is secret', async () => {
    const server = await up(startHttp(() => ({ status: 200, body: '{"code":0}' })))
    await useGateway(server.url)
    await choose('sms')
    await tell('请看"海天"\\')
    await sweep()
    const [request] = server.requests
    expect(request!.query.get('sign')).toBe('Geheim+/=1')
    expect(request!.headers['x-token']).toBe('Bearer Geheim+/=1')
    expect(bodyOf(request)).toMatchObject({ mobile: '13812345678', content: '请看"海天"\\' })
    expect(await states()).toEqual(['sent'])
    const { rows } = await app.runtime.db.pool.query('select text from outgoing_message')
    expect(rows).toEqual([{ text: null }])
    // Chosen as the only way: it is not in the list, and modules still find that it was told.
    expect((await rep.get('notifications')).body).toMatchObject({ items: [], unread: 0 })
    const shown = JSON.stringify((await app.admin.get('sms/settings')).body)
    const { rows: kept } = await app.runtime.db.pool.query(`select value::text as v from setting where key = 'sms'`)
    for (const text of [shown, kept[0].v, logged]) expect(text).not.toContain('Geheim')
  })

  it('keeps a secret value for the same server only', async () => {
    await useGateway('https://sms.example.com/')
    const without = { secrets: [{ name: 'key' }] }
    await useGateway('https://sms.example.com/', { ...without, headers: [] })
    expect(await openGateway(app.runtime.db, app.runtime.secret)).toMatchObject({ secrets: { key: 'Geheim+/=1' } })
    const elsewhere = await app.admin.request('PUT', 'sms/settings', gatewayFor('https://evil.example.com/', without))
    expect(elsewhere.body.violations).toMatchObject([{ code: 'field.required', path: 'secrets.0' }])
    // The secret of the installation was changed: nothing is sent with half of the settings.
    const other = new InstanceSecret('another secret of the installation')
    expect(await openGateway(app.runtime.db, other)).toBe('lost')
  })

  it('tells every fault of its settings', async () => {
    const codes = async (change: object) => {
      const { status, body } = await app.admin.request(
        'PUT',
        'sms/settings',
        gatewayFor('https://sms.example.com/', change),
      )
      expect(status, JSON.stringify(change)).toBe(400)
      return body.violations.map((v: { code: string }) => v.code)
    }
    expect(await codes({ url: 'https://{{phone}}.example.com/' })).toContain('outbound.address')
    expect(await codes({ url: 'ftp://x' })).toContain('outbound.address')
    expect(await codes({ url: 'https://a@b/' })).toContain('outbound.address')
    expect(await codes({ body: '{"a":"{{text}}"}' })).toEqual(['sms.without'])
    expect(await codes({ body: '{"a":"{{text}}","b":{{phone}}}' })).toEqual(['sms.json'])
    expect(await codes({ body: '{"a":"{{text}}","b":"{{phone}}","c":"{{token}}"}' })).toEqual(['template.unknown'])
    expect(await codes({ headers: [{ name: 'Host', value: 'x' }] })).toEqual(['sms.own-header'])
    expect(await codes({ headers: [{ name: 'X\r\nY', value: 'x' }] })).toEqual(['setting.value'])
    expect(await codes({ secrets: [{ name: 'text', value: 'x' }] })).toContain('sms.secret-name')
    const { body } = await app.admin.request('PUT', 'sms/settings', gatewayFor('x', { body: '{{phone}}' }))
    expect(body.violations.find((v: { code: string }) => v.code === 'sms.without').message).toContain('{{text}}')
  })

  it('is not asked inside the own network unless an administrator says so', async () => {
    const server = await up(startHttp(() => ({ status: 200, body: '{"code":0}' })))
    const { body } = await app.admin.post('sms/test', {
      ...gatewayFor(server.url, { allowPrivate: false }),
      phone: '13812345678',
    })
    expect(body).toMatchObject({ sent: false, code: 'outbound.private-address' })
    expect(server.requests).toHaveLength(0)
    expect((await app.admin.post('sms/test', { ...gatewayFor(server.url), phone: '138 1234 5678' })).body).toEqual({
      sent: true,
      to: '138****5678',
    })
    expect((await app.admin.post('sms/test', { ...gatewayFor(server.url), phone: '010-12345678' })).status).toBe(400)
  })

  it('fails in every way without losing the message, and shows a dead letter in the end', async () => {
    let answer: ReturnType<TestHttp['answer']> = { status: 500, body: 'oops Geheim+/=1' }
    const server = await up(startHttp(() => answer))
    await useGateway(server.url)
    await choose('sms')
    await tell()
    const faults: [typeof answer, string][] = [
      [answer, 'message.server-error'],
      [{ status: 200, body: '<!doctype html><title>Sign in</title>' }, 'message.not-understood'],
      [{ status: 200, body: '{"code":1001,"msg":"no balance"}' }, 'sms.refused'],
      [{ status: 401, body: '{}' }, 'message.http'],
      [{ status: 429, body: '' }, 'message.too-fast'],
    ]
    for (const [at, [scripted, code]] of faults.entries()) {
      answer = scripted
      await sweep()
      const [message] = await list()
      expect(message, code).toMatchObject({ state: 'queued', error: { code }, phone: '138****5678', channel: 'sms' })
      expect(JSON.stringify(message)).not.toContain('Geheim')
      await sweep()
      later(retryMinutes[at]! * 60)
    }
    answer = { status: 503, body: '' }
    await sweep()
    expect(server.requests).toHaveLength(6)
    const [dead] = await list()
    expect(dead).toMatchObject({ state: 'dead', attempts: 6 })
    answer = { status: 200, body: '{"code":"0"}' }
    expect((await app.admin.post(`outgoing-messages/${dead.id}/resend`)).body).toEqual({ state: 'queued' })
    await sweep()
    expect(await states()).toEqual(['sent'])
    expect((await app.admin.post(`outgoing-messages/${dead.id}/resend`)).status).toBe(409)
    // The gateway can tell a repetition: every try has the same id.
    expect(new Set(server.requests.map((r) => bodyOf(r).id)).size).toBe(1)
    expect(logged).not.toMatch(/Geheim|海天|138123/)
  })

  it('does not send twice what may have arrived', async () => {
    const server = await up(startHttp(() => 'silence'))
    await useGateway(server.url)
    await choose('sms')
    await tell()
    await sweep()
    expect(await list()).toMatchObject([{ state: 'unsure', error: { code: 'message.unsure' } }])
    later(100_000)
    await sweep()
    expect(server.requests).toHaveLength(1)
  })

  it('is left out for people without a mobile number, who hear of it in the app', async () => {
    const server = await up(startHttp(() => ({ status: 200, body: '{"code":0}' })))
    await useGateway(server.url)
    const other = await app.person({ role: 'sales-rep', name: '小王' })
    await other.patch('notification-preferences', { mention: ['sms'] })
    for (const phone of [null, '+861012345678', '+8613812345678;ext=1']) {
      await app.runtime.db.pool.query('update employee set phone = $2 where id = $1', [other.employeeId, phone])
      await tell('x', other.employeeId)
    }
    expect((await other.get('notifications')).body.unread).toBe(3)
    expect(await states()).toEqual([])
    expect((await other.get('notification-preferences')).body.sms).toEqual({ available: true, phone: null })
  })

  it('says nothing to who left between the notice and the message', async () => {
    const server = await up(startHttp(() => ({ status: 200, body: '{"code":0}' })))
    await useGateway(server.url)
    const other = await app.person({ role: 'sales-rep', name: '小赵' })
    await app.runtime.db.pool.query(`update employee set phone = '+8613900000000' where id = $1`, [other.employeeId])
    await other.patch('notification-preferences', { mention: ['sms'] })
    await tell('x', other.employeeId)
    await app.admin.patch(`employees/${other.employeeId}`, { status: 'left' })
    await sweep()
    expect(server.requests).toHaveLength(0)
    expect(await states()).toEqual(['cancelled'])
  })
})

describe('chat rooms', () => {
  it('get signed messages that mention the person, the title alone', async () => {
    const servers = {
      dingtalk: [await up(dingtalk(() => now)), '?access_token=token-of-dingtalk'],
      feishu: [await up(feishu(() => now)), 'open-apis/bot/v2/hook/x'],
      wecom: [await up(wecom(() => now)), '?key=key-of-wecom'],
    } as const
    await choose('room', 'in-app')
    for (const [provider, [server, path]] of Object.entries(servers)) {
      const id = await addRoom(provider, server.url + path, { signingKey: provider === 'wecom' ? null : robotKey })
      await tell()
      await sweep()
      const said = server.requests[0]!.body
      expect(said, provider).toContain('请看海天公司')
      expect(said, provider).not.toContain('底价')
      expect((await list())[0], provider).toMatchObject({ state: 'sent', room: `${provider} 群`, person: '小李' })
      await app.admin.delete(`chat-rooms/${id}`)
    }
    expect(bodyOf(servers.dingtalk[0].requests[0]).at.atMobiles).toEqual(['13812345678'])
    expect(bodyOf(servers.wecom[0].requests[0]).text.mentioned_mobile_list).toEqual(['13812345678'])
  })

  it('are the nearest of the person’s departments that takes the kind', async () => {
    const department = async (name: string, parent: string | null) =>
      (await app.admin.post('departments', { name, parent })).body.id as string
    const sales = await department('销售中心', null)
    const east = await department('华东部', sales)
    await app.admin.patch(`employees/${rep.employeeId}`, { department: east })
    app.runtime.forget()
    const server = await up(wecom(() => now))
    const address = `${server.url}?key=key-of-wecom`
    await addRoom('wecom', address, { name: '全公司' })
    await addRoom('wecom', address, { name: '别的部门', department: await department('华北部', sales) })
    const above = await addRoom('wecom', address, { name: '销售中心', department: sales, showsBody: true })
    await choose('room')
    const goes = async () => {
      await tell()
      return (await list())[0].room
    }
    expect(await goes()).toBe('销售中心')
    await addRoom('wecom', address, { name: '华东（其他通知）', department: east, kinds: ['share'] })
    expect(await goes()).toBe('销售中心')
    await app.admin.request('PUT', `chat-rooms/${above}`, roomFor('wecom', null, { department: sales, enabled: false }))
    expect(await goes()).toBe('全公司')
    await sweep()
    expect(server.requests.length).toBeGreaterThan(0)
  })

  it('keep the address and the key secret, and drop the key with another address', async () => {
    const address = 'https://oapi.dingtalk.com/robot/send?access_token=SehrGeheimesToken'
    const id = await addRoom('dingtalk', address, { signingKey: 'SECgeheim' })
    const shown = (await app.admin.get('chat-rooms')).body
    expect(shown.items).toMatchObject([{ host: 'oapi.dingtalk.com', hasSigningKey: true, readable: true }])
    const { rows } = await app.runtime.db.pool.query('select * from notice_room')
    for (const text of [JSON.stringify(shown), JSON.stringify(rows), logged])
      expect(text).not.toMatch(/Geheimes|SECgeheim/)
    await app.admin.request('PUT', `chat-rooms/${id}`, roomFor('dingtalk', null))
    expect((await openRoom(app.runtime.db, app.runtime.secret, id))?.robot).toMatchObject({
      address,
      signingKey: 'SECgeheim',
    })
    await app.admin.request('PUT', `chat-rooms/${id}`, roomFor('dingtalk', 'https://evil.example.com/'))
    expect((await openRoom(app.runtime.db, app.runtime.secret, id))?.robot).toMatchObject({ signingKey: null })
    expect(
      (await openRoom(app.runtime.db, new InstanceSecret('another secret of the installation'), id))?.robot,
    ).toBeUndefined()
  })

  it('wait with a robot whose key was changed, and go on with the new one', async () => {
    const server = await up(dingtalk(() => now, 'SECnew'))
    const address = `${server.url}?access_token=token-of-dingtalk`
    const id = await addRoom('dingtalk', address, { signingKey: 'SECold' })
    await choose('room')
    await tell('一')
    await tell('二')
    await sweep()
    expect((await list()).map((m: { error: { code: string } | null }) => m.error?.code ?? null)).toEqual([
      null,
      'robot.signature',
    ])
    expect((await app.admin.post(`chat-rooms/test?room=${id}`, roomFor('dingtalk', null))).body).toMatchObject({
      sent: false,
      code: 'robot.signature',
    })
    await app.admin.request('PUT', `chat-rooms/${id}`, roomFor('dingtalk', null, { signingKey: 'SECnew' }))
    later(60)
    await sweep()
    later(spacingSeconds)
    await sweep()
    expect(await states()).toEqual(['sent', 'sent'])
  })

  it('are written to slowly enough, in order, also by several workers', async () => {
    const server = await up(wecom(() => now))
    await addRoom('wecom', `${server.url}?key=key-of-wecom`)
    await choose('room')
    for (let n = 1; n <= 25; n += 1) await tell(`第 ${String(n).padStart(2, '0')} 条`)
    for (let turn = 0; turn < 30; turn += 1) {
      await Promise.all([sweep(), sweep()])
      later(spacingSeconds)
    }
    expect(server.requests.map((r) => bodyOf(r).text.content.slice(0, 6))).toEqual(
      Array.from({ length: 25 }, (_, n) => `第 ${String(n + 1).padStart(2, '0')} 条`.slice(0, 6)),
    )
    expect(await states()).toEqual(Array.from({ length: 25 }, () => 'sent'))
  })

  it('that hang hold nobody else up', async () => {
    const silent = await up(startHttp(() => 'silence'))
    const department = (await app.admin.post('departments', { name: '南方部' })).body.id
    const other = await app.person({ role: 'sales-rep', name: '小孙', department: '南方部' })
    await other.patch('notification-preferences', { mention: ['room'] })
    await choose('room')
    const lively = await up(wecom(() => now))
    await addRoom('wecom', silent.url)
    await addRoom('wecom', `${lively.url}?key=key-of-wecom`, { department })
    await tell('挂起')
    await tell('送达', other.employeeId)
    const hanging = sweep()
    await expect.poll(() => lively.requests.length).toBe(1)
    await hanging
    expect((await states()).sort()).toEqual(['sent', 'unsure'])
  })
})

describe('administration', () => {
  it('is not for everybody', async () => {
    const room = '0197b1a0-0000-7000-8000-000000000000'
    for (const [method, path] of [
      ['GET', 'sms/settings'],
      ['PUT', 'sms/settings'],
      ['DELETE', 'sms/settings'],
      ['POST', 'sms/test'],
      ['GET', 'chat-rooms'],
      ['POST', 'chat-rooms'],
      ['POST', 'chat-rooms/test'],
      ['PUT', `chat-rooms/${room}`],
      ['DELETE', `chat-rooms/${room}`],
      ['GET', 'outgoing-messages'],
      ['POST', `outgoing-messages/${room}/resend`],
      ['GET', 'notice-rules'],
      ['PUT', 'notice-rules'],
      ['GET', 'notice-templates'],
      ['PUT', 'notice-templates/mention/mail'],
      ['DELETE', 'notice-templates/mention/mail'],
      ['POST', 'notice-templates/mention/mail/preview'],
    ] as const)
      expect((await rep.request(method, path, method === 'GET' ? undefined : {})).status, `${method} ${path}`).toBe(403)
    expect((await app.admin.request('PUT', `chat-rooms/${room}`, roomFor('wecom', 'https://x.example/'))).status).toBe(
      404,
    )
    expect((await app.admin.delete(`chat-rooms/${room}`)).status).toBe(404)
    expect((await app.admin.post(`outgoing-messages/${room}/resend`)).status).toBe(404)
    const bad = await app.admin.post('chat-rooms', { ...roomFor('pigeon', 'x'), kinds: ['y'] })
    expect(bad.body.violations.map((v: { path: string }) => v.path)).toContain('provider')
    expect((await app.admin.post('chat-rooms', roomFor('wecom', 'x', { kinds: ['y'] }))).body.violations).toHaveLength(
      2,
    )
  })

  it('stands in the company’s history', async () => {
    await addRoom('wecom', 'https://qyapi.weixin.qq.com/x?key=1234567890')
    const { rows } = await app.runtime.db.pool.query(
      `select reason from audit where action = 'notice-setting' order by id desc limit 1`,
    )
    expect(rows[0].reason).toBe('room wecom 群')
  })
})
