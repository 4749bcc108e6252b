import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let rep: TestClient
let agent: TestClient

const config = {
  filter: { field: 'tier', op: 'eq', value: 'A' },
  sort: '-annualRevenue,name',
  columns: ['name', 'customerless', 'owner.department'],
  layout: 'list',
}
const good = { ...config, columns: ['name', 'annualRevenue', 'owner.department'] }
const names = (answer: { body: { items: { name: string }[] } }) => answer.body.items.map((v) => v.name)

beforeAll(async () => {
  app = await startTestApp()
  rep = await app.person({ role: 'sales-rep' })
  agent = await app.person({ role: 'service-agent' })
  const filter = encodeURIComponent(JSON.stringify({ field: 'key', op: 'eq', value: 'service-agent' }))
  const { items } = (await app.admin.get(`roles?filter=${filter}`)).body
  await app.admin.patch(`roles/${items[0].id}`, {
    version: items[0].version,
    fieldRules: { customer: { annualRevenue: 'hidden' } },
  })
  app.runtime.forget()
})
afterAll(() => app?.stop())

it('keeps a view for its owner alone, until it is changed or deleted', async () => {
  const made = await rep.post('views', { entity: 'customer', name: ' 大客户 ', config: good })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ name: '大客户', entity: 'customer', shared: false, mine: true, config: good })
  expect(names(await rep.get('views?entity=customer'))).toEqual(['大客户'])
  expect(names(await agent.get('views?entity=customer'))).toEqual([])
  expect((await agent.patch(`views/${made.body.id}`, { name: 'x' })).status).toBe(404)
  expect((await agent.delete(`views/${made.body.id}`)).status).toBe(404)
  expect((await rep.patch(`views/${made.body.id}`, { name: '改名' })).body).toMatchObject({
    name: '改名',
    config: good,
  })
  expect((await rep.delete(`views/${made.body.id}`)).status).toBe(200)
  expect(names(await rep.get('views'))).toEqual([])
})

it('is shared by administrators only, who alone change it then', async () => {
  expect((await rep.post('views', { entity: 'customer', name: 'x', shared: true, config: {} })).status).toBe(403)
  const own = (await rep.post('views', { entity: 'customer', name: 'x', config: {} })).body
  expect((await rep.patch(`views/${own.id}`, { shared: true })).status).toBe(403)
  const shared = (
    await app.admin.post('views', {
      entity: 'customer',
      name: '全员',
      shared: true,
      config: { columns: ['name', 'annualRevenue'] },
    })
  ).body
  expect(names(await rep.get('views?entity=customers'))).toEqual(['x', '全员'])
  expect((await rep.patch(`views/${shared.id}`, { name: 'y' })).status).toBe(403)
  // A column that is closed to the reader is left out, a filter on one closes the view.
  const seen = (await agent.get('views?entity=customer')).body.items
  expect(seen).toMatchObject([{ name: '全员', mine: false, config: { columns: ['name'] } }])
  await app.admin.patch(`views/${shared.id}`, { config: { filter: { field: 'annualRevenue', op: 'gt', value: 5 } } })
  expect(names(await agent.get('views?entity=customer'))).toEqual([])
})

it.each([
  [{ entity: 'customer', config: {} }, 'name'],
  [{ entity: 'customer', name: '  ', config: {} }, 'name'],
  [{ entity: 'nothing', name: 'x' }, 'entity'],
  [{ entity: 'customer', name: 'x', config }, 'customerless'],
  [{ entity: 'customer', name: 'x', config: { filter: { field: 'tier', op: 'under', value: 'A' } } }, 'tier'],
  [{ entity: 'customer', name: 'x', config: { sort: 'remark' } }, 'remark'],
  [{ entity: 'customer', name: 'x', config: { layout: 'map' } }, 'config.layout'],
  [{ entity: 'customer', name: 'x', config: { html: 'x' } }, 'config'],
  [{ entity: 'customer', name: 'x', shared: 'yes' }, 'shared'],
])('refuses %j', async (body, path) => {
  const answer = await rep.post('views', body)
  expect([answer.status, answer.body.violations[0].path]).toEqual([400, path])
})
