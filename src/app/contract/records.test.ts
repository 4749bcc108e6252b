import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { type Plain, reached, reaches, scopes, type World } from './oracle.ts'
import { type Person, peopleOf } from './people.ts'
import { makeWorld, randomFrom, readWorld } from './random-world.ts'

/** Everything around one record is open exactly as the record is, in companies made at random. */
describe.each([21, 22])('records of random company %i', (seed) => {
  let app: TestApp
  let world: World
  let people: Person[]
  const random = randomFrom(seed * 7)

  beforeAll(async () => {
    app = await startTestApp()
    const made = await makeWorld(app.runtime, randomFrom(seed))
    world = await readWorld(app.runtime, made.people)
    people = made.people.map(peopleOf(app))
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
