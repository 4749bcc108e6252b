/** Goals, alerts, reviews and the metric library know each other only through the kernel: tried together. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemActor } from '#kernel/access/actor.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let rep: TestClient
let other: TestClient
const months = { from: '2026-05-01', to: '2026-05-31' }

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-05-31T10:00:00Z')
  rep = await app.person({ role: 'sales-rep', name: '张三' })
  other = await app.person({ role: 'sales-rep', name: '李四' })
  for (const [client, target] of [
    [rep, '100000'],
    [other, '1000'],
  ] as const) {
    const goal = { metric: 'won-amount', target, period: '2026-05', owner: client.employeeId }
    const { body } = await app.admin.post('goals', goal)
    expect((await app.admin.post(`goals/${body.id}/publish`)).status).toBe(200)
  }
  const deal = { name: '单', owner: rep.employeeId, amount: 30_000, status: 'won' }
  await app.admin.post('opportunities', { ...deal, openedOn: '2026-05-01', closedOn: '2026-05-05' })
}, 60_000)
afterAll(() => app?.stop())

describe('goals', () => {
  test('tell how far they are, by person', async () => {
    const source = app.runtime.registry.modules.find((m) => m.goalProgress)!.goalProgress!
    const reader = await app.runtime.reader(systemActor('test'))
    const rows = await source(reader, { metric: 'won-amount', ...months, split: 'person' })
    expect(rows.toSorted((a, b) => b.target - a.target)).toMatchObject([
      { subject: { id: rep.employeeId, label: '张三' }, target: 100_000, actual: 30_000, planned: 100_000 },
      { subject: { id: other.employeeId }, target: 1_000, actual: 0 },
    ])
    expect(await source(reader, { metric: 'won-amount', ...months, split: null })).toEqual([])
    expect(await source(reader, { metric: 'won-count', ...months, split: 'person' })).toEqual([])
    // Each reads only the goals that are theirs to read.
    const own = await app.runtime.reader(await rep.actor())
    expect(await source(own, { metric: 'won-amount', ...months, split: 'person' })).toHaveLength(1)
  })

  test('that are late open the review meeting', async () => {
    const { body } = await app.admin.get('reviews/page?week=2026-W22')
    const items = body.items ?? body.figures?.items
    expect(items.map((i: { entity: string; owner: { label: string } }) => [i.entity, i.owner.label]).sort()).toEqual([
      ['goal', '张三'],
      ['goal', '李四'],
    ])
  })

  test('keep their metric from being deleted', async () => {
    const metric = { name: '大单', key: 'big-deals', about: '十万以上', source: 'opportunity', date: 'closedOn' }
    const made = await app.admin.post('metric-definitions', metric)
    await app.runtime.reload()
    await app.admin.post('goals', { metric: 'big-deals', target: '5', period: '2026', owner: rep.employeeId })
    const refused = await app.admin.delete(`metric-definitions/${made.body.id}`)
    expect(refused.status).toBe(422)
    expect(refused.body.violations[0]).toMatchObject({ code: 'metric.in-use', params: { what: '目标', count: 1 } })
  })

  test('below 70 % raise the alert that ships', async () => {
    const { items } = (await app.admin.get('alert-rules')).body
    expect(items.map((r: { name: string }) => r.name)).toContain('月度完成率低于 70 %')
  })
})
