import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '#kernel/pure/dates.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { completionOf, goalsUsingMetric, planLineOf, targetsOn } from './index.ts'

/** A company of two teams: boss over two managers, each over two sellers. */
let app: TestApp
let boss: TestClient
let east: TestClient
let west: TestClient
let [zhang, li, wang] = [] as unknown as TestClient[]
let departments: Record<string, string>

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-06-30T04:00:00Z')
  const made = async (name: string, parent?: string) =>
    (await app.admin.post('departments', { name, parent, kind: 'sales' })).body.id as string
  const sales = await made('销售中心')
  departments = { sales, east: await made('华东', sales), west: await made('西部', sales) }
  const hire = async (role: string, name: string, department: string, manager?: TestClient) => {
    const person = await app.person({ role, name })
    await app.admin.patch(`employees/${person.employeeId}`, {
      department: departments[department],
      manager: manager?.employeeId,
    })
    return person
  }
  boss = await hire('general-manager', '总经理', 'sales')
  east = await hire('department-manager', '华东经理', 'east', boss)
  west = await hire('department-manager', '西部经理', 'west', boss)
  zhang = await hire('sales-rep', '张三', 'east', east)
  li = await hire('sales-rep', '李四', 'east', east)
  wang = await hire('sales-rep', '王五', 'west', west)
  await app.admin.patch(`departments/${departments.east}`, { manager: east.employeeId })
  await app.admin.patch(`departments/${departments.west}`, { manager: west.employeeId })
  app.runtime.forget()
})
afterAll(() => app.stop())
beforeEach(() =>
  app.runtime.db.pool.query('delete from goal_adjustment; update goal set adjustment_id = null; delete from goal'),
)

const codes = (answer: { body: { violations?: { code: string }[] } }) =>
  (answer.body.violations ?? []).map((v) => v.code)
