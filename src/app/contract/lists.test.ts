import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { exportAs } from '#kernel/testing/imports.ts'
import { type Plain, reached, reaches, scopes, type World } from './oracle.ts'
import type { Person } from './people.ts'
import { randomCompany } from './random-company.ts'

const worked = ['customer', 'contact', 'opportunity', 'follow-up']
const titles: Record<string, string> = { customer: '客户', contact: '联系人', opportunity: '商机', 'follow-up': '跟进' }

/** Whatever answers with many records answers with those of the oracle, in companies made at random. */
describe.each([11, 12])('lists of random company %i', (seed) => {
  let app: TestApp
  let world: World
  let people: Person[]

  beforeAll(async () => {
    app = await startTestApp()
    ;({ world, people } = await randomCompany(app, seed))
  })
  afterAll(() => app?.stop())

  const path = (name: string) => world.registry.entity(name).path
  const title = (name: string, record: Plain) => String(record[world.registry.entity(name).title])
  const ids = (records: { id: string }[]) => records.map((r) => r.id).sort()
  const sees = (person: Person, name: string, id: unknown) => {
    const record = world.records.get(name)!.get(String(id))
    return record !== undefined && reaches(world, person.id, world.registry.entity(name), 'read', record)
  }
  /** Runs for everybody who may read the entity at all. */
  const readersOf = async (names: string[], check: (person: Person, name: string, seen: Plain[]) => Promise<void>) => {
    let [shown, kept] = [0, 0]
    for (const person of people) {
      for (const name of names) {
        if (scopes(world, person.id, name, 'read').size === 0) continue
        const seen = reached(world, person.id, name)
        shown += seen.length
        kept += world.records.get(name)!.size - seen.length
        await check(person, name, seen)
      }
    }
    // Nothing hidden, or nothing shown, would prove nothing.
    expect(Math.min(shown, kept)).toBeGreaterThan(10)
  }

  it('search finds what may be read, over all entities and in one list', async () => {
    await readersOf(worked, async (person, name, seen) => {
      const hits = await person.get('search', { q: titles[name]!, entities: name, limit: 50 })
      expect(ids(hits.body.items), `${name} of ${person.id}`).toEqual(ids(seen))
      const some = await person.get(path(name), { search: `${titles[name]}1`, limit: 100 })
      const expected = seen.filter((r) => title(name, r).includes(`${titles[name]}1`))
      expect(ids(some.body.items)).toEqual(ids(expected))
      expect(some.body.total.value).toBe(expected.length)
    })
  })

  it('a hint names only references that may be read', async () => {
    await readersOf(['contact', 'opportunity', 'follow-up'], async (person, name) => {
      const { items } = (await person.get('search', { q: titles[name]!, entities: name, limit: 50 })).body
      const told = JSON.stringify(items.map((i: { hint: string | null }) => i.hint))
      for (const record of world.records.get('customer')!.values()) {
        if (!sees(person, 'customer', record.id)) expect(told).not.toMatch(new RegExp(`${record.name}(?!\\d)`))
      }
    })
  })

  it('a board counts, sums and shows them', async () => {
    await readersOf(['customer', 'opportunity'], async (person, name, seen) => {
      const { field, sums } = world.registry.entity(name).kanban!
      const { columns } = (await person.get(`${path(name)}/kanban`, { limit: 100 })).body
      for (const column of columns) {
        const expected = seen.filter((r) => (r[field] ?? null) === column.value)
        expect(column.count).toBe(expected.length)
        expect(ids(column.items)).toEqual(ids(expected))
        for (const sum of sums) expect(Number(column.sums[sum])).toBe(total(expected, sum))
      }
      expect(columns.reduce((n: number, c: { count: number }) => n + c.count, 0)).toBe(seen.length)
      const filter = { field: 'name', op: 'contains', value: '1' }
      for (const column of (await person.get(`${path(name)}/kanban`, { limit: 100, filter })).body.columns) {
        const expected = seen.filter((r) => (r[field] ?? null) === column.value && title(name, r).includes('1'))
        expect([column.count, ids(column.items)]).toEqual([expected.length, ids(expected)])
        for (const sum of sums) expect(Number(column.sums[sum])).toBe(total(expected, sum))
      }
    })
  })

  it('sums by a reference put together what points to nothing and what points out of reach', async () => {
    await readersOf(['opportunity'], async (person, name, seen) => {
      for (const [group, target] of [
        ['customer', 'customer'],
        ['owner', 'employee'],
        ['customer.owner', 'employee'],
      ] as const) {
        const { rows } = (await person.get(`${path(name)}/aggregate`, { groupBy: group, measure: 'count,sum:amount' }))
          .body
        const expected = Map.groupBy(seen, (record) => {
          let id = record[group.split('.')[0]!]
          if (group === 'customer.owner')
            id = sees(person, 'customer', id) ? world.records.get('customer')!.get(String(id))!.owner : null
          return sees(person, target, id) ? String(id) : null
        })
        const found = new Map(
          rows.map((r: Record<string, { id: string } | null>) => [
            r[group]?.id ?? null,
            [r.count, Number(r['sum:amount'])],
          ]),
        )
        expect(found).toEqual(new Map([...expected].map(([id, list]) => [id, [list.length, total(list, 'amount')]])))
      }
    })
  })

  it('an export holds exactly what may be both read and exported', async () => {
    let refused = 0
    for (const person of people) {
      const actor = (await app.runtime.actorOfEmployee(person.id))!
      for (const entity of app.runtime.registry.entities.values()) {
        if (entity.technical) continue
        const file = exportAs(app, { actor: async () => actor } as TestClient, { entity: entity.name, fields: ['id'] })
        const may = (['read', 'export'] as const).every((o) => scopes(world, person.id, entity.name, o).size > 0)
        if (!may) {
          await expect(file, `${entity.name} of ${actor.name}`).rejects.toMatchObject({ status: 403 })
          refused++
          continue
        }
        const rows = (await file).toString().trim().split(/\r?\n/).slice(1)
        const expected = reached(world, person.id, entity.name, 'export').filter((r) =>
          reaches(world, person.id, entity, 'read', r),
        )
        expect(rows.sort(), `${entity.name} of ${actor.name}`).toEqual(ids(expected))
      }
    }
    expect(refused).toBeGreaterThan(0)
  })

  it('a filter through a reference tells nothing of what lies out of reach', async () => {
    await readersOf(['opportunity', 'contact'], async (person, name, seen) => {
      const customerOf = (r: Plain) =>
        sees(person, 'customer', r.customer) ? world.records.get('customer')!.get(String(r.customer)) : undefined
      const asked = async (filter: object) => ids((await person.get(path(name), { filter, limit: 100 })).body.items)
      for (const [filter, matches] of [
        [{ field: 'customer.name', op: 'contains', value: '客户' }, (c?: Plain) => c !== undefined],
        [{ field: 'customer.name', op: 'starts', value: '客户1' }, (c?: Plain) => /^客户1/.test(String(c?.name))],
        [{ field: 'customer.tier', op: 'eq', value: 'A' }, (c?: Plain) => c?.tier === 'A'],
        [{ field: 'customer.annualRevenue', op: 'gt', value: 500 }, (c?: Plain) => Number(c?.annualRevenue) > 500],
        [{ field: 'customer.owner', op: 'eq', value: '@me' }, (c?: Plain) => c?.owner === person.id],
        [
          { not: { field: 'customer.name', op: 'contains', value: '1' } },
          (c?: Plain) => !String(c?.name ?? '').includes('1'),
        ],
        [{ field: 'customer.name', op: 'empty' }, (c?: Plain) => c === undefined],
      ] as const) {
        expect(await asked(filter), JSON.stringify(filter)).toEqual(ids(seen.filter((r) => matches(customerOf(r)))))
      }
      // To know the id of what lies out of reach helps nobody.
      const every = [...world.records.get('customer')!.keys()]
      const beyond = every.filter((id) => !sees(person, 'customer', id))
      const ofSeen = ids(seen.filter((r) => customerOf(r)))
      expect(await asked({ field: 'customer', op: 'in', value: every })).toEqual(ofSeen)
      expect(await asked({ field: 'customer', op: 'in', value: beyond })).toEqual([])
      for (const value of beyond.slice(0, 3)) expect(await asked({ field: 'customer', op: 'eq', value })).toEqual([])
    })
  })

  it('a reference to one of several kinds is empty where its record lies out of reach, also when counted', async () => {
    await readersOf(['follow-up'], async (person, name, seen) => {
      const about = (r: Plain) => r.target as { entity: string; id: string }
      const open = seen.filter((r) => sees(person, about(r).entity, about(r).id))
      const asked = async (filter: object) => ids((await person.get(path(name), { filter, limit: 100 })).body.items)
      expect(await asked({ field: 'target', op: 'empty' })).toEqual(ids(seen.filter((r) => !open.includes(r))))
      for (const record of seen.slice(0, 8)) {
        const same = open.filter((r) => about(r).id === about(record).id)
        expect(await asked({ field: 'target', op: 'eq', value: about(record) })).toEqual(ids(same))
        expect(await asked({ field: 'target', op: 'in', value: [about(record).id] })).toEqual(ids(same))
      }
      const { rows } = (await person.get(`${path(name)}/aggregate`, { measure: 'count:target,count:customer' })).body
      const customers = seen.filter((r) => sees(person, 'customer', r.customer)).map((r) => r.customer)
      expect(rows[0]['count:target']).toBe(new Set(open.map((r) => about(r).id)).size)
      expect(rows[0]['count:customer']).toBe(new Set(customers).size)
    })
  })

  it('an order by a reference treats what lies out of reach as empty', async () => {
    await readersOf(['opportunity'], async (person, name, seen) => {
      for (const sort of ['customer', '-customer', 'customer.annualRevenue', '-customer.name']) {
        const { items } = (await person.get(path(name), { sort, limit: 100 })).body
        const open = items.map((i: { customer: object | null }) => i.customer !== null)
        expect(open.length).toBe(seen.length)
        if (!sort.includes('annual')) expect(open, sort).toEqual([...open].sort((a, b) => Number(b) - Number(a)))
        // Among the closed ones only their own id decides.
        const closed = items.filter((i: { customer: object | null }) => i.customer === null).map((i: Plain) => i.id)
        const byId = [...closed].sort()
        expect(closed, sort).toEqual(sort.startsWith('-') ? byId.reverse() : byId)
      }
    })
  })

  it('a picker pages through them and ends', async () => {
    await readersOf(['customer', 'opportunity'], async (person, name, seen) => {
      const found: Plain[] = []
      for (let cursor = ''; ; ) {
        const { items, nextCursor } = (
          await person.get(path(name), {
            search: titles[name]!,
            sort: 'owner,name',
            fields: 'name',
            limit: 7,
            total: false,
            cursor,
          })
        ).body
        found.push(...items)
        if (!nextCursor) break
        cursor = nextCursor
      }
      expect(ids(found)).toEqual(ids(seen))
    })
  })

  it('the recycle bin shows what may be read and deleted', async () => {
    for (const person of people) {
      const { items } = (await person.get('trash', { limit: 200 })).body
      const expected = [...world.trashed].flatMap(([name, records]) =>
        [...records.values()].filter((r) =>
          (['read', 'delete'] as const).every((o) => reaches(world, person.id, world.registry.entity(name), o, r)),
        ),
      )
      expect(ids(items)).toEqual(ids(expected))
    }
  })

  it('"is it ours?" answers everybody, with name, owner and state alone', async () => {
    for (const person of people.slice(0, 4)) {
      const { items } = (await person.get('customers/lookup', { q: '客户1' })).body
      expect(items.length).toBe(
        Math.min(
          10,
          [...world.records.get('customer')!.values()].filter((r) => title('customer', r).includes('客户1')).length,
        ),
      )
      for (const item of items) expect(Object.keys(item).sort()).toEqual(['name', 'owner', 'state'])
    }
  })
})

const total = (records: Plain[], field: string): number => records.reduce((sum, r) => sum + Number(r[field] ?? 0), 0)
