import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { paths } from './entities.ts'
import { type Client, createClient, type Reference, type TargetReference, ZhanyeError } from './index.ts'

let app: TestApp
let client: Client

beforeAll(async () => {
  app = await startTestApp()
  client = clientWith(app.admin.key)
})
afterAll(() => app?.stop())

const clientWith = (apiKey: string, language: 'zh' | 'en' = 'en') =>
  createClient({
    baseUrl: 'http://crm.example.com/',
    apiKey,
    language,
    fetch: async (url, init) => {
      const address = String(url)
      expect(address.startsWith('http://crm.example.com/api/v1/')).toBe(true)
      return app.app.request(address.slice('http://crm.example.com'.length), init)
    },
  })
const failure = (work: Promise<unknown>): Promise<ZhanyeError> =>
  work.then(
    () => {
      throw new Error('should have failed')
    },
    (error) => {
      expect(error).toBeInstanceOf(ZhanyeError)
      return error
    },
  )

describe('the client', () => {
  it('knows every entity of the product', () => {
    const known = [...app.runtime.registry.entities.values()].map((e) => e.path)
    expect(Object.values(paths).sort()).toEqual(known.sort())
  })

  it('creates, reads, changes, removes and takes back', async () => {
    const made = await client.customers.create({ name: '杭州云杉', tier: 'A', annualRevenue: '1234.5' })
    expect(made).toMatchObject({ name: '杭州云杉', annualRevenue: '1234.50', owner: { id: app.admin.employeeId } })
    expect((await client.customers.get(made.id)).can.update).toBe(true)
    const changed = await client.customers.update(made.id, { tier: 'B', parent: null }, { version: made.version })
    expect(changed).toMatchObject({ tier: 'B', version: 2 })
    expect(await client.undo(changed.batch)).toMatchObject({ undone: 1 })
    expect((await client.customers.get(made.id)).tier).toBe('A')
    await client.customers.remove(made.id)
    expect((await failure(client.customers.get(made.id))).status).toBe(404)
    expect((await client.customers.restore(made.id)).name).toBe('杭州云杉')
    expect((await client.me()).email).toBe('admin@example.com')
  })

  it('creates once for one idempotency key', async () => {
    const send = () => client.products.create({ name: '一次' }, { idempotencyKey: 'client-1' })
    const [a, b] = await Promise.all([send(), send()])
    expect(a.id).toBe(b.id)
  })

  it('lists, pages and sums', async () => {
    const customer = await client.customers.create({ name: '客户' })
    for (let i = 0; i < 23; i++)
      await client.opportunities.create({
        name: `商机${i}`,
        customer,
        amount: String(i),
        stage: i % 2 ? 'won' : 'negotiation',
      })
    const filter = { field: 'customer', op: 'eq', value: customer.id } as const
    const page = await client.opportunities.list({
      filter,
      sort: '-amount',
      limit: 2,
      fields: ['amount', 'customer.name'],
    })
    expect(page.total).toEqual({ value: 23, exact: true })
    expect(page.items[0]).toMatchObject({ amount: '22.00', 'customer.name': '客户' })
    expect(page.items[0]).not.toHaveProperty('stage')
    const names: string[] = []
    for await (const deal of client.opportunities.each({ filter, sort: 'amount', limit: 5 })) names.push(deal.label)
    expect(names).toEqual(Array.from({ length: 23 }, (_, i) => `商机${i}`))
    const rows = await client.opportunities.aggregate({ groupBy: ['status'], measure: ['count', 'sum:amount'], filter })
    expect(rows).toEqual([
      { status: 'open', count: 12, 'sum:amount': '132.00' },
      { status: 'won', count: 11, 'sum:amount': '121.00' },
    ])
  })

  it('runs actions', async () => {
    const deal = await client.opportunities.create({ name: '要赢的', amount: '5', openedOn: '2026-01-01' })
    const won = await client.opportunities.action(deal.id, 'win', { closedOn: '2026-03-08' }, { version: deal.version })
    expect(won).toMatchObject({ status: 'won', closedOn: '2026-03-08' })
    expect(won.batch).toBeTypeOf('string')
  })

  it('says what went wrong, in one kind of error', async () => {
    const form = await failure(client.customers.create({ name: '', phone: 'x' }))
    expect([form.status, form.code]).toEqual([400, 'invalid-input'])
    expect(form.violations.map((v) => [v.path, v.code, v.message])).toEqual([
      ['name', 'field.required', 'Required'],
      ['phone', 'field.phone', expect.any(String)],
    ])
    expect(form.requestId).not.toBe('')
    const { id } = await client.customers.create({ name: '版本' })
    await client.customers.update(id, { remark: 'a' }, { version: 1 })
    const stale = await failure(client.customers.update(id, { remark: 'b' }, { version: 1 }))
    expect([stale.status, stale.code]).toEqual([409, 'version-conflict'])
    expect((await failure(clientWith('zy_wrong').me())).status).toBe(401)
  })

  it('tells a dead line and a stranger apart from refusals', async () => {
    const dead = createClient({ baseUrl: 'http://x', fetch: () => Promise.reject(new TypeError('no route')) })
    const silence = await failure(dead.me())
    expect([silence.status, silence.code]).toEqual([0, 'network.unreachable'])
    expect(silence.cause).toBeInstanceOf(TypeError)
    const page = createClient({ baseUrl: 'http://x', fetch: async () => new Response('<html>') })
    expect((await failure(page.me())).code).toBe('answer-not-json')
    const gateway = createClient({
      baseUrl: 'http://x',
      fetch: async () => new Response('Bad gateway', { status: 502 }),
    })
    expect((await failure(gateway.me())).code).toBe('http.502')
  })

  it('asks for what it is told, and sends no path that an id could bend', async () => {
    const asked: string[] = []
    const spy = createClient({
      baseUrl: 'http://x',
      fetch: async (url) => {
        asked.push(String(url))
        return Response.json({ items: [], nextCursor: null, total: { value: 0, exact: true } })
      },
    })
    await spy.customers.get('../roles')
    await spy.followUps.list({ filter: { field: 'kind', op: 'eq', value: 'a&b' }, fields: ['kind', 'owner'] })
    expect(asked).toEqual([
      'http://x/api/v1/customers/..%2Froles',
      `http://x/api/v1/follow-ups?filter=${encodeURIComponent('{"field":"kind","op":"eq","value":"a&b"}')}&fields=kind%2Cowner`,
    ])
  })
})

