import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { settledPosition } from '../audit/settled.ts'
import type { ChangeFeed } from '../entity/define.ts'
import type { Change } from './changes.ts'
import { pumpFeeds } from './feeds.ts'

let app: TestApp
let rep: TestClient
let other: TestClient

const customer = async (who: TestClient, name: string) => (await who.post('customers', { name })).body.id as string
const events = async (who: TestClient, query: string) => (await who.get(`events?${query}`)).body

beforeAll(async () => {
  app = await startTestApp()
  rep = await app.person({ role: 'sales-rep', name: '小李' })
  other = await app.person({ role: 'sales-rep', name: '小赵' })
})
afterAll(() => app?.stop())

describe('GET /events', () => {
  it('tells what happened since a cursor, each once and in order, as the caller may see it', async () => {
    const { nextCursor } = await events(rep, '')
    const hidden = await customer(other, '别人的')
    const own = await customer(rep, '自己的')
    await rep.patch(`customers/${own}`, { name: '改了' })
    await rep.delete(`customers/${own}`)
    const all = await events(rep, `since=${nextCursor}&types=customer.*`)
    expect(all.items.map((e: { type: string; record: string }) => [e.type, e.record])).toEqual([
      ['customer.created', own],
      ['customer.updated', own],
      ['customer.deleted', own],
    ])
    expect(all.items[1]).toMatchObject({ action: 'update', changed: ['name'], actor: rep.employeeId })
    expect(JSON.stringify(all)).not.toContain('改了')
    expect((await events(app.admin, `since=${nextCursor}&types=customer.*`)).items).toHaveLength(4)
    expect(JSON.stringify(await events(rep, `since=${nextCursor}`))).not.toContain(hidden)
    let since = nextCursor
    const paged: string[] = []
    for (let more = true; more; ) {
      const page = await events(rep, `since=${since}&types=customer.created,customer.deleted&limit=1`)
      paged.push(...page.items.map((e: { type: string }) => e.type))
      since = page.nextCursor
      more = page.more
    }
    expect(paged).toEqual(['customer.created', 'customer.deleted'])
    expect((await events(rep, `since=${since}`)).items).toEqual([])
    expect((await rep.get('events?since=abc')).status).toBe(400)
  })

  it('waits for writers that are at it, and overlooks none that commits late', async () => {
    const { nextCursor } = await events(app.admin, '')
    const late = new pg.Client({ connectionString: app.databaseUrl })
    await late.connect()
    await late.query('begin')
    const id = await customer(app.admin, '先提交')
    await late.query(`insert into audit (id, at, source, entity, record_id, action, version, batch, changes)
      values (gen_random_uuid(), now(), 'api', 'customer', '${id}', 'late', 9, gen_random_uuid(), '{}')`)
    await customer(app.admin, '后提交')
    const during = await events(app.admin, `since=${nextCursor}&types=customer.*`)
    await late.query('commit')
    await late.end()
    const after = await events(app.admin, `since=${during.nextCursor}&types=customer.*`)
    const actions = [...during.items, ...after.items].map((e: { action: string }) => e.action)
    expect(actions).toEqual(['create', 'late', 'create'])
  })

  it('does not wait for writers of other databases on the server', async () => {
    const { nextCursor } = await events(app.admin, '')
    const elsewhere = new pg.Client({ connectionString: app.databaseUrl.replace(/\/[^/?]+(\?|$)/, '/postgres$1') })
    await elsewhere.connect()
    await elsewhere.query('begin')
    await elsewhere.query('select pg_current_xact_id()')
    const id = await customer(app.admin, '不受影响')
    const { items } = await events(app.admin, `since=${nextCursor}&types=customer.*`)
    await elsewhere.query('rollback')
    await elsewhere.end()
    expect(items).toMatchObject([{ record: id }])
  })

  it('hides that a masked field changed', async () => {
    const roles = (await app.admin.get('roles?limit=100')).body.items as { id: string; key: string }[]
    const role = (await app.admin.get(`roles/${roles.find(({ key }) => key === 'employee')!.id}`)).body
    const answer = await app.admin.patch(`roles/${role.id}`, {
      version: role.version,
      grants: { ...role.grants, customer: { read: 'all' } },
      fieldRules: { ...role.fieldRules, customer: { name: 'mask', address: 'hidden' } },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    app.runtime.forget()
    const guest = await app.person({ role: 'employee', name: '访客' })
    const { nextCursor } = await events(guest, '')
    const id = await customer(app.admin, '保密客户')
    await app.admin.patch(`customers/${id}`, { name: '保密客户二' })
    const { items } = await events(guest, `since=${nextCursor}&types=customer.updated`)
    expect(items).toMatchObject([{ record: id, changed: [] }])
  })

  it('is a stream too, that goes on where it broke off', async () => {
    const { nextCursor } = await events(rep, '')
    const id = await customer(rep, '流')
    const stop = new AbortController()
    const response = await app.app.request(`/api/v1/events/stream?since=${nextCursor}&types=customer.created`, {
      headers: { authorization: `Bearer ${rep.key}` },
      signal: stop.signal,
    })
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    const until = async (part: string) => {
      while (!text.includes(part)) text += (await reader.read()).value ?? ''
    }
    await until(id)
    await until('event: cursor')
    const next = await customer(rep, '下一个')
    await until(next)
    expect(text.indexOf(id)).toBeLessThan(text.indexOf(next))
    expect(text).toMatch(/event: customer\.created\ndata: \{/)
    await reader.cancel()
    stop.abort()
  })
})

describe('a feed', () => {
  it('gets every change once, also after a failure and with many at once', async () => {
    const seen: Change[] = []
    let broken = true
    const feed: ChangeFeed = {
      name: 'test',
      entities: async () => new Set(['customer']),
      handle: async (_ctx, changes) => {
        if (broken) throw new Error('not now')
        seen.push(...changes)
      },
    }
    const module = app.runtime.registry.modules.at(-1)!
    const before = module.changeFeeds
    Object.assign(module, { changeFeeds: [feed] })
    try {
      await app.runtime.db.run(
        sql`insert into change_feed (name, position) values ('test', ${await settledPosition(app.runtime.db, 1000)})`,
      )
      const ids = [await customer(rep, '一'), await customer(rep, '二')]
      await pumpFeeds(app.runtime)
      expect(seen).toEqual([])
      const [failed] = await app.runtime.db.run<{ failure: string }>(
        sql`select failure from change_feed where name = 'test'`,
      )
      expect(failed!.failure).toBe('not now')
      broken = false
      await Promise.all(Array.from({ length: 4 }, () => pumpFeeds(app.runtime)))
      await pumpFeeds(app.runtime)
      expect(seen.map(({ record }) => record)).toEqual(ids)
      expect(seen[0]!.changes.name).toEqual([null, '一'])
    } finally {
      Object.assign(module, { changeFeeds: before })
    }
  })
})
