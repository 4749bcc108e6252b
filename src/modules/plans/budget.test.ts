import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestAnswer, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { updateRecords } from '#kernel/write/update.ts'
import { budgetEntry } from './entities/budget-entry.ts'

let app: TestApp
let boss: TestClient
let director: TestClient
let finance: TestClient
let rep: TestClient
let plan: string

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-07-01T02:00:00Z')
  director = await app.person({ role: 'director', department: '总部' })
  boss = await app.person({ role: 'department-manager', department: '华东', manager: director.email })
  finance = await app.person({ role: 'finance', department: '财务' })
  rep = await app.person({ role: 'sales-rep', department: '华东' })
  plan = (await boss.post('plans', { name: '华东年度', kind: 'year' })).body.id
})
afterAll(() => app?.stop())

const codes = (answer: TestAnswer) => (answer.body.violations ?? []).map((v: { code: string }) => v.code)
const makeLine = async (values: object = {}) =>
  (await boss.post('budget-lines', { plan, name: '差旅', amount: '1000', ...values })).body.id as string
const spend = (line: string, amount: string, values: object = {}, who = boss) =>
  who.post('budget-entries', { line, amount, note: '机票', ...values })
const read = async (line: string) => (await boss.get(`budget-lines/${line}`)).body

describe('a budget line', () => {
  it('lasts as long as its plan and knows what is spent, promised and left', async () => {
    const line = await makeLine()
    expect(await read(line)).toMatchObject({
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      spent: '0.00',
      left: '1000.00',
    })
    const promised = await spend(line, '300', { kind: 'commitment', note: '展会定金' })
    await spend(line, '100', { settles: promised.body.id })
    await spend(line, '250.50')
    expect(await read(line)).toMatchObject({ spent: '350.50', committed: '200.00', left: '449.50' })
    expect(codes(await boss.patch(`budget-lines/${line}`, { amount: '550.49' }))).toEqual(['budget-line.below-use'])
    expect((await boss.patch(`budget-lines/${line}`, { amount: '550.50' })).status).toBe(200)
    expect(codes(await spend(line, '0.01'))).toEqual(['budget.reason-needed'])
    expect((await spend(line, '200', { settles: promised.body.id })).status).toBe(201)
    expect(codes(await boss.delete(`budget-entries/${promised.body.id}`))).toEqual(['record.in-use'])
  })

  it('alerts by spent % less elapsed %, per line and in sum', async () => {
    const alone = (await boss.post('plans', { name: '专项', kind: 'year' })).body.id
    const { body: line } = await boss.post('budget-lines', { plan: alone, name: '活动', amount: '1000' })
    await spend(line.id, '850', { on: '2026-06-30' })
    const { body } = await boss.get(`plans/${alone}/budget`)
    // The 182nd of 365 days.
    expect(body.lines[0]).toMatchObject({
      level: 80,
      burn: { spentPercent: '85.0', elapsedPercent: '49.9', alert: '35.1' },
    })
    expect(body.lines[0].burn.recent.runsOutOn).toBe('2026-07-06')
    expect(body.total).toMatchObject({ spent: '850.00', left: '150.00' })
    expect(body.course).toEqual([{ on: '2026-06-30', spent: '850.00' }])
  })
})

