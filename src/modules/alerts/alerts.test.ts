import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import type { GoalProgressSource } from '#kernel/metrics/goal-progress.types.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { evaluateRule } from './evaluate.ts'
import { tick } from './tick.ts'

let app: TestApp
let director: TestClient
let manager: TestClient
let rep: TestClient
let other: TestClient
let east: string

const asSystem = <T>(work: (ctx: Parameters<typeof tick>[0]) => Promise<T>) =>
  app.runtime.transact({ actor: systemActor('test'), source: 'system' }, work)
const evaluate = (rule: string) => asSystem((ctx) => evaluateRule(ctx, rule))
const won = async (owner: TestClient, amount: number, closedOn: string) => {
  const answer = await app.admin.post('opportunities', {
    name: `${amount}`,
    owner: owner.employeeId,
    amount: String(amount),
    status: 'won',
    openedOn: '2020-01-01',
    closedOn,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id as string
}
const basic = {
  name: '赢单额过低',
  metric: 'won-amount',
  split: 'person',
  condition: 'value',
  comparison: 'below',
  threshold: '100',
  period: 'month',
  timing: 'ended',
}
const rule = async (values: object = {}, by = director) => {
  const answer = await by.post('alert-rules', { ...basic, ...values })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id as string
}
const alertsOf = async (who: TestClient) => (await who.get('alerts?sort=name')).body.items as Record<string, unknown>[]
const notesOf = async (who: TestClient) =>
  ((await who.get('notifications')).body.items as { kind: string; title: string }[]).filter((n) => n.kind === 'alert')

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-12-02T01:00:00.000Z')
  director = await app.person({ role: 'director', name: '陈总监' })
  east = (await app.admin.post('departments', { name: '华东大区' })).body.id
  manager = await app.person({ role: 'department-manager', name: '王经理', department: '华东大区' })
  rep = await app.person({ role: 'sales-rep', name: '小李', department: '华东大区', manager: manager.email })
  other = await app.person({ role: 'sales-rep', name: '小赵' })
  await app.admin.patch(`departments/${east}`, { manager: manager.employeeId })
  app.runtime.forget()
  await won(rep, 50, '2026-11-10')
  await won(rep, 400, '2026-10-10')
  await won(other, 500, '2026-11-12')
})
afterEach(async () => {
  app.at('2026-12-02T01:00:00.000Z')
  for (const table of ['alert', 'alert_rule', 'notification', 'record_share', 'mail'])
    await app.runtime.db.run(sql`delete from ${sql.identifier(table)}`)
})
afterAll(() => app?.stop())

