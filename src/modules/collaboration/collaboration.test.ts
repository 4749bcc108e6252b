import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { morning, tick } from './jobs/tick.ts'

let app: TestApp
let rep: TestClient
let lawyer: TestClient
let deputy: TestClient
let head: TestClient
let stranger: TestClient
let general: TestClient
let sales: string
let legal: string

const codes = (answer: { body: { violations: { code: string }[] } }) => answer.body.violations.map(({ code }) => code)
const run = (work: typeof tick) => app.runtime.transact({ actor: systemActor('test'), source: 'system' }, work)
const heard = async (person: TestClient, kind: string) =>
  (await person.get('notifications')).body.items
    .filter((n: { kind: string }) => n.kind === kind)
    .map((n: { title: string }) => n.title)

beforeAll(async () => {
  app = await startTestApp()
  // A Monday morning in a week without holidays.
  app.at('2026-11-16T01:00:00Z')
  general = await app.person({ role: 'general-manager', name: '总经理' })
  const make = async (name: string) => (await app.admin.post('departments', { name })).body.id
  sales = await make('销售一部')
  legal = await make('法务部')
  head = await app.person({ role: 'department-manager', name: '法务主管', department: '法务部' })
  rep = await app.person({ role: 'sales-rep', name: '小李', department: '销售一部' })
  lawyer = await app.person({ role: 'legal', name: '法务小周', department: '法务部', manager: head.email })
  deputy = await app.person({ role: 'legal', name: '法务小吴', department: '法务部', manager: head.email })
  stranger = await app.person({ role: 'sales-rep', name: '路人', department: '销售一部' })
  await app.admin.patch(`departments/${legal}`, { manager: head.employeeId, version: 1 })
  const made = await app.admin.post('liaisons', {
    department: legal,
    counterpart: sales,
    person: lawyer.employeeId,
    deputy: deputy.employeeId,
    since: '2026-01-01',
  })
  expect(made.status).toBe(201)
  expect(made.body.name).toBe('法务部 → 销售一部')
})
afterAll(() => app?.stop())

const ask = (more: object = {}) =>
  rep.post('cooperation-requests', {
    name: '合同条款审阅',
    toDepartment: legal,
    neededOn: '2026-11-20',
    aim: '周五签约',
    ...more,
  })

