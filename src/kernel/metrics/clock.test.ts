/** Figures by weekday and hour: of the company's clock, and the same records behind them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '../testing/app.ts'
import { foldMetrics } from './fold.ts'

let app: TestApp
let rep: TestClient
beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-05-20T04:00:00Z')
  rep = await app.person({ role: 'sales-rep', name: '甲' })
  const { body: customer } = await rep.post('customers', { name: '客户' })
  // In China: Monday 00:30, Monday 09:59, Monday 10:00, Sunday 23:30.
  for (const happenedAt of [
    '2026-05-10T16:30:00Z',
    '2026-05-11T01:59:00Z',
    '2026-05-11T02:00:00Z',
    '2026-05-17T15:30:00Z',
  ]) {
    const target = { entity: 'customer', id: customer.id }
    const { status, body } = await rep.post('follow-ups', { target, kind: 'call', content: '电话', happenedAt })
    expect(status, JSON.stringify(body)).toBe(201)
  }
  await foldMetrics(app.runtime)
}, 60_000)
afterAll(() => app?.stop())

const figures = async (metric: string, query: string) => (await rep.get(`metrics/${metric}?${query}`)).body

test('are told by the clock of the company', async () => {
  const { rows } = await figures('follow-ups', 'groupBy=weekday,hour')
  const cells = rows.map((row: Record<string, { id: string; label: string }>) => [
    row.weekday!.id,
    row.hour!.id,
    row.value,
  ])
  expect(cells.toSorted()).toEqual([
    ['1', '0', 1],
    ['1', '10', 1],
    ['1', '9', 1],
    ['7', '23', 1],
  ])
  const { rows: days } = await figures('follow-ups', 'groupBy=weekday&from=2026-05-11&to=2026-05-16')
  expect(days).toEqual([{ weekday: { id: '1', label: '周一' }, value: 3 }])
})

test('lead to the records they counted', async () => {
  const filter = encodeURIComponent(JSON.stringify({ metric: 'follow-ups', by: { weekday: '1', hour: '9' } }))
  const { items } = (await rep.get(`follow-ups?filter=${filter}`)).body
  expect(items.map((item: { happenedAt: string }) => item.happenedAt)).toEqual(['2026-05-11T01:59:00.000Z'])
})

test('are only for what has an hour', async () => {
  expect((await figures('won-count', 'groupBy=hour')).violations[0].code).toBe('metric.dimension')
  const { items } = (await rep.get('metrics')).body
  const dimensions = (key: string) => items.find((each: { key: string }) => each.key === key).dimensions
  expect(dimensions('follow-ups')).toEqual(expect.arrayContaining(['weekday', 'hour']))
  expect(dimensions('won-count')).not.toContain('weekday')
})
