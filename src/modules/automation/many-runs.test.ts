import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { workOff } from './work.ts'

let app: TestApp
let rule: string
const at = '2026-03-02T01:00:00.000Z'

beforeAll(async () => {
  app = await startTestApp()
  app.at(at)
  const values = {
    name: '规则',
    state: 'active',
    entity: 'customer',
    trigger: { on: 'changed', fields: ['owner'] },
    steps: [{ kind: 'update', values: { name: { value: '{{record.name}}!' } } }],
  }
  const { status, body } = await app.admin.post('automation-rules', values)
  expect(status, JSON.stringify(body)).toBe(201)
  rule = body.id
})
afterAll(() => app?.stop())

const customer = async () =>
  (await app.admin.post('customers', { name: `客户 ${Math.random()}` })).body as { id: string; name: string }
const nameOf = async (id: string) => (await app.admin.get(`customers/${id}`)).body.name as string
/** Runs about a record, all due, the first the longest. */
const put = (record: string, count: number) =>
  app.runtime.db.run(sql`
    insert into automation_run (id, rule_id, revision, key, at, state, entity, record, subject, cause, chain, batch, step, effects, attempts, next_at)
    select gen_random_uuid(), ${rule}::uuid, 1, ${record} || ' ' || n, ${at}::timestamptz, 'queued', 'customer', ${record}, '',
      '{"kind": "change"}'::jsonb, '[]'::jsonb, gen_random_uuid()::text, 0, '[]'::jsonb, 0,
      ${at}::timestamptz - interval '1 minute' + n * interval '1 millisecond'
    from generate_series(1, ${count}::int) n`)
const states = async (...records: string[]) =>
  (
    await app.runtime.db.run<{ state: string; attempts: number }>(
      sql`select state, attempts from automation_run where record = any(${sql.param(records)}::text[])`,
    )
  ).map(({ state, attempts }) => `${state} ${attempts}`)

describe('many runs that wait', () => {
  it('are all done, those of one record after each other', async () => {
    const made = [await customer(), await customer(), await customer()]
    for (const { id } of made) await put(id, 30)
    await workOff(app.runtime)
    expect(await states(...made.map(({ id }) => id))).toEqual(Array(90).fill('done 1'))
    // Two at the same time would read the same name, and one of the marks would be lost.
    for (const { id, name } of made) expect(await nameOf(id)).toBe(name + '!'.repeat(30))
  })

  it('are done once by several workers', async () => {
    const made = await Promise.all(Array.from({ length: 60 }, customer))
    for (const { id } of made) await put(id, 1)
    await Promise.all([workOff(app.runtime), workOff(app.runtime), workOff(app.runtime)])
    expect(await states(...made.map(({ id }) => id))).toEqual(Array(60).fill('done 1'))
    for (const { id, name } of made) expect(await nameOf(id)).toBe(`${name}!`)
  })

  it('go back to the queue as they were when the worker stops', async () => {
    const { id, name } = await customer()
    await put(id, 20)
    const stop = new AbortController()
    const all = workOff(app.runtime, stop.signal)
    await expect.poll(() => states(id), { interval: 5, timeout: 20_000 }).toContain('done 1')
    stop.abort()
    await all
    const left = await states(id)
    expect(left.filter((state) => state !== 'done 1' && state !== 'queued 0')).toEqual([])
    expect(left).toContain('queued 0')
    await workOff(app.runtime)
    expect(await states(id)).toEqual(Array(20).fill('done 1'))
    expect(await nameOf(id)).toBe(name + '!'.repeat(20))
  })
})
