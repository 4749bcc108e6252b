import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { InstanceSecret } from '../../secrets/instance-secret.ts'
import { startTestApp, type TestApp, type TestClient } from '../../testing/app.ts'
import { type AnchorFile, anchorFile } from './anchor.ts'
import { appendSeal, keepChain, readSeals, sealedUntil } from './chain.ts'
import { checkHistory } from './keeper.ts'
import { removeHistory } from './removal.ts'
import { SealKey } from './seal.ts'
import { Sealer } from './sealer.ts'
import { type SealFault, verifySeals } from './verify.ts'

let app: TestApp
let sales: TestClient
let anchor: AnchorFile
let sealer: Sealer
let serial = 0
const folder = join(tmpdir(), `zhanye-anchor-${process.pid}`)

beforeAll(async () => {
  app = await startTestApp()
  sales = await app.person({ role: 'sales-rep' })
})
afterAll(async () => {
  await app.stop()
  await rm(folder, { recursive: true, force: true })
})

const run = <Row = Record<string, unknown>>(query: ReturnType<typeof sql>) => app.runtime.db.run<Row>(query)
const parts = () => ({
  ...app.runtime.seals,
  anchor,
  db: app.runtime.db,
  clock: app.runtime.clock,
  log: app.runtime.log,
})
const verify = (options = {}) => verifySeals(parts(), options)
const faults = async (): Promise<SealFault[]> => (await verify()).problems.map((problem) => problem.fault)

/** Transactions of other tests on the same server may hold a mark up for a moment. */
async function sealAll(by = sealer): Promise<number> {
  let added = await by.seal()
  while (by.isWaiting) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    added += await by.seal()
  }
  return added
}

/** Three sealed ranges of two customers each. */
beforeEach(async () => {
  await run(sql`truncate audit, audit_seal`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder)
  anchor = anchorFile(folder)
  sealer = new Sealer(parts())
  for (let i = 0; i < 3; i++) {
    for (const name of ['甲', '乙']) await sales.post('customers', { name: `${name}${++serial}` })
    expect(await sealAll()).toBe(1)
  }
  expect(await verify()).toMatchObject({ seals: 3, problems: [], next: null })
})

const row = (nth: number) => sql`(select id from audit order by position offset ${nth - 1} limit 1)`

