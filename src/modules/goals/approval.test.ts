import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { seedProcesses } from '../processes/defaults/seed.ts'

/** An adjustment waits in its approver's inbox; deciding there and on the screens of goals is the same. */
let app: TestApp
let manager: TestClient
let deputy: TestClient
let seller: TestClient
const year = new Date().getUTCFullYear()

beforeAll(async () => {
  app = await startTestApp()
  manager = await app.person({ role: 'department-manager', name: '经理' })
  deputy = await app.person({ role: 'sales-rep', name: '代理人' })
  seller = await app.person({ role: 'sales-rep', name: '张三', manager: manager.email })
  await app.runtime.transact({ actor: systemActor('test'), source: 'system' }, seedProcesses)
  app.runtime.forget()
})
afterAll(() => app.stop())

let goal: string
let adjustment: string
beforeEach(async () => {
  await app.runtime.db.pool.query(`truncate process_instance cascade; delete from notification;
    delete from goal_adjustment; update goal set adjustment_id = null; delete from goal`)
  const made = await manager.post('goals', {
    ...{ metric: 'won-amount', target: '100', period: String(year), owner: seller.employeeId },
  })
  goal = made.body.id
  await manager.post(`goals/${goal}/publish`)
  await ask()
})

async function ask() {
  const asked = await seller.post(`goals/${goal}/adjust`, {
    ...{ target: '90', reason: 'market', note: '客户预算砍半', effectiveOn: `${year}-06-15` },
  })
  expect(asked.status, JSON.stringify(asked.body)).toBe(200)
  adjustment = (await app.runtime.db.pool.query(`select id from goal_adjustment where state = 'requested'`)).rows[0].id
}

const targetNow = async () => (await manager.get(`goals/${goal}`)).body.target
const state = async () => (await manager.get(`goal-adjustments/${adjustment}`)).body.state
const waiting = async (who: TestClient) => (await who.get('approvals?box=todo')).body.items
const instance = async () =>
  (
    await app.runtime.db.pool.query(
      `select i.state, t.state as task, t.decision, t.acted_by_id as by, t.comment from process_instance i
       join process_task t on t.instance_id = i.id where i.about_id = $1`,
      [adjustment],
    )
  ).rows

describe('the inbox', () => {
  it('changes the goal with a yes, and says what it is about', async () => {
    const [item] = await waiting(manager)
    expect(item.asked.form.map((each: { field: { name: string }; value: unknown }) => each.field.name)).toEqual([
      ...['targetBefore', 'target', 'effectiveOn', 'note'],
    ])
    const answer = await manager.post(`process-tasks/${item.task.id}/approve`, { comment: '同意下调' })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    expect(Number(await targetNow())).toBe(90)
    expect((await manager.get(`goal-adjustments/${adjustment}`)).body).toMatchObject({
      ...{ state: 'approved', decidedBy: { id: manager.employeeId }, inPlaceOf: null, decisionNote: '同意下调' },
    })
    const told = (await seller.get('notifications')).body.items.filter((each: { read: boolean }) => !each.read)
    expect(told.filter(({ title }: { title: string }) => /目标调整/.test(title)).length).toBe(1)
  })

  it('leaves the goal as it is with a no', async () => {
    const [item] = await waiting(manager)
    await manager.post(`process-tasks/${item.task.id}/reject`, { comment: '再看看' })
    expect(Number(await targetNow())).toBe(100)
    expect(await state()).toBe('rejected')
  })

  it('of a deputy decides in the place of the approver', async () => {
    await seller.post(`goal-adjustments/${adjustment}/withdraw`)
    await manager.post('delegations', { to: deputy.employeeId, startsOn: '2020-01-01', endsOn: '2099-12-31' })
    app.runtime.forget()
    await ask()
    const [item] = await waiting(deputy)
    expect((await deputy.post(`process-tasks/${item.task.id}/approve`)).status).toBe(200)
    expect((await manager.get(`goal-adjustments/${adjustment}`)).body).toMatchObject({
      ...{ state: 'approved', decidedBy: { id: deputy.employeeId }, inPlaceOf: { id: manager.employeeId } },
    })
    await app.runtime.db.pool.query('delete from delegation')
    app.runtime.forget()
  })

  it('lets the requester take it back', async () => {
    const { rows } = await app.runtime.db.pool.query('select id from process_instance where about_id = $1', [
      adjustment,
    ])
    expect((await seller.post(`process-instances/${rows[0].id}/withdraw`)).status).toBe(200)
    expect(await state()).toBe('withdrawn')
  })

  it('says so when the goal has other figures by now, and the goal stays', async () => {
    await app.runtime.db.pool.query('update goal set target = 95')
    const [item] = await waiting(manager)
    await manager.post(`process-tasks/${item.task.id}/approve`)
    expect(Number(await targetNow())).toBe(95)
    expect(await state()).toBe('requested')
    expect((await waiting(seller)).map((each: { task: { kind: string } }) => each.task.kind)).toEqual(['resubmit'])
  })
})

describe('the screens of goals', () => {
  it('settle what waits in the inbox, also where another person decides', async () => {
    expect((await app.admin.post(`goal-adjustments/${adjustment}/approve`, { decisionNote: '可以' })).status).toBe(200)
    expect(Number(await targetNow())).toBe(90)
    expect(await waiting(manager)).toEqual([])
    expect(await instance()).toEqual([
      { state: 'approved', task: 'done', decision: 'approved', by: app.admin.employeeId, comment: '可以' },
    ])
  })

  it('settle it with a no and when it is taken back', async () => {
    await manager.post(`goal-adjustments/${adjustment}/reject`, { decisionNote: '不行' })
    expect(await instance()).toMatchObject([{ state: 'rejected', decision: 'rejected', by: manager.employeeId }])
  })

  it('take it out of the inbox when the requester takes it back', async () => {
    expect((await seller.post(`goal-adjustments/${adjustment}/withdraw`)).status).toBe(200)
    expect(await instance()).toMatchObject([{ state: 'withdrawn', task: 'cancelled' }])
    expect(await waiting(manager)).toEqual([])
  })
})
