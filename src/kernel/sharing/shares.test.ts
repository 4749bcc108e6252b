import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let owner: TestClient
let colleague: TestClient
let customer: string
const path = (rest = '') => `customers/${customer}/shares${rest}`

beforeAll(async () => {
  app = await startTestApp()
  owner = await app.person({ role: 'sales-rep', name: '小李' })
  colleague = await app.person({ role: 'sales-rep', name: '小张' })
  customer = (await owner.post('customers', { name: '甲公司' })).body.id
})
afterAll(() => app?.stop())

it('opens the record to one more person, tells them, and closes it again', async () => {
  expect((await colleague.get(`customers/${customer}`)).status).toBe(404)
  const made = await owner.post(path(), { employee: colleague.employeeId, write: false, expiresOn: null })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ employee: { label: '小张' }, write: false, expiresOn: null })
  expect((await colleague.get(`customers/${customer}`)).status).toBe(200)
  expect((await colleague.patch(`customers/${customer}`, { remark: 'x' })).status).toBe(403)
  expect((await colleague.get('notifications')).body.items[0]).toMatchObject({
    kind: 'share',
    to: { entity: 'customer', id: customer },
  })
  expect((await owner.delete(path(`/${colleague.employeeId}`))).status).toBe(200)
  expect((await colleague.get(`customers/${customer}`)).status).toBe(404)
})

it('can be widened to changing, and is in the history', async () => {
  await owner.post(path(), { employee: { id: colleague.employeeId }, write: false })
  await owner.post(path(), { employee: colleague.employeeId, write: true, expiresOn: '2999-12-31' })
  expect((await owner.get(path())).body.items).toMatchObject([{ write: true, expiresOn: '2999-12-31' }])
  expect((await colleague.patch(`customers/${customer}`, { remark: 'x' })).status).toBe(200)
  const { items } = (await owner.get(`customers/${customer}/history`)).body
  const shared = items.find((i: { action: string }) => i.action === 'share')
  expect(shared.text).toBe('共享给小张（可编辑，至 2999-12-31）')
})

it('ends with its last day', async () => {
  await owner.post(path(), { employee: colleague.employeeId, write: true })
  const until = (days: number) =>
    app.runtime.db.run(sql`update record_share set expires_on = (now() at time zone 'Asia/Shanghai')::date + ${days}::int
      where record_id = ${customer}::uuid`)
  await until(0)
  expect((await colleague.get(`customers/${customer}`)).status).toBe(200)
  await until(-1)
  expect((await colleague.get(`customers/${customer}`)).status).toBe(404)
  expect((await colleague.patch(`customers/${customer}`, { remark: 'y' })).status).toBe(404)
  expect((await colleague.get('customers')).body.items).toEqual([])
})

it('is given up by the person it was given to', async () => {
  await owner.post(path(), { employee: colleague.employeeId, write: false })
  expect((await colleague.get(path())).status).toBe(403)
  expect((await colleague.post(path(), { employee: owner.employeeId })).status).toBe(403)
  expect((await colleague.delete(path(`/${owner.employeeId}`))).status).toBe(403)
  expect((await colleague.delete(path(`/${colleague.employeeId}`))).status).toBe(200)
  expect((await colleague.delete(path(`/${colleague.employeeId}`))).status).toBe(404)
})

it('ends for one person and stays for the others', async () => {
  const third = await app.person({ role: 'sales-rep', name: '小王' })
  for (const employee of [colleague.employeeId, third.employeeId]) await owner.post(path(), { employee })
  await owner.delete(path(`/${colleague.employeeId}`))
  expect((await owner.get(path())).body.items).toMatchObject([{ employee: { label: '小王' } }])
  expect((await third.get(`customers/${customer}`)).status).toBe(200)
  await owner.delete(path(`/${third.employeeId}`))
})

it('refuses what would not work', async () => {
  const codes = async (body: unknown) => {
    const answer = await owner.post(path(), body)
    return [answer.status, ...answer.body.violations.map((v: { code: string }) => v.code)]
  }
  const trainer = await app.person({ role: 'trainer' })
  const legal = await app.person({ role: 'legal' })
  expect(await codes({ employee: owner.employeeId })).toEqual([422, 'share.self'])
  expect(await codes({ employee: '0190a5c2-1111-7000-8000-000000000001' })).toEqual([422, 'share.person-inactive'])
  expect(await codes({ employee: trainer.employeeId })).toEqual([422, 'share.person-without-read'])
  expect(await codes({ employee: legal.employeeId, write: true })).toEqual([422, 'share.person-without-update'])
  expect(await codes({ employee: colleague.employeeId, expiresOn: '2001-01-01' })).toEqual([422, 'share.already-over'])
  expect(await codes({ employee: colleague.employeeId, expiresOn: '2001-02-30' })).toEqual([400, 'field.date'])
  expect(await codes({ employee: 'x', write: 'yes' })).toEqual([400, 'field.reference', 'field.boolean'])
})

it('does not exist for entities that are not shared, or for strangers', async () => {
  const stranger = await app.person({ role: 'sales-rep' })
  expect((await stranger.get(path())).status).toBe(404)
  const contact = (await owner.post('contacts', { name: '陈工', customer })).body.id
  expect((await owner.get(`contacts/${contact}/shares`)).status).toBe(404)
})
