/** Reports over the metric library: figures of every level are the catalogue's own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let rep: TestClient
let other: TestClient
const source = 'metrics'
const definition = {
  rows: [{ field: 'person' }],
  columns: [{ field: 'date', period: 'quarter' }],
  measures: [
    { fn: 'metric', field: 'won-amount' },
    { fn: 'metric', field: 'win-rate' },
  ],
  filter: { field: 'date', op: 'eq', value: '@this-year' },
  subtotals: true,
  totals: true,
  chart: 'table',
}

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-11-18T02:00:00.000Z')
  rep = await app.person({ role: 'sales-rep', name: '甲' })
  other = await app.person({ role: 'sales-rep', name: '乙' })
  for (const [by, status, amount, closedOn] of [
    [rep, 'won', '100.10', '2026-01-10'],
    [rep, 'lost', '1', '2026-01-11'],
    [rep, 'won', '50', '2026-05-10'],
    [other, 'lost', '7', '2026-01-12'],
    [other, 'lost', '7', '2026-01-13'],
    [other, 'won', '900', '2025-12-31'],
  ] as const) {
    const values = { name: '单', status, amount, closedOn, openedOn: '2025-01-01', lossReason: 'price' }
    const { status: code, body } = await by.post('opportunities', values)
    expect(code, JSON.stringify(body)).toBe(201)
  }
}, 60_000)
afterAll(() => app?.stop())

const run = (client: TestClient, change: object = {}) =>
  client.post('reports/preview', { source, definition: { ...definition, ...change } })

describe('a report of metrics', () => {
  it('has the totals that the catalogue has, not those of its cells', async () => {
    const { body, status } = await run(app.admin)
    expect(status, JSON.stringify(body)).toBe(200)
    const { columns, lines } = body.pivot
    expect(columns.map(({ keys }: { keys: { id: string }[] }) => keys[0]?.id ?? 'total')).toEqual([
      '2026-Q1',
      '2026-Q2',
      'total',
    ])
    const table = Object.fromEntries(
      lines.map(({ keys, cells }: { keys: { label: string }[]; cells: unknown }) => [keys[0]?.label ?? 'total', cells]),
    )
    expect(table).toEqual({
      甲: [
        ['100.1', '50'],
        ['50', '100'],
        ['150.1', '66.666667'],
      ],
      乙: [
        // Nothing was sold: no row of the catalogue, an empty cell.
        [null, '0'],
        [null, null],
        [null, '0'],
      ],
      // 1 won of 4 and 2 of 5: no mean of 50 and 0.
      total: [
        ['100.1', '25'],
        ['50', '100'],
        ['150.1', '40'],
      ],
    })
    expect(body.measures.map(({ format, records }: Record<string, unknown>) => [format, records])).toEqual([
      [{ kind: 'money', scale: 2 }, 'opportunity'],
      [{ kind: 'percent', scale: 2 }, 'opportunity'],
    ])
    expect(body.metricScope).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  })

  it('shows everybody their own reach, and takes out only what they may export', async () => {
    const { body } = await run(rep)
    expect(body.pivot.lines.map(({ keys }: { keys: { label: string }[] }) => keys[0]?.label)).toEqual(['甲', undefined])
    expect(body.mayExport).toBe(false)
    expect((await rep.post('reports/export', { source, definition, format: 'csv' })).status).toBe(403)
    const file = await app.admin.post('reports/export', { source, definition, format: 'xlsx' })
    expect(file.status).toBe(200)
  })

  it('is saved, opened and refused with what is wrong with it', async () => {
    const saved = await app.admin.post('reports', { name: '季度', source, definition })
    expect(saved.status, JSON.stringify(saved.body)).toBe(201)
    expect((await app.admin.get(`reports/${saved.body.id}/result`)).body.pivot.groups).toBe(2)
    const codes = async (change: object) =>
      (await run(app.admin, change)).body.violations.map(({ code }: { code: string }) => code)
    expect(await codes({ measures: [{ fn: 'metric', field: 'nothing' }] })).toEqual(['report.field-gone'])
    expect(await codes({ measures: [{ fn: 'sum', field: 'amount' }] })).toEqual(['report.field-gone'])
    expect(await codes({ measures: [{ fn: 'metric', field: 'win-rate', show: 'total-share' }] })).toEqual([
      'report.metric-not-additive',
    ])
    expect(await codes({ rows: [{ field: 'hour' }] })).toEqual(['report.metric-dimension'])
    expect(await codes({ rows: [{ field: 'date', period: 'month' }] })).toEqual(['report.one-period'])
    expect(await codes({ filter: { field: 'amount', op: 'gt', value: '1' } })).toEqual(['report.metric-dimension'])
    expect(await codes({ filter: { field: 'date', op: 'ne', value: '2026-01-01' } })).toEqual(['report.metric-days'])
    const records = await app.admin.post('reports/preview', {
      source: 'opportunity',
      definition: {
        ...definition,
        rows: [],
        columns: [],
        filter: undefined,
        measures: [{ fn: 'metric', field: 'amount' }],
      },
    })
    expect(records.body.violations[0].code).toBe('report.not-measurable')
  })
})