describe('co-operation request', () => {
  it('goes to the liaison, with an answer window in working hours', async () => {
    const { status, body } = await ask()
    expect(status).toBe(201)
    expect(body).toMatchObject({ state: 'open', assignee: { id: lawyer.employeeId }, fromDepartment: { id: sales } })
    // 9:00 and eight working hours: the same day at 18:00, with an hour for lunch.
    expect(new Date(body.answerBy).toISOString()).toBe('2026-11-16T10:00:00.000Z')
    expect(await heard(lawyer, 'cooperation')).toContain('请您协作：合同条款审阅')
    expect((await stranger.get(`cooperation-requests/${body.id}`)).status).toBe(404)
  })

  it('is answered, delivered and thanked for; each side only takes its own steps', async () => {
    const { id } = (await ask()).body
    expect((await rep.post(`cooperation-requests/${id}/accept`, {})).status).toBe(422)
    expect((await stranger.post(`cooperation-requests/${id}/accept`, {})).status).toBe(404)
    expect((await lawyer.patch(`cooperation-requests/${id}`, { neededOn: '2027-01-01', version: 1 })).status).toBe(422)
    expect(
      (await lawyer.post(`cooperation-requests/${id}/propose`, { reply: '下周一', proposedOn: '2026-11-23' })).status,
    ).toBe(200)
    expect((await rep.post(`cooperation-requests/${id}/agree`, {})).status).toBe(200)
    expect((await lawyer.post(`cooperation-requests/${id}/deliver`, { result: '已标注三处风险' })).status).toBe(200)
    expect(codes(await lawyer.post(`cooperation-requests/${id}/close`, { satisfaction: 5 }))).toEqual([
      'cooperation-request.requester-only',
    ])
    expect((await rep.post(`cooperation-requests/${id}/close`, { satisfaction: 4, thanks: '谢谢' })).status).toBe(200)
    const { body } = await lawyer.get(`cooperation-requests/${id}`)
    expect(body).toMatchObject({
      state: 'closed',
      neededOn: '2026-11-23',
      inTime: true,
      satisfaction: 4,
      thanks: '谢谢',
    })
    expect(codes(await lawyer.post(`cooperation-requests/${id}/accept`, {}))).toEqual(['cooperation-request.state'])
    expect(await heard(lawyer, 'cooperation')).toContain('小李 感谢您的协作：合同条款审阅')
  })

  it('falls to the deputy, then to the head, while the liaison is not at work; and says when nobody answers', async () => {
    const leave = (person: TestClient, status: string) =>
      app.runtime.db.run(sql`update employee set status = ${status} where id = ${person.employeeId}::uuid`)
    await leave(lawyer, 'left')
    expect((await ask()).body.assignee.id).toBe(deputy.employeeId)
    await leave(deputy, 'left')
    expect((await ask()).body.assignee.id).toBe(head.employeeId)
    await leave(lawyer, 'active')
    await leave(deputy, 'active')
    const empty = (await app.admin.post('departments', { name: '空部门' })).body.id
    const refused = await ask({ toDepartment: empty })
    expect(refused.status).toBe(400)
    expect(codes(refused)).toContain('cooperation-request.nobody')
  })

  it('is pressed for: a reminder in the window, the head of the department at its end, each once', async () => {
    const { id } = (await ask({ name: '等答复' })).body
    const titles = async (person: TestClient) =>
      (await heard(person, 'cooperation')).filter((t: string) => t.includes('等答复'))
    app.at('2026-11-16T07:30:00Z')
    await run(tick)
    expect(await titles(lawyer)).toEqual(['请您协作：等答复'])
    app.at('2026-11-16T08:00:00Z')
    await run(tick)
    await run(tick)
    expect(await titles(lawyer)).toEqual(['请尽快答复协作请求：等答复', '请您协作：等答复'])
    expect((await head.get(`cooperation-requests/${id}`)).status).toBe(404)
    app.at('2026-11-16T10:00:00Z')
    await run(tick)
    await run(tick)
    expect(await titles(head)).toEqual(['协作请求超过答复时限：等答复'])
    expect(await titles(rep)).toEqual(['协作请求超过答复时限：等答复'])
    expect((await head.get(`cooperation-requests/${id}`)).status).toBe(200)
    app.at('2026-11-16T10:00:01Z')
    await lawyer.post(`cooperation-requests/${id}/accept`, {})
    expect((await rep.get(`cooperation-requests/${id}`)).body.inTime).toBe(false)
    app.at('2026-11-16T01:00:00Z')
  })

  it('waits over the Spring Festival and counts the swapped working day', async () => {
    // 2026-02-13 is the last day before the holiday; Saturday 14 is worked in exchange, the holiday lasts until the 23rd.
    app.at('2026-02-13T08:00:00Z')
    const { body } = await ask({ windowHours: 12, neededOn: '2026-03-02' })
    expect(new Date(body.answerBy).toISOString()).toBe('2026-02-24T03:00:00.000Z')
    app.at('2026-11-16T01:00:00Z')
  })
})

describe('conflict', () => {
  const raise = async (more: object = {}) =>
    rep.post('conflicts', { name: '谁来改合同', parties: [lawyer.employeeId], issue: '各说各的', ...more })

  it('is seen by its parties alone, moves up when time is over, and is ruled by the level that has it', async () => {
    const { id } = (await raise()).body
    expect((await lawyer.get(`conflicts/${id}`)).status).toBe(200)
    for (const person of [stranger, head, general]) expect((await person.get(`conflicts/${id}`)).status).toBe(404)
    expect(codes(await lawyer.post(`conflicts/${id}/rule`, { outcome: '我说了算' }))).toEqual(['conflict.too-early'])
    app.at('2026-11-18T01:00:00Z')
    await run(tick)
    expect((await head.get(`conflicts/${id}`)).body.level).toBe('managers')
    expect((await general.get(`conflicts/${id}`)).status).toBe(404)
    expect(await heard(head, 'conflict')).toEqual(['争议升级到双方主管：谁来改合同'])
    expect(codes(await rep.post(`conflicts/${id}/rule`, { outcome: '我赢' }))).toEqual(['conflict.judge-only'])
    expect((await lawyer.post(`conflicts/${id}/escalate`, { reason: '主管之间也没定' })).status).toBe(200)
    expect(codes(await head.post(`conflicts/${id}/rule`, { outcome: '晚了' }))).toEqual(['conflict.judge-only'])
    expect((await general.post(`conflicts/${id}/rule`, { outcome: '由销售起草，法务两天内审完' })).status).toBe(200)
    const { body } = await rep.get(`conflicts/${id}`)
    expect(body).toMatchObject({
      state: 'ruled',
      outcome: '由销售起草，法务两天内审完',
      decidedBy: { id: general.employeeId },
    })
    app.at('2026-11-16T01:00:00Z')
  })

  it('binds: a ruled conflict is neither changed, nor deleted, nor undone, by nobody', async () => {
    const { id } = (await raise()).body
    await rep.post(`conflicts/${id}/escalate`, { reason: '谈不拢' })
    const { body: ruled } = await head.post(`conflicts/${id}/rule`, { outcome: '照办' })
    const { version } = (await app.admin.get(`conflicts/${id}`)).body
    expect(codes(await app.admin.patch(`conflicts/${id}`, { name: '改一改', version }))).toEqual(['conflict.binding'])
    expect((await app.admin.delete(`conflicts/${id}`)).status).toBe(422)
    expect((await head.post('undo', { batch: ruled.batch })).status).not.toBe(200)
    expect((await app.admin.get(`conflicts/${id}`)).body).toMatchObject({ state: 'ruled', name: '谁来改合同' })
  })

  it('can be settled by the parties at any time, and has to name somebody else', async () => {
    const { id } = (await raise()).body
    expect((await lawyer.post(`conflicts/${id}/settle`, { outcome: '一人一半' })).status).toBe(200)
    expect(codes(await lawyer.post(`conflicts/${id}/escalate`, { reason: 'x' }))).toEqual(['conflict.state'])
    expect(codes(await raise({ parties: [rep.employeeId] }))).toEqual(['conflict.own-party'])
    expect((await raise({ parties: [] })).status).not.toBe(201)
  })
})