describe('an alert', () => {
  it('is told in plain words to the owner of the figure and his superior, and nobody else', async () => {
    const id = await rule()
    expect(await evaluate(id)).toMatchObject({ judged: 2, firing: 1, raised: 1 })
    const [found] = await alertsOf(rep)
    expect(found).toMatchObject({
      state: 'new',
      messageZh: '小李 11 月赢单金额 ¥50，低于 ¥100',
      messageEn: '小李, November: won amount ¥50, below ¥100',
      period: '2026-11',
      owner: { id: rep.employeeId },
      subject: '小李',
    })
    expect((await notesOf(rep)).map((n) => n.title)).toEqual(['小李 11 月赢单金额 ¥50，低于 ¥100'])
    expect(await notesOf(manager)).toHaveLength(1)
    expect(await alertsOf(manager)).toHaveLength(1)
    expect(await alertsOf(other)).toEqual([])
    expect((await other.get(`alerts/${found!.id}`)).status).toBe(404)
    expect((await other.get(`alerts/${found!.id}/history`)).status).toBe(404)
    expect((await other.post(`alerts/${found!.id}/acknowledge`)).status).toBe(404)
  })

  it('is not told to whom the figure is closed, though the rule names them', async () => {
    const id = await rule({ receivers: [], people: [other.employeeId, director.employeeId], roles: ['sales-rep'] })
    await evaluate(id)
    expect(await alertsOf(other)).toEqual([])
    expect(await notesOf(other)).toEqual([])
    // The rep has the role and may read the own figure; the director reads all.
    expect(await notesOf(rep)).toHaveLength(1)
    expect(await notesOf(director)).toHaveLength(1)
    // Part of a figure is not the figure: a rep of the department sees only the own deals.
    const all = await rule({
      split: 'company',
      threshold: '100000',
      receivers: [],
      people: [rep.employeeId, director.employeeId],
    })
    await evaluate(all)
    expect((await alertsOf(director)).map((a) => a.messageZh)).toContain('全公司 11 月赢单金额 ¥550，低于 ¥10万')
    expect((await alertsOf(rep)).map((a) => a.split)).toEqual(['person'])
  })

  it('is taken back from who may not read the figure any more', async () => {
    const id = await rule({ receivers: ['owner'], people: [manager.employeeId] })
    await evaluate(id)
    expect(await alertsOf(manager)).toHaveLength(1)
    await app.admin.patch(`employees/${manager.employeeId}`, { roles: ['employee'] })
    app.runtime.forget()
    await evaluate(id)
    expect(await alertsOf(manager)).toEqual([])
    expect(await alertsOf(rep)).toHaveLength(1)
    await app.admin.patch(`employees/${manager.employeeId}`, { roles: ['department-manager'] })
    app.runtime.forget()
  })

  it('of a department goes to its head', async () => {
    const id = await rule({ split: 'department', receivers: ['owner'] })
    await evaluate(id)
    expect((await alertsOf(manager)).map((a) => a.messageZh)).toEqual(['华东大区 11 月赢单金额 ¥50，低于 ¥100'])
    expect(await alertsOf(rep)).toEqual([])
  })

  it('is seen, acted on and closed, with who and when', async () => {
    await evaluate(await rule())
    const [{ id }] = (await alertsOf(rep)) as [{ id: string }]
    expect((await rep.post(`alerts/${id}/act`, {})).body.violations[0].path).toBe('measure')
    expect((await manager.post(`alerts/${id}/acknowledge`)).status).toBe(200)
    expect((await manager.post(`alerts/${id}/acknowledge`)).status).toBe(422)
    expect((await rep.post(`alerts/${id}/act`, { measure: '约了三家客户' })).status).toBe(200)
    expect((await rep.post(`alerts/${id}/close`, { note: '好了' })).status).toBe(200)
    expect((await rep.get(`alerts/${id}`)).body).toMatchObject({
      state: 'closed',
      acknowledgedBy: { id: manager.employeeId },
      measure: '约了三家客户',
      actedBy: { id: rep.employeeId },
      closedBy: { id: rep.employeeId },
      closedBecause: 'handled',
      note: '好了',
    })
    // Nobody writes an alert by hand.
    expect((await rep.patch(`alerts/${id}`, { state: 'new' })).status).toBe(400)
    expect((await director.post('alerts', { name: 'x' })).status).toBe(403)
  })

  it('shows its history and leads to exactly the records behind it', async () => {
    await evaluate(await rule())
    const [{ id }] = (await alertsOf(rep)) as [{ id: string }]
    const { body } = await rep.get(`alerts/${id}/history`)
    expect(body.points.find((p: { judged: boolean }) => p.judged)).toMatchObject({ period: '2026-11', value: 50 })
    const records = await rep.get(
      `${body.records.path}?filter=${encodeURIComponent(JSON.stringify(body.records.filter))}`,
    )
    expect(records.body.items.map((o: { amount: string }) => o.amount)).toEqual(['50.00'])
  })
})

