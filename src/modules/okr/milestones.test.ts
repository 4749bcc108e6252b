import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { checkMilestones } from './check-milestones.ts'

let app: TestApp
let boss: TestClient
let director: TestClient
let lead: TestClient
let rep: TestClient

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-02-10T02:00:00Z')
  boss = await app.person({ role: 'general-manager', name: '王总' })
  director = await app.person({ role: 'director', name: '赵总监' })
  lead = await app.person({ role: 'department-manager', name: '李经理' })
  rep = await app.person({ role: 'sales-rep', name: '小周' })
  const under = (who: TestClient, manager: TestClient) =>
    app.admin.patch(`employees/${who.employeeId}`, { manager: manager.employeeId })
  await under(director, boss)
  await under(lead, director)
  await under(rep, lead)
})
afterAll(() => app?.stop())

const check = () =>
  app.runtime.transact({ actor: systemActor('test of milestones'), source: 'system' }, (ctx) => checkMilestones(ctx))
const read = async (id: string) => (await rep.get(`milestones/${id}`)).body
const codes = (answer: { body: { violations?: { code: string; path: string }[] } }) =>
  answer.body.violations?.map(({ code, path }) => `${path} ${code}`)
const make = async (who: TestClient, quarter = '2026-Q1') =>
  (await who.post('milestones', { name: '客户储备', quarter })).body.id as string
const customers = async (n: number, tier = 'A') => {
  for (let i = 0; i < n; i += 1) await boss.post('customers', { name: `客户 ${tier} ${Math.random()}`, tier })
}
const upload = async (who: TestClient) => {
  const form = new FormData()
  form.set('file', new Blob(['agreement']), 'agreement.txt')
  const answer = await app.app.request('/api/v1/files', {
    method: 'POST',
    headers: { authorization: `Bearer ${who.key}` },
    body: form,
  })
  return ((await answer.json()) as { id: string }).id
}
const reserve = (milestone: string, value: string) => ({
  milestone,
  title: '高价值客户',
  kind: 'records',
  entity: 'customer',
  filter: { field: 'tier', op: 'in', value: ['A', 'B'] },
  value,
})

describe('evidence from data', () => {
  it('meets a milestone on the day when the data do, and opens it again when they no longer do', async () => {
    const id = await make(lead)
    const made = await boss.post('milestone-criteria', reserve(id, '2'))
    expect(made.body).toMatchObject({ current: '0.000000', met: false, unit: 'count' })
    await customers(2)
    await check()
    expect(await read(id)).toMatchObject({ state: 'met', metOn: '2026-02-10', criteria: 1, criteriaMet: 1 })
    const { items } = (await boss.get('customers?search=客户 A&limit=1')).body
    await boss.delete(`customers/${items[0].id}`)
    await check()
    expect(await read(id)).toMatchObject({ state: 'open', metOn: null })
  })

  it('is read with the rights of whoever asked for it', async () => {
    const id = await make(lead)
    const made = await lead.post('milestone-criteria', reserve(id, '1'))
    // The lead sees no customer of the general manager's.
    expect(made.body).toMatchObject({ current: '0.000000', measuredBy: { id: lead.employeeId } })
    await check()
    expect(await read(id)).toMatchObject({ state: 'open' })
  })

  it('that is not there by the last day makes it missed, and customers of April change nothing', async () => {
    const id = await make(boss)
    await boss.post('milestone-criteria', reserve(id, '50'))
    app.at('2026-04-01T02:00:00Z')
    await check()
    expect(await read(id)).toMatchObject({ state: 'missed' })
    expect((await boss.get('notifications?limit=1')).body.items[0].title).toBe('里程碑“客户储备”已错过')
    await customers(50)
    await check()
    expect(await read(id)).toMatchObject({ state: 'missed', metOn: null })
    app.at('2026-02-10T02:00:00Z')
  })

  it('asks only what exists, and by one way only', async () => {
    const id = await make(boss)
    const wrong = (values: object) => boss.post('milestone-criteria', { ...reserve(id, '1'), ...values })
    expect(codes(await wrong({ entity: 'dragon' }))).toEqual(['entity okr.metric-unknown'])
    expect(codes(await wrong({ filter: { field: 'wings', op: 'eq', value: 2 } }))).toEqual(['filter okr.metric-filter'])
    expect(codes(await wrong({ value: undefined }))).toEqual(['value field.required'])
    expect(codes(await wrong({ goalShare: '30' }))).toEqual([
      'goalShare criterion.value-or-share',
      'goalShare criterion.share-of-metric',
    ])
    expect(codes(await rep.post('milestone-criteria', reserve(id, '1')))).toEqual(['milestone okr.not-yours'])
    expect((await rep.post('milestones', { name: 'x' })).status).toBe(403)
  })
})

describe('evidence by document', () => {
  it('counts once a superior has confirmed it, not the owner, and anew when it is replaced', async () => {
    const id = await make(lead, '2026-Q2')
    const { id: condition } = (
      await lead.post('milestone-criteria', { milestone: id, title: '渠道协议', kind: 'document' })
    ).body
    const confirm = (who: TestClient) => who.post(`milestone-criteria/${condition}/confirm`)
    expect(codes(await director.post(`milestone-criteria/${condition}/confirm`))).toEqual(['files criterion.no-files'])
    expect((await lead.patch(`milestone-criteria/${condition}`, { files: [await upload(lead)] })).status).toBe(200)
    expect([(await confirm(lead)).status, (await confirm(rep)).status]).toEqual([403, 403])
    expect((await confirm(director)).status).toBe(200)
    expect(await read(id)).toMatchObject({ state: 'met', metOn: '2026-02-10' })
    expect((await rep.get(`milestone-criteria/${condition}`)).body.confirmedBy.id).toBe(director.employeeId)
    await lead.patch(`milestone-criteria/${condition}`, { files: [await upload(lead)] })
    expect(await read(id)).toMatchObject({ state: 'open', criteriaMet: 0 })
    expect((await lead.patch(`milestone-criteria/${condition}`, { met: true })).status).toBe(400)
  })
})

describe('the default year', () => {
  it('is applied once, with four milestones and what each asks for', async () => {
    expect((await rep.post('milestones/actions/apply-template', { year: 2027 })).status).toBe(403)
    const applied = await boss.post('milestones/actions/apply-template', { year: 2027 })
    expect(applied.status).toBe(200)
    const filter = JSON.stringify({ field: 'template', op: 'eq', value: 'default-year' })
    const { items } = (await boss.get(`milestones?filter=${filter}&sort=quarter`)).body
    expect(items.map((m: Record<string, unknown>) => [m.quarter, m.name, m.criteria, m.state])).toEqual([
      ['2027-Q1', '客户储备', 4, 'open'],
      ['2027-Q2', '渠道合作', 2, 'open'],
      ['2027-Q3', '产品试点', 1, 'open'],
      ['2027-Q4', '冲刺与年度复盘', 3, 'open'],
    ])
    const again = await boss.post('milestones/actions/apply-template', { year: 2027 })
    expect([again.status, codes(again)]).toEqual([422, ['year milestone.template-applied']])
  })
})
