import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import type { Context } from '#kernel/entity/context.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { replaceGone, replaceUnfit } from './engine/gone.ts'
import { startInstance } from './engine/start.ts'
import { tick } from './engine/tick.ts'
import type { FlowNode } from './rules/flow.types.ts'
import { approval, flowOf, publish, task } from './testing/flows.ts'
import { instancesOf } from './testing/instances.ts'

let app: TestApp
let boss: TestClient
let manager: TestClient
let rep: TestClient
let finance: TestClient
let serial = 0
let { itemsOf, openOf, instanceOf, noticesOf, decide } = {} as ReturnType<typeof instancesOf>

// A Monday, nine o'clock in Shanghai.
const monday = '2026-03-02T01:00:00Z'
const at = (day: number, time: string) => app.at(`2026-03-0${day}T${time}:00+08:00`)

beforeAll(async () => {
  app = await startTestApp()
  ;({ itemsOf, openOf, instanceOf, noticesOf, decide } = instancesOf(app))
  boss = await app.person({ role: 'director', name: '总监' })
  manager = await app.person({ role: 'department-manager', name: '经理', manager: boss.email })
  rep = await app.person({ role: 'sales-rep', name: '小李', manager: manager.email })
  finance = await app.person({ role: 'finance', name: '财务' })
})
afterAll(() => app.stop())
beforeEach(() => app.at(monday))

const system = <T>(work: (ctx: Context) => Promise<T>): Promise<T> =>
  app.runtime.transact({ actor: systemActor('test'), source: 'system' }, work)
const person = ({ employeeId }: TestClient) => ({ person: employeeId })
const tickNow = () => system(tick)

async function start(flow: ReturnType<typeof flowOf>, more: { about?: { entity: string; id: string } } = {}) {
  const { process, version } = await publish(app, `q${++serial}`, flow)
  const id = await rep.transact((ctx) => startInstance(ctx, { process, ...more }))
  return { id, process, version }
}

const customerOf = async (values: object) =>
  (await rep.post('customers', { name: `客户 ${++serial}`, owner: rep.employeeId, ...values })).body.id as string

describe('time', () => {
  const clock = (whenOver: 'remind' | 'escalate' | 'approve' | 'reject') => ({
    workingHours: 8,
    remindAt: [50],
    whenOver,
  })

  it('counts in working time, reminds on the way and escalates upwards', async () => {
    const { id } = await start(flowOf([approval('check', [person(finance)], { clock: clock('escalate') })]))
    const { id: other } = await start(flowOf([approval('check', [{ managerLevel: 1 }], { clock: clock('escalate') })]))
    const [item] = await openOf(other)
    expect(new Date(item!.due!).toISOString()).toBe(new Date('2026-03-02T18:00:00+08:00').toISOString())
    at(2, '13:30')
    await tickNow()
    expect(await noticesOf(other, manager)).toHaveLength(1)
    at(2, '14:00')
    await tickNow()
    await tickNow()
    expect((await noticesOf(other, manager)).filter((title) => title.includes('50%'))).toHaveLength(1)
    at(2, '18:00')
    await tickNow()
    expect(await openOf(other)).toMatchObject([{ assignee: boss.employeeId }])
    expect((await noticesOf(other, boss))[0]).toContain('超时升级')
    expect(await openOf(id), 'nobody is above finance').toMatchObject([{ assignee: finance.employeeId }])
    // The superior has a clock of his own; above him there is nobody.
    at(3, '18:00')
    await tickNow()
    expect(await openOf(other)).toMatchObject([{ assignee: boss.employeeId }])
    await decide(boss, other)
    expect((await instanceOf(other)).state).toBe('approved')
  })

  it('decides by itself where the step says so', async () => {
    const yes = await start(flowOf([approval('check', [person(finance)], { clock: clock('approve') })]))
    const no = await start(flowOf([approval('check', [person(finance)], { clock: clock('reject') })]))
    at(2, '17:59')
    await tickNow()
    expect((await instanceOf(yes.id)).state).toBe('running')
    at(3, '09:00')
    await tickNow()
    expect((await instanceOf(yes.id)).state).toBe('approved')
    expect((await instanceOf(no.id)).state).toBe('rejected')
    expect(await itemsOf(yes.id)).toMatchObject([{ state: 'done', decision: 'approved' }])
  })

  it('waits for hours, working hours and a day of the record', async () => {
    const customer = await customerOf({})
    await system((ctx) => ctx.update(app.runtime.registry.entity('customer'), customer, { lastContactAt: null }))
    const hours = await start(flowOf([{ id: 'wait', name: 'wait', kind: 'wait', until: { hours: 20 } }]))
    const work = await start(flowOf([{ id: 'wait', name: 'wait', kind: 'wait', until: { workingHours: 9 } }]))
    const form = [{ name: 'day', label: { zh: '日期', en: 'Day' }, kind: 'date' as const, required: true }]
    const flow = flowOf([{ id: 'wait', name: 'wait', kind: 'wait', until: { field: 'day' } }], undefined, form)
    const { process } = await publish(app, `q${++serial}`, flow)
    const day = await rep.transact((ctx) => startInstance(ctx, { process, form: { day: '2026-03-04' } }))
    const past = await rep.transact((ctx) => startInstance(ctx, { process, form: { day: '2026-03-01' } }))
    const states = async () =>
      Promise.all([hours.id, work.id, day, past].map(async (id) => (await instanceOf(id)).state))
    expect(await states()).toEqual(['running', 'running', 'running', 'approved'])
    at(3, '05:00')
    await tickNow()
    expect(await states()).toEqual(['approved', 'running', 'running', 'approved'])
    at(3, '10:00')
    await tickNow()
    expect(await states()).toEqual(['approved', 'approved', 'running', 'approved'])
    at(4, '00:00')
    await tickNow()
    expect(await states()).toEqual(['approved', 'approved', 'approved', 'approved'])
  })
})