describe('one problem', () => {
  it('is one alert, however many workers look', async () => {
    const id = await rule()
    await Promise.all(Array.from({ length: 6 }, () => evaluate(id)))
    await evaluate(id)
    expect(await alertsOf(rep)).toHaveLength(1)
    expect(await notesOf(rep)).toHaveLength(1)
  })

  it('is sent to be looked at once a moment by the tick, whoever ticks', async () => {
    await rule()
    await rule({ rhythm: 'hourly' })
    await Promise.all(Array.from({ length: 5 }, () => asSystem(tick)))
    const count = async () =>
      (
        await app.runtime.db.run<{ n: number }>(
          sql`select count(*) as n from pgboss.job where name = 'alerts-evaluate'`,
        )
      )[0]!.n
    expect(await count()).toBe(2)
    await asSystem(tick)
    expect(await count()).toBe(2)
    app.at('2026-12-02T02:00:30.000Z')
    await asSystem(tick)
    expect(await count()).toBe(3)
  })

  it('is looked at once when data changed, and not otherwise', async () => {
    const id = await rule({ rhythm: 'at-once', timing: 'running', comparison: 'above', threshold: '1000' })
    const sent = async () => {
      const before = await app.runtime.db.run<{ n: number }>(
        sql`select count(*) as n from pgboss.job where name = 'alerts-evaluate'`,
      )
      return before[0]!.n
    }
    await asSystem(tick)
    await evaluate(id)
    const first = await sent()
    app.at('2026-12-02T01:05:00.000Z')
    await asSystem(tick)
    expect(await sent()).toBe(first)
    const deal = await won(rep, 5_000, '2026-12-02')
    app.at('2026-12-02T01:07:00.000Z')
    await asSystem(tick)
    expect(await sent()).toBe(first + 1)
    expect(await evaluate(id)).toMatchObject({ raised: 1 })
    await app.admin.delete(`opportunities/${deal}`)
    expect(await evaluate(id)).toMatchObject({ closed: 1 })
  })

  it('is told again only when worse or after the days; a false alarm rests', async () => {
    const id = await rule({ coolDownDays: 5 })
    await evaluate(id)
    app.at('2026-12-04T01:00:00.000Z')
    await evaluate(id)
    expect(await notesOf(rep)).toHaveLength(1)
    app.at('2026-12-08T01:00:00.000Z')
    await evaluate(id)
    expect(await notesOf(rep)).toHaveLength(2)
    const [{ id: found }] = (await alertsOf(rep)) as [{ id: string }]
    await rep.post(`alerts/${found}/false-alarm`, { note: '已开票' })
    app.at('2026-12-09T01:00:00.000Z')
    expect(await evaluate(id)).toMatchObject({ firing: 1, raised: 0 })
    expect(await notesOf(rep)).toHaveLength(2)
    app.at('2026-12-14T01:00:00.000Z')
    expect(await evaluate(id)).toMatchObject({ raised: 1 })
  })

  it('closes by itself when the figure recovers', async () => {
    const id = await rule()
    await evaluate(id)
    const deal = await won(rep, 90, '2026-11-28')
    expect(await evaluate(id)).toMatchObject({ closed: 1, firing: 0 })
    expect((await alertsOf(rep))[0]).toMatchObject({ state: 'closed', closedBecause: 'recovered', closedBy: null })
    await app.admin.delete(`opportunities/${deal}`)
  })

  it('goes by mail too when the rule says so', async () => {
    const settings = { host: '127.0.0.1', port: 1, security: 'none', senderAddress: 'crm@example.com' }
    await app.admin.request('PUT', 'mail/settings', settings)
    await evaluate(await rule({ channels: ['in-app', 'mail'] }))
    const mails = (await app.admin.get('mail/messages')).body.items
    expect(mails.map((m: { to: string }) => m.to).sort()).toEqual([manager.email, rep.email].sort())
    await app.admin.delete('mail/settings')
  })
})

