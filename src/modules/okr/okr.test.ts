import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { remindOfCheckIns } from './jobs/remind.ts'
import { objectiveProgress } from './rules/progress.ts'

let app: TestApp
let boss: TestClient
let lead: TestClient
let rep: TestClient
let other: TestClient

beforeAll(async () => {
  app = await startTestApp()
  // A Tuesday in the last quarter.
  app.at('2026-11-17T02:00:00Z')
  const sales = (await app.admin.post('departments', { name: '销售部' })).body.id
  const service = (await app.admin.post('departments', { name: '服务部' })).body.id
  boss = await app.person({ role: 'general-manager', name: '王总' })
  lead = await app.person({ role: 'department-manager', name: '李经理', department: '销售部' })
  rep = await app.person({ role: 'sales-rep', name: '小周', department: '销售部' })
  other = await app.person({ role: 'sales-rep', name: '小陈', department: '服务部' })
  const place = (who: TestClient, department: string, manager?: string) =>
    app.admin.patch(`employees/${who.employeeId}`, { department, ...(manager && { manager }) })
  await place(lead, sales, boss.employeeId)
  await place(rep, sales, lead.employeeId)
  await place(other, service, boss.employeeId)
})
afterAll(() => app?.stop())

const objectiveOf = async (who: TestClient, values: object = {}) =>
  (await who.post('objectives', { title: '打开华东市场', quarter: '2026-Q4', ...values })).body
const resultOf = (who: TestClient, objective: string, values: object = {}) =>
  who.post('key-results', { objective, title: '客户净推荐值', start: '32', target: '45', ...values })
const read = async (who: TestClient, path: string) => (await who.get(path)).body
const codes = (answer: { body: { violations?: { code: string; path: string }[] } }) =>
  answer.body.violations?.map(({ code, path }) => `${path} ${code}`)

async function running(who: TestClient, values: object = {}) {
  const objective = await objectiveOf(who, values)
  const result = (await resultOf(who, objective.id)).body
  expect((await who.post(`objectives/${objective.id}/activate`)).status).toBe(200)
  return { objective: objective.id as string, result: result.id as string }
}

describe('an objective', () => {
  it('belongs to a quarter, shows to the company, and starts as a draft', async () => {
    const made = await objectiveOf(rep, { quarter: undefined })
    expect(made).toMatchObject({ quarter: '2026-Q4', startsOn: '2026-10-01', endsOn: '2026-12-31', state: 'draft' })
    expect(made).toMatchObject({ visibility: 'company', progress: null, keyResults: 0 })
    expect(codes(await rep.post('objectives', { title: 'x', quarter: '第四季度' }))).toEqual(['quarter okr.quarter'])
    expect(codes(await rep.post(`objectives/${made.id}/activate`))).toEqual([' objective.no-key-results'])
  })

  it('is not aligned to itself over others', async () => {
    const a = await objectiveOf(lead)
    const b = await objectiveOf(lead, { parent: a.id })
    expect(codes(await lead.patch(`objectives/${a.id}`, { parent: b.id }))).toEqual(['parent objective.circle'])
  })

  it('takes five key results, not six, and one more for each that is dropped', async () => {
    const { id } = await objectiveOf(rep)
    const made = []
    for (let i = 0; i < 5; i += 1) made.push((await resultOf(rep, id, { title: `结果 ${i}` })).body.id)
    const sixth = await resultOf(rep, id)
    expect([sixth.status, codes(sixth)]).toEqual([422, ['objective objective.too-many']])
    expect(sixth.body.violations[0].message).toContain('最多 5 个')
    expect((await rep.post(`key-results/${made[0]}/drop`, { reason: '合并' })).status).toBe(200)
    expect((await resultOf(rep, id)).status).toBe(201)
    expect(codes(await rep.post(`key-results/${made[0]}/take-up`))).toEqual(['objective objective.too-many'])
    expect(await read(rep, `objectives/${id}`)).toMatchObject({ keyResults: 5 })
  })

  it('allows what the company set', async () => {
    const settings = { fewest: 2, most: 2, reminderWeekday: 5, visibility: 'team' }
    expect((await rep.request('PUT', 'okr/settings', settings)).status).toBe(403)
    const wrong = await app.admin.request('PUT', 'okr/settings', { ...settings, fewest: 4 })
    expect([wrong.status, codes(wrong)]).toEqual([400, ['most okr.most-below-fewest']])
    expect((await app.admin.request('PUT', 'okr/settings', settings)).status).toBe(200)
    const { id, visibility } = await objectiveOf(rep)
    expect(visibility).toBe('team')
    for (let i = 0; i < 2; i += 1) expect((await resultOf(rep, id)).status).toBe(201)
    expect((await resultOf(rep, id)).status).toBe(422)
    await app.admin.request('PUT', 'okr/settings', { fewest: 3, most: 5, reminderWeekday: 5, visibility: 'company' })
  })
})

