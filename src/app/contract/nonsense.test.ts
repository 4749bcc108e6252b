import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { makeWorld, randomFrom } from './random-world.ts'

let app: TestApp
let admin: TestClient

beforeAll(async () => {
  app = await startTestApp()
  admin = app.admin
  await makeWorld(app.runtime, randomFrom(9))
})
afterAll(() => app?.stop())

it('answers nonsense with 400, never with 500', async () => {
  const id = '0190a5c2-1111-7000-8000-000000000001'
  const ask = (path: string, query: Record<string, unknown>) =>
    admin.get(
      `${path}?${new URLSearchParams(Object.entries(query).map(([k, v]): [string, string] => [k, typeof v === 'string' ? v : JSON.stringify(v)]))}`,
    )
  const field = (name: string, op: string, value: unknown) => ({ filter: { field: name, op, value } })
  for (const [path, query] of [
    ['customers', field('nextContactOn', 'eq', '2026-02-30')],
    ['customers', field('nextContactOn', 'gt', '9999-12-31')],
    ['customers', field('employeeCount', 'gt', '9'.repeat(19))],
    ['customers', field('lastContactAt', 'gt', '+275760-09-13T00:00:00Z')],
    ['customers', field('constructor', 'eq', 'x')],
    ['customers', { sort: 'constructor' }],
    ['customers', { fields: '__proto__' }],
    ['customers', { fields: 'owner.toString' }],
    ['customers/aggregate', { groupBy: 'valueOf' }],
    ['customers/aggregate', { measure: 'sum:constructor' }],
    ['follow-ups', field('target', 'eq', { id: 'x' })],
    ['follow-ups', field('target', 'in', ['x'])],
  ] as const) {
    expect((await ask(path, query)).status, JSON.stringify(query)).toBe(400)
  }
  // More than any amount is a question with an answer.
  for (const [name, value] of [
    ['amount', '9'.repeat(20)],
    ['probability', '99999999.5'],
  ] as const) {
    expect((await ask('opportunities', field(name, 'gt', value))).body.total.value).toBe(0)
  }
  for (const [sort, ...values] of [
    ['-amount', 'abc', id],
    ['-amount', { a: 1 }, id],
    ['-amount', '5', 'no id'],
    ['-openedOn', '2026-99-99', id],
    ['-name', 'a\u0000b', id],
  ] as const) {
    const { nextCursor } = (await ask('opportunities', { sort, limit: '1' })).body
    const [signature] = JSON.parse(Buffer.from(nextCursor, 'base64url').toString())
    const cursor = Buffer.from(JSON.stringify([signature, ...values])).toString('base64url')
    expect((await ask('opportunities', { sort, cursor })).status, JSON.stringify(values)).toBe(400)
  }
  for (const name of ['constructor', '__proto__', 'toString']) {
    const { status, body } = await admin.post('customers', JSON.parse(`{"name": "x", "${name}": 1}`))
    expect([status, body.violations]).toMatchObject([400, [{ code: 'field.unknown', path: name }]])
    const { body: deal } = await admin.post('opportunities', { name: 'x' })
    const acted = await admin.post(`opportunities/${deal.id}/shelve`, JSON.parse(`{"${name}": 1}`))
    expect(acted.status).toBe(400)
  }
})
