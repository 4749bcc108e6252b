import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { approval, flowOf, publish, task } from './testing/flows.ts'

let app: TestApp
let ann: TestClient
let bob: TestClient
let cyd: TestClient
let dan: TestClient
let serial = 0

beforeAll(async () => {
  app = await startTestApp()
  ann = await app.person({ role: 'sales-rep', name: 'Ann' })
  bob = await app.person({ role: 'sales-rep', name: 'Bob' })
  cyd = await app.person({ role: 'finance', name: 'Cyd' })
  dan = await app.person({ role: 'employee', name: 'Dan' })
})
afterAll(() => app.stop())

const person = ({ employeeId }: TestClient) => ({ person: employeeId })

/** Ann starts a process of these steps; answers the instance's id. */
async function started(...parameters: Parameters<typeof flowOf>): Promise<string> {
  const { process } = await publish(app, `p${++serial}`, flowOf(...parameters))
  const answer = await ann.post(`processes/${process}/start`, {})
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.instance.id
}

const tasksOf = async (client: TestClient, instance: string) => {
  const filter = encodeURIComponent(JSON.stringify({ field: 'instance', op: 'eq', value: instance }))
  const { body } = await client.get(`process-tasks?filter=${filter}&sort=createdAt&limit=100`)
  // biome-ignore lint/suspicious/noExplicitAny: rows of every shape.
  return body.items as Record<string, any>[]
}
const openFor = async (client: TestClient, instance: string) =>
  (await tasksOf(app.admin, instance)).find((t) => t.state === 'open' && t.assignee?.id === client.employeeId)
const stateOf = async (instance: string) => (await app.admin.get(`process-instances/${instance}`)).body.state
const act = async (client: TestClient, instance: string, action: string, body: object = {}) => {
  const item = await openFor(client, instance)
  return client.post(`process-tasks/${item!.id}/${action}`, body)
}

describe('who reads an instance', () => {
  it('is its starter, who was asked, who got a copy, the owner of the process and administrators', async () => {
    const flow = flowOf([approval('check', [person(bob)])])
    const owner = await app.person({ role: 'employee' })
    const copied = await app.person({ role: 'employee' })
    flow.nodes[0] = { id: 'start', name: 'start', kind: 'start', copies: [person(copied)] }
    const { process } = await publish(app, `p${++serial}`, flow, { owner: owner.employeeId })
    const id = (await ann.post(`processes/${process}/start`)).body.instance.id
    for (const reader of [ann, bob, owner, copied, app.admin]) {
      expect((await reader.get(`process-instances/${id}`)).status).toBe(200)
      expect(await tasksOf(reader, id)).toHaveLength(1)
    }
    for (const stranger of [cyd, dan]) {
      expect((await stranger.get(`process-instances/${id}`)).status).toBe(404)
      expect(await tasksOf(stranger, id)).toHaveLength(0)
      expect((await stranger.get('process-instances')).body.items.map((i: { id: string }) => i.id)).not.toContain(id)
    }
    await act(bob, id, 'approve')
    expect((await bob.get(`process-instances/${id}`)).status, 'who had a task still reads').toBe(200)
  })

  it('changes nothing by writing fields', async () => {
    const id = await started([approval('check', [person(bob)])])
    expect((await ann.patch(`process-instances/${id}`, { state: 'approved' })).status).toBe(400)
    expect((await ann.delete(`process-instances/${id}`)).status).toBe(403)
    const item = await openFor(bob, id)
    expect((await bob.patch(`process-tasks/${item!.id}`, { state: 'done' })).status).toBe(403)
    expect((await app.admin.delete(`process-instances/${id}`)).body.violations[0].code).toBe('process-instance.running')
  })
})