describe('who is asked', () => {
  it('goes upwards until the authority covers the amount', async () => {
    const small = await system((ctx) =>
      ctx.create(app.runtime.registry.entity('position'), { name: '经理岗', approvalLimit: '10000' }),
    )
    const big = await system((ctx) =>
      ctx.create(app.runtime.registry.entity('position'), { name: '总监岗', approvalLimit: '500000' }),
    )
    await app.admin.patch(`employees/${manager.employeeId}`, { position: small })
    await app.admin.patch(`employees/${boss.employeeId}`, { position: big })
    const form = [{ name: 'amount', label: { zh: '金额', en: 'Amount' }, kind: 'money' as const, required: true }]
    const flow = flowOf([approval('check', [{ managerFor: 'amount' }])], undefined, form)
    const { process } = await publish(app, `q${++serial}`, flow)
    const asked = async (amount: string) => {
      const id = await rep.transact((ctx) => startInstance(ctx, { process, form: { amount } }))
      return (await itemsOf(id)).map((item) => item.assignee)
    }
    expect(await asked('10000')).toEqual([manager.employeeId])
    expect(await asked('10000.01')).toEqual([manager.employeeId, boss.employeeId])
    expect(await asked('500000.01'), 'nobody has the authority').toEqual([app.admin.employeeId])
  })

  it('lets whoever stands in decide, and says for whom', async () => {
    const { id } = await start(flowOf([approval('check', [person(manager)])]))
    expect((await finance.get(`process-instances/${id}`)).status).toBe(404)
    // Shares end by the database's clock, which no test moves.
    const made = await manager.post('delegations', {
      to: finance.employeeId,
      startsOn: '2026-03-02',
      endsOn: '2098-12-31',
    })
    expect(made.status).toBe(201)
    const { shareWithStandIn } = await import('./engine/stand-in.ts')
    await system((ctx) => shareWithStandIn(ctx, made.body.id))
    const [item] = await openOf(id)
    app.at('2099-01-05T09:00:00+08:00')
    expect((await finance.post(`process-tasks/${item!.id}/approve`)).status, 'the delegation is over').toBe(403)
    app.at(monday)
    expect((await finance.post(`process-tasks/${item!.id}/approve`)).status).toBe(200)
    const { body } = await rep.get(`process-tasks/${item!.id}`)
    expect([body.assignee.id, body.actedBy.id]).toEqual([manager.employeeId, finance.employeeId])
    const next = await start(flowOf([approval('check', [person(manager)])]))
    expect(await noticesOf(next.id, finance), 'told of what comes while he stands in').toHaveLength(1)
    await app.admin.delete(`delegations/${made.body.id}`)
  })

  it('replaces who leaves or loses the role, by the policy of the step', async () => {
    const lawyer = await app.person({ role: 'legal' })
    const second = await app.person({ role: 'legal' })
    const byRole = await start(
      flowOf([approval('check', [{ role: 'legal' }], { rule: { mode: 'all', rejectAtOnce: true } })]),
    )
    const skip = await start(flowOf([approval('check', [person(lawyer)], { whenNobody: 'skip' })]))
    const refuse = await start(flowOf([approval('check', [person(lawyer)], { whenNobody: 'refuse' })]))
    const admin = await start(flowOf([approval('check', [person(lawyer)])]))
    expect(await openOf(byRole.id)).toHaveLength(2)
    await app.admin.patch(`employees/${second.employeeId}`, { roles: ['employee'] })
    await system((ctx) => replaceUnfit(ctx, second.employeeId))
    expect((await openOf(byRole.id)).map((item) => item.assignee)).toContain(app.admin.employeeId)
    await system((ctx) => replaceUnfit(ctx, lawyer.employeeId))
    expect((await openOf(admin.id))[0]!.assignee, 'who keeps his role keeps his work').toBe(lawyer.employeeId)
    await app.admin.patch(`employees/${lawyer.employeeId}`, { status: 'left' })
    await system(replaceGone)
    expect((await instanceOf(skip.id)).state).toBe('approved')
    expect((await instanceOf(refuse.id)).state).toBe('rejected')
    expect(await openOf(admin.id)).toMatchObject([{ assignee: app.admin.employeeId }])
    expect((await openOf(byRole.id)).map((item) => item.assignee)).toEqual([app.admin.employeeId])
  })
})

