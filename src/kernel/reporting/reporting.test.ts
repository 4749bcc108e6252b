import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.ts'
import { refreshReporting } from './refresh.ts'
import { reportingViews } from './views.ts'

let app: TestApp
let connection: string
let role: string

/** Everything a BI tool can do, it does with this connection. */
async function asTool<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: connection })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const refusal = (client: pg.Client, statement: string): Promise<string> =>
  client.query(statement).then(
    () => 'done',
    (error: { code: string }) => error.code,
  )

beforeAll(async () => {
  app = await startTestApp()
  const { admin } = app
  const owner = await app.person({ role: 'sales-rep', name: '王小明' })
  const region = (await admin.post('regions', { name: '报表区' })).body.id
  for (const [name, tier, amount, status] of [
    ['甲公司', 'A', '1000.10', 'won'],
    ['乙公司', 'B', '2000.20', 'open'],
    ['O\'Brien "Ltd"', 'A', '0.03', 'won'],
  ] as const) {
    const customer = (
      await admin.post('customers', { name, tier, region, owner: owner.employeeId, phone: '13800138000' })
    ).body.id
    const made = await admin.post('opportunities', {
      name: `${name}的单子`,
      customer,
      amount,
      status,
      owner: owner.employeeId,
      openedOn: '2017-01-01',
      ...(status === 'won' && { closedOn: '2017-03-04' }),
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
  }
  const gone = (await admin.post('customers', { name: '已删除' })).body.id
  await admin.delete(`customers/${gone}`)
  const { body, status } = await admin.post('bi-access', { name: 'powerbi' })
  expect(status, JSON.stringify(body)).toBe(201)
  connection = body.connection
  role = body.role
})
afterAll(async () => {
  await app?.admin.delete('bi-access/powerbi')
  const [group] = (await app.runtime.db.pool.query("select current_database() || '_reporting' as name")).rows
  await app.runtime.db.pool.query(`drop owned by "${group.name}"; drop role "${group.name}"`)
  await app?.stop()
})

describe('the views', () => {
  it('have the same figures as the API', async () => {
    const { rows } = await asTool((client) =>
      client.query(`select status, count(*)::int as count, sum(amount) as sum from reporting.opportunities
        group by status order by status`),
    )
    const { body } = await app.admin.get('opportunities/aggregate?groupBy=status&measure=count,sum:amount')
    const byStatus = (a: { status: string }, b: { status: string }) => (a.status < b.status ? -1 : 1)
    expect(rows).toEqual(
      body.rows
        .map((row: Record<string, unknown>) => ({ status: row.status, count: row.count, sum: row['sum:amount'] }))
        .sort(byStatus),
    )
  })

  it('show references by id and name, choices by key and both languages, computed fields and exact amounts', async () => {
    const { rows } = await asTool((client) =>
      client.query(`select o.name, o.customer, o.owner, o.region, o.status, o.status_zh, o.status_en, o.stage_zh, o.amount,
        o.cycle_days, o.closed_on::text, c.tier, d.quarter, d.is_working_day
        from opportunities o join customers c on c.id = o.customer_id join days d on d.date = o.closed_on order by o.amount`),
    )
    expect(rows[0]).toEqual({
      name: 'O\'Brien "Ltd"的单子',
      customer: 'O\'Brien "Ltd"',
      owner: '王小明',
      region: '报表区',
      status: 'won',
      status_zh: '赢单',
      status_en: 'Won',
      stage_zh: expect.any(String),
      amount: '0.03',
      cycle_days: '62',
      closed_on: '2017-03-04',
      tier: 'A',
      quarter: '2017-Q1',
      is_working_day: false,
    })
    const deleted = await asTool((client) => client.query("select 1 from customers where name = '已删除'"))
    expect(deleted.rows).toEqual([])
  })

  it('leave out personal data until an administrator allows it', async () => {
    const columns = async () =>
      (await asTool((client) => client.query('select * from customers limit 1'))).fields.map(({ name }) => name)
    expect(await columns()).not.toContain('phone')
    const put = (fields: string[]) => app.admin.request('PUT', 'bi-access/personal-fields', { fields })
    expect((await put(['customer.amount'])).status).toBe(400)
    expect((await put(['customer.phone'])).status).toBe(200)
    expect(await columns()).toContain('phone')
    expect((await put([])).status).toBe(200)
    expect(await columns()).not.toContain('phone')
  })

  it('gain a custom field, and keep what others built on them', async () => {
    const { db, registry } = app.runtime
    await db.pool.query(
      'create schema theirs; create view theirs.tiers as select tier, count(*) from reporting.customers group by 1',
    )
    const field = await app.admin.post('custom-fields', {
      entity: 'customer',
      name: 'fleetSize',
      kind: 'integer',
      label: { zh: '车队规模', en: "Fleet's size" },
    })
    await app.runtime.reload()
    const [first] = (await app.admin.get('customers?limit=1&sort=name')).body.items
    await app.admin.patch(`customers/${first.id}`, { fleetSize: 12, version: first.version })
    const { rows } = await asTool((client) => client.query('select sum(fleet_size)::int as n from customers'))
    expect(rows).toEqual([{ n: 12 }])
    expect((await db.pool.query('select count(*)::int as n from theirs.tiers')).rows[0].n).toBe(2)
    expect(await refreshReporting(db, registry)).toEqual([])

    await app.admin.delete(`custom-fields/${field.body.id}`)
    await app.runtime.reload()
    expect(await asTool((client) => refusal(client, 'select fleet_size from customers'))).toBe('42703')
    expect(await asTool((client) => refusal(client, 'select tier from customers'))).toBe('done')
  })

  it('are all readable, with the columns that they say', async () => {
    const views = reportingViews(app.runtime.registry, new Set())
    expect(views.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['customers', 'opportunities', 'follow_ups', 'employees', 'departments', 'days']),
    )
    expect(views.map(({ name }) => name)).not.toContain('roles')
    for (const view of views) {
      const { fields } = await asTool((client) => client.query(`select * from reporting.${view.name} limit 5`))
      expect(fields.map(({ name }) => name)).toEqual(view.columns.map(({ name }) => name))
    }
    const { rows } = await app.runtime.db.pool.query(`select table_name, column_name, data_type
      from information_schema.columns where table_schema = 'reporting' order by table_name, ordinal_position`)
    const short: Record<string, string> = { 'timestamp with time zone': 'timestamptz' }
    const there = rows.map((row) => `${row.table_name}.${row.column_name} ${short[row.data_type] ?? row.data_type}`)
    const said = views
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((view) => view.columns.map(({ name, type }) => `${view.name}.${name} ${type}`))
    expect(there).toEqual(said)
  })
})

describe('the role of a BI tool', () => {
  it('reads nothing but the views', async () => {
    await asTool(async (client) => {
      expect(await refusal(client, 'select count(*) from reporting.customers')).toBe('done')
      for (const statement of [
        'select * from public.customer',
        'select * from public.employee',
        'select * from public.audit',
        'select * from public.setting',
        'select * from public.role',
        'select * from pgboss.job',
        'select * from pg_authid',
        'select * from pg_shadow',
      ])
        expect([statement, await refusal(client, statement)]).toEqual([statement, '42501'])
    })
  })

  it('writes nothing, also after it took its read-only mode off', async () => {
    await asTool(async (client) => {
      expect(await refusal(client, 'create table reporting.mine (n int)')).toBe('25006')
      await client.query('set default_transaction_read_only = off')
      for (const statement of [
        // A view over joins takes no writes at all (55000), one without would: the right is missing.
        "update reporting.customers set name = 'x'",
        "update reporting.positions set name = 'x'",
        'delete from reporting.positions',
        "insert into public.customer (id, name) values (gen_random_uuid(), 'x')",
        'create table public.mine (n int)',
        'create table reporting.mine (n int)',
        'create temp table mine (n int)',
        'create schema mine',
        'create view reporting.mine as select 1',
        "create function reporting.mine() returns int language sql as 'select 1'",
        'create role mine',
        `alter role "${role}" connection limit 100`,
        `alter role "${role}" superuser`,
        'set role zhanye',
        'drop view reporting.customers',
        "comment on view reporting.customers is 'x'",
      ])
        expect([statement, await refusal(client, statement)]).toEqual([
          statement,
          expect.stringMatching(/^(42501|55000)$/),
        ])
    })
  })

  it('passes nothing on', async () => {
    const { rows } = await asTool(async (client) => {
      await client.query('set default_transaction_read_only = off')
      // PostgreSQL answers by a warning and grants nothing.
      await client.query('grant select on reporting.customers to public')
      return client.query("select has_table_privilege('public', 'reporting.customers', 'select') as open")
    })
    expect(rows).toEqual([{ open: false }])
  })

  it('cannot reach files, the system, large objects, or the locks of the product', async () => {
    await asTool(async (client) => {
      await client.query('set default_transaction_read_only = off')
      for (const statement of [
        "select pg_read_file('/etc/passwd')",
        "select pg_ls_dir('/')",
        "select lo_import('/etc/passwd')",
        'select lo_create(0)',
        "select lo_from_bytea(0, 'x')",
        "copy (select 1) to '/tmp/stolen'",
        "copy (select 1) to program 'id'",
        'select pg_reload_conf()',
        'select pg_advisory_lock(715300001)',
        'select pg_try_advisory_xact_lock(1)',
        "select pg_notify('zhanye', '{}')",
        'select pg_terminate_backend(pid) from pg_stat_activity where usename <> current_user and pid is not null',
        "alter system set log_statement = 'all'",
        "load 'auto_explain'",
      ])
        expect([statement, await refusal(client, statement)]).toEqual([
          statement,
          expect.stringMatching(/^(42501|58P01)$/),
        ])
    })
  })

  it('has limits: time, connections, and no other database', async () => {
    await asTool(async (client) => {
      const { rows } = await client.query(
        "select current_setting('statement_timeout') as time, current_setting('search_path') as path",
      )
      expect(rows).toEqual([{ time: '2min', path: 'reporting' }])
      await client.query("set statement_timeout = '50ms'")
      expect(await refusal(client, 'select count(*) from generate_series(1, 1e9::bigint)')).toBe('57014')
    })
    const elsewhere = new URL(connection)
    elsewhere.pathname = '/postgres'
    const client = new pg.Client({ connectionString: elsewhere.href })
    await expect(client.connect()).rejects.toMatchObject({ code: '42501' })
    const { rows } = await app.runtime.db.pool.query('select rolconnlimit from pg_roles where rolname = $1', [role])
    expect(rows[0].rolconnlimit).toBe(8)
  })

  it('ends with its sessions when it is revoked', async () => {
    const { body } = await app.admin.post('bi-access', { name: 'tableau' })
    const client = new pg.Client({ connectionString: body.connection })
    client.on('error', () => {})
    await client.connect()
    expect((await app.admin.delete('bi-access/tableau')).status).toBe(200)
    await expect(client.query('select 1')).rejects.toThrow()
    const again = new pg.Client({ connectionString: body.connection })
    await expect(again.connect()).rejects.toMatchObject({ code: '28P01' })
    expect((await app.admin.delete('bi-access/tableau')).status).toBe(404)
  })
})

describe('managing BI access', () => {
  it('is for administrators', async () => {
    const manager = await app.person({ role: 'general-manager' })
    expect((await manager.get('bi-access')).status).toBe(403)
    expect((await manager.post('bi-access', { name: 'mine' })).status).toBe(403)
    expect((await manager.delete('bi-access/powerbi')).status).toBe(403)
    expect((await manager.request('PUT', 'bi-access/personal-fields', { fields: [] })).status).toBe(403)
  })

  it('tells of roles and views, never of passwords', async () => {
    const { body } = await app.admin.get('bi-access')
    expect(body.items).toEqual([
      expect.objectContaining({ name: 'powerbi', role, createdBy: '管理员', createdAt: expect.any(String) }),
    ])
    expect(JSON.stringify(body)).not.toContain(new URL(connection).password)
    const customers = body.views.find(({ name }: { name: string }) => name === 'customers')
    expect(customers.personal.map(({ key }: { key: string }) => key)).toEqual(['customer.phone', 'customer.email'])
  })

  it('refuses a name twice, and what is no name', async () => {
    const twice = await app.admin.post('bi-access', { name: 'powerbi' })
    expect([twice.status, twice.body.code]).toEqual([409, 'bi-access.taken'])
    for (const name of ['', 'Power BI', '1st', 'x; drop role zhanye', 'a'.repeat(29), null, 7])
      expect((await app.admin.post('bi-access', { name })).status).toBe(400)
  })
})