describe('approve and reject', () => {
  it('goes on and ends, with history, log and notices', async () => {
    const id = await started([approval('first', [person(bob)]), approval('second', [person(cyd)])])
    expect((await act(bob, id, 'approve', { comment: '同意' })).status).toBe(200)
    expect(await stateOf(id)).toBe('running')
    expect((await act(cyd, id, 'approve')).status).toBe(200)
    expect(await stateOf(id)).toBe('approved')
    const [first] = await tasksOf(ann, id)
    expect(first).toMatchObject({ state: 'done', decision: 'approved', comment: '同意' })
    expect(first!.actedBy.id).toBe(bob.employeeId)
    const history = (await bob.get(`process-tasks/${first!.id}/history`)).body.items
    expect(history[0].by.id).toBe(bob.employeeId)
    const { rows } = await app.runtime.db.pool.query(
      `select activity, lifecycle, person_id as person from process_event where instance_id = $1 and lifecycle <> 'note' order by id`,
      [id],
    )
    expect(rows.map((r) => `${r.activity} ${r.lifecycle}`)).toEqual([
      `p${serial} start`,
      'first start',
      'first complete',
      'second start',
      'second complete',
      'end start',
      'end complete',
      `p${serial} complete`,
    ])
    expect(rows.filter((r) => r.person).map((r) => [r.activity, r.person])).toEqual([
      [`p${serial}`, ann.employeeId],
      ['first', bob.employeeId],
      ['second', cyd.employeeId],
    ])
    const notices = await app.runtime.db.pool.query(
      `select employee_id as to, kind from notification where record_id = $1 order by id`,
      [id],
    )
    expect(notices.rows.map((r) => [r.to, r.kind])).toEqual([
      [bob.employeeId, 'process'],
      [cyd.employeeId, 'process'],
      [ann.employeeId, 'process-result'],
    ])
  })

  it('refuses strangers, other people and the unknown', async () => {
    const id = await started([approval('check', [person(bob), person(cyd)])])
    const item = await openFor(bob, id)
    const path = `process-tasks/${item!.id}/approve`
    expect((await app.app.request(`/api/v1/${path}`, { method: 'POST' })).status).toBe(401)
    expect((await dan.post(path)).status, 'who does not see it').toBe(404)
    const others = await cyd.post(path)
    expect([others.status, others.body.code], 'who sees it').toEqual([403, 'process-task.not-yours'])
    expect((await app.admin.post(path)).status, 'not even an administrator').toBe(403)
    expect((await ann.post(path)).status, 'nor the starter').toBe(403)
    expect((await bob.post(path, { nonsense: 1 })).status).toBe(400)
    expect((await bob.post(`process-tasks/${item!.id}/complete`)).body.violations[0].code).toBe(
      'process-task.other-kind',
    )
  })

  it('needs a reason to reject, and a rejection ends it', async () => {
    const id = await started([approval('check', [person(bob), person(cyd)])])
    expect((await act(bob, id, 'reject')).status).toBe(400)
    expect((await act(bob, id, 'reject', { comment: '太贵' })).status).toBe(200)
    expect(await stateOf(id)).toBe('rejected')
    const states = (await tasksOf(ann, id)).map((t) => [t.assignee.id, t.state, t.decision])
    expect(states).toContainEqual([bob.employeeId, 'done', 'rejected'])
    expect(states).toContainEqual([cyd.employeeId, 'cancelled', null])
  })

  it('lets one of two who decide at once win; the other hears 409', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await started([
        approval('check', [person(bob), person(cyd)], { rule: { mode: 'any', rejectAtOnce: true } }),
      ])
      const [one, other] = [await openFor(bob, id), await openFor(cyd, id)]
      const answers = await Promise.all([
        bob.post(`process-tasks/${one!.id}/approve`),
        cyd.post(`process-tasks/${other!.id}/reject`, { comment: '不' }),
      ])
      expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
      const late = answers.find((a) => a.status === 409)!
      expect(late.body.code).toBe('process-task.decided')
      expect(late.body.message).toContain('已经有人处理')
      const done = (await tasksOf(ann, id)).filter((t) => t.state === 'done')
      expect(done).toHaveLength(1)
      expect(await stateOf(id)).toBe(done[0]!.decision)
    }
  })

  it('asks for the form of the step', async () => {
    const form = [{ name: 'cost', label: { zh: '费用', en: 'Cost' }, kind: 'money' as const, required: true }]
    const id = await started([task('do', [person(bob)], { form })])
    const missing = await act(bob, id, 'complete')
    expect([missing.status, missing.body.violations[0].path]).toEqual([400, 'form.cost'])
    expect((await act(bob, id, 'complete', { form: { cost: 'viel' } })).status).toBe(400)
    expect((await act(bob, id, 'complete', { form: { cost: '12.5' } })).status).toBe(200)
    expect((await tasksOf(ann, id))[0]).toMatchObject({ decision: 'completed', form: { cost: '12.50' } })
  })
})

