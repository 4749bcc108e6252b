/** The published cases, run through the engine on a moved clock and measured by the product itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addWorkingHours, defaultWorkingCalendar } from '#kernel/pure/calendar.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import type { Flow, FlowEdge, FlowNode } from '#modules/processes'
import { process, processVersion, startInstance } from '#modules/processes'

const day = 8
/** Until the next one looks at it. */
const handOver = 1
/** Sunday midnight: the first working hour is Monday's. */
const begin = '2026-03-02T09:00:00+08:00'

let app: TestApp
const people = new Map<string, TestClient>()
beforeAll(async () => {
  app = await startTestApp()
  for (const name of ['经理', '法务', '财务', '总监']) people.set(name, await app.person({ role: 'employee', name }))
})
afterAll(() => app?.stop())

const approval = (name: string): FlowNode => ({
  kind: 'approval',
  id: name,
  name: `${name}审批`,
  assignee: [{ person: people.get(name)!.employeeId }],
  rule: { mode: 'all', rejectAtOnce: true },
  editable: [],
  form: [],
  whenNobody: 'administrator',
  whenStarter: 'ask',
  whenRejected: 'end',
  allow: { addSign: true, transfer: true, returnTo: true },
})
const start: FlowNode = { kind: 'start', id: 'start', name: '提交' }
const end: FlowNode = { kind: 'end', id: 'end', name: '结束', outcome: 'approved' }
const edges = (...ways: [string, string][]): FlowEdge[] => ways.map(([from, to], at) => ({ id: `e${at}`, from, to }))

const serial = (): Flow => ({
  nodes: [start, ...['经理', '法务', '财务', '总监'].map(approval), end],
  edges: edges(['start', '经理'], ['经理', '法务'], ['法务', '财务'], ['财务', '总监'], ['总监', 'end']),
  form: [],
})
/** Legal and finance at once, no empty signature; the seal is electronic and takes nobody's time. */
const redesigned = (): Flow => ({
  nodes: [
    start,
    { kind: 'parallel', id: 'split', name: '并行' },
    ...['法务', '财务'].map(approval),
    { kind: 'parallel', id: 'join', name: '汇合' },
    { kind: 'notify', id: 'seal', name: '电子签章', to: [{ starter: true }], title: '电子签章完成' },
    end,
  ],
  edges: edges(
    ['start', 'split'],
    ['split', '法务'],
    ['split', '财务'],
    ['法务', 'join'],
    ['财务', 'join'],
    ['join', 'seal'],
    ['seal', 'end'],
  ),
  form: [],
})

async function publish(key: string, flow: Flow): Promise<string> {
  return app.admin.transact(async (ctx) => {
    const system = ctx.asSystem('test')
    const id = await system.create(process, { key, name: key })
    await system.create(processVersion, { process: id, number: 1, flow, state: 'published' })
    return id
  })
}

/** Runs one instance; each person decides so many working hours after the request starts. */
async function run(id: string, decisions: [who: string, hours: number][], at = begin): Promise<void> {
  app.at(at)
  const instance = await app.admin.transact((ctx) => startInstance(ctx, { process: id }))
  for (const [who, hours] of decisions) {
    app.at(addWorkingHours(at, hours, defaultWorkingCalendar).toISOString())
    const client = people.get(who)!
    const { body } = await client.get(
      `process-tasks?filter=${encodeURIComponent(JSON.stringify({ field: 'state', op: 'eq', value: 'open' }))}`,
    )
    const task = body.items.find((item: { instance: { id: string } }) => item.instance.id === instance)
    expect((await client.post(`process-tasks/${task.id}/approve`)).status).toBeLessThan(300)
  }
}

const measured = async (id: string, time = 'working') =>
  (await app.admin.get(`process-insight/logs/process:${id}?time=${time}`)).body
const hours = (n: number) => n * 3600

