/** Whose figure it is: departments and regions with those below, and who is responsible for them. */
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { evaluateRule } from './evaluate.ts'

let app: TestApp
let director: TestClient
let head: TestClient
let reps: TestClient[]
const departments: Record<string, string> = {}
const regions: Record<string, string> = {}

const made = async (path: string, values: object, by = app.admin): Promise<string> => {
  const { status, body } = await by.post(path, values)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}
const evaluate = (id: string) =>
  app.runtime.transact({ actor: systemActor('test'), source: 'system' }, (ctx) => evaluateRule(ctx, id))
const rule = (values: object) =>
  made(
    'alert-rules',
    {
      name: '规则',
      metric: 'won-amount',
      condition: 'value',
      comparison: 'below',
      threshold: '100000',
      period: 'month',
      timing: 'ended',
      receivers: ['owner'],
      ...values,
    },
    director,
  )
const messages = async (who: TestClient) =>
  ((await who.get('alerts?sort=name')).body.items as { messageZh: string }[])
    .map(({ messageZh }) => messageZh)
    .toSorted()
const deal = (by: TestClient, status: string, amount: string, customer: string) =>
  made(
    'opportunities',
    { name: '单子', amount, status, closedOn: '2026-11-10', openedOn: '2026-11-01', customer, lossReason: 'price' },
    by,
  )

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-12-02T01:00:00.000Z')
  departments.above = await made('departments', { name: '华东' })
  departments.below = await made('departments', { name: '上海', parent: departments.above })
  regions.above = await made('regions', { name: '东' })
  regions.below = await made('regions', { name: '沪', parent: regions.above })
  director = await app.person({ role: 'director', name: '陈总监' })
  head = await app.person({ role: 'department-manager', name: '王经理', department: '华东' })
  reps = [
    await app.person({ role: 'sales-rep', name: '小李', department: '华东', manager: head.email }),
    await app.person({ role: 'sales-rep', name: '小赵', department: '上海', manager: head.email }),
  ]
  await app.admin.patch(`departments/${departments.above}`, { manager: head.employeeId })
  await app.admin.patch(`employees/${head.employeeId}`, { regions: [regions.above] })
  app.runtime.forget()
  const customers = [
    await made('customers', { name: '甲', region: regions.above }, reps[0]),
    await made('customers', { name: '乙', region: regions.below }, reps[1]),
  ]
  await deal(reps[0]!, 'won', '50', customers[0]!)
  await deal(reps[1]!, 'won', '400', customers[1]!)
  for (let i = 0; i < 2; i++) await deal(reps[1]!, 'lost', '10', customers[1]!)
}, 60_000)
afterEach(async () => {
  for (const table of ['alert', 'alert_rule', 'notification', 'record_share'])
    await app.runtime.db.run(sql`delete from ${sql.identifier(table)}`)
})
afterAll(() => app?.stop())

describe('a department', () => {
  it('counts with those below it: sums are added up, of rates the whole is asked for', async () => {
    expect(await evaluate(await rule({ split: 'department' }))).toMatchObject({ judged: 2, firing: 2 })
    expect(await messages(head)).toEqual(['华东 11 月赢单金额 ¥450，低于 ¥10万'])
    await evaluate(await rule({ split: 'department', metric: 'win-rate', threshold: '0.6' }))
    // 2 won of 4, not the mean of 1 and 1/3.
    expect(await messages(head)).toContain('华东 11 月赢单率 50 %，低于 60 %')
    const { items } = (await head.get('alerts?sort=-firedAt')).body
    const { records, points } = (await head.get(`alerts/${items[0].id}/history`)).body
    expect(points.find((point: { judged: boolean }) => point.judged).value).toBe(
      items[0].metric === 'win-rate' ? 0.5 : 450,
    )
    const behind = await head.get(`${records.path}?filter=${encodeURIComponent(JSON.stringify(records.filter))}`)
    expect(behind.body.items.length).toBe(records.filter.metric === 'win-rate' ? 4 : 2)
  })
})

describe('who is responsible', () => {
  it('for a region is its manager, or who leads people and has it or the nearest one above', async () => {
    expect(await evaluate(await rule({ split: 'region' }))).toMatchObject({ judged: 2, firing: 2 })
    expect(await messages(head)).toEqual(['东 11 月赢单金额 ¥450，低于 ¥10万', '沪 11 月赢单金额 ¥400，低于 ¥10万'])
    expect(await messages(director)).toEqual([])
    await app.admin.patch(`regions/${regions.below}`, { manager: director.employeeId })
    await app.runtime.db.run(sql`delete from alert`)
    await evaluate(await rule({ split: 'region' }))
    expect(await messages(director)).toEqual(['沪 11 月赢单金额 ¥400，低于 ¥10万'])
    expect(await messages(head)).toEqual(['东 11 月赢单金额 ¥450，低于 ¥10万'])
    expect(await messages(reps[0]!)).toEqual([])
  })

  it('for the company are its general managers and directors', async () => {
    await evaluate(await rule({ split: 'company' }))
    expect(await messages(director)).toEqual(['全公司 11 月赢单金额 ¥450，低于 ¥10万'])
    expect(await messages(head)).toEqual([])
    const [found] = (await director.get('alerts')).body.items
    expect(found.owner).toMatchObject({ id: director.employeeId })
  })
})