describe('add signers, hand over, return', () => {
  it('hears added signers before, after and beside', async () => {
    const id = await started([approval('check', [person(bob)])])
    expect((await act(bob, id, 'add-sign', { people: [cyd.employeeId], where: 'before' })).status).toBe(200)
    expect(await openFor(bob, id), 'waits for the signer').toBeUndefined()
    await act(cyd, id, 'approve')
    expect((await act(bob, id, 'add-sign', { people: [dan.employeeId], where: 'after' })).status).toBe(200)
    expect(await openFor(dan, id)).toBeUndefined()
    await act(bob, id, 'approve')
    expect(await stateOf(id)).toBe('running')
    await act(dan, id, 'approve')
    expect(await stateOf(id)).toBe('approved')
  })

  it('refuses to add whom the step asks already, or who has left', async () => {
    const id = await started([approval('check', [person(bob), person(cyd)])])
    const twice = await act(bob, id, 'add-sign', { people: [cyd.employeeId], where: 'parallel' })
    expect(twice.body.violations[0].code).toBe('process-task.asked-already')
    const gone = await app.person({ role: 'employee' })
    await app.admin.patch(`employees/${gone.employeeId}`, { status: 'left' })
    const absent = await act(bob, id, 'add-sign', { people: [gone.employeeId], where: 'parallel' })
    expect(absent.body.violations[0].code).toBe('process-task.person-gone')
    expect((await act(bob, id, 'transfer', { to: gone.employeeId })).body.violations[0].code).toBe(
      'process-task.person-gone',
    )
  })

  it('hands a work item over', async () => {
    const id = await started([approval('check', [person(bob)])])
    expect((await act(bob, id, 'transfer', { to: dan.employeeId, comment: '出差' })).status).toBe(200)
    expect(await openFor(bob, id)).toBeUndefined()
    const before = (await tasksOf(ann, id)).find((t) => t.decision === 'transferred')
    expect(before).toMatchObject({ state: 'done', comment: '出差' })
    await act(dan, id, 'approve')
    expect(await stateOf(id)).toBe('approved')
  })

  it('lets an administrator hand over what is not his, and nobody else', async () => {
    const id = await started([approval('check', [person(bob)])])
    const item = await openFor(bob, id)
    expect((await ann.post(`process-tasks/${item!.id}/transfer`, { to: dan.employeeId })).status).toBe(403)
    expect((await app.admin.post(`process-tasks/${item!.id}/transfer`, { to: dan.employeeId })).status).toBe(200)
    expect(await openFor(dan, id)).toBeDefined()
  })

  it('does none of it where the step forbids', async () => {
    const allow = { addSign: false, transfer: false, returnTo: false }
    const id = await started([approval('check', [person(bob)], { allow })])
    for (const [action, body] of [
      ['add-sign', { people: [dan.employeeId], where: 'after' }],
      ['transfer', { to: dan.employeeId }],
      ['return', { comment: '重来' }],
    ] as const) {
      const answer = await act(bob, id, action, body)
      expect([action, answer.status, answer.body.violations?.[0].code]).toEqual([
        action,
        422,
        'process-task.not-allowed',
      ])
    }
  })

  it('returns to an earlier step', async () => {
    const id = await started([approval('first', [person(bob)]), approval('second', [person(cyd)])])
    await act(bob, id, 'approve')
    expect((await act(cyd, id, 'return', { step: 'third', comment: '?' })).body.violations[0].code).toBe(
      'process-task.no-such-step',
    )
    expect((await act(cyd, id, 'return', { step: 'first', comment: '再看' })).status).toBe(200)
    expect(await openFor(bob, id)).toMatchObject({ step: 'first', round: 2 })
    await act(bob, id, 'approve')
    await act(cyd, id, 'approve')
    expect(await stateOf(id)).toBe('approved')
  })

  it('returns to the starter, who resubmits from the beginning or straight back', async () => {
    for (const [resubmit, next] of [
      ['beginning', bob],
      ['step', cyd],
    ] as const) {
      const form = [{ name: 'why', label: { zh: '原因', en: 'Why' }, kind: 'text' as const, required: false }]
      const id = await started([approval('first', [person(bob)]), approval('second', [person(cyd)])], undefined, form)
      expect((await ann.post(`process-instances/${id}/resubmit`)).body.violations[0].code).toBe(
        'process-instance.not-returned',
      )
      await act(bob, id, 'approve')
      expect((await act(cyd, id, 'return', { resubmit })).status, 'without a reason').toBe(400)
      await act(cyd, id, 'return', { resubmit, comment: '缺材料' })
      expect(await openFor(ann, id)).toMatchObject({ kind: 'resubmit' })
      expect((await act(ann, id, 'approve')).status).toBe(422)
      expect((await bob.post(`process-instances/${id}/resubmit`)).status).toBe(403)
      expect((await ann.post(`process-instances/${id}/resubmit`, { form: { why: '补齐' } })).status).toBe(200)
      expect((await ann.get(`process-instances/${id}`)).body.form).toEqual({ why: '补齐' })
      expect(await openFor(next, id)).toMatchObject({ round: 2 })
      await act(next, id, 'approve')
      if (next === bob) await act(cyd, id, 'approve')
      expect(await stateOf(id)).toBe('approved')
    }
  })
})