describe('announcement', () => {
  const write = (more: object = {}) =>
    head.post('announcements', { title: '报价规则调整', departments: [sales], people: [lawyer.employeeId], ...more })

  it('reaches the department and the people named, and knows received from read from confirmed', async () => {
    const { id } = (await write()).body
    expect((await rep.get(`announcements/${id}`)).status).toBe(404)
    expect((await head.post(`announcements/${id}/publish`, {})).status).toBe(200)
    expect((await rep.get(`announcements/${id}`)).body).toMatchObject({ state: 'published', recipients: 3, readers: 0 })
    expect((await deputy.get(`announcements/${id}`)).status).toBe(404)
    await rep.post(`announcements/${id}/read`)
    await stranger.post(`announcements/${id}/confirm`, {})
    await stranger.post(`announcements/${id}/confirm`, {})
    expect((await head.get(`announcements/${id}`)).body).toMatchObject({ recipients: 3, readers: 2, confirmed: 1 })
    const { items } = (
      await head.get(`announcement-receipts?filter=${JSON.stringify({ field: 'announcement', op: 'eq', value: id })}`)
    ).body
    expect(Object.fromEntries(items.map((r: { name: string; state: string }) => [r.name, r.state]))).toEqual({
      小李: 'read',
      路人: 'confirmed',
      法务小周: 'received',
    })
    expect(codes(await head.post(`announcements/${id}/confirm`, {}))).toEqual(['announcement.not-yours'])
  })

  it('cannot be changed once it is out, nor published by somebody else, nor to nobody', async () => {
    const { id } = (await write()).body
    expect((await rep.post(`announcements/${id}/publish`, {})).status).toBe(404)
    await head.post(`announcements/${id}/publish`, {})
    const { version } = (await head.get(`announcements/${id}`)).body
    expect(codes(await head.patch(`announcements/${id}`, { title: '别的', version }))).toEqual([
      'announcement.published',
    ])
    const alone = (await write({ departments: [], people: [] })).body
    expect(codes(await head.post(`announcements/${alone.id}/publish`, {}))).toEqual(['announcement.nobody'])
    await head.post(`announcements/${id}/take-down`, {})
    expect((await rep.get(`announcements/${id}`)).status).toBe(404)
  })

  it('reminds those who have not confirmed, by itself and by hand, once a day', async () => {
    const { id } = (await write({ title: '请确认', confirmBy: '2026-11-17' })).body
    await head.post(`announcements/${id}/publish`, {})
    await rep.post(`announcements/${id}/confirm`, {})
    await run(morning)
    await run(morning)
    await head.post(`announcements/${id}/remind`, {})
    const pressed = async (person: TestClient) =>
      (await heard(person, 'announcement')).filter((t: string) => t === '请确认公告：请确认').length
    expect([await pressed(rep), await pressed(lawyer), await pressed(stranger)]).toEqual([0, 1, 1])
  })
})

it('measures how well departments answer', async () => {
  const value = async (key: string) =>
    (await app.admin.get(`metrics/${key}?from=2026-11-01&to=2026-11-30`)).body.rows[0]?.value
  expect(Number(await value('cooperation-answered'))).toBeGreaterThan(1)
  const [answered, inTime] = [
    Number(await value('cooperation-answered')),
    Number(await value('cooperation-answered-in-time')),
  ]
  expect(Number(await value('cooperation-in-time-rate'))).toBeCloseTo(inTime / answered, 6)
  expect(Number(await value('cooperation-satisfaction'))).toBe(4)
})
