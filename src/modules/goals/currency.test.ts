import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'

/** Goals in several currencies; the company reckons in CNY. */
let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-06-30T04:00:00Z')
  for (const [currency, rate, validFrom] of [
    ['USD', '7.00', '2026-01-01'],
    ['USD', '8.00', '2026-04-01'],
    ['EUR', '7.50', '2026-01-01'],
  ])
    expect((await app.admin.post('exchange-rates', { currency, rate, validFrom })).status).toBe(201)
  for (const [amount, closedOn] of [
    ['700000', '2026-02-10'],
    ['160000', '2026-05-10'],
  ])
    await app.admin.post('opportunities', { name: '成交', amount, status: 'won', openedOn: '2025-01-01', closedOn })
})
afterAll(() => app.stop())
beforeEach(() => app.runtime.db.pool.query('delete from goal_adjustment; delete from goal'))

const post = (values: Record<string, unknown>) =>
  app.admin.post('goals', { metric: 'won-amount', subject: 'company', period: '2026', target: '1000000', ...values })
const make = async (values: Record<string, unknown>) => {
  const answer = await post(values)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const outlook = async (id: string) => (await app.admin.get(`goals/${id}/outlook`)).body
const matrix = async (id: string) => (await app.admin.get(`goals/matrix?parent=${id}&level=time&columns=quarter`)).body

describe('a goal in another currency', () => {
  it('keeps it; without one it has its parent’s, else the company’s', async () => {
    const year = await make({ currency: 'USD' })
    expect(year.currency).toBe('USD')
    expect((await make({ period: '2026-Q1', parent: year.id })).currency).toBe('USD')
    expect((await make({ period: '2025' })).currency).toBe('CNY')
    expect((await make({ metric: 'won-count', currency: 'USD', target: '5' })).currency).toBeNull()
    await app.admin.patch(`goals/${year.id}`, { currency: 'EUR' })
    expect((await app.admin.get(`goals/${year.id}`)).body.currency).toBe('USD')
  })

  it('needs a rate on the first day of its period', async () => {
    const refused = await post({ currency: 'USD', period: '2025-Q4' })
    expect(refused.status).toBe(400)
    expect(refused.body.violations).toMatchObject([
      { code: 'currency.no-rate', path: 'currency', params: { currency: 'USD', day: '2025-10-01' } },
    ])
    expect((await post({ currency: 'GBP' })).body.violations).toMatchObject([{ code: 'currency.no-rate' }])
    const moved = await make({ currency: 'USD', period: '2026-Q1' })
    expect((await app.admin.patch(`goals/${moved.id}`, { period: '2025-Q1' })).body.violations).toMatchObject([
      { code: 'currency.no-rate' },
    ])
  })

  it('counts what was won in its own currency, by the rate of its first day', async () => {
    const year = await make({ currency: 'USD', target: '200000' })
    const second = await make({ currency: 'USD', target: '40000', period: '2026-Q2' })
    const { standing, exchange, trend } = await outlook(year.id)
    expect(standing).toMatchObject({ value: new Intl.NumberFormat('en', { useGrouping: false }).format(122857.14) })
    expect(exchange).toMatchObject({ from: 'CNY', to: 'USD', day: '2026-01-01' })
    expect(Number(trend.findLast((p: { actual: string | null }) => p.actual !== null).actual)).toBeCloseTo(
      122_857.14,
      1,
    )
    expect((await outlook(second.id)).standing).toMatchObject({ value: '20000', completion: 0.5, gap: '20000' })
    expect((await outlook((await make({ period: '2026-Q3' })).id)).exchange).toBeNull()
  })

  it('is a part of one in the company’s by the rate of its own first day, and the gap is in the parent’s', async () => {
    const year = await make({ target: '1000000' })
    await make({ parent: year.id, period: '2026-Q1', currency: 'USD', target: '50000' })
    await make({ parent: year.id, period: '2026-Q2', currency: 'USD', target: '50000' })
    const [split] = (await outlook(year.id)).splits
    expect(split).toMatchObject({ key: 'time:quarter', sum: '750000', gap: '-250000', unconverted: 0 })
    expect(split.children.map((c: { currency: string; weight: string }) => [c.currency, c.weight])).toEqual([
      ['USD', '46.7'],
      ['USD', '53.3'],
    ])
    // And the other way: a part in euros of a goal in dollars goes by both rates.
    const dollars = await make({ currency: 'USD', target: '100000', period: '2026-Q3' })
    await make({ parent: dollars.id, currency: 'EUR', target: '32000', period: '2026-07' })
    expect((await outlook(dollars.id)).splits[0]).toMatchObject({ sum: '30000', gap: '-70000' })
  })

  it('is said not to be in the sum when its rate is gone', async () => {
    const year = await make({})
    const part = await make({ parent: year.id, period: '2026-Q1', currency: 'EUR', target: '1000' })
    await app.runtime.db.pool.query(`update exchange_rate set valid_from = '2026-02-01' where currency = 'EUR'`)
    try {
      expect((await outlook(year.id)).splits[0]).toMatchObject({ sum: '0', unconverted: 1 })
      expect(await outlook(part.id)).toMatchObject({ standing: { value: null }, exchange: { to: 'EUR', rate: null } })
    } finally {
      await app.runtime.db.pool.query(`update exchange_rate set valid_from = '2026-01-01' where currency = 'EUR'`)
    }
  })

  it('stands in its parent’s matrix converted, and is not changed there', async () => {
    const year = await make({})
    const part = await make({ parent: year.id, period: '2026-Q1', currency: 'USD', target: '50000' })
    const table = await matrix(year.id)
    expect(table.cells).toMatchObject([{ column: '2026-Q1', value: '350000', currency: 'USD' }])
    const save = (value: string) =>
      app.admin.request('PUT', 'goals/matrix', {
        ...{ parent: year.id, level: 'time', columns: 'quarter' },
        cells: [
          { row: 'self', column: '2026-Q1', value, version: part.version },
          { row: 'self', column: '2026-Q2', value: '650000' },
        ],
      })
    expect((await save('400000')).body.cells).toMatchObject([{ code: 'goal-matrix.other-currency', column: '2026-Q1' }])
    expect((await save('350000')).status).toBe(200)
    expect((await outlook(year.id)).splits[0]).toMatchObject({ gap: '0' })
    // Parts made in the table of a goal in dollars are in dollars.
    const dollars = await make({ currency: 'USD', period: '2026-Q3', target: '30' })
    const made = await app.admin.request('PUT', 'goals/matrix', {
      ...{ parent: dollars.id, level: 'time', columns: 'month' },
      cells: [{ row: 'self', column: '2026-07', value: '30' }],
    })
    expect(made.status, JSON.stringify(made.body)).toBe(200)
    expect((await outlook(dollars.id)).splits[0].children).toMatchObject([{ currency: 'USD' }])
  })

  it('is spread anew to the cent', async () => {
    const year = await make({ target: '1000' })
    await make({ parent: year.id, period: '2026-Q1', currency: 'USD', target: '3' })
    await make({ parent: year.id, period: '2026-Q2', target: '20' })
    const answer = await app.admin.post(`goals/${year.id}/respread`, { split: 'time:quarter' })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(answer.body.parts.map((p: { currency: string }) => p.currency)).toEqual(['USD', 'CNY'])
    expect((await outlook(year.id)).splits[0]).toMatchObject({ sum: '1000', gap: '0' })
  })
})