describe('progress', () => {
  it('of the objective is the weighted mean that the rules work out', async () => {
    const { id } = await objectiveOf(rep)
    await resultOf(rep, id, { current: '42' })
    await resultOf(rep, id, { title: '流失率', start: '8', target: '5', current: '6' })
    await resultOf(rep, id, { title: '回款', start: '0', target: '500000', current: '400000' })
    const shown = await read(rep, `objectives/${id}`)
    expect(shown.progress).toBe('74.53')
    const { items } = await read(
      rep,
      `key-results?filter=${JSON.stringify({ field: 'objective', op: 'eq', value: id })}`,
    )
    expect(items.map((k: { progress: string }) => k.progress)).toEqual(['76.92', '66.67', '80.00'])
    expect(items.map((k: { direction: string }) => k.direction)).toEqual(['up', 'down', 'up'])
  })

  it('in SQL and in the rules agree on anything', async () => {
    const { id } = await objectiveOf(rep)
    const parts = []
    for (const [i, current] of ['-50', '250', '37.77', '0'].entries()) {
      const weight = ['0.3', '2', '1.11', '7'][i]!
      const made = await resultOf(rep, id, { title: `${i}`, start: '0', target: '100', current, weight })
      parts.push({ progress: made.body.progress, weight })
      expect((await read(rep, `objectives/${id}`)).progress).toBe(objectiveProgress(parts))
    }
  })
})

describe('rights', () => {
  it('everyone reads what is open; only owner and superiors change it', async () => {
    const { objective, result } = await running(rep)
    expect((await other.get(`objectives/${objective}`)).status).toBe(200)
    expect((await other.get(`key-results/${result}`)).status).toBe(200)
    expect((await other.patch(`objectives/${objective}`, { title: '改' })).status).toBe(403)
    expect((await other.patch(`key-results/${result}`, { target: '1' })).status).toBe(403)
    expect(codes(await resultOf(other, objective))).toEqual(['objective okr.not-yours'])
    const said = { keyResult: result, value: '40', status: 'on-track' }
    expect(codes(await other.post('check-ins', said))).toEqual(['keyResult okr.not-yours'])
    const action = { title: '约试点', keyResult: result, dueOn: '2026-11-20' }
    expect(codes(await other.post('okr-actions', action))).toEqual(['keyResult okr.not-yours'])
    expect((await lead.patch(`objectives/${objective}`, { why: '华东是明年的主战场' })).status).toBe(200)
    expect((await boss.patch(`key-results/${result}`, { target: '46' })).status).toBe(200)
  })

  it('hides what is for the owner and superiors only, with all that belongs to it', async () => {
    const { objective, result } = await running(rep, { visibility: 'team' })
    const { id: said } = (await rep.post('check-ins', { keyResult: result, value: '40', status: 'on-track' })).body
    for (const path of [`objectives/${objective}`, `key-results/${result}`, `check-ins/${said}`]) {
      expect((await other.get(path)).status, path).toBe(404)
      expect((await lead.get(path)).status, path).toBe(200)
    }
    const ids = (await read(other, 'objectives?limit=500')).items.map(({ id }: { id: string }) => id)
    expect(ids).not.toContain(objective)
  })

  it('whoever answers for a key result checks it in, though the objective is another’s', async () => {
    const { objective } = await running(lead)
    const mine = (await resultOf(lead, objective, { owner: rep.employeeId })).body.id
    expect((await rep.post('check-ins', { keyResult: mine, value: '40', status: 'at-risk' })).status).toBe(201)
    expect((await rep.patch(`objectives/${objective}`, { title: '改' })).status).toBe(403)
  })
})

