import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { Sealer } from '#kernel/audit/seal/sealer.ts'
import { verifySeals } from '#kernel/audit/seal/verify.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { createApiKey, setPassword } from '#modules/identity'
import { seedProcesses } from '../processes/defaults/seed.ts'
import { createDemo } from './create.ts'
import type { DemoSize } from './generate/company.ts'
import { demoBatch, demoTag } from './marks.ts'
import { removeDemo } from './remove.ts'

const size: DemoSize = { customers: 14, opportunities: 60, followUps: 90, leads: 9, days: 200 }

let app: TestApp
let admin: TestClient

beforeAll(async () => {
  app = await startTestApp()
  admin = app.admin
  await app.runtime.transact({ actor: systemActor('test'), source: 'system' }, seedProcesses)
})
afterAll(() => app?.stop())

const run = <Row = Record<string, unknown>>(query: ReturnType<typeof sql>) => app.runtime.db.run<Row>(query)
const count = async (path: string, filter?: object) =>
  (await admin.get(`${path}?limit=1${filter ? `&filter=${encodeURIComponent(JSON.stringify(filter))}` : ''}`)).body
    .total.value

/** Rows of every table; the demo's own state is a setting and stays. */
async function rowCounts(): Promise<Record<string, number>> {
  const tables = await run<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of tables) {
    // Figures are worked out anew from the records.
    if (name === 'setting' || ['metric_fact', 'metric_mark', 'metric_state'].includes(name)) continue
    counts[name] = (await run<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(name)}`))[0]!.n
  }
  return counts
}

const first = async (path: string, filter: object) =>
  (await admin.get(`${path}?limit=1&filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.items[0]

it('obeys the rules of the product, carries its mark, and nobody of it can sign in', async () => {
  await createDemo(app.runtime, size)
  expect(await count('customers', { field: 'tags', op: 'contains', value: [demoTag] })).toBe(size.customers)
  expect(await count('opportunities', { field: 'tags', op: 'contains', value: [demoTag] })).toBe(size.opportunities)
  expect(await count('follow-ups')).toBeGreaterThan(50)
  const sources = await run<{ source: string; batch: string }>(
    sql`select distinct source, batch from audit where action = 'create' and entity in ('customer', 'opportunity', 'follow-up')`,
  )
  expect(sources).toEqual([{ source: 'demo', batch: demoBatch }])

  const people = await run<{ id: string; email: string | null; user_id: string | null }>(
    sql`select e.id, e.email, e.user_id from employee e join audit a on a.record_id = e.id and a.batch = ${demoBatch}::uuid and a.action = 'create'`,
  )
  expect(people.length).toBeGreaterThan(20)
  expect(people.filter((p) => p.email !== null || p.user_id !== null)).toEqual([])
  await expect(createApiKey(app.runtime, { email: '', name: 'x' })).rejects.toThrow()
  await expect(setPassword(app.runtime, { email: '', password: 'correct horse battery' })).rejects.toThrow()

  // Every record could be written again by a person: no rule is broken.
  for (const path of ['customers', 'contacts', 'opportunities', 'follow-ups', 'products', 'employees']) {
    const { items } = (await admin.get(`${path}?limit=500`)).body
    const again = await admin.post(`${path}/bulk`, {
      ids: items.map((i: { id: string }) => i.id),
      op: 'update',
      values: {},
    })
    expect([path, again.body.done, again.body.failed]).toEqual([path, items.length, []])
  }
  // Requests at every stage, one of them waiting for the administrator who tries the demo.
  const requests = await run<{ state: string; late: boolean; back: boolean; mine: boolean }>(sql`
    select i.state, bool_or(t.state = 'open' and t.due_at < now()) as late, bool_or(t.state = 'open' and t.kind = 'resubmit') as back,
      bool_or(t.state = 'open' and t.assignee_id = ${admin.employeeId}::uuid) as mine
    from process_instance i join process_task t on t.instance_id = i.id where i.about_id is null group by i.id`)
  expect(new Set(requests.map(({ state }) => state))).toEqual(new Set(['approved', 'rejected', 'running']))
  for (const what of ['late', 'back', 'mine'] as const)
    expect([what, requests.some((each) => each[what])]).toEqual([what, true])

  const future = { field: 'happenedAt', op: 'gt', value: '@now' }
  expect(await count('follow-ups', future)).toBe(0)
  await removeDemo(app.runtime)
})

it('leaves every table as it was', async () => {
  const before = await rowCounts()
  await createDemo(app.runtime, size)
  expect(await rowCounts()).not.toEqual(before)
  await removeDemo(app.runtime)
  expect(await rowCounts()).toEqual(before)
  const made = await admin.post('customers', { name: '第一家' })
  expect(made.body.number).toMatch(/-0*1$/)
  await run(sql`delete from audit where entity = 'customer'`)
  await run(sql`delete from customer`)
})

it('is recorded where its history was sealed, which then is as whole as before', async () => {
  const parts = { ...app.runtime.seals, db: app.runtime.db, clock: app.runtime.clock, log: app.runtime.log }
  const sealer = new Sealer(parts)
  await createDemo(app.runtime, size)
  await sealer.seal()
  while (sealer.isWaiting) await sealer.seal()
  const { rows } = await verifySeals(parts)
  await removeDemo(app.runtime)
  expect(await verifySeals(parts)).toMatchObject({ problems: [], rows })
  const removed = await run<{ n: number }>(sql`select sum(count) as n from audit_seal where kind = 'removal'`)
  expect(Number(removed[0]!.n)).toBeGreaterThan(100)
})

it("takes what was tried on demo records with it, and leaves a person's own records", async () => {
  const own = (await admin.post('customers', { name: '自己的客户' })).body
  const department = (await admin.post('departments', { name: '自己的部门' })).body
  const colleague = (await admin.post('employees', { name: '自己的同事' })).body
  const deal = (await admin.post('opportunities', { name: '自己的商机', customer: own.id, amount: '5' })).body
  const before = await rowCounts()
  await createDemo(app.runtime, size)

  const rep = await first('employees', { field: 'roles', op: 'contains', value: ['sales-rep'] })
  const demoDeal = await first('opportunities', { field: 'tags', op: 'contains', value: [demoTag] })
  const demoCustomer = demoDeal.customer
  const ok = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer
    expect(status, JSON.stringify(body)).toBeLessThan(300)
    return body as { id: string }
  }
  // On the demo's records: all of it goes with them.
  const target = { entity: 'customer', id: demoCustomer.id }
  const tried = await ok(admin.post('opportunities', { name: '试试', customer: demoCustomer.id, amount: '1' }))
  await ok(admin.post('follow-ups', { target, content: '试一下' }))
  await ok(admin.post('follow-ups', { target: { entity: 'opportunity', id: tried.id }, content: '再试' }))
  await ok(admin.post('contacts', { name: '试', customer: demoCustomer.id }))
  await ok(admin.post(`customers/${demoCustomer.id}/comments`, { body: '演示' }))
  await ok(admin.delete(`contacts/${(await first('contacts', { field: 'customer', op: 'ne', value: own.id })).id}`))
  // Own records that came to name the demo's: they stay and let go.
  await ok(
    admin.patch(`customers/${own.id}`, { owner: rep.id, parent: demoCustomer.id, department: rep.department.id }),
  )
  await ok(admin.patch(`departments/${department.id}`, { manager: rep.id, parent: rep.department.id }))
  await ok(admin.patch(`opportunities/${deal.id}`, { product: demoDeal.product.id, owner: rep.id }))
  const place = { department: rep.department.id, manager: rep.id, position: rep.position.id, regions: [] }
  await ok(admin.patch(`employees/${colleague.id}`, place))
  await ok(admin.post(`customers/${own.id}/shares`, { employee: rep.id, write: false }))
  await ok(
    admin.post('delegations', { from: admin.employeeId, to: rep.id, startsOn: '2026-01-01', endsOn: '2026-01-09' }),
  )
  await run(
    sql`insert into notification (id, employee_id, kind, title) values (gen_random_uuid(), ${rep.id}::uuid, 'test', '{}')`,
  )

  await removeDemo(app.runtime)
  const after = await rowCounts()
  // What happened to own records stays in their history, and nothing else stays.
  expect({ ...after, audit: 0, event: 0, audit_seal: 0 }).toEqual({ ...before, audit: 0, event: 0, audit_seal: 0 })
  const kept = await run(sql`select 1 from audit a where not exists (
    select 1 from customer where id = a.record_id union all select 1 from department where id = a.record_id
    union all select 1 from opportunity where id = a.record_id union all select 1 from employee where id = a.record_id) and a.entity in ('customer', 'opportunity', 'employee', 'contact', 'follow-up', 'delegation')`)
  expect(kept.length).toBe(0)
  const customer = (await admin.get(`customers/${own.id}`)).body
  expect(customer).toMatchObject({ name: '自己的客户', owner: null, parent: null, department: null })
  expect((await admin.get(`departments/${department.id}`)).body).toMatchObject({ manager: null, parent: null })
  expect((await admin.get(`opportunities/${deal.id}`)).body).toMatchObject({
    name: '自己的商机',
    amount: '5.00',
    product: null,
    owner: null,
    customer: { id: own.id },
  })
  expect((await admin.get(`employees/${colleague.id}`)).body).toMatchObject({
    name: '自己的同事',
    department: null,
    manager: null,
    position: null,
  })
  for (const [path, id] of [
    ['customers', own.id],
    ['opportunities', deal.id],
    ['employees', colleague.id],
  ])
    expect((await admin.patch(`${path}/${id}`, { name: '改名' })).status).toBe(200)
})

it('can be made on the first day of a year and of a quarter, and at the end of one', async () => {
  for (const day of ['2027-01-01', '2027-04-01', '2027-12-31']) {
    app.at(`${day}T02:00:00Z`)
    const before = await rowCounts()
    // Own records are there, so the new year keeps its counters.
    await createDemo(app.runtime, size)
    const year = { field: 'period', op: 'eq', value: '2027' }
    expect([day, await count('goals', year)]).toEqual([day, 30])
    expect([day, await count('plan-tasks')]).toEqual([day, 15])
    await removeDemo(app.runtime)
    expect({ ...(await rowCounts()), number_counter: 0 }).toEqual({ ...before, number_counter: 0 })
  }
})
