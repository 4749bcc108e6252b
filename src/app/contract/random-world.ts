/** A random company with random people, rights and records, reproducible from a seed. */
import { Readable } from 'node:stream'
import { type SQL, sql } from 'drizzle-orm'
import { systemActor } from '#kernel/access/actor.ts'
import type { Row } from '#kernel/data/projection.ts'
import { fromRow } from '#kernel/data/stored.ts'
import type { EntityDefinition, Fields, Operation, ScopeName } from '#kernel/entity/define.ts'
import { storeFile } from '#kernel/files/upload.ts'
import { newId } from '#kernel/pure/ids.ts'
import type { Runtime } from '#kernel/runtime.ts'
import { createRecords } from '#kernel/write/create.ts'
import type { Plain, World } from './oracle.ts'

export type Random = () => number

/** Mulberry32: small, seeded, good enough to mix cases. */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const scopeNames: ScopeName[] = ['own', 'department', 'department-below', 'region', 'all']
const operationsTried: Operation[] = ['read', 'create', 'update', 'delete', 'export', 'transfer']

/** Fills an empty installation; answers the people made. */
export async function makeWorld(runtime: Runtime, random: Random): Promise<{ people: string[] }> {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const maybe = <T>(value: () => T, chance = 0.7): T | null => (random() < chance ? value() : null)
  const entity = (name: string) => runtime.registry.entity(name)
  const made = new Map<string, string[]>()
  const make = async (name: string, values: Record<string, unknown>): Promise<string> => {
    const ids = made.get(name) ?? []
    const id = await runtime.transact({ actor: systemActor('contract suite'), source: 'system' }, async (ctx) => {
      const [outcome] = await createRecords(ctx, entity(name), [{ values }], { mode: 'action' })
      if (outcome!.violations.length) throw new Error(`${name}: ${JSON.stringify(outcome!.violations)}`)
      return outcome!.id
    })
    made.set(name, [...ids, id])
    return id
  }
  const some = (name: string) => pick(made.get(name)!)

  for (let i = 0; i < 6; i++)
    await make('department', { name: `d${i}`, parent: i ? maybe(() => some('department')) : null })
  for (let i = 0; i < 5; i++)
    await make('region', { name: `r${i}`, parent: i ? maybe(() => some('region'), 0.5) : null })
  const entities = [...runtime.registry.entities.values()]
  const roles: string[] = [
    'sales-rep',
    'department-manager',
    'solution-consultant',
    'customer-success',
    'finance',
    'employee',
  ]
  for (let i = 0; i < 4; i++) {
    const key = `random-${i}`
    const grants = Object.fromEntries(
      entities.map((e) => [
        e.name,
        Object.fromEntries(operationsTried.filter(() => random() < 0.6).map((o) => [o, pick(scopeNames)])),
      ]),
    )
    await make('role', { key, name: key, grants })
    roles.push(key)
  }
  for (let i = 0; i < 10; i++) {
    await make('employee', {
      name: `e${i}`,
      department: maybe(() => some('department'), 0.9),
      manager: i ? maybe(() => some('employee')) : null,
      regions: (made.get('region') ?? []).filter(() => random() < 0.25),
      roles: [...new Set([pick(roles), ...(random() < 0.3 ? [pick(roles)] : [])])],
      status: 'active',
    })
  }
  // Chance alone may leave a scope untried: for each one somebody reaches everything by it and by nothing else.
  // And one reaches everything, but gives away only what is their own.
  const reachOf = (scope: ScopeName) => Object.fromEntries(operationsTried.map((o) => [o, scope]))
  const alone = [
    ...scopeNames.map((scope) => [`only-${scope}`, reachOf(scope)] as const),
    ['keeps-all', { ...reachOf('all'), transfer: 'own' }] as const,
  ]
  for (const [key, grant] of alone) {
    const grants = Object.fromEntries(entities.map((e) => [e.name, grant]))
    await make('role', { key, name: key, grants })
    await make('employee', {
      name: key,
      department: some('department'),
      regions: [made.get('region')![0]!],
      roles: [key],
      status: 'active',
    })
  }
  const people = made.get('employee')!
  for (const id of made.get('department')!.slice(0, 3)) {
    await runtime.transact({ actor: systemActor('contract suite'), source: 'system' }, (ctx) =>
      ctx.update(entity('department'), id, { manager: some('employee') }),
    )
  }
  await make('product', { name: 'p0' })
  for (let i = 0; i < 25; i++) {
    await make('customer', {
      name: `客户${i}`,
      tier: pick(['A', 'B', 'C', 'D', null]),
      status: pick(['potential', 'active', 'lost']),
      annualRevenue: maybe(() => String(1 + Math.floor(random() * 1000))),
      owner: maybe(() => some('employee'), 0.85),
      region: maybe(() => some('region')),
    })
  }
  for (let i = 0; i < 15; i++) await make('contact', { name: `联系人${i}`, customer: some('customer') })
  for (let i = 0; i < 25; i++) {
    await make('opportunity', {
      name: `商机${i}`,
      customer: maybe(() => some('customer'), 0.8),
      owner: maybe(() => some('employee'), 0.9),
      amount: maybe(() => `${1 + Math.floor(random() * 1000)}.50`),
      stage: pick(['first-contact', 'negotiation', 'won']),
    })
  }
  for (let i = 0; i < 20; i++) {
    const target = pick(['customer', 'contact', 'opportunity'])
    await make('follow-up', {
      content: `跟进${i}`,
      target: { entity: target, id: some(target) },
      owner: some('employee'),
      files: i % 2 ? [] : [(await storeFile(runtime, Readable.from([Buffer.from('附件')]), `附件${i}.txt`, null)).id],
    })
  }
  for (let i = 0; i < 4; i++) {
    const [from, to] = [people[i]!, people[i + 1]!]
    await make('delegation', { from, to, startsOn: '2026-01-01', endsOn: '2026-12-31' })
  }
  // Opened to everyone, to a department, or to nobody.
  for (let i = 0; i < 12; i++)
    await make('board', {
      name: `看板${i}`,
      owner: some('employee'),
      department: some('department'),
      audience: i % 4 === 0 ? 'everyone' : i % 4 === 1 ? 'me' : 'department',
    })
  // Some everybody may see, others only who reaches them.
  for (let i = 0; i < 16; i++) {
    await make('goal', {
      metric: 'won-amount',
      target: '1',
      period: String(2020 + i),
      state: pick(['draft', 'published']),
      ...(i % 3 ? { owner: some('employee') } : { department: some('department') }),
    })
  }
  await make('calendar-day', { day: '2026-03-03', kind: 'rest', name: 'x' })
  for (const name of ['customer', 'opportunity']) {
    for (let i = 0; i < 6; i++) {
      const until = [null, '2999-12-31', null, '2001-01-01'][i % 4]
      await runtime.db.run(
        sql`insert into record_share (entity, record_id, employee_id, write, expires_on) values (${name}, ${some(name)}::uuid, ${some('employee')}::uuid, ${random() < 0.5}, ${until}::date) on conflict do nothing`,
      )
    }
  }
  // Some are in the bin and must be nowhere.
  for (const name of ['customer', 'customer', 'opportunity', 'opportunity', 'contact', 'follow-up', 'follow-up']) {
    await runtime.db.run(
      sql`update ${sql.identifier(entity(name).table)} set deleted_at = now() where id = ${some(name)}::uuid`,
    )
  }
  await make('position', { name: `岗位 ${newId().slice(-6)}` })
  runtime.forget()
  return { people }
}

