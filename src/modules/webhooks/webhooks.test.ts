import { sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pumpFeeds } from '#kernel/events/feeds.ts'
import { startHttp, type TestHttp } from '#kernel/outbound/testing/http.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { sendWebhook } from './index.ts'
import { patienceDays } from './rules/back-off.ts'
import { sendWaiting } from './send.ts'

let app: TestApp
let rep: TestClient
let other: TestClient
let receiver: TestHttp
let clock = Date.parse('2026-03-02T01:00:00.000Z')

/** Moves the product's clock on. */
const later = (milliseconds: number) => {
  clock += milliseconds
  app.at(new Date(clock).toISOString())
}
const work = async () => {
  await pumpFeeds(app.runtime)
  await sendWaiting(app.runtime)
}
const endpoint = async (values: object = {}, who = app.admin) => {
  const answer = await who.post('webhook-endpoints', {
    name: '数据仓库',
    url: receiver.url,
    events: ['customer.*'],
    allowPrivate: true,
    ...values,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as { id: string; version: number }
}
const deliveries = async (id: string) =>
  (
    await app.admin.get(
      `webhook-deliveries?filter=${JSON.stringify({ field: 'endpoint', op: 'eq', value: id })}&sort=at`,
    )
  ).body.items as Record<string, unknown>[]
const bodies = () => receiver.requests.map(({ body }) => JSON.parse(body))
const customer = async (who: TestClient, values: object = {}) => {
  const answer = await who.post('customers', { name: `客户 ${Math.random()}`, ...values })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as { id: string; version: number; name: string }
}

beforeAll(async () => {
  app = await startTestApp()
  receiver = await startHttp()
  app.at(new Date(clock).toISOString())
  rep = await app.person({ role: 'sales-rep', name: '小李' })
  other = await app.person({ role: 'sales-rep', name: '小赵' })
  await work()
})
beforeEach(async () => {
  for (const table of ['webhook_delivery', 'webhook_endpoint'])
    await app.runtime.db.run(sql.raw(`delete from ${table}`))
  receiver.requests.length = 0
  receiver.answer = () => ({ status: 200, body: '{}' })
  later(60_000)
})
afterAll(async () => {
  await receiver?.stop()
  await app?.stop()
})

describe('an endpoint', () => {
  it('is told of changes once, signed so that the library takes it', async () => {
    const { id } = await endpoint()
    const { secret } = (await app.admin.post(`webhook-endpoints/${id}/secret`)).body
    const made = await customer(app.admin, { name: '华为' })
    await app.admin.patch(`customers/${made.id}`, { version: made.version, name: '华为技术' })
    await work()
    await work()
    expect(bodies().map(({ type, data }) => [type, data.record.name, data.changed.includes('name')])).toEqual([
      ['customer.created', '华为技术', true],
      ['customer.updated', '华为技术', true],
    ])
    const [first, second] = receiver.requests
    expect(first!.headers['webhook-id']).not.toBe(second!.headers['webhook-id'])
    // The library compares with the wall clock, so the time is signed anew here with what was received.
    const at = new Date(Number(first!.headers['webhook-timestamp']) * 1000)
    expect(at.getTime()).toBe(clock)
    expect(new Webhook(secret).sign(String(first!.headers['webhook-id']), at, first!.body)).toBe(
      first!.headers['webhook-signature'],
    )
    expect((await deliveries(id)).map(({ state, attempts, status }) => [state, attempts, status])).toEqual([
      ['delivered', 1, 200],
      ['delivered', 1, 200],
    ])
  })

  it('is verified by the library at the time of sending, with both secrets while one takes over', async () => {
    const { id } = await endpoint()
    app.at(new Date().toISOString())
    const former = (await app.admin.post(`webhook-endpoints/${id}/secret`)).body.secret
    expect((await app.admin.post(`webhook-endpoints/${id}/secret`)).body.code).toBe('webhook.secret-shown')
    const { secret, formerUntil } = (await app.admin.post(`webhook-endpoints/${id}/rotate-secret`)).body
    expect(secret).not.toBe(former)
    expect((await app.admin.post(`webhook-endpoints/${id}/test`)).body).toMatchObject({
      state: 'delivered',
      status: 200,
    })
    const [request] = receiver.requests
    const headers = request!.headers as Record<string, string>
    for (const key of [secret, former])
      expect(new Webhook(key).verify(request!.body, headers)).toMatchObject({ type: 'ping' })
    expect(() => new Webhook(secret).verify(`${request!.body} `, headers)).toThrow()
    app.at(new Date(Date.parse(formerUntil) + 1000).toISOString())
    await app.admin.post(`webhook-endpoints/${id}/test`)
    expect(String(receiver.requests[1]!.headers['webhook-signature']).split(' ')).toHaveLength(1)
    app.at(new Date(clock).toISOString())
  })

  it('gets what its owner may see and nothing else', async () => {
    await endpoint({ owner: rep.employeeId })
    await customer(other, { name: '别人的客户' })
    const own = await customer(rep, { name: '自己的客户' })
    await rep.delete(`customers/${own.id}`)
    await work()
    expect(JSON.stringify(bodies())).not.toContain('别人的客户')
    expect(bodies().map(({ type, data }) => [type, data.id])).toEqual([
      ['customer.created', own.id],
      ['customer.deleted', own.id],
    ])
    const record = (await rep.get(`customers/${(await customer(rep)).id}`)).body
    await work()
    expect(bodies().at(-1).data.record).toEqual({
      ...record,
      ...Object.fromEntries(
        Object.keys(record)
          .filter((key) => !(key in bodies().at(-1).data.record))
          .map((key) => [key, undefined]),
      ),
    })
  })

  it('hears of the entities it asked for, from the moment it is active', async () => {
    await customer(app.admin)
    later(1000)
    await endpoint({ events: ['contact.created'] })
    const { id } = await customer(app.admin)
    await app.admin.post('contacts', { name: '王芳', customer: id })
    await work()
    expect(bodies().map(({ type }) => type)).toEqual(['contact.created'])
  })
})

describe('many messages that wait', () => {
  it('all go in one look, however quickly the receiver answers', async () => {
    const { id } = await endpoint()
    await app.runtime.db.run(sql`
      insert into webhook_delivery (id, endpoint_id, message, type, at, state, attempts, next_at, body, log)
      select gen_random_uuid(), ${id}::uuid, 'message ' || n, 'customer.created', ${new Date(clock).toISOString()}::timestamptz, 'queued', 0,
        ${new Date(clock - 100).toISOString()}::timestamptz + n * interval '1 millisecond', '{}'::jsonb, '[]'::jsonb from generate_series(1, 60) n`)
    await sendWaiting(app.runtime)
    expect(receiver.requests.map(({ headers }) => headers['webhook-id'])).toEqual(
      Array.from({ length: 60 }, (_, n) => `message ${n + 1}`),
    )
  })
})

describe('a receiver that fails', () => {
  it('is asked again after a while, with the same id', async () => {
    const { id } = await endpoint()
    receiver.answer = () => ({ status: 503, body: '稍后再试' })
    await customer(app.admin)
    await work()
    const [waiting] = await deliveries(id)
    expect(waiting).toMatchObject({ state: 'queued', attempts: 1, status: 503 })
    expect(waiting!.log).toMatchObject([{ status: 503, answer: '稍后再试' }])
    await work()
    expect(receiver.requests).toHaveLength(1)
    receiver.answer = () => ({ status: 200, body: '' })
    later(10_000)
    await work()
    expect(receiver.requests.map(({ headers }) => headers['webhook-id'])).toEqual(
      Array(2).fill(receiver.requests[0]!.headers['webhook-id']),
    )
    expect((await deliveries(id))[0]).toMatchObject({ state: 'delivered', attempts: 2 })
    expect((await app.admin.get(`webhook-endpoints/${id}`)).body.failingSince).toBeNull()
  })

  it('does not hold up others by hanging', async () => {
    const slow = await startHttp(() => 'silence')
    await endpoint({ name: '挂起', url: slow.url })
    const { id } = await endpoint()
    await customer(app.admin)
    await customer(app.admin)
    await pumpFeeds(app.runtime)
    const all = sendWaiting(app.runtime)
    await expect
      .poll(async () => (await deliveries(id)).map(({ state }) => state), { timeout: 8000 })
      .toEqual(['delivered', 'delivered'])
    // One at a time: the second waits for the first.
    expect(slow.requests).toHaveLength(1)
    await slow.stop()
    await all
  })

  it('is switched off after days without a success, and its owner told', async () => {
    const { id } = await endpoint()
    receiver.answer = () => 'hang-up'
    await customer(app.admin)
    await work()
    expect((await deliveries(id))[0]).toMatchObject({ state: 'queued', fault: 'outbound.connection' })
    later(patienceDays * 24 * 3_600_000)
    await customer(app.admin)
    await work()
    expect((await app.admin.get(`webhook-endpoints/${id}`)).body).toMatchObject({ state: 'paused' })
    const notices = (await app.admin.get('notifications')).body.items as { kind: string }[]
    expect(notices.filter(({ kind }) => kind === 'webhook')).toHaveLength(1)
    later(24 * 3_600_000)
    await work()
    const before = receiver.requests.length
    await customer(app.admin)
    await work()
    expect(receiver.requests).toHaveLength(before)
  })

  it('is given everything again on demand', async () => {
    const { id } = await endpoint()
    receiver.answer = () => ({ status: 410, body: '' })
    const at = new Date(clock).toISOString()
    await customer(app.admin)
    await work()
    expect((await deliveries(id))[0]).toMatchObject({ state: 'failed' })
    const { version } = (await app.admin.get(`webhook-endpoints/${id}`)).body
    expect((await app.admin.patch(`webhook-endpoints/${id}`, { version, state: 'active' })).status).toBe(200)
    receiver.answer = () => ({ status: 204, body: '' })
    expect((await app.admin.post(`webhook-endpoints/${id}/replay`, { since: at })).body).toEqual({ count: 1 })
    await work()
    const [delivery] = await deliveries(id)
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 1 })
    expect((await app.admin.post(`webhook-endpoints/${id}/replay`, { since: at })).body).toEqual({ count: 0 })
    expect((await app.admin.post(`webhook-endpoints/${id}/replay`, { ids: [delivery!.id] })).body).toEqual({ count: 1 })
    expect((await app.admin.post(`webhook-endpoints/${id}/replay`, {})).status).toBe(400)
    await work()
    expect(new Set(receiver.requests.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  })

  it('may be taken over from a process that was killed', async () => {
    const { id } = await endpoint({ events: [] })
    await app.admin.transact((ctx) => sendWebhook(ctx, id, 'order.approved', { n: 1 }))
    await app.runtime.db.run(
      sql`update webhook_delivery set state = 'sending', attempts = 1, lease_until = ${new Date(clock + 60_000).toISOString()}::timestamptz`,
    )
    await work()
    expect(receiver.requests).toHaveLength(0)
    later(61_000)
    await work()
    expect(bodies()).toMatchObject([{ type: 'order.approved', data: { n: 1 } }])
  })
})

describe('who may what', () => {
  it('keeps addresses inside closed unless an administrator opens them', async () => {
    const { id } = await endpoint({ allowPrivate: false })
    await customer(app.admin)
    await work()
    expect((await deliveries(id))[0]).toMatchObject({ state: 'queued', fault: 'outbound.private-address' })
    expect(receiver.requests).toHaveLength(0)
    expect((await rep.get('webhook-endpoints')).status).toBe(403)
    expect((await rep.post('webhook-endpoints', { name: 'x', url: receiver.url })).status).toBe(403)
    expect((await rep.post(`webhook-endpoints/${id}/secret`)).status).toBe(404)
  })

  it('lets nobody send with the rights of somebody else', async () => {
    const roles = (await app.admin.get('roles?limit=100')).body.items as { id: string; key: string; version: number }[]
    const role = roles.find(({ key }) => key === 'sales-rep')!
    const grants = {
      'webhook-endpoint': { read: 'all', create: 'all', update: 'all' },
      'webhook-delivery': { read: 'all' },
    }
    const stored = (await app.admin.get(`roles/${role.id}`)).body
    const granted = await app.admin.patch(`roles/${role.id}`, {
      version: stored.version,
      grants: { ...stored.grants, ...grants },
    })
    expect(granted.status, JSON.stringify(granted.body)).toBe(200)
    app.runtime.forget()
    const codes = (answer: { body: { violations: { code: string }[] } }) =>
      answer.body.violations.map(({ code }) => code)
    const own = { name: '自己的', url: receiver.url, events: ['customer.created'] }
    expect(codes(await rep.post('webhook-endpoints', { ...own, owner: app.admin.employeeId }))).toContain(
      'webhook.own-only',
    )
    expect(codes(await rep.post('webhook-endpoints', { ...own, allowPrivate: true }))).toEqual([
      'webhook.private-by-admin',
    ])
    expect(codes(await rep.post('webhook-endpoints', { ...own, events: ['role.updated'] }))).toEqual(['webhook.event'])
    const foreign = await endpoint()
    expect(codes(await rep.patch(`webhook-endpoints/${foreign.id}`, { url: 'https://evil.example.com' }))).toEqual([
      'webhook.own-only',
    ])
    expect((await rep.post(`webhook-endpoints/${foreign.id}/rotate-secret`)).status).toBe(403)
    expect((await rep.post('webhook-endpoints', own)).status).toBe(201)
  })
})
