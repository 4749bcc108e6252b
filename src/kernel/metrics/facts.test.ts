/** Figures from daily facts, from the source and worked out by hand agree, whatever happened before. */
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '../testing/app.ts'
import { checkMetrics } from './check.ts'
import { foldMetrics } from './fold.ts'

let app: TestApp
let people: TestClient[]
const departments: string[] = []
const regions: string[] = []
const customers: string[] = []
const deals: string[] = []

const created = async (path: string, values: object): Promise<string> => {
  const { status, body } = await app.admin.post(path, values)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-05-20T04:00:00Z')
  for (const name of ['东区', '西区']) {
    departments.push(await created('departments', { name }))
    regions.push(await created('regions', { name: `${name}区域` }))
  }
  people = []
  for (const name of ['甲', '乙', '丙']) people.push(await app.person({ role: 'sales-rep', name, department: '东区' }))
  for (let i = 0; i < 4; i++)
    customers.push(
      await created('customers', { name: `客户${i}`, region: regions[i % 2], source: i % 2 ? 'expo' : null }),
    )
}, 60_000)
afterAll(() => app?.stop())

type Step =
  | { do: 'create'; person: number; customer: number; day: number; amount: number; outcome: 'open' | 'won' | 'lost' }
  | { do: 'amount'; deal: number; amount: number }
  | { do: 'close'; deal: number; day: number; won: boolean }
  | { do: 'reopen' | 'delete' | 'restore' | 'shelve'; deal: number }
  | { do: 'transfer'; deal: number; person: number }
  | { do: 'region'; customer: number; region: number }
  | { do: 'source'; customer: number; source: string | null }
  | { do: 'department'; person: number; department: number }
  | { do: 'fold' }

const n = (max: number) => fc.nat({ max: max - 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('create' as const),
      person: n(3),
      customer: n(5),
      day: n(28),
      amount: n(100_000),
      outcome: fc.constantFrom('open' as const, 'won' as const, 'lost' as const),
    }),
  },
  fc.record({ do: fc.constant('amount' as const), deal: n(20), amount: n(100_000) }),
  fc.record({ do: fc.constant('close' as const), deal: n(20), day: n(28), won: fc.boolean() }),
  fc.record({
    do: fc.constantFrom('reopen' as const, 'delete' as const, 'restore' as const, 'shelve' as const),
    deal: n(20),
  }),
  fc.record({ do: fc.constant('transfer' as const), deal: n(20), person: n(3) }),
  fc.record({ do: fc.constant('region' as const), customer: n(4), region: n(2) }),
  fc.record({ do: fc.constant('source' as const), customer: n(4), source: fc.constantFrom('expo', 'web', null) }),
  fc.record({ do: fc.constant('department' as const), person: n(3), department: n(2) }),
  fc.record({ do: fc.constant('fold' as const) }),
)

const dayOf = (day: number) => `2026-04-${String(day + 1).padStart(2, '0')}`

async function take(s: Step): Promise<void> {
  const { admin } = app
  const path = 'deal' in s && deals.length ? `opportunities/${deals[s.deal % deals.length]}` : undefined
  switch (s.do) {
    case 'create': {
      const values = { owner: people[s.person]!.employeeId, customer: customers[s.customer] ?? null, amount: s.amount }
      const openedOn = dayOf(s.day)
      const closed = s.outcome === 'open' ? {} : { status: s.outcome, closedOn: '2026-05-02', lossReason: 'price' }
      deals.push(await created('opportunities', { ...values, openedOn, ...closed }))
      return
    }
    case 'amount':
      if (path) await admin.patch(path, { amount: s.amount })
      return
    case 'close': {
      const values = s.won ? { status: 'won' } : { status: 'lost', lossReason: 'price' }
      if (path) await admin.patch(path, { ...values, openedOn: '2026-04-01', closedOn: dayOf(s.day) })
      return
    }
    case 'reopen':
      if (path) await admin.patch(path, { status: 'open' })
      return
    case 'shelve':
      if (path) await admin.patch(path, { status: 'shelved' })
      return
    case 'delete':
      if (path) await admin.delete(path)
      return
    case 'restore':
      if (path) await admin.post(`${path}/restore`)
      return
    case 'transfer':
      if (path) await admin.patch(path, { owner: people[s.person]!.employeeId })
      return
    case 'region':
      await admin.patch(`customers/${customers[s.customer]}`, { region: regions[s.region] })
      return
    case 'source':
      await admin.patch(`customers/${customers[s.customer]}`, { source: s.source })
      return
    case 'department':
      await admin.patch(`employees/${people[s.person]!.employeeId}`, { department: departments[s.department] })
      return
    case 'fold':
      await foldMetrics(app.runtime)
  }
}

