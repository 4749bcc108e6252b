import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldMetrics } from '#kernel/metrics/fold.ts'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { type Plain, reached, scopes, type World } from './oracle.ts'
import type { Person } from './people.ts'
import { randomCompany } from './random-company.ts'

/** A figure counts the records of the oracle, and its records are those it counted, in companies made at random. */
describe.each([21, 22])('figures of random company %i', (seed) => {
  let app: TestApp
  let world: World
  let people: Person[]

  beforeAll(async () => {
    app = await startTestApp()
    ;({ world, people } = await randomCompany(app, seed))
    await foldMetrics(app.runtime)
  })
  afterAll(() => app?.stop())

  const counted = [
    { metric: 'new-opportunities', source: 'opportunity', counts: (r: Plain) => r.openedOn !== null },
    { metric: 'open-count', source: 'opportunity', counts: (r: Plain) => r.status === 'open' },
    { metric: 'new-customers', source: 'customer', counts: () => true },
    { metric: 'follow-ups', source: 'follow-up', counts: () => true },
  ]
  const figures = async (person: Person, metric: string, query: Record<string, unknown> = {}) =>
    (await person.get(`metrics/${metric}`, query)).body.rows as { value: number; person?: { id: string } | null }[]

  it('are those of the records that a person may read, by owner, and of nobody else', async () => {
    let [shown, kept, refused] = [0, 0, 0]
    for (const person of people) {
      for (const { metric, source, counts } of counted) {
        const readable = scopes(world, person.id, source, 'read').size > 0
        const answer = await person.get(`metrics/${metric}`, { groupBy: 'person' })
        if (!readable) {
          expect(answer.status, `${metric} of ${person.id}`).toBe(404)
          refused++
          continue
        }
        expect(answer.status, JSON.stringify(answer.body)).toBe(200)
        const seen = reached(world, person.id, source).filter(counts)
        shown += seen.length
        kept += world.records.get(source)!.size - seen.length
        const expected = Map.groupBy(seen, (r) => (r.owner as string | null) ?? null)
        const rows = answer.body.rows as { person: { id: string } | null; value: number }[]
        const found = rows.filter((r) => r.value !== 0).map((r) => [r.person?.id ?? null, r.value] as const)
        expect(new Map(found), `${metric} of ${person.id}`).toEqual(
          new Map([...expected].map(([id, list]) => [id, list.length])),
        )
        expect((await figures(person, metric))[0]!.value).toBe(seen.length)
      }
    }
    expect(Math.min(shown, kept, refused)).toBeGreaterThan(0)
  })

  it('of oneself are one’s own records, read from the daily facts', async () => {
    const mine = { field: 'person', op: 'eq', value: '@me' }
    let own = 0
    for (const person of people) {
      for (const { metric, source, counts } of counted) {
        if (scopes(world, person.id, source, 'read').size === 0) continue
        const seen = reached(world, person.id, source).filter((r) => counts(r) && r.owner === person.id)
        own += seen.length
        expect((await figures(person, metric, { filter: mine }))[0]!.value, `${metric} of ${person.id}`).toBe(
          seen.length,
        )
      }
    }
    expect(own).toBeGreaterThan(10)
  })

  it('open exactly the records they counted', async () => {
    for (const person of people) {
      for (const { metric, source, counts } of counted) {
        if (scopes(world, person.id, source, 'read').size === 0) continue
        const rows = await figures(person, metric, { groupBy: 'person' })
        const seen = reached(world, person.id, source).filter(counts)
        const path = world.registry.entity(source).path
        for (const row of rows.slice(0, 3)) {
          const id = row.person?.id ?? null
          const { body } = await person.get(path, { filter: { metric, by: { person: id } }, limit: 200, fields: 'id' })
          const expected = seen.filter((r) => ((r.owner as string | null) ?? null) === id)
          expect(body.items.map((r: Plain) => r.id).sort()).toEqual(expected.map((r) => r.id).sort())
        }
      }
    }
  })

  it('are not for whom a field behind them is closed', async () => {
    const reader = people.find((p) => scopes(world, p.id, 'opportunity', 'read').size > 0)!
    expect((await reader.get('metrics/won-amount', {})).status).toBe(200)
    await app.runtime.db.run(sql`update role set field_rules = '{"opportunity": {"amount": "hidden"}}'`)
    app.runtime.forget()
    try {
      for (const metric of ['won-amount', 'average-won-deal', 'open-amount'])
        expect((await reader.get(`metrics/${metric}`, {})).status, metric).toBe(404)
      expect((await reader.get('metrics/won-count', {})).status).toBe(200)
      const { items } = (await reader.get('metrics', {})).body
      const keys = items.map((m: { key: string }) => m.key)
      expect(keys).toContain('won-count')
      expect(keys).not.toContain('won-amount')
      const filter = { metric: 'won-amount' }
      expect((await reader.get('opportunities', { filter })).status).toBe(400)
    } finally {
      await app.runtime.db.run(sql`update role set field_rules = null`)
      app.runtime.forget()
    }
  })
})
