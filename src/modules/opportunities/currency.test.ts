import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldMetrics } from '#kernel/metrics/fold.ts'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { rebaseCurrency } from '#modules/organisation'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-05-20T04:00:00Z')
}, 60_000)
afterAll(() => app?.stop())

const won = { status: 'won', openedOn: '2026-03-01' }
const create = (values: object) => app.admin.post('opportunities', { name: '单', ...values })
const figure = async (metric: string, query = '') =>
  (await app.admin.get(`metrics/${metric}?${query}`)).body.rows[0].value

describe('amounts in several currencies', () => {
  test('need a rate on their day', async () => {
    const answer = await create({ amount: 100, currency: 'USD' })
    expect(answer.status).toBe(400)
    expect(answer.body.violations[0]).toMatchObject({ code: 'currency.no-rate', path: 'currency' })
    const rate = (values: object) => app.admin.post('exchange-rates', { currency: 'USD', ...values })
    expect((await rate({ rate: '0', validFrom: '2026-01-01' })).status).toBe(422)
    expect((await app.admin.post('exchange-rates', { currency: 'CNY', rate: '1' })).status).toBe(422)
    expect((await rate({ rate: '7', validFrom: '2026-01-01' })).status).toBe(201)
    expect((await rate({ rate: '8', validFrom: '2026-04-01' })).status).toBe(201)
    expect((await rate({ rate: '9', validFrom: '2026-04-01' })).status).toBe(422)
  })

  test('add up in the company’s, by the rate of the closing day', async () => {
    await create({ ...won, amount: 100, currency: 'USD', closedOn: '2026-03-10' })
    await create({ ...won, amount: 100, currency: 'USD', closedOn: '2026-04-10' })
    await create({ ...won, amount: 50, closedOn: '2026-04-11' })
    const open = await create({ amount: 10, currency: 'USD' })
    expect(open.body).toMatchObject({ currency: 'USD', amount: '10.00', baseAmount: '80.00' })
    expect(await figure('won-amount')).toBe(700 + 800 + 50)
    expect(await figure('open-amount')).toBe(80)
    const { rows } = (await app.admin.get('opportunities/aggregate?groupBy=status&measure=sum:amount')).body
    expect(rows.map((r: Record<string, string>) => r['sum:amount']).sort()).toEqual(['1550.00', '80.00'])
  })

  test('follow a corrected rate, and so do the daily facts', async () => {
    await foldMetrics(app.runtime)
    const { items } = (await app.admin.get('exchange-rates?sort=validFrom')).body
    await app.admin.patch(`exchange-rates/${items[0].id}`, { rate: '7.5', version: items[0].version })
    await app.admin.transact((ctx) => rebaseCurrency(ctx, 'USD'))
    expect(await figure('won-amount', 'from=2026-03-01&to=2026-03-31')).toBe(750)
    await foldMetrics(app.runtime)
    expect(await figure('won-amount')).toBe(750 + 800 + 50)
  })
})
