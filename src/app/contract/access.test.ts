import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/access/actor.ts'
import { may } from '#kernel/access/actor.ts'
import { AppError } from '#kernel/api/errors.ts'
import { aggregate } from '#kernel/data/aggregate.ts'
import { get, list } from '#kernel/data/list.ts'
import { relatedCounts } from '#kernel/data/related.ts'
import type { EntityDefinition } from '#kernel/entity/define.ts'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { removeRecords, restoreRecords } from '#kernel/write/remove.ts'
import { updateRecords } from '#kernel/write/update.ts'
import { type Plain, reaches, scopes, type World } from './oracle.ts'
import { makeWorld, randomFrom, readWorld } from './random-world.ts'

/** Every entity x person x operation, in companies made at random: SQL and oracle must agree on every record. */
describe.each([1, 2, 3])('access in random company %i', (seed) => {
  let app: TestApp
  let world: World
  let people: string[]
  const actors = new Map<string, Actor>()
  const random = randomFrom(seed + 100)

  beforeAll(async () => {
    app = await startTestApp()
    people = (await makeWorld(app.runtime, randomFrom(seed))).people
    world = await readWorld(app.runtime, people)
    for (const id of people) actors.set(id, (await app.runtime.organisation.actorOfEmployee(app.runtime.db, id))!)
  })
  afterAll(() => app.stop())

  const eachPair = async (
    check: (person: string, actor: Actor, entity: EntityDefinition, records: Plain[]) => Promise<void>,
  ) => {
    for (const [person, actor] of actors) {
      for (const entity of app.runtime.registry.entities.values()) {
        await check(person, actor, entity, [...world.records.get(entity.name)!.values()])
      }
    }
  }

  it('lists, counts and sums exactly the records that may be read', async () => {
    let seen = 0
    let hidden = 0
    await eachPair(async (person, actor, entity, records) => {
      if (!may(actor, entity.name, 'read')) return
      const expected = records.filter((r) => reaches(world, person, entity, 'read', r)).map((r) => r.id)
      const reader = await app.runtime.reader(actor)
      const page = await list(reader, entity, { limit: 500 })
      expect(page.items.map((r) => r.id).sort(), `${entity.name} of ${actor.name}`).toEqual(expected.sort())
      expect(page.total).toEqual({ value: expected.length, exact: true })
      const { rows } = await aggregate(reader, entity, { measure: ['count'] })
      expect(rows[0]!.count).toBe(expected.length)
      seen += expected.length
      hidden += records.length - expected.length
    })
    // A world in which everybody sees everything, or nothing, would prove nothing.
    expect(seen).toBeGreaterThan(200)
    expect(hidden).toBeGreaterThan(200)
  })

  /** A few records of each kind of answer; that a list holds exactly the right ones is checked on all. */
  const sampleOf = (records: Plain[], answer: (record: Plain) => string): Plain[] =>
    [...Map.groupBy(records, answer).values()].flatMap((same) => {
      const first = Math.floor(random() * same.length)
      return [same[first]!, ...(same.length > 1 ? [same[(first + 1) % same.length]!] : [])]
    })

  it('opens a record exactly when it is in the list', async () => {
    await eachPair(async (person, actor, entity, records) => {
      if (!may(actor, entity.name, 'read')) return
      const reader = await app.runtime.reader(actor)
      for (const record of sampleOf(records, (r) => String(reaches(world, person, entity, 'read', r)))) {
        const found = await get(reader, entity, record.id).then(
          () => 200,
          (e: AppError) => e.status,
        )
        expect(found, `${entity.name} ${record.id} for ${actor.name}`).toBe(
          reaches(world, person, entity, 'read', record) ? 200 : 404,
        )
      }
    })
  })

  it('shows references, and what points to a record, only as far as the reader reaches', async () => {
    await eachPair(async (person, actor, entity) => {
      if (!may(actor, entity.name, 'read')) return
      const reader = await app.runtime.reader(actor)
      const { items } = await list(reader, entity, { limit: 500 })
      for (const item of items) {
        for (const [name, field] of Object.entries(app.runtime.registry.fields(entity))) {
          const value = item[name] as { entity?: string; id: string } | { id: string }[] | null
          if (value === null || (!field.ref && !field.targets)) continue
          for (const reference of Array.isArray(value) ? value : [value]) {
            const target = app.runtime.registry.entity((reference as { entity?: string }).entity ?? field.ref!)
            const record = world.records.get(target.name)!.get(reference.id)
            expect(
              record && reaches(world, person, target, 'read', record),
              `${entity.name}.${name} for ${actor.name}`,
            ).toBe(true)
          }
        }
      }
      for (const item of items.slice(0, 3)) {
        for (const { entity: name, field, count } of await relatedCounts(reader, entity, item.id as string)) {
          const other = app.runtime.registry.entity(name)
          const pointing = [...world.records.get(name)!.values()].filter((r) => {
            const value = r[field] as string | { entity: string; id: string } | null
            const id = typeof value === 'string' ? value : value?.entity === entity.name ? value.id : undefined
            return id === item.id && reaches(world, person, other, 'read', r)
          })
          expect(count, `${name}.${field} of ${entity.name} for ${actor.name}`).toBe(pointing.length)
        }
      }
    })
  })

  /** The status of an act that is taken back. */
  const outcome = async (actor: Actor, work: (ctx: Parameters<typeof updateRecords>[0]) => Promise<unknown>) => {
    class RollBack extends Error {}
    return app.runtime
      .transact({ actor, source: 'api' }, async (ctx) => {
        await work(ctx)
        throw new RollBack()
      })
      .catch((error: unknown) => {
        if (error instanceof RollBack) return 200
        if (error instanceof AppError) return error.status
        throw error
      })
  }

  it('changes and deletes exactly what the role reaches: 404 unseen, 403 seen but not changeable', async () => {
    await eachPair(async (person, actor, entity, records) => {
      const tried = sampleOf(records, (r) =>
        [
          ...(['read', 'update', 'delete'] as const).map((o) => reaches(world, person, entity, o, r)),
          world.shares.some((s) => s.recordId === r.id && s.employeeId === person),
        ].join(),
      )
      for (const record of tried) {
        const readable = reaches(world, person, entity, 'read', record)
        const refused = readable ? 403 : 404
        const update = await outcome(actor, (ctx) => updateRecords(ctx, entity, [{ id: record.id, values: {} }]))
        expect(update, `update ${entity.name} for ${actor.name}`).toBe(
          reaches(world, person, entity, 'update', record) ? 200 : refused,
        )
        const remove = await outcome(actor, (ctx) => removeRecords(ctx, entity, [record.id]))
        const may = reaches(world, person, entity, 'delete', record)
        // 422: within reach, but other records still need it.
        expect(may ? [200, 422] : [refused], `delete ${entity.name} for ${actor.name}`).toContain(remove)
      }
    })
  })

  it('brings back exactly what the role may delete', async () => {
    const statuses: number[] = []
    await eachPair(async (person, actor, entity) => {
      for (const record of world.trashed.get(entity.name)!.values()) {
        const status = await outcome(actor, (ctx) => restoreRecords(ctx, entity, [record.id]))
        const may = reaches(world, person, entity, 'delete', record)
        expect(status, `${entity.name} for ${actor.name}`).toBe(may ? 200 : 404)
        statuses.push(status)
      }
    })
    expect(new Set(statuses)).toEqual(new Set([200, 404]))
  })

  it('gives away owner and department exactly of what the role may transfer', async () => {
    const seen = new Set<string>()
    for (const name of ['customer', 'opportunity']) {
      const entity = app.runtime.registry.entity(name)
      for (const [person, actor] of actors) {
        const records = [...world.records.get(name)!.values()].filter((r) =>
          reaches(world, person, entity, 'update', r),
        )
        for (const record of sampleOf(records, (r) => String(reaches(world, person, entity, 'transfer', r)))) {
          const other = people.find((id) => id !== record.owner)!
          const away = [...world.records.get('department')!.keys()].find((id) => id !== record.department)!
          for (const values of [{ owner: other, department: record.department }, { department: away }]) {
            let codes: string[] = []
            await outcome(actor, async (ctx) => {
              const [written] = await updateRecords(ctx, entity, [{ id: record.id, values }])
              codes = written!.violations.map((v) => v.code)
            })
            const may = reaches(world, person, entity, 'transfer', record)
            expect(codes.includes('record.transfer-denied'), `${name} ${Object.keys(values)} ${actor.name}`).toBe(!may)
            seen.add(`${Object.keys(values)} ${may}`)
          }
        }
      }
    }
    expect(seen.size).toBe(4)
  })

  it('creates only within reach', async () => {
    const customer = app.runtime.registry.entity('customer')
    for (const [person, actor] of actors) {
      for (const owner of people) {
        const department = (world.records.get('employee')!.get(owner)!.department as string | null) ?? null
        const draft: Plain = { id: 'new', owner, department, region: null }
        const allowed = reaches(world, person, customer, 'create', draft)
        const client = { name: '新客户', owner }
        const status = await app.runtime
          .transact({ actor, source: 'api' }, async (ctx) => {
            const { createRecords } = await import('#kernel/write/create.ts')
            const [o] = await createRecords(ctx, customer, [{ values: client }])
            throw Object.assign(new Error('roll back'), { violations: o!.violations })
          })
          .catch((e: { violations?: unknown[]; status?: number }) =>
            e.status === 403 ? 403 : e.violations?.length ? 422 : 200,
          )
        const granted = scopes(world, person, 'customer', 'create').size > 0
        // The owner and, by it, the department are references like any other.
        const referencesVisible = ['employee', ...(department ? ['department'] : [])].every(
          (name) => scopes(world, person, name, 'read').size > 0,
        )
        expect(status, `${actor.name} creates for ${owner}`).toBe(
          !granted ? 403 : allowed && referencesVisible ? 200 : 422,
        )
      }
    }
  })
})