describe('a sealed history', () => {
  it.each([
    'id = gen_random_uuid()',
    `at = at + interval '1 ms'`,
    'actor_id = null',
    `reason = 'x'`,
    `source = 'api2'`,
    `entity = 'contact'`,
    'record_id = gen_random_uuid()',
    `action = 'update'`,
    'version = version + 1',
    'batch = gen_random_uuid()',
    `request_id = 'x'`,
    `changes = jsonb_set(changes, '{name,1}', '"别名"')`,
  ])('shows a changed entry: %s', async (change) => {
    const [changed] = await run<{ position: number }>(
      sql`update audit set ${sql.raw(change)} where id = ${row(3)} returning position`,
    )
    const { problems } = await verify()
    expect(problems).toMatchObject([
      { fault: 'altered', seal: 2, count: 1, entries: [{ position: changed!.position }] },
    ])
  })

  it('shows a deleted entry, and one that was put back changed', async () => {
    const [gone] = await run<{ position: number }>(sql`delete from audit where id = ${row(4)} returning position`)
    expect((await verify()).problems).toMatchObject([
      { fault: 'missing', seal: 2, count: 1, entries: [{ position: gone!.position }] },
    ])
    await run(sql`insert into audit (id, at, source, entity, record_id, action, version, batch, changes, position)
      values (gen_random_uuid(), now(), 'ui', 'customer', gen_random_uuid(), 'create', 1, gen_random_uuid(), '{}', ${gone!.position})`)
    expect(await faults()).toEqual(['altered'])
  })

  it('shows an entry slipped in between, with a second position, without one, or with one of the future', async () => {
    await run(sql`alter table audit alter column position drop not null`)
    await run(sql`drop index audit_position_key`)
    const insert = (position: number | null) =>
      run(sql`insert into audit (id, at, source, entity, record_id, action, version, batch, changes, position)
        values (gen_random_uuid(), now(), 'ui', 'customer', gen_random_uuid(), 'create', 1, gen_random_uuid(), '{}', ${position}::bigint)`)
    try {
      const [first] = await readSeals(app.runtime.db, sql`order by number limit 1`)
      for (const [position, fault] of [
        [first!.toPosition, 'inserted'],
        [-5, 'inserted'],
        [null, 'outside'],
        [2 ** 50, 'outside'],
      ] as const) {
        await insert(position)
        expect([position, await faults()]).toEqual([position, [fault]])
        await run(sql`delete from audit where action = 'create' and changes = '{}'`)
      }
      expect(await faults()).toEqual([])
    } finally {
      await run(sql`truncate audit`)
      await run(sql`alter table audit alter column position set not null`)
      await run(sql`create unique index audit_position_key on audit using btree (position)`)
    }
  })

  it('shows a seal that is gone from the middle or the beginning', async () => {
    const [second] = await readSeals<{ entries: Buffer }>(app.runtime.db, sql`where number = 2`, { entries: true })
    await run(sql`delete from audit_seal where number = 2`)
    expect((await verify()).problems).toMatchObject([{ fault: 'seal-missing', seal: 2, count: 1 }])
    expect(second!.count).toBe(2)
    await run(sql`delete from audit_seal where number = 1`)
    expect(await faults()).toEqual(['seal-missing'])
  })

  it('shows a tail that was cut off and sealed anew', async () => {
    await run(sql`delete from audit_seal where number = 3`)
    await run(sql`delete from audit where id = ${row(6)}`)
    expect(await faults()).toEqual(['cut-off'])
    await sales.post('customers', { name: `丙${++serial}` })
    expect(await sealAll(new Sealer(parts()))).toBe(1)
    expect(await faults()).toEqual(['cut-off'])
    for (let i = 0; i < 2; i++) {
      await sales.post('customers', { name: `丙${++serial}` })
      await sealAll(new Sealer(parts()))
    }
    expect((await verify()).problems).toMatchObject([{ fault: 'cut-off', seal: 3 }])
  })

  it('cannot be sealed anew without the key', async () => {
    await run(sql`update audit set actor_id = null where id = ${row(1)}`)
    await run(sql`delete from audit_seal`)
    const thief = {
      ...parts(),
      key: new SealKey(new InstanceSecret('guessed '.repeat(5))),
      anchor: anchorFile('/nonexistent'),
    }
    expect(await sealAll(new Sealer(thief))).toBe(1)
    expect(await faults()).toEqual(['other-key', 'cut-off'])
    // Claiming to be ours does not help.
    await run(sql`update audit_seal set key_id = ${app.runtime.seals.key.id}`)
    expect(await faults()).toEqual(['forged', 'cut-off'])
  })

  it.each([
    `reason = 'nothing'`,
    'to_position = to_position + 1',
    'from_position = 0',
    `sealed_at = sealed_at + interval '1 day'`,
    'count = count + 1',
    `entries = entries || entries`,
    `entries = entries || '\\x00'`,
    `mac = ''`,
    `mac = 'zz'`,
    `previous = repeat('0', 64)`,
  ])('shows a changed seal: %s', async (change) => {
    await run(sql`update audit_seal set ${sql.raw(change)} where number = 2`)
    expect((await verify()).problems[0]).toMatchObject({ fault: 'forged', seal: 2 })
  })

  it('shows two seals that changed places', async () => {
    await run(sql`update audit_seal set number = 100 where number = 2`)
    await run(sql`update audit_seal set number = 2 where number = 3`)
    await run(sql`update audit_seal set number = 3 where number = 100`)
    expect((await verify()).problems[0]).toMatchObject({ fault: 'forged', seal: 2 })
  })

  it('is checked in steps with the same outcome', async () => {
    await run(sql`update audit set actor_id = null where id = ${row(5)}`)
    expect(await verify({ from: 3 })).toMatchObject({ seals: 1, problems: [{ fault: 'altered', seal: 3 }] })
    expect(await verify({ from: 4 })).toMatchObject({ seals: 0, problems: [], next: null })
  })
})