describe('steps of the engine', () => {
  const tier: FlowNode = {
    id: 'tier',
    name: '改等级',
    kind: 'update',
    values: { tier: { value: 'A' } },
    compensate: true,
  }

  it('chooses ways by the record, the form and answers', async () => {
    const flow = flowOf(
      [
        { id: 'if', name: 'if', kind: 'condition' },
        approval('vip', [person(boss)]),
        task('do', [person(manager)], {
          form: [{ name: 'good', label: { zh: '好', en: 'Good' }, kind: 'boolean', required: true }],
        }),
        { id: 'then', name: 'then', kind: 'condition' },
        { id: 'bad', name: 'bad', kind: 'end', outcome: 'rejected' },
      ],
      [
        ['start', 'if'],
        ['if', 'vip', { filter: { field: 'tier', op: 'eq', value: 'A' }, expression: "starter.name == '小李'" }],
        ['if', 'do', 'otherwise'],
        ['vip', 'end'],
        ['do', 'then'],
        ['then', 'end', { expression: 'steps.do.form.good' }],
        ['then', 'bad', 'otherwise'],
      ],
    )
    const a = await start(flow, { about: { entity: 'customer', id: await customerOf({ tier: 'A' }) } })
    expect(await openOf(a.id)).toMatchObject([{ step: 'vip' }])
    for (const good of [true, false]) {
      const b = await start(flow, { about: { entity: 'customer', id: await customerOf({ tier: 'B' }) } })
      await decide(manager, b.id, 'complete', { form: { good } })
      expect((await instanceOf(b.id)).state).toBe(good ? 'approved' : 'rejected')
    }
  })

  it('writes the record as the system with the process as reason, and undoes it when cancelled', async () => {
    const about = { entity: 'customer', id: await customerOf({ tier: 'B' }) }
    const { id } = await start(flowOf([tier, approval('check', [person(manager)])]), { about })
    const tierOf = async () => (await rep.get(`customers/${about.id}`)).body.tier
    expect(await tierOf()).toBe('A')
    const { rows } = await app.runtime.db.pool.query(
      'select reason, actor_id from audit where record_id = $1 order by id desc limit 1',
      [about.id],
    )
    expect(rows[0]).toMatchObject({ actor_id: null, reason: expect.stringContaining('改等级') })
    await app.admin.post(`process-instances/${id}/cancel`, { comment: '错了' })
    expect(await tierOf()).toBe('B')
    const again = await start(flowOf([tier, approval('check', [person(manager)])]), { about })
    await rep.patch(`customers/${about.id}`, { tier: 'C' })
    await app.admin.post(`process-instances/${again.id}/cancel`, { comment: '错了' })
    expect(await tierOf(), 'what somebody changed since stays').toBe('C')
  })

  it('gets stuck in words when a step fails, and goes on after a repair', async () => {
    const about = { entity: 'customer', id: await customerOf({}) }
    const flow = flowOf([approval('check', [person(manager)]), tier])
    const gone = await start(flow, { about })
    await rep.delete(`customers/${about.id}`)
    await decide(manager, gone.id)
    expect(await instanceOf(gone.id)).toMatchObject({ state: 'stuck' })
    expect((await instanceOf(gone.id)).stuck_because.zh).toContain('已被删除')
    expect(await itemsOf(gone.id), 'the decision stands').toMatchObject([{ decision: 'approved' }])
    expect((await noticesOf(gone.id, app.admin))[0]).toContain('卡住')
    expect((await rep.post(`process-instances/${gone.id}/retry`)).status).toBe(403)
    await app.admin.post(`process-instances/${gone.id}/retry`)
    expect((await instanceOf(gone.id)).state).toBe('stuck')
    await app.admin.post(`trash/customers/${about.id}/restore`)
    await app.runtime.db.pool.query('update customer set deleted_at = null where id = $1', [about.id])
    expect((await app.admin.post(`process-instances/${gone.id}/retry`)).status).toBe(200)
    expect(await instanceOf(gone.id)).toMatchObject({ state: 'approved', stuck_because: null })
    expect((await rep.get(`customers/${about.id}`)).body.tier).toBe('A')
  })

  it.each([
    [
      'no way holds',
      [
        ['start', 'if'],
        ['if', 'end', { expression: 'form.missing > 3' }],
      ],
      '否则',
    ],
    [
      'an expression is broken',
      [
        ['start', 'if'],
        ['if', 'end', { expression: '1 +' }],
        ['if', 'end', 'otherwise'],
      ],
      '表达式',
    ],
    [
      'a filter names no field',
      [
        ['start', 'if'],
        ['if', 'end', { filter: { field: 'nonsense', op: 'eq', value: 1 } }],
        ['if', 'end', 'otherwise'],
      ],
      'nonsense',
    ],
    [
      'it loops without anybody',
      [
        ['start', 'if'],
        ['if', 'note', { expression: 'true' }],
        ['note', 'if'],
      ],
      '循环',
    ],
  ] as [string, NonNullable<Parameters<typeof flowOf>[1]>, string][])('is stuck when %s', async (_, ways, words) => {
    const steps: FlowNode[] = [
      { id: 'if', name: 'if', kind: 'condition' },
      { id: 'note', name: 'note', kind: 'notify', to: [], title: 'x' },
    ]
    const about = { entity: 'customer', id: await customerOf({}) }
    const { id } = await start(flowOf(steps, ways), { about })
    expect((await instanceOf(id)).state).toBe('stuck')
    expect((await instanceOf(id)).stuck_because.zh).toContain(words)
    await app.admin.post(`process-instances/${id}/move`, { step: 'end' })
    expect((await instanceOf(id)).state).toBe('approved')
  })

  it('runs another process as a step, and goes on at its end', async () => {
    const inner = await publish(app, `q${++serial}`, flowOf([approval('inner', [person(finance)])]))
    const outer = flowOf(
      [
        { id: 'sub', name: 'sub', kind: 'sub-process', process: inner.process },
        { id: 'if', name: 'if', kind: 'condition' },
        approval('last', [person(manager)]),
        { id: 'bad', name: 'bad', kind: 'end', outcome: 'rejected' },
      ],
      [
        ['start', 'sub'],
        ['sub', 'if'],
        ['if', 'last', { expression: "steps.sub.outcome == 'approved'" }],
        ['if', 'bad', 'otherwise'],
        ['last', 'end'],
      ],
    )
    const childOf = async (id: string) =>
      (await app.runtime.db.pool.query('select id from process_instance where parent_id = $1', [id])).rows[0]
        .id as string
    const yes = await start(outer)
    await decide(finance, await childOf(yes.id))
    await tickNow()
    expect(await openOf(yes.id)).toMatchObject([{ step: 'last' }])
    const no = await start(outer)
    await decide(finance, await childOf(no.id), 'reject', { comment: '不' })
    await tickNow()
    expect((await instanceOf(no.id)).state).toBe('rejected')
    const gone = await start(outer)
    await rep.post(`process-instances/${gone.id}/withdraw`)
    expect((await instanceOf(await childOf(gone.id))).state).toBe('withdrawn')
    const missing = await start(flowOf([{ id: 'sub', name: 'sub', kind: 'sub-process', process: 'no-such' }]))
    expect((await instanceOf(missing.id)).stuck_because.zh).toContain('no-such')
  })

  it('calls an endpoint, and is stuck when there is none', async () => {
    const hook = (endpoint: string): FlowNode => ({ id: 'hook', name: 'hook', kind: 'webhook', endpoint })
    const made = await app.admin.post('webhook-endpoints', {
      name: 'x',
      url: 'https://example.com/in',
      events: ['customer.*'],
    })
    expect(made.status).toBe(201)
    const { id } = await start(flowOf([hook(made.body.id)]))
    expect((await instanceOf(id)).state).toBe('approved')
    const { rows } = await app.runtime.db.pool.query(
      `select count(*) as n from webhook_delivery where endpoint_id = $1`,
      [made.body.id],
    )
    expect(rows[0].n).toBe(1)
    const none = await start(flowOf([hook(rep.employeeId)]))
    expect((await instanceOf(none.id)).state).toBe('stuck')
  })

  it('tells people in the words of the definition', async () => {
    const about = { entity: 'customer', id: await customerOf({ tier: 'A' }) }
    const notify: FlowNode = {
      id: 'n',
      name: 'n',
      kind: 'notify',
      to: [person(finance)],
      title: '{{record.name}} 是 {{record.tier}}',
    }
    const { id } = await start(flowOf([notify]), { about })
    expect(await noticesOf(id, finance)).toEqual([expect.stringMatching(/^客户 \d+ 是 A$/)])
    expect((await finance.get(`process-instances/${id}`)).status).toBe(200)
  })
})