describe('a check-in', () => {
  it('moves the key result, says how sure one is, and makes next week’s actions', async () => {
    const { objective, result } = await running(rep)
    const made = await rep.post('check-ins', {
      keyResult: result,
      value: '42',
      status: 'at-risk',
      confidence: 6,
      happened: '两家大客户愿意推荐',
      blockers: '服务响应慢',
      nextActions: '1. 约客户访谈\n2. 发改进清单',
    })
    expect([made.status, made.body.week, made.body.progress]).toEqual([201, '2026-11-16', '76.92'])
    expect(await read(rep, `key-results/${result}`)).toMatchObject({
      current: '42.000000',
      progress: '76.92',
      status: 'at-risk',
      confidence: 6,
      lastCheckInOn: '2026-11-17',
    })
    expect(await read(rep, `objectives/${objective}`)).toMatchObject({
      status: 'at-risk',
      confidence: '6.0',
      progress: '76.92',
    })
    const filter = JSON.stringify({ field: 'keyResult', op: 'eq', value: result })
    const actions = (await read(rep, `okr-actions?filter=${filter}`)).items
    expect(actions.map((a: Record<string, unknown>) => [a.title, a.dueOn, a.week, a.done])).toEqual([
      ['约客户访谈', '2026-11-27', '2026-11-23', false],
      ['发改进清单', '2026-11-27', '2026-11-23', false],
    ])
    const done = await rep.patch(`okr-actions/${actions[0].id}`, { done: true })
    expect(done.body.doneOn).toBe('2026-11-17')
  })

  it('needs a value, and a key result in use', async () => {
    const { result } = await running(rep)
    expect(codes(await rep.post('check-ins', { keyResult: result, status: 'on-track' }))).toEqual([
      'value field.required',
    ])
    await rep.post(`key-results/${result}/drop`, { reason: '合并' })
    const said = await rep.post('check-ins', { keyResult: result, value: '1', status: 'on-track' })
    expect(codes(said)).toEqual(['keyResult check-in.dropped'])
  })

  it('ticks steps off, only those that there are', async () => {
    const { objective } = await running(rep)
    const steps = [
      { name: '建库', weight: '0.2', done: false },
      { name: '名单', weight: '0.3', done: false },
      { name: '首轮联系', weight: '0.2', done: false },
      { name: '签约', weight: '0.3', done: false },
    ]
    const { body } = await resultOf(rep, objective, { kind: 'steps', steps, start: undefined, target: undefined })
    const ticked = steps.map((step, i) => ({ ...step, done: i < 3 }))
    const said = { keyResult: body.id, status: 'on-track' }
    expect((await rep.post('check-ins', { ...said, steps: ticked })).body.progress).toBe('70.00')
    expect((await read(rep, `key-results/${body.id}`)).progress).toBe('70.00')
    expect(codes(await rep.post('check-ins', { ...said, steps: ticked.slice(1) }))).toEqual(['steps check-in.steps'])
  })
})

