import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldMetrics } from '#kernel/metrics/fold.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let director: TestClient
let finance: TestClient
let rep: TestClient

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-05-20T04:00:00Z')
  director = await app.person({ role: 'director' })
  finance = await app.person({ role: 'finance' })
  rep = await app.person({ role: 'sales-rep' })
  for (const amount of [50_000, 150_000, 250_000])
    await app.admin.post('opportunities', {
      name: `单 ${amount}`,
      amount,
      status: 'won',
      openedOn: '2026-05-01',
      closedOn: '2026-05-10',
    })
}, 60_000)
afterAll(() => app?.stop())

/** Definitions are read anew by a signal, which tests do not wait for. */
const define = async (values: object) => {
  const answer = await app.admin.post('metric-definitions', { about: '口径', ...values })
  await app.runtime.reload()
  return answer
}
const faults = ({ body }: { body: { violations: { code: string; path: string }[] } }) =>
  body.violations.map((v) => `${v.path} ${v.code}`)
const figure = async (key: string, query = '') => (await app.admin.get(`metrics/${key}?${query}`)).body.rows

const big = {
  name: '大单数',
  key: 'big-deals',
  source: 'opportunity',
  date: 'closedOn',
  filter: { field: 'amount', op: 'gte', value: 100_000 },
}

describe('own metrics', () => {
  test('counted from records, backwards too, by every dimension of the source', async () => {
    expect((await define(big)).status).toBe(201)
    expect(await figure('big-deals')).toEqual([{ value: 2 }])
    await foldMetrics(app.runtime)
    expect(await figure('big-deals', 'groupBy=month')).toEqual([{ month: '2026-05', value: 2 }])
    await define({ ...big, name: '大单金额', key: 'big-amount', measure: 'sum', field: 'amount', unit: 'money' })
    expect(await figure('big-amount')).toEqual([{ value: 400_000 }])
  })

  test('worked out from others; a division by zero is no value', async () => {
    const formula = 'big-deals / won-count'
    expect((await define({ name: '大单占比', key: 'big-share', kind: 'derived', formula, unit: 'ratio' })).status).toBe(
      201,
    )
    expect((await figure('big-share'))[0].value).toBeCloseTo(2 / 3)
    expect(await figure('big-share', 'from=2020-01-01&to=2020-12-31')).toEqual([{ value: null }])
  })

  test('a definition that cannot be counted says what is wrong with it', async () => {
    const derived = { name: 'x', key: 'x', kind: 'derived', unit: 'ratio' }
    expect(faults(await define({ ...derived, formula: 'x / won-count' }))).toEqual(['formula metric.circle'])
    expect(faults(await define({ ...derived, formula: 'nothing / 2' }))).toEqual(['formula metric.formula-unknown'])
    expect(faults(await define({ ...derived, formula: 'alert(1)' }))).toEqual(['formula metric.formula-not-arithmetic'])
    expect(faults(await define({ ...derived, formula: '1 + 1' }))).toEqual(['formula metric.formula-empty'])
    expect(faults(await define({ ...big, key: 'won-amount' }))).toEqual(['key metric.key-taken'])
    expect(faults(await define({ ...big, key: 'big-deals' }))).toContain('key metric.key-taken')
    expect(faults(await define({ ...big, key: 'bad', date: 'name', measure: 'sum', field: 'name' }))).toEqual([
      'date metric.not-a-date',
      'field metric.not-a-number',
    ])
    expect(faults(await define({ ...big, key: 'bad', filter: { field: 'nope', op: 'eq', value: 1 } }))).toEqual([
      'filter query.unknown-field',
    ])
    expect(faults(await define({ ...big, key: 'Not A Key' }))[0]).toMatch(/^key /)
  })

  test('two definitions cannot be turned into a circle later', async () => {
    await define({ name: 'a', key: 'circle-a', kind: 'derived', formula: 'won-count * 1', unit: 'number' })
    await define({ name: 'b', key: 'circle-b', kind: 'derived', formula: 'circle-a * 1', unit: 'number' })
    const { body } = await app.admin.get('metric-definitions?search=a&fields=key,id')
    const a = body.items.find((i: { key: string }) => i.key === 'circle-a')
    const answer = await app.admin.patch(`metric-definitions/${a.id}`, {
      formula: 'circle-b + 1',
      version: a.version ?? 1,
    })
    expect(answer.status).toBe(422)
    expect(answer.body.violations[0]).toMatchObject({
      code: 'metric.circle',
      params: { path: 'circle-a → circle-b → circle-a' },
    })
  })

  test('one that others need stays', async () => {
    const { body } = await app.admin.get('metric-definitions?limit=100')
    const id = body.items.find((i: { key: string }) => i.key === 'big-deals').id
    const answer = await app.admin.delete(`metric-definitions/${id}`)
    expect(answer.status).toBe(422)
    expect(answer.body.violations[0].code).toBe('metric.used-by-metric')
  })

  test('a condition means the same for everybody and every day, and names no metric', async () => {
    const won = { field: 'status', op: 'eq', value: 'won' }
    const condition = async (other: object) =>
      faults(await define({ ...big, key: 'bad', filter: { and: [won, other] } }))
    expect(await condition({ not: { metric: 'won-count' } })).toEqual(['filter metric.condition-by-metric'])
    expect(await condition({ field: 'owner', op: 'eq', value: '@me' })).toEqual(['filter metric.condition-moves'])
    expect(await condition({ field: 'closedOn', op: 'eq', value: '@this-month' })).toEqual([
      'filter metric.condition-moves',
    ])
  })

  test('where one is used is told to who may define them', async () => {
    expect((await app.admin.get('metric-uses?metric=big-deals')).body).toEqual({ items: expect.any(Array) })
    expect((await app.admin.get('metric-uses?metric=nothing')).status).toBe(404)
    expect((await rep.get('metric-uses?metric=big-deals')).status).toBe(403)
  })

  test('only who may define them does; everybody reads the definitions', async () => {
    expect((await rep.post('metric-definitions', { ...big, key: 'mine' })).status).toBe(403)
    const { items } = (await rep.get('metrics')).body
    expect(items.find((m: { key: string }) => m.key === 'big-deals')).toMatchObject({
      origin: 'company',
      about: { zh: '口径' },
      source: 'opportunity',
      additive: true,
    })
  })
})