describe('what can go wrong', () => {
  it('a rule must make sense, and its author must see the figure', async () => {
    const bad = await director.post('alert-rules', {
      ...basic,
      threshold: null,
      receivers: [],
      channels: [],
      metric: 'nope',
    })
    expect(bad.body.violations.map((v: { path: string }) => v.path).sort()).toEqual([
      'channels',
      'metric',
      'receivers',
      'threshold',
    ])
    expect((await rep.post('alert-rules', basic)).status).toBe(403)
    const broken = { ...basic, narrowing: { field: 'no-such-field', op: 'eq', value: 1 } }
    expect((await director.post('alert-rules', broken)).body.violations[0].code).toBe('alert-rule.narrowing')
    expect(
      (await director.post('alert-rules', { ...basic, metric: 'follow-ups', split: 'region' })).status,
    ).toBeLessThan(500)
  })

  it('a rule whose figure is gone pauses and says why', async () => {
    const id = await rule()
    await app.runtime.db.run(sql`update alert_rule set metric = 'gone' where id = ${id}::uuid`)
    expect(await evaluate(id)).toBeUndefined()
    expect((await director.get(`alert-rules/${id}`)).body).toMatchObject({ state: 'paused' })
    expect((await notesOf(director)).map((n) => n.title)).toEqual(['预警规则“赢单额过低”已暂停'])
    expect(await evaluate(id)).toBeUndefined()
    expect(await notesOf(director)).toHaveLength(1)
    // A paused rule may be renamed, and comes back when its figure is one again.
    expect((await director.patch(`alert-rules/${id}`, { name: '新名' })).status).toBe(200)
    const back = await director.patch(`alert-rules/${id}`, { metric: 'won-amount', state: 'active' })
    expect(back.body).toMatchObject({ state: 'active', pausedBecause: null })
  })

  it('conditions that no longer fit pause the rule too', async () => {
    const id = await rule()
    await app.runtime.db.run(
      sql`update alert_rule set narrowing = '{"field":"gone","op":"eq","value":1}' where id = ${id}::uuid`,
    )
    await evaluate(id)
    expect((await director.get(`alert-rules/${id}`)).body.state).toBe('paused')
  })

  it('nothing is divided by zero: there is no verdict, and the rule says so', async () => {
    const change = { condition: 'change', comparison: 'below', threshold: '20', against: 'previous' }
    const id = await rule({ ...change, period: 'month' })
    // Nothing was won in October by the other one: no base.
    expect(await evaluate(id)).toMatchObject({ unknown: { 'no-base': 1 }, firing: 1 })
    expect((await alertsOf(rep))[0]!.messageZh).toBe('小李 11 月赢单金额 ¥50，比上月下降 87.5 %（¥400）')
    const rates = await rule({ metric: 'win-rate', split: 'company', threshold: '0.5', timing: 'running' })
    expect((await evaluate(rates))!.firing).toBe(0)
    const trend = await rule({ condition: 'trend', threshold: null })
    expect(await evaluate(trend)).toMatchObject({ firing: 0, unknown: { 'short-history': 2 } })
  })

  it('whoever left has no problems any more', async () => {
    const leaver = await app.person({ role: 'sales-rep', name: '老周', manager: manager.email })
    await won(leaver, 10, '2026-11-05')
    const id = await rule()
    await evaluate(id)
    expect(await alertsOf(leaver)).toHaveLength(1)
    await app.admin.patch(`employees/${leaver.employeeId}`, { status: 'left' })
    app.runtime.forget()
    expect(await evaluate(id)).toMatchObject({ closed: 1 })
    const rows = await app.runtime.db.run<{ closed_because: string }>(
      sql`select closed_because from alert where person_id = ${leaver.employeeId}::uuid`,
    )
    expect(rows).toEqual([{ closed_because: 'left' }])
    expect(await evaluate(id)).toMatchObject({ closed: 0, raised: 0 })
  })

  it('says that there are no goals, until something keeps them; then judges them as the reader sees them', async () => {
    const completion = { condition: 'completion', threshold: '70', split: 'person' }
    const id = await rule(completion)
    const module = app.runtime.registry.modules.find((m) => m.goalProgress)!
    const own = module.goalProgress
    const source: GoalProgressSource = async (reader, query) => {
      const mine = reader.actor.id === null || [rep.employeeId, manager.employeeId].includes(reader.actor.id)
      if (!mine || query.split !== 'person') return []
      return [{ subject: { id: rep.employeeId, label: '小李' }, target: 100, actual: 58, planned: 90 }]
    }
    try {
      Object.assign(module, { goalProgress: undefined })
      expect(await evaluate(id)).toMatchObject({ judged: 0, unknown: { 'no-goal': 1 } })
      Object.assign(module, { goalProgress: source })
      expect(await evaluate(id)).toMatchObject({ raised: 1 })
      expect((await alertsOf(rep))[0]!.messageZh).toBe('小李 11 月赢单金额完成率 58 %，低于 70 %')
      const plan = await rule({ condition: 'plan', threshold: '10', split: 'person' })
      expect(await evaluate(plan)).toMatchObject({ raised: 1 })
    } finally {
      Object.assign(module, { goalProgress: own })
    }
  })
})

describe('a test run', () => {
  it('says when the rule would have fired, with the rights of who tries', async () => {
    const { body, status } = await director.post('alert-rules/preview', { ...basic, threshold: '450' })
    expect(status).toBe(200)
    const li = body.subjects.find((s: { label: string }) => s.label === '小李')
    expect(li.points).toHaveLength(12)
    expect(li.points.slice(-2)).toEqual([
      { period: '2026-10', value: 400, measured: 400, expected: 450, fired: true },
      { period: '2026-11', value: 50, measured: 50, expected: 450, fired: true },
    ])
    expect(body.sentence.zh).toBe('赢单金额低于 ¥450')
    const team = await manager.post('alert-rules/preview', basic)
    expect(team.body.subjects.map((s: { label: string }) => s.label)).toEqual(['小李'])
    expect((await rep.post('alert-rules/preview', basic)).status).toBe(403)
    const bad = await director.post('alert-rules/preview', { ...basic, metric: 'nope' })
    expect(bad.status).toBe(404)
    expect((await director.post('alert-rules/preview', { ...basic, threshold: 'x' })).status).toBe(400)
  })
})