describe('the end of the quarter', () => {
  it('proposes the score; another one needs a reason; a superior confirms; then all is read-only', async () => {
    const { objective, result } = await running(rep)
    await rep.post('check-ins', { keyResult: result, value: '42', status: 'on-track' })
    expect(codes(await lead.post(`objectives/${objective}/confirm-score`))).toEqual(['score objective.not-scored'])
    const bare = await rep.post(`objectives/${objective}/score`, { score: '0.9' })
    expect([bare.status, codes(bare)]).toEqual([422, ['scoreReason objective.score-reason']])
    expect(bare.body.violations[0].message).toContain('0.77')
    expect((await rep.post(`objectives/${objective}/score`)).status).toBe(200)
    expect(await read(rep, `objectives/${objective}`)).toMatchObject({ score: '0.77', proposedScore: '0.77' })
    expect((await rep.post(`objectives/${objective}/score`, { score: '0.9', scoreReason: '难度大' })).status).toBe(200)
    expect((await read(lead, 'notifications')).items[0]).toMatchObject({ kind: 'okr.score' })

    expect((await rep.post(`objectives/${objective}/confirm-score`)).status).toBe(403)
    expect((await other.post(`objectives/${objective}/confirm-score`)).status).toBe(403)
    expect((await lead.post(`objectives/${objective}/confirm-score`)).status).toBe(200)
    expect(await read(rep, `objectives/${objective}`)).toMatchObject({
      state: 'closed',
      score: '0.90',
      confirmedBy: { id: lead.employeeId },
      confirmedOn: '2026-11-17',
    })

    const refused = [' objective.closed']
    expect(codes(await rep.patch(`objectives/${objective}`, { title: '改' }))).toEqual(refused)
    expect(codes(await boss.patch(`objectives/${objective}`, { title: '改' }))).toEqual(refused)
    expect(codes(await rep.patch(`key-results/${result}`, { target: '43' }))).toEqual(['objective objective.closed'])
    expect(codes(await rep.post('check-ins', { keyResult: result, value: '45', status: 'on-track' }))).toEqual([
      'keyResult objective.closed',
    ])
    expect((await rep.delete(`objectives/${objective}`)).status).toBe(422)
    expect((await rep.delete(`key-results/${result}`)).status).toBe(422)

    expect((await lead.post(`objectives/${objective}/reopen`)).status).toBe(400)
    expect((await rep.post(`objectives/${objective}/reopen`, { reason: '我改一下' })).status).toBe(403)
    expect((await lead.post(`objectives/${objective}/reopen`, { reason: '数值录错' })).status).toBe(200)
    expect((await rep.patch(`key-results/${result}`, { target: '43' })).status).toBe(200)
    const history = await read(lead, `objectives/${objective}/history`)
    expect(JSON.stringify(history)).toContain('数值录错')
  })
})

describe('the weekly reminder', () => {
  it('asks each person once, on the company’s day, for what has no check-in since Monday', async () => {
    const { result } = await running(other)
    const run = () =>
      app.runtime.transact({ actor: systemActor('test of the reminder'), source: 'system' }, remindOfCheckIns)
    const notices = async (who: TestClient) =>
      (await read(who, 'notifications')).items.filter(({ kind }: { kind: string }) => kind === 'okr.check-in')
    await run()
    expect(await notices(other)).toEqual([])
    app.at('2026-11-20T01:00:00Z')
    await run()
    await run()
    expect(await notices(other)).toMatchObject([{ title: '本周还没更新关键结果“客户净推荐值”' }])
    // The next week: done in time, nobody is asked.
    app.at('2026-11-24T01:00:00Z')
    await other.post('check-ins', { keyResult: result, value: '40', status: 'on-track' })
    app.at('2026-11-27T01:00:00Z')
    await run()
    expect(await notices(other)).toHaveLength(1)
    const [{ n }] = (await app.runtime.db.run<{ n: number }>(
      sql`select count(*) as n from notification where kind = 'okr.check-in' and employee_id = ${rep.employeeId}::uuid`,
    )) as [{ n: number }]
    // The rep has many key results open, and got one notice a week.
    expect(n).toBe(2)
    app.at('2026-11-17T02:00:00Z')
  })
})