describe('a definition that is not saved', () => {
  const preview = (by: TestClient, definition: object, question: object = {}) =>
    by.post('metrics/preview', { definition: { kind: 'counted', ...definition }, ...question })
  const { name: _name, key: _key, ...counted } = big

  test('is counted without being written, with a key or before there is one', async () => {
    const year = { from: '2026-01-01', to: '2026-12-31', groupBy: ['month'] }
    expect((await preview(app.admin, counted, year)).body.rows).toEqual([{ month: '2026-05', value: 2 }])
    const sum = { ...counted, measure: 'sum', field: 'amount', unit: 'money', key: 'not-saved' }
    expect((await preview(app.admin, sum)).body).toMatchObject({
      key: 'not-saved',
      unit: 'money',
      rows: [{ value: 400_000 }],
    })
    expect((await app.admin.get('metrics/not-saved')).status).toBe(404)
    const derived = { kind: 'derived', formula: 'won-amount / won-count', unit: 'money' }
    expect((await preview(app.admin, derived)).body.rows).toEqual([{ value: 150_000 }])
  })

  test('of a saved metric shows what would change, and leaves the saved one as it is', async () => {
    const lower = { ...counted, key: 'big-deals', filter: { field: 'amount', op: 'gte', value: 10_000 } }
    expect((await preview(app.admin, lower)).body.rows).toEqual([{ value: 3 }])
    expect(await figure('big-deals')).toEqual([{ value: 2 }])
  })

  test('says at its fields what it lacks', async () => {
    expect(faults(await preview(app.admin, { measure: 'sum' }))).toEqual(['source field.required'])
    expect(faults(await preview(app.admin, { kind: 'derived', formula: 'won-count +' }))).toEqual([
      'formula metric.formula-syntax',
    ])
    const itself = { kind: 'derived', key: 'big-share', formula: 'big-share / 2' }
    expect(faults(await preview(app.admin, itself))).toEqual(['formula metric.circle'])
    expect(faults(await preview(app.admin, { ...counted, key: 'won-count' }))).toEqual(['key metric.key-taken'])
    expect(faults(await preview(app.admin, { ...counted, measure: 'product' }))[0]).toMatch(/^measure /)
    expect((await preview(app.admin, { ...counted, filter: 'x' })).status).toBe(422)
    expect((await app.admin.post('metrics/preview', {})).status).toBe(400)
    expect(faults(await preview(app.admin, counted, { groupBy: ['nothing'] }))).toEqual(['groupBy metric.dimension'])
  })

  test('is for who may define metrics, over the records that they may read', async () => {
    expect((await preview(rep, counted)).status).toBe(403)
    expect((await preview(director, counted)).status).toBe(403)
    const stranger = await app.app.request('/api/v1/metrics/preview', { method: 'POST', body: '{}' })
    expect(stranger.status).toBe(401)
    const manager = await app.person({ role: 'general-manager' })
    expect((await preview(manager, counted)).body.rows).toEqual([{ value: 2 }])
  })
})