type Rows = Record<string, unknown>[]
const figures = async (client: TestClient, metric: string, query = ''): Promise<Rows> => {
  const { status, body } = await client.get(`metrics/${metric}?${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.rows
}

const questions = [
  'won-amount',
  'won-count',
  'open-amount',
  'open-count',
  'new-opportunities',
  'sales-cycle-days',
  'win-rate',
].flatMap((metric) =>
  [
    '',
    'groupBy=person',
    'groupBy=department',
    'groupBy=region,month',
    'groupBy=channel',
    'groupBy=week',
    'groupBy=stage',
  ].map((groupBy) => ({ metric, query: `from=2026-04-05&to=2026-05-31&${groupBy}` })),
)

describe('daily facts', () => {
  test('agree with the source after any history, before and after they are brought up to date', async () => {
    await foldMetrics(app.runtime)
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const s of steps) await take(s)
        const live = []
        for (const q of questions) live.push(await figures(app.admin, q.metric, q.query))
        await foldMetrics(app.runtime)
        const folded = []
        for (const q of questions) folded.push(await figures(app.admin, q.metric, q.query))
        // Without facts everything is read from the records themselves.
        const states = await app.runtime.db.run(sql`update metric_state set ready_at = null returning metric`)
        expect(states.length).toBeGreaterThan(8)
        const direct = []
        for (const q of questions) direct.push(await figures(app.admin, q.metric, q.query))
        await app.runtime.db.run(sql`update metric_state set ready_at = now()`)
        expect(live).toEqual(direct)
        expect(folded).toEqual(direct)
        expect(await checkMetrics(app.runtime)).toEqual([])
      }),
      { numRuns: 12, endOnFailure: true },
    )
  }, 240_000)

  test('the direct figures are those one gets by hand', async () => {
    const rows = await app.runtime.db.run<{ person: string; won: string; open: string; undated: string }>(sql`
      select owner_id as person, coalesce(sum(amount) filter (where status = 'won' and closed_on between '2026-04-05' and '2026-05-31'), 0)::text as won
      from opportunity where deleted_at is null group by owner_id`)
    const byPerson = await figures(app.admin, 'won-amount', 'from=2026-04-05&to=2026-05-31&groupBy=person')
    const shown = new Map(byPerson.map((r) => [(r.person as { id: string }).id, r.value]))
    for (const row of rows) expect(shown.get(row.person) ?? 0).toBe(Number(row.won))
    const [open] = await app.runtime.db.run<{ amount: string; count: number }>(sql`
      select coalesce(sum(amount), 0)::text as amount, count(*) as count from opportunity where deleted_at is null and status = 'open'`)
    expect((await figures(app.admin, 'open-amount'))[0]!.value).toBe(Number(open!.amount))
    expect((await figures(app.admin, 'open-count'))[0]!.value).toBe(open!.count)
  })

  test('the company is the sum of its departments, of its people, of its regions and of its weeks', async () => {
    const sum = (rows: Rows) => rows.reduce((total, row) => total + Math.round((row.value as number) * 100), 0)
    for (const metric of ['won-amount', 'won-count', 'new-opportunities']) {
      const range = 'from=2026-04-01&to=2026-05-31'
      const whole = sum(await figures(app.admin, metric, range))
      for (const by of ['department', 'person', 'region', 'week', 'manager', 'channel,month'])
        expect(sum(await figures(app.admin, metric, `${range}&groupBy=${by}`)), by).toBe(whole)
    }
  })

  test('a difference is found, told and repaired', async () => {
    await foldMetrics(app.runtime)
    await app.runtime.db.run(sql`update metric_fact set value = value + 1 where metric = 'new-opportunities' and day =
      (select min(day) from metric_fact where metric = 'new-opportunities')`)
    const found = await checkMetrics(app.runtime)
    expect(found.map((f) => f.metric)).toEqual(['new-opportunities'])
    expect(found[0]!.days).toHaveLength(1)
    expect(await checkMetrics(app.runtime)).toEqual([])
  })

  test('what happened stays where it was earned when a person moves', async () => {
    const mover = people[0]!
    await app.admin.patch(`employees/${mover.employeeId}`, { department: departments[0] })
    const [before] = await figures(app.admin, 'won-amount', departmentQuery(0))
    app.at('2026-06-10T04:00:00Z')
    await app.admin.patch(`employees/${mover.employeeId}`, { department: departments[1] })
    expect(await figures(app.admin, 'won-amount', departmentQuery(0))).toEqual([before])
    const open = await figures(app.admin, 'open-count', departmentQuery(1))
    const mine = await figures(app.admin, 'open-count', personQuery(mover))
    expect(open[0]!.value as number).toBeGreaterThanOrEqual(mine[0]!.value as number)
    app.at('2026-05-20T04:00:00Z')
  })
})

const departmentQuery = (i: number) =>
  `to=2026-06-30&filter=${JSON.stringify({ field: 'department', op: 'eq', value: departments[i] })}`
const personQuery = (client: TestClient) =>
  `to=2026-06-30&filter=${JSON.stringify({ field: 'person', op: 'eq', value: client.employeeId })}`
