import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let rep: TestClient
let agent: TestClient
let other: TestClient

const labels = async (client: TestClient, q: string, more = '') =>
  ((await client.get(`search?q=${encodeURIComponent(q)}${more}`)).body.items as { label: string }[]).map((i) => i.label)

beforeAll(async () => {
  app = await startTestApp()
  rep = await app.person({ role: 'sales-rep', name: '小李' })
  other = await app.person({ role: 'sales-rep', name: '小张' })
  agent = await app.person({ role: 'service-agent', name: '客服' })
  const filter = encodeURIComponent(JSON.stringify({ field: 'key', op: 'eq', value: 'service-agent' }))
  const { items } = (await app.admin.get(`roles?filter=${filter}`)).body
  await app.admin.patch(`roles/${items[0].id}`, {
    version: items[0].version,
    fieldRules: { customer: { phone: 'mask' }, contact: { phone: 'hidden' } },
  })
  for (const name of ['中国移动通信', '中国移动', '大中国移动代理', '智光一点']) await rep.post('customers', { name })
  const { id } = (await rep.post('customers', { name: '华为技术', phone: '13812345678' })).body
  await rep.post('contacts', { name: '陈工', customer: id, phone: '13987654321' })
  await other.post('customers', { name: '中国移动（小张的）' })
  app.runtime.forget()
})
afterAll(() => app?.stop())

describe('search', () => {
  it('ranks exact, then beginning, then anywhere', async () => {
    expect(await labels(rep, '中国移动')).toEqual(['中国移动', '中国移动通信', '大中国移动代理'])
  })

  it('finds by pinyin and initials, beginnings first', async () => {
    expect(await labels(rep, 'zgyd')).toEqual(['智光一点', '中国移动', '中国移动通信', '大中国移动代理'])
    expect((await labels(rep, 'huawei'))[0]).toBe('华为技术')
  })

  it('finds only what the person sees', async () => {
    expect(await labels(other, '中国移动')).toEqual(['中国移动（小张的）'])
    expect((await labels(agent, '中国移动')).length).toBe(4)
  })

  it('tells similar ones apart and says where to go', async () => {
    const { items } = (await rep.get(`search?q=${encodeURIComponent('陈工')}`)).body
    expect(items).toMatchObject([{ entity: 'contact', label: '陈工', hint: '华为技术' }])
  })

  it('is cut to entities by name or path, and to a limit', async () => {
    expect(await labels(rep, '1398765', '&entities=customers')).toEqual([])
    expect(await labels(rep, '1398765', '&entities=contact')).toEqual(['陈工'])
    expect((await labels(rep, '中国', '&limit=2')).length).toBe(2)
    expect(await labels(rep, '中国', '&entities=nothing')).toEqual([])
  })

  it('does not betray masked or hidden values', async () => {
    expect(await labels(rep, '13812345678')).toEqual(['华为技术'])
    for (const piece of ['13812345678', '1381', '2345']) expect(await labels(agent, piece)).toEqual([])
    expect(await labels(rep, '13987654321')).toEqual(['陈工'])
    expect(await labels(agent, '13987654321')).toEqual([])
    // The same record is found by what is open, but not by open and masked together.
    expect(await labels(agent, '华为')).toEqual(['华为技术'])
    expect(await labels(agent, '华为 1381')).toEqual([])
  })

  it('answers nothing to nothing and refuses a page of text', async () => {
    expect(await labels(rep, '  ')).toEqual([])
    expect(await labels(rep, '%')).toEqual([])
    expect((await rep.get(`search?q=${'a'.repeat(201)}`)).status).toBe(400)
  })

  it('ranks among very many hits', async () => {
    await rep.transact(async (ctx) => {
      const { createRecords } = await import('../write/create.ts')
      const { customer } = await import('#modules/customers')
      const names = Array.from({ length: 1200 }, (_, i) => ({ values: { name: `甲乙丙贸易 ${i}` } }))
      await createRecords(ctx, customer, [...names, { values: { name: '甲乙丙' } }])
    })
    expect((await labels(rep, '甲乙丙'))[0]).toBe('甲乙丙')
    expect(await labels(other, '甲乙丙')).toEqual([])
    // The one that a person sees is found behind a thousand that they do not see.
    await other.post('customers', { name: '新甲乙丙' })
    expect(await labels(other, '甲乙丙')).toEqual(['新甲乙丙'])
  })

  it('does not betray masked values among very many hits either', async () => {
    await rep.transact(async (ctx) => {
      const { createRecords } = await import('../write/create.ts')
      const { customer } = await import('#modules/customers')
      const many = Array.from({ length: 1100 }, (_, i) => ({
        values: { name: `丁戊 ${i}`, phone: `1370000${String(i).padStart(4, '0')}` },
      }))
      await createRecords(ctx, customer, many)
    })
    const total = async (client: TestClient, term: string) =>
      (await client.get(`customers?limit=1&search=${encodeURIComponent(term)}`)).body.total.value
    expect([await total(rep, '1370000'), await total(agent, '1370000')]).toEqual([1100, 0])
    expect(await total(agent, '丁戊')).toBe(1100)
    expect(await labels(agent, '1370000')).toEqual([])
  })
})

describe('is it ours?', () => {
  const lookup = async (client: TestClient, q: string) =>
    (await client.get(`customers/lookup?q=${encodeURIComponent(q)}`)).body.items

  it('answers name, owner and state to everybody, and nothing else', async () => {
    const trainer = await app.person({ role: 'trainer' })
    expect(await lookup(trainer, '华为')).toEqual([
      { name: '华为技术', owner: { id: rep.employeeId, label: '小李' }, state: 'potential' },
    ])
    expect((await lookup(trainer, '中国移动'))[0].name).toBe('中国移动')
  })

  it('finds by the name only, never by phone, and not by one character', async () => {
    expect(await lookup(other, '13812345678')).toEqual([])
    expect(await lookup(other, '华')).toEqual([])
    expect((await lookup(other, 'huawei')).length).toBe(1)
  })

  it('is limited to 60 a minute for each person', async () => {
    const curious = await app.person({ role: 'sales-rep' })
    for (let n = 0; n < 60; n++) await lookup(curious, '华')
    expect((await curious.get('customers/lookup?q=xx')).status).toBe(429)
    expect((await rep.get('customers/lookup?q=xx')).status).toBe(200)
  })
})
