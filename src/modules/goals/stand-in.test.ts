import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

/** A manager is away: a colleague, who sees neither the seller nor the goal, decides in the manager's place. */
let app: TestApp
let manager: TestClient
let deputy: TestClient
let seller: TestClient
let other: TestClient

beforeAll(async () => {
  app = await startTestApp()
  manager = await app.person({ role: 'department-manager', name: '经理' })
  deputy = await app.person({ role: 'sales-rep', name: '代理人' })
  seller = await app.person({ role: 'sales-rep', name: '张三' })
  other = await app.person({ role: 'sales-rep', name: '路人' })
  await app.admin.patch(`employees/${seller.employeeId}`, { manager: manager.employeeId })
  app.runtime.forget()
})
afterAll(() => app.stop())

const delegate = async (startsOn: string, endsOn: string) => {
  await app.runtime.db.pool.query('delete from delegation')
  const answer = await manager.post('delegations', { to: deputy.employeeId, startsOn, endsOn })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  app.runtime.forget()
}
/** A published goal of the seller with a request that waits for the manager. */
const ask = async (by: TestClient = seller): Promise<string> => {
  const year = new Date().getUTCFullYear()
  const goal = await manager.post('goals', {
    ...{ metric: 'won-amount', target: '100', period: String(year), owner: seller.employeeId },
  })
  expect(goal.status, JSON.stringify(goal.body)).toBe(201)
  await manager.post(`goals/${goal.body.id}/publish`)
  const asked = await by.post(`goals/${goal.body.id}/adjust`, {
    ...{ target: '90', reason: 'market', note: '客户预算砍半', effectiveOn: `${year}-06-15` },
  })
  expect(asked.status, JSON.stringify(asked.body)).toBe(200)
  const { rows } = await app.runtime.db.pool.query('select id from goal_adjustment')
  return rows[0].id
}

beforeEach(async () => {
  await app.runtime.db.pool.query('delete from goal_adjustment; update goal set adjustment_id = null; delete from goal')
  await delegate('2020-01-01', '2099-12-31')
})

describe('a deputy', () => {
  it('finds the request, decides it, and it is kept who did for whom', async () => {
    const id = await ask()
    expect((await deputy.get('goals/inbox')).body.waiting).toMatchObject([
      { id, may: { decide: true, inPlaceOf: '经理' } },
    ])
    expect((await deputy.get('notifications')).body.items).toMatchObject([{ to: { entity: 'goal-adjustment', id } }])
    expect((await deputy.post(`goal-adjustments/${id}/approve`)).status).toBe(200)
    expect((await manager.get(`goal-adjustments/${id}`)).body).toMatchObject({
      state: 'approved',
      decidedBy: { id: deputy.employeeId },
      inPlaceOf: { id: manager.employeeId },
    })
    // Who was stood in for learns of it, beside who asked.
    for (const person of [manager, seller])
      expect((await person.get('notifications')).body.items[0].title, person.employeeId).toContain('目标调整已同意')
  })

  it('leaves no name where the manager decides himself', async () => {
    const id = await ask()
    expect((await manager.post(`goal-adjustments/${id}/reject`, { decisionNote: '再看看' })).status).toBe(200)
    expect((await manager.get(`goal-adjustments/${id}`)).body).toMatchObject({
      inPlaceOf: null,
      decisionNote: '再看看',
    })
  })

  it('is somebody only in the days of the delegation, and nobody else is', async () => {
    const id = await ask()
    expect((await other.post(`goal-adjustments/${id}/approve`)).status).toBe(404)
    await delegate('2020-01-01', '2020-12-31')
    expect((await deputy.get('goals/inbox')).body.waiting).toEqual([])
    expect((await deputy.post(`goal-adjustments/${id}/approve`)).status).toBe(404)
    await delegate('2098-01-01', '2099-12-31')
    expect((await deputy.post(`goal-adjustments/${id}/approve`)).status).toBe(404)
  })

  it('reads the request alone: the goal stays out of reach, and nothing of the request can be written', async () => {
    const id = await ask()
    const { goal } = (await manager.get(`goal-adjustments/${id}`)).body
    expect((await deputy.get(`goals/${goal.id}`)).status).toBe(404)
    expect((await deputy.patch(`goal-adjustments/${id}`, { note: 'x' })).status).toBeGreaterThanOrEqual(400)
  })

  it('does not decide what he asked for himself', async () => {
    await app.runtime.db.pool.query('delete from delegation')
    const answer = await manager.post('delegations', {
      ...{ to: seller.employeeId, startsOn: '2020-01-01', endsOn: '2099-12-31' },
    })
    expect(answer.status).toBe(201)
    app.runtime.forget()
    const id = await ask()
    expect((await seller.post(`goal-adjustments/${id}/approve`)).status).toBe(403)
  })
})