const make = async (client: TestClient, values: Record<string, unknown>) => {
  const answer = await client.post('goals', { metric: 'won-amount', target: '1200000', period: '2026', ...values })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const publish = async (client: TestClient, id: string) => {
  const answer = await client.post(`goals/${id}/publish`)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}
const win = async (owner: TestClient, amount: string, closedOn: string) => {
  const answer = await app.admin.post('opportunities', {
    name: `成交 ${amount}`,
    owner: owner.employeeId,
    amount,
    status: 'won',
    openedOn: '2024-01-01',
    closedOn,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
}

describe('a goal', () => {
  it('of metric, target, period and owner is that person’s', async () => {
    const goal = await make(east, { owner: zhang!.employeeId, period: '2026Q1' })
    expect(goal).toMatchObject({
      name: '赢单金额 2026-Q1 · 张三',
      period: '2026-Q1',
      periodKind: 'quarter',
      startsOn: '2026-01-01',
      endsOn: '2026-03-31',
      subject: 'person',
      unit: 'money',
      currency: 'CNY',
      state: 'draft',
      department: { id: departments.east },
    })
    expect(Number(goal.target)).toBe(1_200_000)
  })

  it('of a department is answered for by its manager, of the company by who sets it', async () => {
    expect(await make(boss, { department: departments.east })).toMatchObject({
      subject: 'department',
      owner: { id: east.employeeId },
    })
    expect(await make(boss, {})).toMatchObject({
      subject: 'company',
      owner: { id: boss.employeeId },
      name: '赢单金额 2026 · 公司',
    })
  })

  it('follows the fiscal year', async () => {
    const [company] = (await app.admin.get('companies')).body.items
    await app.admin.patch(`companies/${company.id}`, { fiscalYearStart: 4 })
    expect(await make(boss, {})).toMatchObject({ startsOn: '2026-04-01', endsOn: '2027-03-31' })
    await app.admin.patch(`companies/${company.id}`, { fiscalYearStart: 1 })
  })

  it('is there once', async () => {
    await make(east, { owner: zhang!.employeeId })
    const twice = await east.post('goals', {
      metric: 'won-amount',
      target: '1',
      period: '2026',
      owner: zhang!.employeeId,
    })
    expect(codes(twice)).toEqual(['goal.duplicate'])
    await make(east, { owner: zhang!.employeeId, segment: '银行' })
  })

  it('refuses nonsense with every fault at once, in both languages', async () => {
    const wrong = { metric: 'nothing', period: '2026-Q7', target: 'much', subject: 'region' }
    const answer = await boss.post('goals', wrong)
    expect(answer.status).toBe(400)
    expect(codes(answer).sort()).toEqual(['field.number', 'goal.period', 'goal.subject-missing', 'goal.unknown-metric'])
    expect(answer.body.violations.find((v: { path: string }) => v.path === 'period').message).toContain('2026-Q1')
    const english = await boss.post('goals', wrong, { 'accept-language': 'en' })
    expect(english.body.violations.find((v: { path: string }) => v.path === 'metric').message).toBe(
      'The metric catalogue has no "nothing"',
    )
    expect(codes(await boss.post('goals', { metric: 'win-rate', period: '2026', target: '40' }))).toEqual([
      'goal.ratio-range',
    ])
    expect(
      codes(await boss.post('goals', { metric: 'won-amount', period: '2026', target: '10', stretch: '9' })),
    ).toEqual(['goal.stretch-below-target'])
  })

  it('takes no parts of another unit, metric or time, and does not lie below itself', async () => {
    const year = await make(boss, {})
    const child = (values: Record<string, unknown>) =>
      boss.post('goals', { metric: 'won-amount', target: '1', period: '2026-03', parent: year.id, ...values })
    expect(codes(await child({ metric: 'won-count' }))).toEqual(['goal.parent-unit'])
    const english = await boss.post(
      'goals',
      { metric: 'won-count', target: '1', period: '2026-03', parent: year.id },
      { 'accept-language': 'en' },
    )
    expect(english.body.violations[0].message).toBe(
      'The units differ (this one count, the parent money): they cannot be added up, so it cannot be its parent',
    )
    expect(codes(await child({ metric: 'average-won-deal' }))).toEqual(['goal.parent-metric'])
    expect(codes(await child({ period: '2027-03' }))).toEqual(['goal.parent-period'])
    const month = await child({})
    expect(month.status).toBe(201)
    expect(codes(await boss.patch(`goals/${year.id}`, { parent: month.body.id }))).toContain('tree.circle')
  })

  it('keeps a metric from being deleted', async () => {
    await make(boss, {})
    expect(await goalsUsingMetric({ sql: app.runtime.db }, 'won-amount')).toMatchObject({
      count: 1,
      goals: [{ name: '赢单金额 2026 · 公司' }],
    })
    expect(await goalsUsingMetric({ sql: app.runtime.db }, 'win-rate')).toEqual({ count: 0, goals: [] })
  })
})

describe('who sees and sets', () => {
  it('a seller sees the own goals and the published ones of company and departments, not a colleague’s', async () => {
    const own = await make(east, { owner: zhang!.employeeId })
    await make(east, { owner: li!.employeeId })
    const draft = await make(boss, {})
    const published = await make(boss, { department: departments.west })
    await publish(boss, published.id)
    const seen = async (client: TestClient) =>
      (await client.get('goals')).body.items.map((g: { id: string }) => g.id).sort()
    expect(await seen(zhang!)).toEqual([own.id, published.id].sort())
    expect((await zhang!.get(`goals/${draft.id}`)).status).toBe(404)
    expect((await east.get('goals')).body.items).toHaveLength(3)
    expect((await west.get('goals')).body.items).toHaveLength(1)
    expect((await boss.get('goals')).body.items).toHaveLength(4)
    expect((await zhang!.get(`goals/${draft.id}/outlook`)).status).toBe(404)
    expect((await zhang!.get('goals/overview?period=2026')).body.items).toHaveLength(2)
  })

  it('a manager sets goals of the own people only, and nobody sets his own', async () => {
    const body = { metric: 'won-amount', target: '1', period: '2026' }
    expect((await zhang!.post('goals', { ...body, owner: zhang!.employeeId })).status).toBe(403)
    expect((await east.post('goals', { ...body, owner: wang!.employeeId })).status).toBe(422)
    expect(codes(await east.post('goals', { ...body, owner: east.employeeId }))).toEqual(['goal.own'])
    expect((await east.post('goals', body)).status).toBe(422)
    const own = await make(east, { owner: zhang!.employeeId })
    expect((await zhang!.patch(`goals/${own.id}`, { target: '1' })).status).toBe(403)
    expect((await west.patch(`goals/${own.id}`, { target: '1' })).status).toBe(404)
    expect((await zhang!.post(`goals/${own.id}/publish`)).status).toBe(403)
  })

  it('a department manager does not publish the goal of the own department', async () => {
    const goal = await make(east, { department: departments.east })
    const refused = await east.post(`goals/${goal.id}/publish`)
    expect([refused.status, refused.body.code]).toEqual([403, 'goal.not-yours-to-publish'])
    await publish(boss, goal.id)
  })

  it('keeps the goals of somebody who left, shows it, and gives them to another', async () => {
    const goal = await make(east, { owner: li!.employeeId })
    await publish(east, goal.id)
    await app.admin.patch(`employees/${li!.employeeId}`, { status: 'left' })
    expect((await east.get(`goals/${goal.id}`)).body).toMatchObject({ ownerLeft: true })
    expect((await east.get('goals/overview?period=2026')).body.items[0]).toMatchObject({ left: true })
    const answer = await east.post(`goals/${goal.id}/transfer`, { owner: zhang!.employeeId })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect((await east.get(`goals/${goal.id}`)).body).toMatchObject({
      owner: { id: zhang!.employeeId },
      name: '赢单金额 2026 · 张三',
      ownerLeft: false,
      state: 'published',
    })
    // Nobody gives a new goal, or this one back, to who left; what was agreed for a time that is over may be entered.
    const wish = { metric: 'won-amount', target: '1', owner: li!.employeeId }
    const refused = await east.post('goals', { ...wish, period: '2026-Q3' })
    expect(refused.body.violations).toMatchObject([{ code: 'goal.owner-left', path: 'owner' }])
    expect(refused.body.violations[0].message).toContain('李四已离职')
    expect((await east.post(`goals/${goal.id}/transfer`, { owner: li!.employeeId })).status).toBe(422)
    expect((await east.post('goals', { ...wish, period: '2025' })).status).toBe(201)
    await app.admin.patch(`employees/${li!.employeeId}`, { status: 'active' })
    app.runtime.forget()
  })
})

describe('an adjustment', () => {
  const wish = { target: '900000', reason: 'market', note: '客户预算砍半', effectiveOn: '2026-06-15' }
  let goal: { id: string }
  beforeEach(async () => {
    goal = await make(east, { owner: zhang!.employeeId })
    await publish(east, goal.id)
  })
  const pending = async (client: TestClient) => (await client.get('goals/inbox')).body.waiting[0]

  it('is the only way to change what was published', async () => {
    expect(codes(await boss.patch(`goals/${goal.id}`, { target: '1' }))).toEqual(['goal.published'])
    expect((await boss.patch(`goals/${goal.id}`, { risks: '两家大客户可能推迟' })).status).toBe(200)
    const draft = await make(east, { owner: zhang!.employeeId, period: '2026-01' })
    expect((await zhang!.post(`goals/${draft.id}/adjust`, wish)).status).toBe(422)
  })

  it('goes to the superior, changes the goal, keeps the former figures for their days', async () => {
    expect((await zhang!.post(`goals/${goal.id}/adjust`, wish)).status).toBe(200)
    expect(codes(await zhang!.post(`goals/${goal.id}/adjust`, wish))).toEqual(['goal-adjustment.pending'])
    const request = await pending(east)
    expect(request).toMatchObject({
      targetBefore: '1200000',
      target: '900000',
      requester: { label: '张三' },
      approver: { label: '华东经理' },
      may: { decide: true },
    })
    expect((await east.get('notifications')).body.items[0].title).toContain('张三 申请调整目标')
    const path = `goal-adjustments/${request.id}`
    expect((await zhang!.post(`${path}/approve`)).status).toBe(403)
    expect((await west.post(`${path}/approve`)).status).toBe(404)
    expect((await east.post(`${path}/approve`)).status).toBe(200)
    expect(codes(await east.post(`${path}/approve`))).toEqual(['goal-adjustment.decided'])
    expect(Number((await zhang!.get(`goals/${goal.id}`)).body.target)).toBe(900_000)
    expect(await targetsOn(app.runtime.db, goal.id, '2026-06-14')).toMatchObject({ target: '1200000' })
    expect(await targetsOn(app.runtime.db, goal.id, '2026-06-15')).toMatchObject({ target: '900000' })
    const history = (await east.get(`goals/${goal.id}/history`)).body.items
    expect(JSON.stringify(history)).toContain('1200000')
  })

  it('is decided by nobody about his own request: the asker’s superior decides', async () => {
    expect((await east.post(`goals/${goal.id}/adjust`, wish)).status).toBe(200)
    const request = await pending(boss)
    expect(request.approver.label).toBe('总经理')
    expect((await east.post(`goal-adjustments/${request.id}/approve`)).status).toBe(403)
    expect((await boss.post(`goal-adjustments/${request.id}/reject`, {})).status).toBe(400)
    expect((await boss.post(`goal-adjustments/${request.id}/reject`, { decisionNote: '再努力一季' })).status).toBe(200)
    expect(Number((await zhang!.get(`goals/${goal.id}`)).body.target)).toBe(1_200_000)
    expect((await east.get('goals/inbox')).body.mine[0]).toMatchObject({
      state: 'rejected',
      decisionNote: '再努力一季',
    })
  })

  it('of the parent’s owner goes before the superior', async () => {
    const year = await make(boss, { department: departments.east })
    await boss.patch(`goals/${year.id}`, { owner: west.employeeId })
    await app.runtime.db.pool.query('update goal set parent_id = $1 where id = $2', [year.id, goal.id])
    await zhang!.post(`goals/${goal.id}/adjust`, wish)
    expect((await pending(west)).approver.label).toBe('西部经理')
  })

  it('can be withdrawn by who asked, and by nobody else', async () => {
    await zhang!.post(`goals/${goal.id}/adjust`, wish)
    const [mine] = (await zhang!.get('goals/inbox')).body.mine
    expect((await east.post(`goal-adjustments/${mine.id}/withdraw`)).status).toBe(403)
    expect((await zhang!.post(`goal-adjustments/${mine.id}/withdraw`)).status).toBe(200)
    expect((await zhang!.post(`goals/${goal.id}/adjust`, wish)).status).toBe(200)
  })

  it('is refused to those whom the goal does not concern, outside its period, and without a change', async () => {
    const company = await make(boss, {})
    await publish(boss, company.id)
    expect(codes(await zhang!.post(`goals/${company.id}/adjust`, wish))).toEqual(['goal-adjustment.not-concerned'])
    expect(codes(await zhang!.post(`goals/${goal.id}/adjust`, { ...wish, effectiveOn: '2027-01-01' }))).toEqual([
      'goal-adjustment.effective',
    ])
    expect(codes(await zhang!.post(`goals/${goal.id}/adjust`, { ...wish, target: '1200000.0' }))).toEqual([
      'goal-adjustment.nothing',
    ])
    expect((await wang!.post(`goals/${goal.id}/adjust`, wish)).status).toBe(404)
  })

  it('is decided once when two decide at the same time', async () => {
    await zhang!.post(`goals/${goal.id}/adjust`, wish)
    const { id } = await pending(east)
    const answers = await Promise.all([east, boss, east, boss].map((who) => who.post(`goal-adjustments/${id}/approve`)))
    expect(answers.filter((a) => a.status === 200)).toHaveLength(1)
  })
})

describe('figures', () => {
  it('foretell rates and levels too, by their own history', async () => {
    for (let week = 0; week < 12; week += 1) await win(wang!, '10', addDays('2026-04-01', 7 * week))
    const forecast = async (metric: string, target: string) => {
      const goal = await make(boss, { metric, target, period: '2026', owner: wang!.employeeId })
      return (await boss.get(`goals/${goal.id}/outlook`)).body.forecast
    }
    expect(await forecast('win-rate', '0.5')).toMatchObject({
      method: 'period-mean',
      step: 'week',
      value: 1,
      low: 1,
      high: 1,
    })
    expect(await forecast('open-count', '5')).toMatchObject({ method: 'last-value', step: 'week', value: 0 })
    expect(await forecast('sales-cycle-days', '300')).toMatchObject({ method: 'period-mean' })
    expect(await forecast('won-amount', '300')).toMatchObject({ method: 'run-rate' })
  })

  it('count the owner’s deals of the period, the plan by working days, and what the gap takes', async () => {
    await win(zhang!, '300000', '2026-02-10')
    await win(zhang!, '150000', '2026-06-01')
    await win(zhang!, '70000', '2025-12-31')
    await win(wang!, '999', '2026-03-01')
    const goal = await make(east, { owner: zhang!.employeeId })
    await publish(east, goal.id)
    const reader = await app.runtime.reader(await zhang!.actor())
    const done = await completionOf(reader, { goal: goal.id })
    expect(done).toMatchObject({ value: '450000', completion: 0.375, gap: '750000', grade: 'none', status: 'at-risk' })
    const subject = { kind: 'person' as const, id: zhang!.employeeId }
    expect(await completionOf(reader, { metric: 'won-amount', period: '2026', subject })).toEqual(done)
    const line = await planLineOf(reader, { goal: goal.id }, '2026-12-31')
    expect(line).toMatchObject({ due: 1, plan: '1200000.0000' })
    await expect(completionOf(reader, { metric: 'won-amount', period: '2025', subject })).rejects.toMatchObject({
      status: 404,
    })
    await expect(completionOf(await app.runtime.reader(await li!.actor()), { goal: goal.id })).rejects.toMatchObject({
      status: 404,
    })

    const { body } = await zhang!.get(`goals/${goal.id}/outlook`)
    expect(body.trend[0].day).toBe('2026-01-01')
    expect(body.trend.at(-1)).toMatchObject({ day: '2026-12-31', plan: '1200000.0000', actual: null })
    expect(body.trend.find((p: { day: string }) => p.day === '2026-06-30').actual).toBe('450000')
    expect(body.needs.deals).toBeGreaterThan(0)
    expect(body.records).toMatchObject({
      path: 'opportunities',
      condition: { metric: 'won-amount', from: '2026-01-01' },
    })
  })

  it('of a department count everybody below, whoever looks', async () => {
    await win(li!, '5000', '2026-05-05')
    const goal = await make(boss, { department: departments.sales })
    await publish(boss, goal.id)
    const of = async (client: TestClient) =>
      (await client.get('goals/overview?period=2026')).body.items[0].standing.value
    expect(await of(zhang!)).toBe(await of(boss))
    expect(Number(await of(boss))).toBeGreaterThanOrEqual(455_999)
  })

  it('leave their status with the goals, for lists', async () => {
    const goal = await make(east, { owner: wang!.employeeId }).catch(() => make(west, { owner: wang!.employeeId }))
    await publish(west, goal.id)
    const job = app.runtime.registry.modules.find((m) => m.name === 'goals')!.jobs![0]!
    await app.admin.transact((ctx) => job.handle(ctx.asSystem('test'), {}))
    const late = encodeURIComponent('{"field":"status","op":"eq","value":"late"}')
    const { items } = (await west.get(`goals?filter=${late}`)).body
    expect(items).toMatchObject([{ id: goal.id, version: 2 }])
    expect(Number(items[0].completion)).toBeCloseTo(0.1, 1)
  })

  it('of a period that has not begun stay empty, also once the status is kept', async () => {
    const goal = await make(west, { owner: wang!.employeeId, period: '2026-12' })
    await publish(west, goal.id)
    const job = app.runtime.registry.modules.find((m) => m.name === 'goals')!.jobs![0]!
    await app.admin.transact((ctx) => job.handle(ctx.asSystem('test'), {}))
    expect((await west.get(`goals/${goal.id}`)).body).toMatchObject({
      status: 'not-started',
      actual: null,
      completion: null,
    })
  })

  it('of this month stand on the workbench of their owner', async () => {
    const goal = await make(east, { owner: zhang!.employeeId, period: '2026-06' })
    expect((await zhang!.get('goals/mine')).body.items).toEqual([])
    await publish(east, goal.id)
    expect((await zhang!.get('goals/mine')).body.items).toMatchObject([{ id: goal.id, periodKind: 'month' }])
    expect((await li!.get('goals/mine')).body.items).toEqual([])
  })

  it('are checked while a goal is written', async () => {
    const { body } = await east.post('goals/smart-check', {
      metric: 'won-amount',
      period: '2026-12',
      target: '700000',
      owner: { id: zhang!.employeeId, label: '张三' },
    })
    const found = Object.fromEntries(body.faults.map((f: { code: string; message: string }) => [f.code, f.message]))
    expect(found).toEqual({
      'smart.wild-growth': '比去年同期增长 900%，很难相信',
      'smart.no-parent': '没有挂在上级目标下',
    })
    expect(body.lastYear).toBe('70000')
    expect((await east.post('goals/smart-check', {})).body.faults.length).toBeGreaterThan(2)
  })
})
