import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import type { ApprovalNode, Trigger } from '../rules/flow.types.ts'
import { oneApproval, publishProcess } from '../testing/publish.ts'

let app: TestApp
let boss: TestClient
let deputy: TestClient
let rep: TestClient
let stranger: TestClient

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-05-11T02:00:00Z')
  boss = await app.person({ role: 'general-manager', name: '总经理' })
  deputy = await app.person({ role: 'director', name: '副总' })
  rep = await app.person({ role: 'sales-rep', name: '张三' })
  stranger = await app.person({ role: 'sales-rep', name: '路人' })
  await app.admin.patch(`employees/${rep.employeeId}`, { manager: boss.employeeId })
  app.runtime.forget()
})
afterAll(() => app.stop())
beforeEach(async () => {
  await app.runtime.db.pool.query('truncate process, process_version, process_instance, held_change cascade')
  await app.runtime.reload()
})

const tierA: Trigger = {
  on: 'change',
  entity: 'customer',
  fields: ['tier'],
  when: { filter: { field: 'tier', op: 'eq', value: 'A' } },
}
const watch = (step: Partial<ApprovalNode> = {}, triggers: Trigger[] = [tierA]) =>
  publishProcess(app, { key: 'watch', name: '升级审批', flow: oneApproval(step), triggers })

/** A change of the rep's that waits. */
async function held(values: Record<string, unknown> = { tier: 'A' }) {
  const made = (await rep.post('customers', { name: `客户 ${Math.random()}`, tier: 'C', phone: '13800138000' })).body
  const answer = await rep.patch(`customers/${made.id}`, values)
  expect(answer.status, JSON.stringify(answer.body)).toBe(202)
  const instance = answer.body.held.instance as string
  return { customer: made.id as string, instance, task: await openTask(instance) }
}
const openTask = async (instance: string, of?: TestClient) => {
  const { rows } = await app.runtime.db.pool.query(
    "select id from process_task where instance_id = $1 and state = 'open' and ($2::uuid is null or assignee_id = $2) limit 1",
    [instance, of?.employeeId ?? null],
  )
  return rows[0]?.id as string
}
const view = async (instance: string, who = rep) => (await who.get(`approvals/${instance}`)).body
const tierOf = async (id: string) => (await app.admin.get(`customers/${id}`)).body.tier

