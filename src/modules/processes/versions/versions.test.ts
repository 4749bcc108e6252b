import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import type { Flow } from '../rules/flow.types.ts'

let app: TestApp
let rep: TestClient
let boss: TestClient

const draw = async (values: object = {}) => {
  const answer = await app.admin.post('processes/actions/draw', {
    name: '合同审批',
    template: 'contract-parallel',
    ...values,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body as { id: string; version: string }
}
const version = async (id: string) => (await app.admin.get(`process-versions/${id}`)).body
const act = (id: string, name: string, body: object = {}) => app.admin.post(`process-versions/${id}/${name}`, body)
const draft = async (id: string) => {
  const answer = await act(id, 'new-draft')
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body.id as string
}

beforeAll(async () => {
  app = await startTestApp()
  boss = await app.person({ role: 'department-manager', name: '王经理' })
  rep = await app.person({ role: 'sales-rep', name: '小李', manager: boss.email })
  await app.person({ role: 'legal', name: '法务' })
  await app.person({ role: 'finance', name: '财务' })
})
afterAll(() => app.stop())

describe('a new process', () => {
  it('has a key out of its name and a first draft', async () => {
    const [first, second] = [await draw(), await draw()]
    expect((await app.admin.get(`processes/${first.id}`)).body).toMatchObject({
      key: 'hetongshenpi',
      category: 'sales',
    })
    expect((await app.admin.get(`processes/${second.id}`)).body.key).toBe('hetongshenpi-2')
    expect(await version(first.version)).toMatchObject({ number: 1, state: 'draft' })
  })

  it('is drawn and seen in the library by who manages processes only', async () => {
    expect((await rep.post('processes/actions/draw', { name: 'x' })).status).toBe(403)
    expect((await rep.get('processes/library')).status).toBe(403)
    const { id, version: first } = await draw({ name: '只给管理员' })
    for (const path of [`processes/${id}/versions`, `process-versions/${first}/bpmn`])
      expect((await rep.get(path)).status).toBe(403)
    for (const [path, body] of [
      [`process-versions/${first}/publish`, {}],
      [`process-versions/${first}/test-run`, { starter: rep.employeeId }],
      [`process-versions/${first}/surroundings`, {}],
      ['processes/read-bpmn', { xml: '<a/>' }],
    ] as const)
      expect((await rep.post(path, body)).status, path).toBe(403)
    const { items } = (await app.admin.get('processes/library')).body
    expect(items.find((entry: { id: string }) => entry.id === id)).toMatchObject({
      name: '只给管理员',
      running: 0,
      medianHours: null,
      versions: [{ number: 1, state: 'draft' }],
    })
  })

  it('refuses a flow that has not the shape of one', async () => {
    const wrong = await app.admin.post('processes/actions/draw', {
      name: 'x',
      flow: { nodes: [{ id: 'a' }], edges: 1, form: [] },
    })
    expect(wrong.status).toBe(400)
    const { version: first } = await draw()
    const { version: seen } = await version(first)
    const patched = await app.admin.patch(`process-versions/${first}`, { version: seen, flow: { nodes: [] } })
    expect(patched.status).toBe(422)
    expect(patched.body.violations[0]).toMatchObject({ code: 'process-version.shape' })
  })
})

describe('versions', () => {
  it('go from draft to pilot to published to retired, and running instances keep theirs', async () => {
    const { id, version: first } = await draw({ name: '版本' })
    expect((await act(first, 'publish')).status).toBeLessThan(300)
    expect(await version(first)).toMatchObject({ state: 'published' })
    expect((await act(first, 'publish')).status).toBe(422)

    const started = await rep.post(`processes/${id}/start`, {
      form: { title: '合同', customer: null, amount: '100.00' },
    })
    const running = started.status < 300
    const second = await draft(first)
    const department = (await app.admin.post('departments', { name: '试点部' })).body.id
    expect((await act(second, 'pilot')).status).toBe(400)
    expect((await act(second, 'pilot', { department })).status).toBeLessThan(300)
    expect(await version(second)).toMatchObject({ state: 'pilot', pilotDepartment: { id: department } })
    expect(await version(first)).toMatchObject({ state: 'published' })

    expect((await act(second, 'publish')).status).toBeLessThan(300)
    expect(await version(second)).toMatchObject({ state: 'published', pilotDepartment: null })
    expect(await version(first)).toMatchObject({ state: 'retired' })
    const { items } = (await app.admin.get(`processes/${id}/versions`)).body
    expect(items.map((each: { number: number; running: number }) => [each.number, each.running])).toEqual([
      [2, 0],
      [1, running ? 1 : 0],
    ])
    const third = await draft(first)
    expect(await version(third)).toMatchObject({ number: 3, state: 'draft' })
    expect((await version(third)).flow).toEqual((await version(first)).flow)
    expect((await act(second, 'retire')).status).toBeLessThan(300)
    expect(await version(second)).toMatchObject({ state: 'retired' })
  })

  it('are not published with faults, each of which is told in words', async () => {
    const { version: first } = await draw({ name: '有问题' })
    const { flow, version: seen } = await version(first)
    const broken: Flow = {
      ...flow,
      nodes: flow.nodes.map((node: Flow['nodes'][number]) =>
        node.id === 'legal' ? { ...node, assignee: [{ role: 'nobody-has-it' }] } : node,
      ),
      edges: flow.edges.filter((edge: Flow['edges'][number]) => edge.to !== 'end'),
    }
    expect((await app.admin.patch(`process-versions/${first}`, { version: seen, flow: broken })).status).toBe(200)
    const answer = await act(first, 'publish')
    expect(answer.status).toBe(422)
    const told = answer.body.violations.map((each: { message: string }) => each.message).join('\n')
    expect(told).toMatch(/法务审核.*角色不存在/)
    expect(told).toContain('从开始走不到')
    expect(await version(first)).toMatchObject({ state: 'draft' })
  })

  it('cannot be redrawn once they run', async () => {
    const { version: first } = await draw({ name: '定稿' })
    await act(first, 'publish')
    const { flow, version: seen } = await version(first)
    const answer = await app.admin.patch(`process-versions/${first}`, { version: seen, flow: { ...flow, form: [] } })
    expect(answer.status).toBe(422)
  })
})

describe('a test run', () => {
  const run = async (id: string, body: object) => {
    const answer = await app.admin.post(`process-versions/${id}/test-run`, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body as { outcome: string; steps: { step: string; people: string[][]; ways?: string[] }[] }
  }
  it('tells who is asked and which way it goes, and leaves nothing behind', async () => {
    const { version: first } = await draw({ name: '请假', template: 'leave' })
    const short = await run(first, { starter: rep.employeeId, form: { days: '2' } })
    expect(short.outcome).toBe('approved')
    expect(short.steps.find(({ step }) => step === 'manager')!.people).toEqual([['王经理']])
    expect(short.steps.map(({ step }) => step)).not.toContain('second')
    const long = await run(first, { starter: rep.employeeId, form: { days: '5' } })
    expect(long.steps.map(({ step }) => step)).toContain('second')
    const refused = await run(first, { starter: rep.employeeId, form: { days: '5' }, rejected: ['manager'] })
    expect(refused.outcome).toBe('rejected')
    expect(
      (await app.admin.get('process-instances?filter={"field":"process","op":"eq","value":"@me"}')).status,
    ).toBeLessThan(500)
    const { rows } = await app.runtime.db.pool.query(
      "select count(*)::int as n from process_instance where number = 'test'",
    )
    expect(rows[0].n).toBe(0)
  })

  it('says what is missing', async () => {
    const { version: first } = await draw({ name: '试' })
    const answer = await app.admin.post(`process-versions/${first}/test-run`, { about: 'x' })
    expect(answer.status).toBe(400)
    expect(answer.body.violations.map((each: { path: string }) => each.path)).toEqual(['starter', 'about'])
  })
})

describe('BPMN over HTTP', () => {
  it('goes out and comes in again', async () => {
    const { version: first } = await draw({ name: '往返' })
    const file = await app.admin.request('GET', `process-versions/${first}/bpmn`)
    expect(file.headers.get('content-type')).toContain('xml')
    const xml = typeof file.body === 'string' ? file.body : JSON.stringify(file.body)
    const read = await app.admin.post('processes/read-bpmn', { xml })
    expect(read.status, JSON.stringify(read.body)).toBe(200)
    expect(read.body.flow).toEqual((await version(first)).flow)
    expect(read.body.notes).toEqual([])
  })

  it('says in words what is wrong with a file', async () => {
    for (const [xml, words] of [
      ['<a', 'BPMN 2.0 XML'],
      ['<!DOCTYPE a><a/>', 'DOCTYPE'],
      ['x'.repeat(2_000_001), '2 MB'],
    ] as const) {
      const answer = await app.admin.post('processes/read-bpmn', { xml })
      expect(answer.status).toBe(400)
      expect(answer.body.violations[0].message).toContain(words)
    }
  })
})
