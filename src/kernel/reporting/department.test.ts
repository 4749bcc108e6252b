/** The account of one department reads what belongs to it and those below, and names nothing else. */
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldMetrics } from '../metrics/fold.ts'
import { startTestApp, type TestApp, type TestClient } from '../testing/app.ts'
import { departmentViews } from './views.ts'

let app: TestApp
let connection: string
const departments: Record<string, string> = {}

async function asTool<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: connection })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
const read = (query: string) => asTool(async (client) => (await client.query(query)).rows)
const refusal = (query: string) =>
  asTool(async (client) => {
    await client.query('set default_transaction_read_only = off')
    return client.query(query).then(
      () => 'done',
      (error: { code: string }) => error.code,
    )
  })
const made = async (by: TestClient, path: string, values: object): Promise<string> => {
  const { status, body } = await by.post(path, values)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

beforeAll(async () => {
  app = await startTestApp()
  const { admin } = app
  for (const [name, parent] of [
    ['东部', null],
    ['东一组', '东部'],
    ['秘密部', null],
  ] as const)
    departments[name] = await made(admin, 'departments', { name, ...(parent && { parent: departments[parent] }) })
  const people = {
    东部: await app.person({ role: 'sales-rep', name: '东部的人', department: '东部' }),
    东一组: await app.person({ role: 'sales-rep', name: '组里的人', department: '东一组' }),
    秘密部: await app.person({ role: 'sales-rep', name: '秘密的人', department: '秘密部' }),
  }
  for (const [of, person] of Object.entries(people)) {
    const customer = await made(person, 'customers', { name: `${of}的客户` })
    const opportunity = await made(person, 'opportunities', {
      name: `${of}的单子`,
      customer,
      amount: '10',
      status: 'won',
    })
    const target = { entity: 'opportunity', id: opportunity }
    await made(person, 'follow-ups', {
      target,
      kind: 'call',
      content: `${of}的电话`,
      happenedAt: '2026-01-05T03:00:00Z',
    })
    await made(person, 'contacts', { name: `${of}的联系人`, customer })
  }
  // A deal of the east for a customer of others: the deal is theirs to read, the customer's name is not.
  const foreign = (await admin.get('customers?sort=name')).body.items.find(
    (c: { name: string }) => c.name === '秘密部的客户',
  )
  await made(admin, 'opportunities', {
    name: '跨部门',
    customer: foreign.id,
    amount: '5',
    owner: people.东部.employeeId,
  })
  await foldMetrics(app.runtime)
  const { status, body } = await admin.post('bi-access', { name: 'east', department: departments.东部 })
  expect(status, JSON.stringify(body)).toBe(201)
  connection = body.connection
}, 60_000)
afterAll(async () => {
  await app?.admin.delete('bi-access/east')
  const [group] = (await app.runtime.db.pool.query("select current_database() || '_reporting_department' as name")).rows
  await app.runtime.db.pool.query(`drop owned by "${group.name}"; drop role "${group.name}"`)
  await app?.stop()
})

describe('the account of a department', () => {
  it('reads its own rows and those of departments below', async () => {
    expect(await read('select name from customers order by name')).toEqual([
      { name: '东一组的客户' },
      { name: '东部的客户' },
    ])
    expect(
      (await read('select name, customer from opportunities order by name')).toSorted((a, b) =>
        a.name < b.name ? -1 : 1,
      ),
    ).toEqual(
      [
        { name: '东一组的单子', customer: '东一组的客户' },
        { name: '东部的单子', customer: '东部的客户' },
        // Named by nobody: it is not theirs.
        { name: '跨部门', customer: null },
      ].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    )
    expect(await read('select count(*)::int as n from follow_ups')).toEqual([{ n: 2 }])
    expect(await read('select distinct target from follow_ups order by 1')).toHaveLength(2)
    expect(await read('select count(*)::int as n from contacts')).toEqual([{ n: 2 }])
    expect(await read('select name from departments order by name')).toHaveLength(2)
    expect(await read('select name from employees order by name')).toHaveLength(2)
    expect(await read("select sum(value)::int as n from metrics where metric = 'won-count'")).toEqual([{ n: 2 }])
    expect((await read('select count(*)::int as n from days'))[0].n).toBeGreaterThan(365)
  })

  it('finds nothing of others in any view or column', async () => {
    const views = departmentViews(app.runtime.registry, new Set())
    expect(views.length).toBeGreaterThan(30)
    for (const { name } of views) {
      const rows = await read(`select v::text as text from ${name} v limit 5000`)
      expect([name, rows.filter(({ text }) => text.includes('秘密'))]).toEqual([name, []])
    }
    // The words are there for who reads the whole company.
    const { rows } = await app.runtime.db.pool.query('select v::text as text from reporting.opportunities v')
    expect(rows.filter(({ text }) => text.includes('秘密'))).not.toEqual([])
  })

  it('reaches neither the views of the company nor the tables, nor how its reach is found', async () => {
    for (const query of [
      'select * from reporting.customers',
      'select * from public.customer',
      'select * from reporting_reach.people',
      'select * from pg_authid',
      `comment on role "${new URL(connection).username}" is '{}'`,
      'set role pg_read_all_data',
      'set session authorization pg_read_all_data',
      'create view mine as select 1',
    ])
      expect([query, await refusal(query)]).toEqual([query, '42501'])
  })

  it('does not learn of hidden rows by a condition that fails on them', async () => {
    const query =
      "select count(*)::int as n from customers where case when name like '%秘密%' then 1 / (length(name) - length(name)) = 1 else true end"
    expect(await read(query)).toEqual([{ n: 2 }])
  })

  it('follows the organisation, and reads nothing once its department is gone', async () => {
    await app.admin.patch(`departments/${departments.东一组}`, { parent: null })
    expect(await read('select name from customers')).toEqual([{ name: '东部的客户' }])
    await app.runtime.db.run(sql`update department set deleted_at = now() where id = ${departments.东部}::uuid`)
    expect(await read('select name from customers')).toEqual([])
    await app.runtime.db.run(sql`update department set deleted_at = null where id = ${departments.东部}::uuid`)
  })

  it('is told apart in the list, and made only for a department that is there', async () => {
    const { items } = (await app.admin.get('bi-access')).body
    expect(items).toEqual([
      expect.objectContaining({ name: 'east', department: { id: departments.东部, label: '东部' } }),
    ])
    for (const department of ['x', '019c0000-0000-7000-8000-000000000000', 7]) {
      const { status, body } = await app.admin.post('bi-access', { name: 'other', department })
      expect([status, body.violations[0].code]).toEqual([400, 'bi-access.department'])
    }
  })
})