describe('beyond the amount', () => {
  it('is refused without a reason, waits for approval with one, and counts once it is approved', async () => {
    const line = await makeLine()
    await spend(line, '950')
    const refused = await spend(line, '100')
    expect(refused.body.violations).toMatchObject([
      { code: 'budget.reason-needed', path: 'overrunReason', params: { left: '50.00', over: '50.00' } },
    ])
    const asked = await spend(line, '100', { overrunReason: '客户临时加展位' })
    expect(asked.body).toMatchObject({ state: 'requested', decidedBy: null })
    expect((await read(line)).spent).toBe('950.00')
    expect((await director.get('notifications')).body.items[0]).toMatchObject({ kind: 'budget.request' })
    expect((await boss.post(`budget-entries/${asked.body.id}/approve`, {})).status).toBe(403)
    expect((await rep.post(`budget-entries/${asked.body.id}/approve`, {})).status).toBe(403)
    const approved = await finance.post(`budget-entries/${asked.body.id}/approve`, {})
    expect(approved.body).toMatchObject({ state: 'booked', decidedBy: { id: finance.employeeId } })
    expect((await read(line)).left).toBe('-50.00')
    expect(codes(await finance.post(`budget-entries/${asked.body.id}/approve`, {}))).toEqual([
      'budget-entry.not-requested',
    ])
    const again = await spend(line, '10', { overrunReason: '再来' })
    await director.post(`budget-entries/${again.body.id}/decline`, { reason: '不行' })
    expect((await boss.get(`budget-entries/${again.body.id}`)).body.state).toBe('declined')
    expect((await read(line)).left).toBe('-50.00')
    expect((await spend(line, '-80')).status).toBe(201)
  })

  it('nobody passes a line that must not be overrun, and nobody sets its own state', async () => {
    const line = await makeLine({ limit: 'stop' })
    for (const who of [boss, director, app.admin])
      expect(codes(await spend(line, '1000.01', { overrunReason: '急' }, who))).toEqual(['budget.exceeded'])
    expect(codes(await spend(line, '5000', { state: 'booked', decidedBy: boss.employeeId }))).toContain(
      'field.read-only',
    )
    expect((await spend(line, '1000')).status).toBe(201)
  })

  it('somebody with the right books at once, and the reason and the name stay', async () => {
    const line = await makeLine()
    const { body } = await spend(line, '1200', { overrunReason: '总部同意' }, director)
    expect(body).toMatchObject({ state: 'booked', decidedBy: { id: director.employeeId }, overrunReason: '总部同意' })
  })

  it('changes, restored entries and undo need room too', async () => {
    const line = await makeLine({ limit: 'stop' })
    const { body: first } = await spend(line, '900')
    expect(codes(await boss.patch(`budget-entries/${first.id}`, { amount: '1001' }))).toEqual(['budget.exceeded'])
    const removed = await boss.delete(`budget-entries/${first.id}`)
    await spend(line, '600')
    expect(codes(await boss.post(`budget-entries/${first.id}/restore`))).toEqual(['budget.no-room-to-restore'])
    expect(codes(await boss.post(`undo/${removed.body.batch}`))).toEqual(['budget.no-room-to-restore'])
    expect((await read(line)).spent).toBe('600.00')
  })

  it.each(['stop', 'approval'])(
    'of 20 who spend the last money at once (%s) only what fits is booked',
    async (limit) => {
      const line = await makeLine({ limit })
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          spend(line, '150', { note: `第${n}笔` }, [boss, director, finance, app.admin][n % 4]),
        ),
      )
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(6)
      expect(answers.filter(({ status }) => status === 422)).toHaveLength(14)
      expect(await read(line)).toMatchObject({ spent: '900.00', left: '100.00' })
    },
  )

  it('a batch is weighed as a whole', async () => {
    const line = await makeLine({ limit: 'stop' })
    const ids = []
    for (let n = 0; n < 3; n += 1) ids.push((await spend(line, '300')).body.id)
    const { body } = await boss.post('budget-entries/bulk', { ids, op: 'update', values: { amount: '400' } })
    expect([body.done, body.failed.length]).toEqual([1, 2])
    expect((await read(line)).left).toBe('0.00')
  })
})

describe('a batch of changes', () => {
  it('counts what was refused with its old amount', async () => {
    const line = await makeLine({ limit: 'stop' })
    const ids: string[] = []
    for (let n = 0; n < 3; n += 1) ids.push((await spend(line, '300')).body.id)
    const outcomes = await boss.transact((ctx) =>
      updateRecords(
        ctx,
        budgetEntry,
        ids.map((id) => ({ id, values: { amount: '400' } })),
      ),
    )
    expect(outcomes.map(({ violations }) => violations.map(({ code }) => code))).toEqual([
      [],
      ['budget.exceeded'],
      ['budget.exceeded'],
    ])
    expect((await read(line)).left).toBe('0.00')
  })
})

describe('who books', () => {
  it('the plan’s owner, superiors and finance; nobody else sees or changes the money', async () => {
    const line = await makeLine()
    expect((await spend(line, '1', {}, finance)).status).toBe(201)
    expect((await rep.get(`budget-lines/${line}`)).status).toBe(403)
    expect((await spend(line, '1', {}, rep)).status).toBe(403)
    expect((await rep.get(`plans/${plan}/budget`)).body).toMatchObject({
      lines: [],
      requests: [],
      total: { amount: '0.00' },
    })
    const marketing = await app.person({ role: 'marketing', department: '华东' })
    expect((await marketing.get(`budget-lines/${line}`)).status).toBe(200)
    const tried = await spend(line, '99999', {}, marketing)
    // The figures of the line are none of their business.
    expect(codes(tried)).toEqual(['budget.not-manager'])
    expect(codes(await marketing.post('budget-lines', { plan, name: '自设', amount: '5' }))).toEqual([
      'budget.not-manager',
    ])
  })

  it('the owner hears of 50, 80 and 100 %, once each', async () => {
    const line = await makeLine({ name: '提醒线' })
    const heard = async () => {
      const { body } = await boss.get('notifications')
      return body.items
        .filter((n: { title: string }) => n.title.includes('提醒线'))
        .map((n: { title: string }) => n.title)
    }
    await spend(line, '490', {}, director)
    expect(await heard()).toHaveLength(0)
    await spend(line, '20', {}, director)
    await spend(line, '20', {}, director)
    expect(await heard()).toHaveLength(1)
    await spend(line, '470', {}, director)
    expect((await heard())[0]).toContain('超过 100%')
    expect(await heard()).toHaveLength(2)
  })
})