describe('the starter', () => {
  it('withdraws, once', async () => {
    const id = await started([approval('check', [person(bob)])])
    expect((await bob.post(`process-instances/${id}/withdraw`)).status).toBe(403)
    expect((await dan.post(`process-instances/${id}/withdraw`)).status).toBe(404)
    const item = await openFor(bob, id)
    expect((await ann.post(`process-instances/${id}/withdraw`)).status).toBe(200)
    expect(await stateOf(id)).toBe('withdrawn')
    expect((await bob.post(`process-tasks/${item!.id}/approve`)).status).toBe(409)
    const again = await ann.post(`process-instances/${id}/withdraw`)
    expect([again.status, again.body.code]).toEqual([409, 'process-instance.ended'])
  })

  it('reminds those whose turn it is, and not every minute', async () => {
    const id = await started([approval('check', [person(bob)])])
    expect((await ann.post(`process-instances/${id}/remind`)).status).toBe(200)
    const { rows } = await app.runtime.db.pool.query(
      `select title from notification where record_id = $1 and employee_id = $2`,
      [id, bob.employeeId],
    )
    expect(JSON.stringify(rows)).toContain('催办')
    expect((await ann.post(`process-instances/${id}/remind`)).body.violations[0].code).toBe('process-instance.reminded')
  })

  it('starts only what is in force and offered', async () => {
    const off = await publish(app, `p${++serial}`, flowOf([]), { state: 'draft' })
    expect((await ann.post(`processes/${off.process}/start`)).body.violations[0].code).toBe('process.not-by-request')
    const held = await publish(app, `p${++serial}`, flowOf([]), { triggers: [{ on: 'create', entity: 'customer' }] })
    expect((await ann.post(`processes/${held.process}/start`)).status).toBe(422)
    const chosen = await publish(app, `p${++serial}`, flowOf([approval('check', [{ chosenByStarter: true }])]))
    const missing = await ann.post(`processes/${chosen.process}/start`)
    expect([missing.status, missing.body.violations[0].path]).toEqual([400, 'chosen.check'])
    const { body } = await ann.post(`processes/${chosen.process}/start`, { chosen: { check: [cyd.employeeId] } })
    expect(await openFor(cyd, body.instance.id)).toBeDefined()
    const nothing = await ann.post(`processes/${chosen.process}/start`, {
      chosen: { check: [cyd.employeeId] },
      about: { entity: 'customer', id: ann.employeeId },
    })
    expect(nothing.body.violations[0].path).toBe('about')
  })
})

describe('administrators', () => {
  it('cancel and move; others may not', async () => {
    const id = await started([approval('first', [person(bob)]), approval('second', [person(cyd)])])
    expect((await ann.post(`process-instances/${id}/move`, { step: 'second' })).status).toBe(403)
    expect((await ann.post(`process-instances/${id}/cancel`, { comment: 'x' })).status).toBe(403)
    expect((await app.admin.post(`process-instances/${id}/move`, { step: 'nowhere' })).status).toBe(422)
    expect((await app.admin.post(`process-instances/${id}/move`, { step: 'second' })).status).toBe(200)
    expect(await openFor(bob, id)).toBeUndefined()
    expect(await openFor(cyd, id)).toBeDefined()
    expect((await app.admin.post(`process-instances/${id}/retry`)).body.code).toBe('process-instance.not-stuck')
    expect((await app.admin.post(`process-instances/${id}/cancel`)).status, 'without a reason').toBe(400)
    expect((await app.admin.post(`process-instances/${id}/cancel`, { comment: '重复' })).status).toBe(200)
    expect(await stateOf(id)).toBe('cancelled')
    expect((await tasksOf(ann, id)).every((t) => t.state === 'cancelled')).toBe(true)
  })

  it('cannot open again by undo what has been decided', async () => {
    const id = await started([approval('check', [{ person: app.admin.employeeId }])])
    const decided = await act(app.admin, id, 'approve')
    expect(decided.status).toBe(200)
    await app.admin.post(`undo/${decided.body.batch}`)
    expect(await tasksOf(app.admin, id)).toMatchObject([{ state: 'done', decision: 'approved' }])
    expect(await stateOf(id)).toBe('approved')
  })
})
