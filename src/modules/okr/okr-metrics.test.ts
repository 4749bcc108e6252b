import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { checkMilestones } from './check-milestones.ts'
import { measureKeyResults } from './measure-key-results.ts'

let app: TestApp
let boss: TestClient
let rep: TestClient
let other: TestClient

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-11-17T02:00:00Z')
  boss = await app.person({ role: 'general-manager', name: '王总' })
  rep = await app.person({ role: 'sales-rep', name: '小周' })
  other = await app.person({ role: 'sales-rep', name: '小陈' })
})
afterAll(() => app?.stop())

const codes = (answer: { body: { violations?: { code: string; path: string }[] } }) =>
  answer.body.violations?.map(({ code, path }) => `${path} ${code}`)
const objectiveOf = async (who: TestClient) =>
  (await who.post('objectives', { title: '第四季度冲刺', quarter: '2026-Q4' })).body.id as string
const metricOf = (who: TestClient, objective: string, values: object = {}) =>
  who.post('key-results', {
    objective,
    title: '赢单金额',
    kind: 'metric',
    metric: 'won-amount',
    target: '500000',
    ...values,
  })
const win = async (who: TestClient, amount: string, closedOn: string) => {
  const answer = await who.post('opportunities', { name: `单 ${amount}`, amount, openedOn: '2026-01-05' })
  expect(answer.status).toBe(201)
  expect((await who.post(`opportunities/${answer.body.id}/win`, { closedOn })).status).toBe(200)
}
const measureAll = () =>
  app.runtime.transact({ actor: systemActor('test of figures'), source: 'system' }, (ctx) => measureKeyResults(ctx))
const checkAll = () =>
  app.runtime.transact({ actor: systemActor('test of figures'), source: 'system' }, (ctx) => checkMilestones(ctx))

describe('a key result read from a metric', () => {
  it('is read when it is set, by the job, on asking and with a check-in, over its quarter only', async () => {
    await win(boss, '100000', '2026-10-05')
    await win(boss, '7000000', '2026-09-30')
    const objective = await objectiveOf(boss)
    const { body } = await metricOf(boss, objective)
    expect(body).toMatchObject({ current: '100000.000000', progress: '20.00', unit: 'money', start: '0.000000' })
    const now = async () => (await boss.get(`key-results/${body.id}`)).body

    await win(boss, '200000', '2026-11-02')
    await measureAll()
    expect(await now()).toMatchObject({ current: '300000.000000', progress: '60.00' })
    await win(boss, '100000', '2026-11-03')
    expect((await rep.post(`objectives/${objective}/refresh`)).status).toBe(200)
    // 400,000 of 500,000.
    expect(await now()).toMatchObject({ progress: '80.00' })
    expect((await boss.get(`objectives/${objective}`)).body.progress).toBe('80.00')

    await win(boss, '50000', '2026-11-04')
    const said = await boss.post('check-ins', { keyResult: body.id, status: 'on-track', value: '1' })
    expect(said.body).toMatchObject({ value: '450000.000000', progress: '90.00' })
    expect(await now()).toMatchObject({ current: '450000.000000' })
  })

  it('is read with the rights of whoever chose the metric, whoever looks', async () => {
    const objective = await objectiveOf(rep)
    const mine = (await metricOf(rep, objective)).body
    expect(mine).toMatchObject({ current: '0.000000', measuredBy: { id: rep.employeeId } })
    await measureAll()
    await boss.post(`objectives/${objective}/refresh`)
    // What the boss won is not the rep's to show.
    expect((await other.get(`key-results/${mine.id}`)).body.current).toBe('0.000000')
    await win(rep, '50000', '2026-11-05')
    await measureAll()
    expect((await other.get(`key-results/${mine.id}`)).body).toMatchObject({
      current: '50000.000000',
      progress: '10.00',
    })
  })

  it('of another quarter is read with the rights of whoever asks for that quarter', async () => {
    const objective = await objectiveOf(rep)
    // The boss shows the figure of this quarter in the rep's objective, and no other quarter's.
    const { id } = (await metricOf(boss, objective)).body
    expect(Number((await rep.get(`key-results/${id}`)).body.current)).toBeGreaterThan(400_000)
    expect((await rep.patch(`objectives/${objective}`, { quarter: '2026-Q3' })).status).toBe(200)
    expect((await rep.get(`key-results/${id}`)).body).toMatchObject({
      current: '0.000000',
      measuredBy: { id: rep.employeeId },
    })
  })

  it('may be a part of the metric, and must be one that there is', async () => {
    const objective = await objectiveOf(boss)
    const filter = { field: 'person', op: 'eq', value: rep.employeeId }
    expect((await metricOf(boss, objective, { metricFilter: filter })).body.current).toBe('50000.000000')
    expect(codes(await metricOf(boss, objective, { metric: 'happiness' }))).toEqual(['metric okr.metric-unknown'])
    const wings = { field: 'wings', op: 'eq', value: 2 }
    expect(codes(await metricOf(boss, objective, { metricFilter: wings }))).toEqual(['metricFilter okr.metric-filter'])
  })
})

describe('a milestone on a metric', () => {
  it('is met by the deals of its quarter, also by one that is booked late', async () => {
    const id = (await boss.post('milestones', { name: '冲刺', quarter: '2026-Q4' })).body.id as string
    const criterion = { milestone: id, title: '赢单', kind: 'metric', metric: 'won-amount', value: '1000000' }
    expect((await boss.post('milestone-criteria', criterion)).body).toMatchObject({ met: false, unit: 'money' })
    const year = { ...criterion, title: '全年', span: 'year', value: '7000000' }
    expect((await boss.post('milestone-criteria', year)).body.met).toBe(true)
    await checkAll()
    expect((await boss.get(`milestones/${id}`)).body).toMatchObject({ state: 'open', criteriaMet: 1 })
    app.at('2027-01-06T02:00:00Z')
    await checkAll()
    expect((await boss.get(`milestones/${id}`)).body.state).toBe('missed')
    await win(boss, '600000', '2026-12-30')
    await checkAll()
    expect((await boss.get(`milestones/${id}`)).body).toMatchObject({ state: 'met', metOn: '2026-12-31' })
    app.at('2026-11-17T02:00:00Z')
  })

  it('that asks for a share of a goal stays open while there is no such goal, and says so', async () => {
    const id = (await boss.post('milestones', { name: '储备', quarter: '2026-Q4' })).body.id as string
    const share = {
      milestone: id,
      title: '储备',
      kind: 'metric',
      metric: 'open-amount',
      goalShare: '30',
      goalMetric: 'won-amount',
    }
    const { body } = await boss.post('milestone-criteria', share)
    expect(body).toMatchObject({ met: false, wanted: null })
  })
})