describe('figures entered by hand', () => {
  test('count once somebody else approved them, and no longer after a change', async () => {
    await define({ name: '市场占有率', key: 'market-share', kind: 'manual', measure: 'latest', unit: 'ratio' })
    const entry = { metric: 'market-share', value: '0.25', source: '行业协会季报' }
    const made = await director.post('metric-entries', { ...entry, day: '2026-03-31' })
    expect(made.status).toBe(201)
    const path = `metric-entries/${made.body.id}`
    expect(await figure('market-share')).toEqual([{ value: null }])
    expect((await director.post(`${path}/approve`)).status).toBe(403)
    expect((await rep.post(`${path}/approve`)).status).toBe(403)
    expect((await finance.post(`${path}/approve`)).status).toBe(200)
    expect(await figure('market-share')).toEqual([{ value: 0.25 }])
    expect((await finance.post(`${path}/approve`)).status).toBe(422)
    await director.patch(path, { value: '0.3' })
    expect(await figure('market-share')).toEqual([{ value: null }])
    expect((await finance.post(`${path}/reject`, {})).status).toBe(400)
    expect((await finance.post(`${path}/approve`)).status).toBe(200)
    await director.post('metric-entries', { ...entry, value: '0.9', day: '2026-04-30' })
    expect(await figure('market-share', 'groupBy=quarter')).toEqual([{ quarter: '2026-Q1', value: 0.3 }])
  })

  test('need a value, a source and a metric that is entered by hand', async () => {
    const answer = await director.post('metric-entries', { metric: 'won-amount', day: '2026-03-31' })
    expect(answer.status).toBe(400)
    expect(answer.body.violations.map((v: { path: string }) => v.path).sort()).toEqual(['metric', 'source', 'value'])
  })
})

test('BI tools read the daily figures, and they are those of the API', async () => {
  await foldMetrics(app.runtime)
  const { rows } = await app.runtime.db.pool.query(
    `select sum(value)::float as value, sum(records)::int as records from reporting.metrics where metric = 'won-amount' and dimension = 'all'`,
  )
  const [{ value }] = await figure('won-amount')
  expect(rows[0]).toEqual({ value, records: (await figure('won-count'))[0].value })
  const people = await app.runtime.db.pool.query(
    `select name from reporting.metrics where metric = 'won-amount' and dimension = 'person'`,
  )
  expect(people.rows[0].name).toBe('管理员')
})
