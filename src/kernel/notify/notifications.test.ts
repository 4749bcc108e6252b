import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let boss: TestClient
let rep: TestClient

beforeAll(async () => {
  app = await startTestApp()
  boss = await app.person({ role: 'director', name: '王总' })
  rep = await app.person({ role: 'sales-rep', name: '小李' })
  for (const name of ['一', '二', '三']) {
    const { id } = (await boss.post('customers', { name: `${name}号公司` })).body
    await boss.post(`customers/${id}/transfer`, { owner: rep.employeeId, note: '请跟进' })
  }
})
afterAll(() => app?.stop())

it('lists the latest first, in the reader’s language, page by page', async () => {
  const { body } = await rep.get('notifications?limit=2')
  expect(body).toMatchObject({ unread: 3, total: { value: 3, exact: true } })
  expect(body.items[0]).toMatchObject({
    kind: 'transfer',
    title: '王总 把客户“三号公司”转给了您',
    body: '请跟进',
    readAt: null,
    to: { entity: 'customer' },
  })
  const rest = (await rep.get(`notifications?limit=2&cursor=${body.nextCursor}`)).body
  expect(rest.items.map((i: { title: string }) => i.title)).toEqual(['王总 把客户“一号公司”转给了您'])
  expect(rest.nextCursor).toBeNull()
  const english = await rep.request('GET', 'notifications', undefined, { 'accept-language': 'en' })
  expect(english.body.items[0].title).toContain('gave you the customer')
})

it('marks some or all as read, and only the person’s own', async () => {
  const ids = (await rep.get('notifications')).body.items.map((i: { id: string }) => i.id)
  expect((await boss.post('notifications/read', { ids })).body).toEqual({ unread: 0 })
  expect((await rep.get('notifications')).body.unread).toBe(3)
  expect((await rep.post('notifications/read', { ids: ids.slice(0, 1) })).body).toEqual({ unread: 2 })
  expect((await rep.get('notifications?unread=1')).body.items.length).toBe(2)
  expect((await rep.post('notifications/read', { all: true })).body).toEqual({ unread: 0 })
  expect((await rep.get('notifications?unread=1')).body.items).toEqual([])
})

it('refuses what is neither ids nor all', async () => {
  for (const body of [{}, { ids: ['x'] }, { ids: 'all' }, { all: 1 }])
    expect((await rep.post('notifications/read', body)).status).toBe(400)
  expect((await rep.get('notifications?cursor=x')).status).toBe(400)
})
