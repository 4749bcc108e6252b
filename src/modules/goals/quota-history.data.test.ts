import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { csvOf, fileOf, importAs } from '#kernel/testing/imports.ts'

/** Published data beside the repository; without it these tests are skipped by name. */
const folder = join(
  process.env.SHARED_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'adventureworks',
)

const rowsOf = (file: string): string[][] =>
  readFileSync(join(folder, file), 'utf8')
    .split(/\r?\n/)
    .filter(Boolean)
    .map((line) => line.split('\t'))

describe.skipIf(!existsSync(folder))('quotas of a bicycle maker', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app?.stop())

  const load = async (entity: string, rows: string[][], mapping: never, key?: string) =>
    importAs(app, app.admin, entity, fileOf(await csvOf(rows)), { mapping, key })

  test('people and their quarterly quotas go in', async () => {
    const people = new Set(rowsOf('SalesPersonQuotaHistory.csv').map(([person]) => person!))
    const logins = rowsOf('Employee.csv')
      .filter(([person]) => people.has(person!))
      .map(([person, , login, , , title]) => [person!, login!.split('\\')[1]!, title!])
    const staff = [['BusinessEntityID', 'Login', 'Title'], ...logins]
    expect(
      (await load('employees', staff, { name: 'BusinessEntityID', email: { constant: null } } as never, 'name')).counts,
    ).toEqual([17, 0, 0, 0])
    const quotas = [
      ['BusinessEntityID', 'QuotaDate', 'SalesQuota', 'rowguid', 'ModifiedDate'],
      ...rowsOf('SalesPersonQuotaHistory.csv'),
    ]
    const mapping = {
      metric: { constant: 'won-amount' },
      periodKind: { constant: 'quarter' },
      period: 'QuotaDate',
      owner: { column: 'BusinessEntityID', match: 'name' },
      target: 'SalesQuota',
    }
    const done = await load('goals', quotas, mapping as never)
    expect(done.faults).toEqual([])
    expect(done.counts).toEqual([163, 0, 0, 0])
    // Once more: every one is there already.
    expect((await load('goals', quotas, mapping as never)).counts).toEqual([0, 0, 0, 163])
  })

  test('their total, people and dates are those of the file', async () => {
    const { rows } = await app.runtime.db.pool.query(
      `select sum(target)::text as total, count(distinct owner_id)::int as people, count(distinct period)::int as periods,
         min(period) as first, max(period) as last, bool_and(subject = 'person') as personal from goal`,
    )
    expect({ ...rows[0], total: Number(rows[0].total) }).toEqual({
      total: 95_714_000,
      people: 17,
      periods: 12,
      first: '2011-Q2',
      last: '2014-Q1',
      personal: true,
    })
  })

  test('put under the company’s quarters and years they add up on every level', async () => {
    const { rows: quarters } = await app.runtime.db.pool.query(
      'select period, sum(target)::text as target, array_agg(id) as goals from goal group by period order by period',
    )
    const total = Object.groupBy(quarters, (q) => q.period.slice(0, 4))
    for (const [period, parts] of Object.entries(total)) {
      const target = parts!.reduce((sum, q) => sum + Number(q.target), 0)
      const year = await app.admin.post('goals', { metric: 'won-amount', period, target: String(target) })
      expect(year.status, JSON.stringify(year.body)).toBe(201)
      for (const quarter of parts!) {
        const goal = await app.admin.post('goals', {
          metric: 'won-amount',
          period: quarter.period,
          target: quarter.target,
          parent: year.body.id,
        })
        expect(goal.status).toBe(201)
        const bulk = await app.admin.post('goals/bulk', {
          ids: quarter.goals,
          op: 'update',
          values: { parent: goal.body.id },
        })
        expect(bulk.body).toMatchObject({ done: quarter.goals.length, failed: [] })
        const { splits } = (await app.admin.get(`goals/${goal.body.id}/outlook`)).body
        expect(splits).toMatchObject([{ key: 'subject:person', gap: '0' }])
        expect(splits[0].children).toHaveLength(quarter.goals.length)
      }
      const { splits } = (await app.admin.get(`goals/${year.body.id}/outlook`)).body
      expect(splits).toMatchObject([{ key: 'time:quarter', gap: '0' }])
    }
    const { rows } = await app.runtime.db.pool.query(
      `select period_kind, sum(target)::numeric as total from goal where subject = 'company' group by 1 order by 1`,
    )
    expect(rows.map((r) => [r.period_kind, Number(r.total)])).toEqual([
      ['quarter', 95_714_000],
      ['year', 95_714_000],
    ])
  })
})