describe('a transaction that commits late', () => {
  it('is sealed when it is there, and nothing that came after it before', async () => {
    const until = await sealedUntil(app.runtime.db)
    const late = new pg.Client({ connectionString: app.databaseUrl })
    await late.connect()
    await late.query('begin')
    const slow =
      await late.query(`insert into audit (id, at, source, entity, record_id, action, version, batch, changes)
      values (gen_random_uuid(), now(), 'ui', 'customer', gen_random_uuid(), 'create', 1, gen_random_uuid(), '{}') returning position`)
    await sales.post('customers', { name: `早${++serial}` })
    expect(await sealer.seal()).toBe(0)
    expect(sealer.isWaiting).toBe(true)
    // Somebody who begins while it waits does not hold it up.
    const later = new pg.Client({ connectionString: app.databaseUrl })
    await later.connect()
    await later.query('begin')
    await later.query(`update customer set version = version`)
    await late.query('commit')
    expect(await sealAll()).toBe(1)
    await later.query('rollback')
    await Promise.all([late.end(), later.end()])
    expect(await sealedUntil(app.runtime.db)).toBeGreaterThan(until)
    expect(await sealedUntil(app.runtime.db)).toBeGreaterThanOrEqual(Number(slow.rows[0].position))
    expect(await faults()).toEqual([])
  })

  it('takes its position only when it has its number, so that no mark overlooks it', async () => {
    const client = new pg.Client({ connectionString: app.databaseUrl })
    await client.connect()
    await client.query('begin')
    expect((await client.query('select pg_current_xact_id_if_assigned() as xid')).rows[0].xid).toBeNull()
    const { rows } = await client.query(`select pg_get_expr(adbin, adrelid) as text from pg_attrdef
      where adrelid = 'audit'::regclass`)
    await client.query(`select ${rows[0].text}`)
    expect((await client.query('select pg_current_xact_id_if_assigned() as xid')).rows[0].xid).not.toBeNull()
    await client.query('rollback')
    await client.end()
  })

  it('many writers and sealers at once leave one chain over everything', async () => {
    let writing = true
    const sealers = [new Sealer(parts()), new Sealer(parts())].map(async (each) => {
      while (writing) {
        await each.seal()
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })
    await Promise.all(Array.from({ length: 12 }, () => sales.post('customers', { name: `众${++serial}` })))
    writing = false
    await Promise.all(sealers)
    await sealAll()
    await sealAll()
    const found = await verify()
    expect(found.problems).toEqual([])
    const [{ n } = { n: 0 }] = await run<{ n: number }>(sql`select count(*) as n from audit`)
    expect(found.rows).toBe(n)
  })
})

describe('what is lawfully taken out', () => {
  const remove = (where = sql`id = ${row(3)}`) =>
    app.runtime.db.transaction((tx) =>
      removeHistory(tx, app.runtime.seals.key, where, { reason: 'demo-removed', now: app.runtime.clock() }),
    )

  it('is recorded in the chain and no fault', async () => {
    expect(await remove()).toBe(1)
    expect(await verify()).toMatchObject({ seals: 4, problems: [] })
    const { body } = await app.admin.get('audit-integrity')
    expect(body.removals).toMatchObject([{ number: 4, count: 1, reason: 'demo-removed', by: null }])
  })

  it('leaves no trace when it was never sealed', async () => {
    await sales.post('customers', { name: `丁${++serial}` })
    expect(await remove(sql`position > ${await sealedUntil(app.runtime.db)}`)).toBe(1)
    await sealAll()
    expect(await verify()).toMatchObject({ seals: 3, problems: [] })
  })

  it('cannot be claimed without the key, nor put back', async () => {
    const [kept] = await run(sql`select * from audit where id = ${row(3)}`)
    expect(await remove()).toBe(1)
    await run(sql`insert into audit select * from jsonb_populate_record(null::audit, ${JSON.stringify(kept)}::jsonb)`)
    expect(await faults()).toEqual(['inserted'])
    await run(sql`delete from audit where position = ${(kept as { position: number }).position}`)

    const [victim] = await run<{ position: number; at: string }>(
      sql`delete from audit where id = ${row(1)} returning position, at`,
    )
    await app.runtime.db.transaction(async (tx) => {
      await keepChain(tx, { wait: true })
      const at = victim!.at
      const claim = { kind: 'removal' as const, fromPosition: 0, toPosition: victim!.position, firstAt: at, lastAt: at }
      const rows = [{ position: victim!.position, digest: Buffer.alloc(32) }]
      await appendSeal(tx, new SealKey(new InstanceSecret('guessed '.repeat(5))), claim, rows, new Date())
    })
    expect(await faults()).toEqual(['missing', 'other-key'])
  })
})

describe('who is told', () => {
  it('administrators see and check; nobody else', async () => {
    expect((await sales.get('audit-integrity')).status).toBe(403)
    expect((await sales.post('audit-integrity/verify')).status).toBe(403)
    const { body } = await app.admin.get('audit-integrity')
    expect(body).toMatchObject({ last: { number: 3 }, rows: 6, waiting: { count: 0, oldestAt: null }, removals: [] })
    expect((await app.admin.post('audit-integrity/verify', { from: 'x' })).status).toBe(400)
    await run(sql`update audit set version = 9 where id = ${row(1)}`)
    // The file of this installation is another one, so only the rows count here.
    const checked = await app.admin.post('audit-integrity/verify', { from: 1 })
    expect(checked.body).toMatchObject({
      seals: 3,
      next: null,
      problems: [{ fault: 'altered', entries: [{ entity: 'customer', by: { id: sales.employeeId } }] }],
    })
  })

  it('the nightly check keeps its outcome and notifies administrators', async () => {
    await checkHistory(app.runtime)
    expect((await app.admin.get('audit-integrity')).body.lastCheck).toMatchObject({ seals: 3, problems: [] })
    await run(sql`delete from audit where id = ${row(2)}`)
    await checkHistory(app.runtime)
    expect((await app.admin.get('audit-integrity')).body.lastCheck.problems).toMatchObject([{ fault: 'missing' }])
    const told = await run<{ employee_id: string }>(sql`select employee_id from notification where kind = 'audit'`)
    expect(told.map((notice) => notice.employee_id)).toEqual([app.admin.employeeId])
  })
})