/** Reads the whole world as plain records for the oracle. */
export async function readWorld(runtime: Runtime, people: string[]): Promise<World> {
  const records: World['records'] = new Map()
  const trashed: World['trashed'] = new Map()
  for (const entity of runtime.registry.entities.values()) {
    records.set(entity.name, await readAll(runtime, entity, sql`t.deleted_at is null`))
    trashed.set(entity.name, await readAll(runtime, entity, sql`t.deleted_at is not null`))
  }
  const shares = await runtime.db.run<World['shares'][number]>(
    sql`select entity, record_id as "recordId", employee_id as "employeeId", write from record_share where expires_on is null or expires_on >= current_date`,
  )
  const rights: World['rights'] = new Map()
  for (const person of people) {
    const actor = await runtime.organisation.actorOfEmployee(runtime.db, person)
    rights.set(person, actor!.grants as never)
  }
  return { registry: runtime.registry, records, trashed, shares, rights }
}

async function readAll(runtime: Runtime, entity: EntityDefinition, where: SQL): Promise<Map<string, Plain>> {
  const computed = Object.entries(entity.fields as Fields).filter(([, f]) => f.sql)
  const extra = computed.map(([name, f]) => sql`, (${sql.raw(f.sql!('t'))}) as ${sql.identifier(`computed_${name}`)}`)
  const rows = await runtime.db.run<Row>(
    sql`select t.*${sql.join(extra)} from ${sql.identifier(entity.table)} t where ${where}`,
  )
  return new Map(
    rows.map((row) => {
      const record = fromRow(runtime.registry, entity, row)
      for (const [name] of computed) record[name] = row[`computed_${name}`]
      return [record.id, record as Plain]
    }),
  )
}