describe('a held change and its process', () => {
  it('takes effect with the approval and not with the rejection', async () => {
    await watch()
    const [yes, no] = [await held(), await held()]
    expect((await boss.post(`process-tasks/${yes.task}/approve`, { comment: '可以' })).status).toBe(200)
    expect((await boss.post(`process-tasks/${no.task}/reject`, { comment: '还不够' })).status).toBe(200)
    expect(await tierOf(yes.customer)).toBe('A')
    expect(await tierOf(no.customer)).toBe('C')
    expect(await view(yes.instance)).toMatchObject({ state: 'approved', asked: { held: { state: 'done' } } })
    expect(await view(no.instance)).toMatchObject({ state: 'rejected', asked: { held: { state: 'dropped' } } })
  })

  it('goes back to the starter with the reason when it was overtaken, and takes effect after another round', async () => {
    await watch()
    const { customer, instance, task } = await held()
    await boss.patch(`customers/${customer}`, { tier: 'B' })
    expect((await boss.post(`process-tasks/${task}/approve`)).status).toBe(200)
    expect(await tierOf(customer)).toBe('B')
    const back = await view(instance)
    expect(back).toMatchObject({ state: 'running', may: { resubmit: true } })
    expect(back.asked.held.faults).toMatchObject([{ code: 'held-change.overtaken', path: 'tier' }])
    expect(back.asked.held.changes).toMatchObject([{ before: 'B', after: 'A' }])
    const { items } = (await rep.get('notifications')).body
    expect(JSON.stringify(items)).toContain('无法生效')
    expect((await rep.post(`process-instances/${instance}/resubmit`)).status).toBe(200)
    expect((await boss.post(`process-tasks/${await openTask(instance, boss)}/approve`)).status).toBe(200)
    expect(await tierOf(customer)).toBe('A')
  })

  it('is dropped when the starter withdraws; the record may be asked about again', async () => {
    await watch()
    const { customer, instance } = await held()
    expect((await rep.patch(`customers/${customer}`, { tier: 'A' })).status).toBe(409)
    expect((await rep.post(`process-instances/${instance}/withdraw`)).status).toBe(200)
    expect((await rep.patch(`customers/${customer}`, { tier: 'A' })).status).toBe(202)
  })

  it('takes over what the approver changed in fields that the step opens, and no others', async () => {
    await watch({ editable: ['remark'] })
    const { customer, task } = await held({ tier: 'A', remark: '大客户' })
    const closed = await boss.post(`process-tasks/${task}/approve`, { changes: { tier: 'B' } })
    expect(closed.status).toBe(422)
    expect((await boss.post(`process-tasks/${task}/approve`, { changes: { remark: '复核后大客户' } })).status).toBe(200)
    expect((await app.admin.get(`customers/${customer}`)).body).toMatchObject({ tier: 'A', remark: '复核后大客户' })
  })

  it('is decided once when several approvers answer at the same moment', async () => {
    await watch({ assignee: [{ person: boss.employeeId }, { person: deputy.employeeId }] })
    const { customer, instance } = await held()
    const answers = await Promise.all([
      boss.post(`process-tasks/${await openTask(instance, boss)}/approve`),
      deputy.post(`process-tasks/${await openTask(instance, deputy)}/reject`, { comment: '不行' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('process-task.decided')
    const { state } = await view(instance)
    expect(await tierOf(customer)).toBe(state === 'approved' ? 'A' : 'C')
  })

  it('is announced on the record to whoever sees it', async () => {
    await watch()
    const { customer, instance } = await held()
    const about = await boss.get(`approvals/about/customers/${customer}`)
    expect(about.body.items).toMatchObject([{ id: instance, starter: '张三', waitingFor: ['总经理'], held: 'update' }])
    expect((await stranger.get(`approvals/about/customers/${customer}`)).status).toBe(404)
  })
})

describe('who sees and may do what', () => {
  const everything = ['approve', 'reject', 'complete', 'add-sign', 'transfer', 'return']

  it('nobody but the assignee acts on a work item, and nobody else reads it', async () => {
    await watch()
    const { instance, task } = await held()
    const inputs: Record<string, object> = {
      reject: { comment: 'x' },
      'add-sign': { people: [deputy.employeeId], where: 'before' },
      transfer: { to: deputy.employeeId },
      return: { comment: 'x' },
    }
    for (const action of everything) {
      expect((await stranger.post(`process-tasks/${task}/${action}`, inputs[action])).status, action).toBe(404)
      expect((await rep.post(`process-tasks/${task}/${action}`, inputs[action])).status, action).toBeGreaterThanOrEqual(
        403,
      )
      const unknown = await app.app.request(`/api/v1/process-tasks/${task}/${action}`, { method: 'POST' })
      expect(unknown.status, action).toBe(401)
    }
    expect((await stranger.get(`approvals/${instance}`)).status).toBe(404)
    expect((await app.app.request(`/api/v1/approvals/${instance}`)).status).toBe(401)
    for (const action of ['withdraw', 'remind', 'resubmit', 'cancel', 'retry'])
      expect(
        (await boss.post(`process-instances/${instance}/${action}`, { comment: 'x' })).status,
        action,
      ).toBeGreaterThanOrEqual(403)
    expect(await view(instance)).toMatchObject({ state: 'running' })
  })

  it('shows approvers the difference as far as their field rights go', async () => {
    await watch()
    const { instance } = await held({ tier: 'A', phone: '13900139000' })
    const seen = await view(instance, boss)
    expect(seen.asked.held.changes.map((change: { field: string }) => change.field).sort()).toEqual(['phone', 'tier'])
    const role = (await app.admin.get('roles?filter={"field":"key","op":"eq","value":"general-manager"}')).body.items[0]
    await app.admin.patch(`roles/${role.id}`, { fieldRules: { customer: { phone: 'hidden' } } })
    app.runtime.forget()
    const cut = await view(instance, boss)
    expect(cut.asked.held).toMatchObject({ unseen: 1, changes: [{ field: 'tier' }] })
    expect(JSON.stringify((await boss.get('approvals')).body)).not.toContain('13900139000')
    const raw = JSON.stringify((await boss.get(`process-instances/${instance}`)).body)
    expect(raw).not.toContain('13900139000')
    await app.admin.patch(`roles/${role.id}`, { fieldRules: {} })
    app.runtime.forget()
  })

  it('keeps the held request itself from everybody', async () => {
    await watch()
    await held()
    for (const who of [rep, boss, stranger]) expect((await who.get('held-changes')).status).toBe(403)
  })

  it('lets whoever stands in decide, and says for whom', async () => {
    await watch()
    const { instance, task, customer } = await held()
    expect((await stranger.get('approvals')).body.items).toEqual([])
    const made = await app.admin.post('delegations', {
      from: boss.employeeId,
      to: stranger.employeeId,
      startsOn: '2026-05-10',
      endsOn: '2099-12-31',
    })
    expect(made.status).toBe(201)
    const box = (await stranger.get('approvals')).body
    expect(box).toMatchObject({ counts: { todo: 1 }, items: [{ id: instance, task: { for: { label: '总经理' } } }] })
    const later = await held()
    expect((await stranger.post(`process-tasks/${later.task}/approve`)).status).toBe(200)
    expect(await tierOf(later.customer)).toBe('A')
    expect((await view(later.instance)).steps[0].tasks[0]).toMatchObject({
      assignee: { label: '总经理' },
      actedBy: { label: '路人' },
    })
    await app.admin.delete(`delegations/${made.body.id}`)
    expect((await boss.post(`process-tasks/${task}/approve`)).status).toBe(200)
    expect(await tierOf(customer)).toBe('A')
  })
})

describe('the boxes', () => {
  it('hold what waits, what one started, what one handled', async () => {
    await watch()
    const first = await held()
    const second = await held()
    const box = async (who: TestClient, name: string) =>
      (await who.get(`approvals?box=${name}`)).body.items.map((item: { id: string }) => item.id)
    expect(await box(boss, 'todo')).toEqual([second.instance, first.instance])
    expect(await box(rep, 'started')).toHaveLength(2)
    await boss.post(`process-tasks/${first.task}/approve`)
    expect(await box(boss, 'todo')).toEqual([second.instance])
    expect(await box(boss, 'handled')).toEqual([first.instance])
    expect((await boss.get('approvals/counts')).body).toMatchObject({ todo: 1, overdue: 0 })
    expect(await box(stranger, 'todo')).toEqual([])
    expect((await boss.get('approvals?box=other')).status).toBe(400)
    expect((await boss.get('approvals?cursor=no')).status).toBe(400)
  })

  it('page by page lose and repeat nothing, and search by title, number and starter', async () => {
    await watch()
    const made: string[] = []
    for (let i = 0; i < 33; i++) made.push((await held()).instance)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = (
        await boss.get(`approvals${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`)
      ).body
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toHaveLength(33)
    expect(new Set(seen)).toEqual(new Set(made))
    const { number } = await view(made[4]!)
    expect((await boss.get(`approvals?search=${number}`)).body.items).toMatchObject([{ id: made[4] }])
    expect((await boss.get(`approvals?search=${encodeURIComponent('张三')}`)).body.items.length).toBeGreaterThan(20)
    expect((await boss.get(`approvals?search=${encodeURIComponent('100%')}`)).body.items).toEqual([])
  })

  it('are decided together: each by itself, with those that fail named', async () => {
    await watch()
    const [a, b, c] = [await held(), await held(), await held()]
    await boss.post(`process-tasks/${b.task}/approve`)
    const answer = await boss.post('process-tasks/bulk', {
      ids: [a.task, b.task, c.task],
      op: 'approve',
      values: { comment: '都行' },
    })
    expect(answer.body).toMatchObject({ done: 2, failed: [{ id: b.task, code: 'process-task.decided' }] })
    expect(await tierOf(a.customer)).toBe('A')
    expect(await tierOf(c.customer)).toBe('A')
  })

  it('of requests hold those that may be started from the list', async () => {
    const form = [{ name: 'days', label: { zh: '天数', en: 'Days' }, kind: 'integer', required: true }] as const
    await publishProcess(app, {
      key: 'rest',
      name: '休息',
      flow: oneApproval({}, [...form]),
      triggers: [{ on: 'request' }],
    })
    await watch()
    expect((await rep.get('requests')).body.items).toMatchObject([{ key: 'rest' }])
    expect((await rep.get('requests/rest')).body).toMatchObject({ form, steps: [{ step: 'check' }] })
    expect((await rep.get('requests/watch')).status).toBe(404)
  })
})

describe('who will be asked', () => {
  it('is named as the form is filled in, and nothing is started', async () => {
    const flow = oneApproval({ assignee: [{ managerLevel: 1 }, { field: 'helper' }] }, [
      { name: 'helper', label: { zh: '协助', en: 'Helper' }, kind: 'ref', ref: 'employee', required: true },
    ])
    await publishProcess(app, { key: 'ask', flow, triggers: [{ on: 'request' }] })
    const way = async (form: object) => (await rep.post('requests/ask/way', { form })).body.steps
    expect(await way({})).toEqual([{ step: 'check', name: '审批', people: [['总经理']] }])
    expect(await way({ helper: deputy.employeeId })).toEqual([
      { step: 'check', name: '审批', people: [['总经理'], ['副总']] },
    ])
    const { rows } = await app.runtime.db.pool.query('select count(*)::int as n from process_instance')
    expect(rows[0].n).toBe(0)
    await publishProcess(app, { key: 'watch', flow, triggers: [tierA] })
    expect((await rep.post('requests/watch/way', {})).status).toBe(404)
  })
})
