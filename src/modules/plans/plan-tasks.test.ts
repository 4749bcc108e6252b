import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { startTestApp, type TestAnswer, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { prioritise } from './jobs/prioritise.ts'
import { remind } from './jobs/remind.ts'

let app: TestApp
let boss: TestClient
let rep: TestClient
let other: TestClient
let stranger: TestClient

beforeAll(async () => {
  app = await startTestApp()
  // A Monday before a month without holidays.
  app.at('2026-03-02T02:00:00Z')
  boss = await app.person({ role: 'department-manager', department: '华东' })
  rep = await app.person({ role: 'sales-rep', department: '华东' })
  other = await app.person({ role: 'sales-rep', department: '华东' })
  stranger = await app.person({ role: 'sales-rep', department: '华南' })
})
afterAll(() => app?.stop())

const codes = (answer: TestAnswer) => (answer.body.violations ?? []).map((v: { code: string }) => v.code)
const makePlan = async (values: object = {}) =>
  (await boss.post('plans', { name: '华东三月计划', kind: 'month', ...values })).body.id as string
const makeTask = (plan: string, name: string, startsOn: string, endsOn: string, values: object = {}) =>
  boss.post('plan-tasks', { plan, name, startsOn, endsOn, responsible: rep.employeeId, ...values })

describe('a plan', () => {
  it('gets its dates from its period, and its progress from its tasks', async () => {
    const id = await makePlan({ kind: 'quarter' })
    expect((await boss.get(`plans/${id}`)).body).toMatchObject({
      startsOn: '2026-01-01',
      endsOn: '2026-03-31',
      progress: null,
    })
    await makeTask(id, '甲', '2026-03-02', '2026-03-06', { weight: '60', progress: '50' })
    await makeTask(id, '乙', '2026-03-02', '2026-03-06', { weight: '20', progress: '0' })
    const { body } = await boss.get(`plans/${id}/schedule`)
    expect([body.progress, body.months[0]]).toEqual(['37.5', expect.objectContaining({ month: '2026-03', gap: '20' })])
    // The same rule in SQL and in code.
    expect((await boss.get(`plans/${id}`)).body.progress).toBe('37.5')
  })
})

describe('who may change a plan', () => {
  it('the owner all, the responsible person progress of the own task, colleagues nothing, strangers see nothing', async () => {
    const plan = await makePlan()
    const { body: task } = await makeTask(plan, '拜访十家', '2026-03-02', '2026-03-04')
    const path = `plan-tasks/${task.id}`
    expect((await rep.patch(path, { progress: '40' })).body).toMatchObject({ progress: '40.00', state: 'doing' })
    expect((await rep.patch(path, { remark: '约了三家' })).status).toBe(200)
    for (const values of [
      { endsOn: '2026-03-20' },
      { weight: '90' },
      { responsible: other.employeeId },
      { priority: 'low' },
    ])
      expect(codes(await rep.patch(path, values))).toEqual(['plan-task.own-progress-only'])
    expect(codes(await rep.patch(path, { state: 'cancelled' }))).toEqual(['plan-task.own-progress-only'])
    expect(codes(await rep.delete(path))).toEqual(['plan-task.not-manager'])
    expect(
      codes(await rep.post('plan-tasks', { plan, name: 'x', startsOn: '2026-03-02', endsOn: '2026-03-02' })),
    ).toEqual(['plan-task.not-manager'])
    expect((await other.get(path)).status).toBe(200)
    expect((await other.patch(path, { progress: '50' })).status).toBe(403)
    for (const way of [path, `plans/${plan}`, `plans/${plan}/schedule`])
      expect((await stranger.get(way)).status).toBe(404)
    expect((await stranger.patch(path, { progress: '50' })).status).toBe(404)
    // Somebody of another department who is responsible sees the task, not the plan.
    const { body: theirs } = await makeTask(plan, '支援', '2026-03-02', '2026-03-03', {
      responsible: stranger.employeeId,
    })
    expect((await stranger.get(`plan-tasks/${theirs.id}`)).body).toMatchObject({ name: '支援', plan: null })
    expect((await stranger.patch(`plan-tasks/${theirs.id}`, { progress: '100' })).body.state).toBe('done')
  })

  it('a sheet holds what its reader may export', async () => {
    const employee = await app.person({ role: 'employee', department: '华东' })
    expect((await employee.get('plans/tracking-sheet')).status).toBe(403)
    expect((await stranger.get(`plans/tracking-sheet?plan=${await makePlan()}`)).status).toBe(404)
    expect((await boss.get('plans/tracking-sheet?plan=x')).status).toBe(400)
  })
})

describe('dependencies', () => {
  it('refuse circles by name, tasks of other plans, and starting too early', async () => {
    const plan = await makePlan()
    const { body: a } = await makeTask(plan, '调研', '2026-03-02', '2026-03-04')
    const { body: b } = await makeTask(plan, '方案', '2026-03-05', '2026-03-09', { dependsOn: [a.id] })
    const { body: c } = await makeTask(plan, '评审', '2026-03-10', '2026-03-10', { dependsOn: [b.id] })
    const circle = await boss.patch(`plan-tasks/${a.id}`, { dependsOn: [c.id] })
    expect(codes(circle)).toEqual(['plan-task.circle'])
    expect(circle.body.violations[0].message).toContain('调研 → 评审 → 方案 → 调研')
    expect(codes(await boss.patch(`plan-tasks/${a.id}`, { dependsOn: [a.id] }))).toEqual(['plan-task.waits-for-itself'])
    const elsewhere = (await makeTask(await makePlan(), '别的', '2026-03-02', '2026-03-04')).body.id
    expect(codes(await boss.patch(`plan-tasks/${b.id}`, { dependsOn: [elsewhere] }))).toEqual(['plan-task.other-plan'])
    const early = await boss.patch(`plan-tasks/${b.id}`, { startsOn: '2026-03-04' })
    expect(early.body.violations).toMatchObject([
      { code: 'plan-task.before-its-turn', path: 'startsOn', params: { name: '调研', day: '2026-03-05' } },
    ])
  })

  it('push those who wait on working days, and one undo takes all of it back', async () => {
    const plan = await makePlan()
    const { body: a } = await makeTask(plan, '甲', '2026-03-02', '2026-03-04')
    const { body: b } = await makeTask(plan, '乙', '2026-03-05', '2026-03-06', { dependsOn: [a.id] })
    const { body: c } = await makeTask(plan, '丙', '2026-03-10', '2026-03-10', { dependsOn: [b.id], lagDays: 1 })
    const dates = async () =>
      Promise.all(
        [b.id, c.id].map(async (id) => {
          const { startsOn, endsOn } = (await boss.get(`plan-tasks/${id}`)).body
          return [startsOn, endsOn]
        }),
      )
    const moved = await boss.patch(`plan-tasks/${a.id}`, { endsOn: '2026-03-06' })
    expect(moved.status).toBe(200)
    // Over the weekend: Monday and Tuesday; a day of waiting, then Thursday.
    expect(await dates()).toEqual([
      ['2026-03-09', '2026-03-10'],
      ['2026-03-12', '2026-03-12'],
    ])
    expect((await boss.post(`undo/${moved.body.batch}`)).body.undone).toBe(3)
    expect(await dates()).toEqual([
      ['2026-03-05', '2026-03-06'],
      ['2026-03-10', '2026-03-10'],
    ])
  })

  it('of two who would close a circle together one is refused', async () => {
    for (let round = 0; round < 5; round += 1) {
      const plan = await makePlan()
      const { body: a } = await makeTask(plan, '甲', '2026-03-02', '2026-03-04')
      const { body: b } = await makeTask(plan, '乙', '2026-03-05', '2026-03-06')
      const answers = await Promise.all([
        boss.patch(`plan-tasks/${a.id}`, { dependsOn: [b.id], startsOn: '2026-03-23', endsOn: '2026-03-24' }),
        boss.patch(`plan-tasks/${b.id}`, { dependsOn: [a.id], startsOn: '2026-03-23', endsOn: '2026-03-24' }),
      ])
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
    }
  })

  it('the schedule knows the critical path, the room of the others, and what the plan misses', async () => {
    const plan = await makePlan({ endsOn: '2026-03-10', kind: 'special', startsOn: '2026-03-02' })
    const { body: a } = await makeTask(plan, '甲', '2026-03-02', '2026-03-04', { effort: '9' })
    const { body: b } = await makeTask(plan, '乙', '2026-03-05', '2026-03-11', { dependsOn: [a.id], effort: '4' })
    const { body: c } = await makeTask(plan, '丙', '2026-03-02', '2026-03-03', { effort: '1' })
    const { body } = await boss.get(`plans/${plan}/schedule`)
    expect(body.criticalPath).toEqual([a.id, b.id])
    expect(body).toMatchObject({ forecastEndsOn: '2026-03-11', daysOver: 1, manages: true })
    expect(body.tasks[a.id]).toMatchObject({ critical: true, slack: -1, size: 'too-large', length: 3 })
    expect(body.tasks[b.id]).toMatchObject({ critical: true, size: null })
    expect(body.tasks[c.id]).toMatchObject({ critical: false, slack: 5, size: 'too-small' })
    expect(body.daysOff).toContain('2026-03-08')
    expect((await rep.get(`plans/${plan}/schedule`)).body.manages).toBe(false)
  })
})

describe('priority', () => {
  it('follows the days by night, until somebody chooses one', async () => {
    const plan = await makePlan()
    const { body } = await makeTask(plan, '签约', '2026-03-02', '2026-03-31', {
      effort: '3',
      responsible: boss.employeeId,
    })
    expect(body).toMatchObject({ priority: 'low', priorityManual: false })
    app.at('2026-03-30T02:00:00Z')
    const night = () => app.runtime.transact({ actor: systemActor('test'), source: 'system' }, prioritise)
    const read = async () => (await boss.get(`plan-tasks/${body.id}`)).body
    await night()
    expect(await read()).toMatchObject({ priority: 'high', priorityManual: false })
    expect((await boss.patch(`plan-tasks/${body.id}`, { priority: 'low' })).body).toMatchObject({
      priorityManual: true,
    })
    await night()
    expect((await read()).priority).toBe('low')
    expect((await boss.patch(`plan-tasks/${body.id}`, { priority: null })).body).toMatchObject({
      priority: 'high',
      priorityManual: false,
    })
    app.at('2026-03-02T02:00:00Z')
  })
})

describe('notices', () => {
  it('come when assigned, two working days before, and when late: once each, and anew for a new day', async () => {
    const who = await app.person({ role: 'sales-rep', department: '华东' })
    const plan = await makePlan()
    const { body } = await makeTask(plan, '提醒我', '2026-03-09', '2026-03-17', { responsible: who.employeeId })
    const kinds = async () => (await who.get('notifications')).body.items.map((n: { kind: string }) => n.kind).reverse()
    const morning = async (day: string) => {
      app.at(`${day}T00:30:00Z`)
      for (let twice = 0; twice < 2; twice += 1)
        await app.runtime.transact({ actor: systemActor('test'), source: 'system' }, remind)
    }
    await morning('2026-03-12')
    expect(await kinds()).toEqual(['plan-task.assigned'])
    // Friday: Tuesday is two working days on.
    await morning('2026-03-13')
    expect(await kinds()).toEqual(['plan-task.assigned', 'plan-task.due'])
    await morning('2026-03-18')
    expect(await kinds()).toEqual(['plan-task.assigned', 'plan-task.due', 'plan-task.late'])
    await boss.patch(`plan-tasks/${body.id}`, { endsOn: '2026-03-20' })
    await morning('2026-03-18')
    await morning('2026-03-23')
    expect(await kinds()).toEqual([
      'plan-task.assigned',
      'plan-task.due',
      'plan-task.late',
      'plan-task.due',
      'plan-task.late',
    ])
    await who.post(`plan-tasks/${body.id}/finish`, {})
    await app.runtime.db.run(sql`delete from notification where employee_id = ${who.employeeId}::uuid`)
    await morning('2026-03-24')
    expect(await kinds()).toEqual([])
    app.at('2026-03-02T02:00:00Z')
  })
})
