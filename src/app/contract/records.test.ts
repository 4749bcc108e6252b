import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { type Plain, reached, reaches, scopes, type World } from './oracle.ts'
import type { Person } from './people.ts'
import { randomCompany } from './random-company.ts'
import { randomFrom } from './random-world.ts'

/** Everything around one record is open exactly as the record is, in companies made at random. */
describe.each([21, 22])('records of random company %i', (seed) => {
  let app: TestApp
  let world: World
  let people: Person[]
  const random = randomFrom(seed * 7)

  beforeAll(async () => {
    app = await startTestApp()
    ;({ world, people } = await randomCompany(app, seed))
  })
  afterAll(() => app?.stop())

  const can = (person: Person, name: string, operation: 'read' | 'update', record: Plain) =>
    reaches(world, person.id, world.registry.entity(name), operation, record)
  const sees = (person: Person, name: string, id: string) => {
    const record = world.records.get(name)!.get(id)
    return record !== undefined && can(person, name, 'read', record)
  }
  const some = (records: Plain[], count: number) => [...records].sort(() => random() - 0.5).slice(0, count)
  /** For everybody: a few records within reach and a few beyond. */
  const sampled = async (
    names: string[],
    check: (p: Person, name: string, r: Plain, seen: boolean) => Promise<void>,
    each = 2,
  ) => {
    for (const person of people) {
      for (const name of names) {
        const seen = reached(world, person.id, name)
        const rest = [...world.records.get(name)!.values()].filter((r) => !seen.includes(r))
        for (const record of some(seen, each)) await check(person, name, record, true)
        for (const record of some(rest, each)) await check(person, name, record, false)
      }
    }
  }
  const worked = ['customer', 'contact', 'opportunity', 'follow-up']
  const at = (name: string, record: Plain, rest = '') => `${world.registry.entity(name).path}/${record.id}${rest}`

  it('history, timeline, related, reveal and comments are open exactly as the record is', async () => {
    await sampled(
      [...worked, 'employee', 'delegation'],
      async (person, name, record, seen) => {
        const expected = seen ? 200 : 404
        for (const way of ['', '/history', '/timeline', '/related']) {
          const { status } = await person.get(at(name, record, way))
          // Who reads none of the kind is told so, whatever the id.
          const none = way === '' && scopes(world, person.id, name, 'read').size === 0
          expect(status, `${way} of ${name} for ${person.id}`).toBe(none ? 403 : expected)
        }
        const { title, comments } = world.registry.entity(name)
        expect((await person.post(at(name, record, '/reveal'), { field: title })).status).toBe(expected)
        if (!comments) return
        const said = await person.post(at(name, record, '/comments'), { body: '看过了' })
        expect(said.status).toBe(seen ? 201 : 404)
        if (!seen) return
        const other = people.find((p) => p.id !== person.id)!
        const refused = sees(other, name, record.id) ? 403 : 404
        expect((await other.patch(`comments/${said.body.id}`, { body: 'x' })).status).toBe(refused)
        expect((await other.delete(`comments/${said.body.id}`)).status).toBe(refused)
      },
      1,
    )
  })

  it('a timeline tells of records within reach only', async () => {
    await sampled(['customer', 'contact', 'opportunity'], async (person, name, record, seen) => {
      if (!seen) return
      const { items } = (await person.get(at(name, record, '/timeline?limit=100'))).body
      const told = items.filter((i: { type: string }) => i.type === 'record').map((i: Plain) => i.id)
      const about = reached(world, person.id, 'follow-up').filter(
        (f) => (f.target as Plain).id === record.id || (name === 'customer' && f.customer === record.id),
      )
      expect(told.sort()).toEqual(about.map((f) => f.id).sort())
      for (const { record: shown } of items.filter((i: { type: string }) => i.type === 'record')) {
        if (shown.target) expect(sees(person, shown.target.entity, shown.target.id)).toBe(true)
        if (shown.customer) expect(sees(person, 'customer', shown.customer.id)).toBe(true)
      }
    })
  })

  it('history names references within reach only', async () => {
    await sampled(['opportunity', 'contact'], async (person, name, record, seen) => {
      if (!seen) return
      const { items } = (await person.get(at(name, record, '/history'))).body
      const created = items.find((i: { action: string }) => i.action === 'create')
      const shown = created?.changes.find((c: { field: string }) => c.field === 'customer')?.after?.id ?? null
      // What happened does not change when something is deleted: the bin counts.
      const customer =
        world.records.get('customer')!.get(String(record.customer)) ??
        world.trashed.get('customer')!.get(String(record.customer))
      expect(shown).toBe(customer && can(person, 'customer', 'read', customer) ? customer.id : null)
    })
  })

  it('what is in the bin is open, with its history, to those who could read it', async () => {
    const statuses: number[] = []
    for (const person of people) {
      for (const name of worked) {
        if (scopes(world, person.id, name, 'read').size === 0) continue
        for (const record of world.trashed.get(name)!.values()) {
          const expected = can(person, name, 'read', record) ? 200 : 404
          for (const way of ['', '/history']) {
            expect((await person.get(at(name, record, `${way}?trashed=1`))).status, `${way} of ${name}`).toBe(expected)
            expect((await person.get(at(name, record, way))).status, `${way} of ${name}`).toBe(404)
          }
          statuses.push(expected)
        }
      }
    }
    expect(new Set(statuses)).toEqual(new Set([200, 404]))
  })

  it('says of each record what may be done with it, and does no more', async () => {
    const acted: number[] = []
    await sampled(worked, async (person, name, record, seen) => {
      if (name === 'opportunity' && scopes(world, person.id, name, 'read').size > 0) {
        const { status } = await person.post(at(name, record, '/lose'), {})
        // 400: nothing but the missing reason stands in the way.
        const refused = scopes(world, person.id, name, 'update').size === 0 || seen ? 403 : 404
        expect(status, `lose for ${person.id}`).toBe(can(person, name, 'update', record) ? 400 : refused)
        acted.push(status)
      }
      if (!seen) return
      const told = (await person.get(at(name, record))).body.can
      const entity = world.registry.entity(name)
      const [update, remove, transfer] = (['update', 'delete', 'transfer'] as const).map((operation) =>
        reaches(world, person.id, entity, operation, record),
      )
      expect(told, `${name} for ${person.id}`).toMatchObject({
        update,
        delete: remove,
        transfer: transfer && entity.scope.by === 'owner',
        share: update && entity.shareable === true,
      })
      if (!update) expect(told.actions).toEqual([])
      else if (name === 'opportunity') expect(told.actions.length).toBeGreaterThan(0)
    })
    expect(new Set(acted)).toEqual(new Set([400, 403, 404]))
  })

  it('shares are for those who may change the record', async () => {
    await sampled(['customer', 'opportunity'], async (person, name, record, seen) => {
      const { status } = await person.get(at(name, record, '/shares'))
      expect(status).toBe(!seen ? 404 : can(person, name, 'update', record) ? 200 : 403)
    })
  })

  it('a file is open exactly as its record is, and cannot be taken into another one', async () => {
    let handedOut = 0
    await sampled(['follow-up'], async (person, _name, record, seen) => {
      for (const id of (record.files as string[] | null) ?? []) {
        expect((await person.get(`files/${id}`)).status).toBe(seen ? 200 : 404)
        handedOut += seen ? 1 : 0
        if (seen) continue
        const own = some(reached(world, person.id, 'customer'), 1)[0]
        if (!own || scopes(world, person.id, 'follow-up', 'create').size === 0) continue
        const target = { entity: 'customer', id: own.id }
        const taken = await person.post('follow-ups', { target, content: '借用', files: [id] })
        expect(taken.body.violations?.map((v: { path: string }) => v.path)).toContain('files')
      }
    })
    expect(handedOut).toBeGreaterThan(0)
  })

  it('a bulk act touches only what is within reach, by ids and by filter', async () => {
    const everything = [...world.records.get('customer')!.keys()]
    for (const [n, person] of people.entries()) {
      const seen = reached(world, person.id, 'customer')
      const preview = await person.post('customers/bulk', { ids: everything, op: 'delete', preview: true })
      expect(preview.body.count).toBe(seen.length)
      expect(preview.body.sample.every((s: Plain) => sees(person, 'customer', s.id))).toBe(true)
      const searched = await person.post('customers/bulk', { search: '客户1', op: 'delete', preview: true })
      expect(searched.body.count).toBe(seen.filter((r) => String(r.name).includes('客户1')).length)
      const choice = n % 2 ? { ids: everything } : { filter: { field: 'name', op: 'contains', value: '客户' } }
      const remark = `第${n}次`
      const { body } = await person.post('customers/bulk', { ...choice, op: 'update', values: { remark } })
      const changed = seen.filter((r) => can(person, 'customer', 'update', r))
      expect([body.done, body.failed.length]).toEqual([changed.length, seen.length - changed.length])
      const rows = await app.runtime.db.run<{ id: string }>(sql`select id from customer where remark = ${remark}`)
      expect(rows.map((r) => r.id).sort()).toEqual(changed.map((r) => r.id).sort())
      const other = people[(n + 1) % people.length]!
      // What somebody else did is no more theirs to take back than the batch is theirs to know of.
      if (changed.length > 0) expect((await other.post(`undo/${body.batch}`)).status).toBe(404)
      if (changed.length > 0) expect((await person.post(`undo/${body.batch}`)).body.undone).toBe(changed.length)
    }
  })

  it('a bulk act on the bin brings back what may be read and deleted, and nothing else', async () => {
    const binned = [...world.trashed.get('customer')!.values()]
    const alive = world.records.get('customer')!.keys().next().value
    let restored = 0
    for (const person of people) {
      const ids = [...binned.map((r) => r.id), alive]
      const { body } = await person.post('customers/bulk', { ids, op: 'restore' })
      const entity = world.registry.entity('customer')
      const expected = binned.filter((r) =>
        (['read', 'delete'] as const).every((o) => reaches(world, person.id, entity, o, r)),
      )
      expect([body.done, body.failed]).toEqual([expected.length, []])
      restored += body.done
      for (const { id } of binned) {
        const rows = await app.runtime.db.run(
          sql`update customer set deleted_at = now() where id = ${id}::uuid and deleted_at is null returning id`,
        )
        expect(rows.length).toBe(expected.some((r) => r.id === id) ? 1 : 0)
      }
    }
    expect(restored).toBeGreaterThan(0)
  })

  it('what was written is answered even when the writer may not read it', async () => {
    for (const person of people) {
      if (scopes(world, person.id, 'product', 'create').size === 0) continue
      const made = await person.post('products', { name: `产品 ${person.id}` })
      expect(made.status).toBe(201)
      expect(made.body.id).toBeDefined()
      if (scopes(world, person.id, 'product', 'read').size === 0) expect(made.body.name).toBeUndefined()
    }
  })
})