/** Checked by the compiler: `tsc` fails when one of these is not so. */
describe('types', () => {
  it('follow from the definitions', () => {
    type Customer = Awaited<ReturnType<Client['customers']['get']>>
    type Deal = Awaited<ReturnType<Client['opportunities']['get']>>
    type FollowUp = Awaited<ReturnType<Client['followUps']['get']>>
    expectTypeOf<Customer['name']>().toEqualTypeOf<string>()
    expectTypeOf<Customer['tier']>().toEqualTypeOf<'A' | 'B' | 'C' | 'D' | null>()
    expectTypeOf<Customer['owner']>().toEqualTypeOf<Reference | null>()
    expectTypeOf<Customer['tags']>().toEqualTypeOf<string[]>()
    expectTypeOf<Customer['version']>().toEqualTypeOf<number>()
    expectTypeOf<Deal['amount']>().toEqualTypeOf<string | null>()
    expectTypeOf<Deal['cycleDays']>().toEqualTypeOf<number | null>()
    expectTypeOf<Deal['region']>().toEqualTypeOf<Reference | null>()
    expectTypeOf<FollowUp['target']>().toEqualTypeOf<TargetReference | null>()
    expectTypeOf<FollowUp['files'][number]['size']>().toEqualTypeOf<number>()
  })

  it('narrow a list to the fields asked for', () => {
    const ask = () => client.opportunities.list({ fields: ['amount', 'customer.tier'] })
    type Row = Awaited<ReturnType<typeof ask>>['items'][number]
    expectTypeOf<Row['amount']>().toEqualTypeOf<string | null>()
    expectTypeOf<Row['customer.tier']>().toEqualTypeOf<unknown>()
    expectTypeOf<Row>().not.toHaveProperty('stage')
  })

  it('refuse what the definition does not have', () => {
    const never = () => {
      // @ts-expect-error no such field
      client.customers.create({ nmae: 'x' })
      // @ts-expect-error not one of the tiers
      client.customers.update('id', { tier: 'Z' })
      // @ts-expect-error a reference is an id
      client.contacts.create({ customer: 5 })
      // @ts-expect-error no such field to list
      client.customers.list({ fields: ['nmae'] })
      // @ts-expect-error no such entity
      client.unicorns.list()
      client.contacts.create({ name: '张', customer: { id: 'x', label: '甲' } })
      client.followUps.create({ target: { entity: 'customer', id: 'x' }, files: ['f'] })
    }
    expect(never).toBeTypeOf('function')
  })
})