describe('contract approval', () => {
  test('five steps one after another take three working days, the new way one', async () => {
    const old = await publish('contract-old', serial())
    let at = 0
    const decisions = (
      [
        ['经理', 0.5],
        ['法务', 1],
        ['财务', 0.5],
        ['总监', 0.5],
      ] as [string, number][]
    ).map(([who, days]): [string, number] => {
      at += days * day + handOver
      return [who, at]
    })
    await run(old, decisions)
    const before = await measured(old)
    expect(before.day).toBe(hours(day))
    expect(before.throughput.spread.median).toBe(hours(3 * day))

    const next = await publish('contract-new', redesigned())
    await run(next, [
      ['财务', 0.5 * day],
      ['法务', day],
    ])
    const after = await measured(next)
    expect(after.throughput.spread.median).toBe(hours(day))

    const version = (
      await app.admin.get(
        `process-versions?filter=${encodeURIComponent(JSON.stringify({ field: 'process', op: 'eq', value: next }))}`,
      )
    ).body.items[0].id
    const { body } = await app.admin.get(`process-insight/logs/process:${next}/conformance?version=${version}`)
    expect([body.fitting, body.cases, body.deviations]).toEqual([1, 1, []])
    // The same cases against the old way: manager and director are left out.
    const oldVersion = (
      await app.admin.get(
        `process-versions?filter=${encodeURIComponent(JSON.stringify({ field: 'process', op: 'eq', value: old }))}`,
      )
    ).body.items[0].id
    const other = (await app.admin.get(`process-insight/logs/process:${next}/conformance?version=${oldVersion}`)).body
    expect(other.fitting).toBe(0)
    expect(other.deviations.map((d: { text: { zh: string } }) => d.text.zh).join()).toContain('经理审批')
  })

  test('a worksheet measures both and says what was gained', async () => {
    const logs = (await app.admin.get('process-insight/logs')).body.items as { key: string; label: { zh: string } }[]
    const key = (name: string) => logs.find(({ label }) => label.zh === name)!.key
    const { body: steps } = await app.admin.post('process-insight/steps', { log: key('contract-old'), time: 'working' })
    expect(
      steps.steps
        .filter((s: { minutes: number }) => s.minutes > 0)
        .map((s: { name: string; minutes: number }) => [s.name, s.minutes / 60]),
    ).toEqual([
      ['经理审批', 5],
      ['法务审批', 9],
      ['财务审批', 5],
      ['总监审批', 5],
    ])
    const sheet = (await app.admin.post('process-improvements', { name: '合同审批', steps: steps.steps })).body.id
    const measure = (which: string, name: string) =>
      app.admin.post(`process-improvements/${sheet}/measure`, { which, log: key(name), time: 'working' })
    expect((await measure('before', 'contract-old')).body.median).toBe(3 * day * 60)
    expect((await measure('after', 'contract-new')).body.median).toBe(day * 60)
    const file = await app.admin.get(`process-improvements/${sheet}/worksheet.xlsx`)
    expect([file.status, file.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
    const rep = await app.person({ role: 'sales-rep' })
    expect(
      (await rep.post(`process-improvements/${sheet}/measure`, { which: 'after', log: key('contract-new') })).status,
    ).toBe(404)
  })
})

test('a running request is no deviation, and whoever is not part of it sees none of it', async () => {
  const id = await publish('running', serial())
  await run(id, [['经理', 4]])
  const version = (
    await app.admin.get(
      `process-versions?filter=${encodeURIComponent(JSON.stringify({ field: 'process', op: 'eq', value: id }))}`,
    )
  ).body.items[0].id
  const { body } = await app.admin.get(`process-insight/logs/process:${id}/conformance?version=${version}`)
  expect([body.fitting, body.cases]).toEqual([1, 1])
  const stranger = await app.person({ role: 'director' })
  expect((await stranger.get(`process-insight/logs/process:${id}`)).body.chosen.cases).toBe(0)
})
