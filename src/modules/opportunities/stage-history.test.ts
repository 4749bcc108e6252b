import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { foldMetrics } from '#kernel/metrics/fold.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let rep: TestClient
let other: TestClient
beforeAll(async () => {
  app = await startTestApp()
  rep = await app.person({ role: 'sales-rep', name: '小张' })
  other = await app.person({ role: 'sales-rep', name: '小李' })
})
afterAll(() => app?.stop())

const rowsOf = (deal: string) =>
  app.runtime.db.run<Record<string, unknown>>(
    sql`select "from", "to", move, at, days, owner_id as owner from stage_change where opportunity_id = ${deal}::uuid and deleted_at is null order by at`,
  )
const movesOf = async (deal: string) => (await rowsOf(deal)).map((row) => [row.from, row.to, row.move])
const make = async (client: TestClient, values: object) => {
  const answer = await client.post('opportunities', { name: '单子', amount: '100', ...values })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body as { id: string; version: number }
}
const move = async (client: TestClient, id: string, values: object) => {
  const { body } = await client.get(`opportunities/${id}`)
  const answer = await client.patch(`opportunities/${id}`, { ...values, version: body.version })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer
}
const figures = async (client: TestClient, metric: string, query = '') =>
  Object.fromEntries(
    (await client.get(`metrics/${metric}?groupBy=stage${query}`)).body.rows.map(
      (row: { stage: { id: string } | null; value: number }) => [row.stage?.id ?? null, row.value],
    ),
  )

describe('a deal keeps the history of its stages', () => {
  it('with the time it was in each, and takes back what is undone', async () => {
    app.at('2026-03-02T02:00:00.000Z')
    const { id } = await make(rep, {})
    app.at('2026-03-04T14:00:00.000Z')
    await move(rep, id, { stage: 'proposal-submitted' })
    app.at('2026-03-05T02:00:00.000Z')
    const answer = await move(rep, id, { stage: 'need-confirmed' })
    const expected = [
      [null, 'first-contact', 'start'],
      ['first-contact', 'proposal-submitted', 'forward'],
      ['proposal-submitted', 'need-confirmed', 'back'],
    ]
    expect(await movesOf(id)).toEqual(expected)
    expect((await rowsOf(id)).map(({ days }) => days)).toEqual([null, '2.50', '0.50'])

    app.at('2026-03-06T02:00:00.000Z')
    const win = await rep.post(`opportunities/${id}/win`, { closedOn: '2026-03-06' })
    expect(win.status, JSON.stringify(win.body)).toBe(200)
    expect((await movesOf(id)).at(-1)).toEqual(['need-confirmed', 'won', 'won'])
    const [{ batch } = { batch: '' }] = await app.runtime.db.run<{ batch: string }>(
      sql`select batch from audit where record_id = ${id}::uuid order by id desc limit 1`,
    )
    const undone = await rep.post(`undo/${batch}`, {})
    expect(undone.status, JSON.stringify(undone.body)).toBe(200)
    expect(await movesOf(id)).toEqual(expected)
    expect(answer.status).toBe(200)
  })

  it('by the day it closed, also when that day is put right', async () => {
    app.at('2026-03-10T02:00:00.000Z')
    const { id } = await make(rep, {})
    app.at('2026-03-20T02:00:00.000Z')
    await move(rep, id, { status: 'won', closedOn: '2026-03-18' })
    expect((await rowsOf(id)).at(-1)?.at).toBe('2026-03-18T01:00:00.000Z')
    await move(rep, id, { closedOn: '2026-03-13' })
    expect((await rowsOf(id)).map(({ at, days }) => [at, days])).toEqual([
      ['2026-03-10T02:00:00.000Z', null],
      ['2026-03-13T01:00:00.000Z', '2.96'],
    ])
  })

  it('from import with the dates that are known', async () => {
    app.at('2026-03-20T02:00:00.000Z')
    const id = await app.runtime.transact({ actor: await app.admin.actor(), source: 'import' }, (ctx) =>
      ctx.create(app.runtime.registry.entity('opportunity'), {
        name: '老单',
        status: 'won',
        openedOn: '2024-01-05',
        closedOn: '2024-04-01',
      }),
    )
    expect((await rowsOf(id)).map(({ from, to, move, at, days }) => [from, to, move, at, days])).toEqual([
      [null, 'first-contact', 'start', '2024-01-05T01:00:00.000Z', null],
      [null, 'won', 'won', '2024-04-01T01:00:00.000Z', null],
    ])
  })

  it('goes to the bin and comes back with the deal', async () => {
    const { id } = await make(app.admin, {})
    const removed = await app.admin.delete(`opportunities/${id}`)
    expect(removed.status).toBeLessThan(300)
    expect(await rowsOf(id)).toEqual([])
    await app.admin.post(`opportunities/${id}/restore`)
    expect(await movesOf(id)).toEqual([[null, 'first-contact', 'start']])
  })
})

describe('figures of stages', () => {
  it('count entries where deals came, conversion and time where they left, from records and from facts', async () => {
    const april = '&from=2026-04-01&to=2026-04-30'
    app.at('2026-04-01T02:00:00.000Z')
    const deals = await Promise.all([1, 2, 3, 4, 5].map(() => make(other, { stage: 'proposal-submitted' })))
    app.at('2026-04-05T02:00:00.000Z')
    for (const { id } of deals.slice(0, 2)) await move(other, id, { stage: 'negotiation' })
    app.at('2026-04-11T02:00:00.000Z')
    for (const { id } of deals.slice(2, 4)) await move(other, id, { status: 'lost', lossReason: 'price' })
    const check = async () => {
      expect(await figures(other, 'stage-entries', april)).toMatchObject({
        'proposal-submitted': 5,
        negotiation: 2,
        lost: 2,
      })
      expect(await figures(other, 'stage-conversion', april)).toEqual({ 'proposal-submitted': 0.5 })
      expect(await figures(other, 'stage-losses', april)).toEqual({ 'proposal-submitted': 2 })
      expect(await figures(other, 'stage-days', april)).toEqual({ 'proposal-submitted': 7 })
      expect(await figures(app.admin, 'stage-conversion', april)).toEqual({ 'proposal-submitted': 0.5 })
    }
    await check()
    await foldMetrics(app.runtime)
    await check()
  })

  it('open the deals behind them, and are nobody else’s', async () => {
    const where = (by: object) => encodeURIComponent(JSON.stringify({ metric: 'stage-losses', by }))
    const path = (stage: string) => `opportunities?filter=${where({ stage })}`
    const { body } = await other.get(path('proposal-submitted'))
    expect(body.items.map((deal: { stage: string }) => deal.stage)).toEqual(['lost', 'lost'])
    expect((await other.get(path('negotiation'))).body.items).toEqual([])
    expect((await rep.get(path('proposal-submitted'))).body.items).toEqual([])
    expect(await figures(rep, 'stage-losses')).toEqual({})
    const refused = await other.post('stage-changes', {
      opportunity: body.items[0].id,
      to: 'won',
      at: '2026-04-01T00:00:00Z',
    })
    expect(refused.status).toBe(403)
  })
})
