import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers of every shape are looked into.
type Any = any

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

const csv = `案例编号,环节名称,完成时间,处理人,区域
1,提交,2024-03-01 09:00,张三,华东
1,法务审核,2024-03-01 17:00,李四,华东
1,归档,2024-03-04 10:00,张三,华东
2,提交,2024-03-01 10:00,王五,华北
2,归档,2024-03-01 12:00,王五,华北
`

async function upload(client: TestClient, content: string | Buffer, name = 'log.csv') {
  const form = new FormData()
  form.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name)
  const response = await app.app.request('/api/v1/process-insight/imports/preview', {
    method: 'POST',
    headers: { authorization: `Bearer ${client.key}` },
    body: form,
  })
  return { status: response.status, body: (await response.json()) as Any }
}

async function importLog(client: TestClient, content: string | Buffer, more: Record<string, unknown> = {}) {
  const { body } = await upload(client, content)
  return client.post('process-insight/imports', { upload: body.upload, name: '日志', mapping: body.mapping, ...more })
}
const events = async () => (await app.runtime.db.pool.query('select count(*)::int as n from event_log_case')).rows[0].n

describe('import', () => {
  test('guesses the columns and takes a table in', async () => {
    const { body } = await upload(app.admin, csv)
    expect(body.mapping).toEqual({ case: '案例编号', activity: '环节名称', at: '完成时间', resource: '处理人' })
    const answer = await importLog(app.admin, csv)
    expect(answer).toMatchObject({ status: 201, body: { cases: 2, events: 5, duplicates: 0, faulty: 0 } })
    const insight = (await app.admin.get(`process-insight/logs/${answer.body.key}`)).body
    expect(insight.chosen).toMatchObject({ cases: 2, events: 5, variants: 2 })
    expect(insight.attributes).toEqual([
      {
        of: 'case',
        name: '区域',
        more: 0,
        values: [
          { value: '华东', cases: 1 },
          { value: '华北', cases: 1 },
        ],
      },
    ])
    // 9:00 to 17:00 the same day, in the company's clock.
    const path = insight.graph.paths.find((p: Any) => insight.activities[p.to].label === '法务审核')
    expect(path.waiting.median).toBe(8 * 3600)
  })

  test('working time leaves out nights, lunch and weekends', async () => {
    const { body } = await importLog(app.admin, csv)
    const insight = (await app.admin.get(`process-insight/logs/${body.key}?time=working`)).body
    const path = insight.graph.paths.find((p: Any) => insight.activities[p.to].label === '法务审核')
    expect(path.waiting.median).toBe(7 * 3600)
    // Friday 9:00 to Monday 10:00: eight hours and one.
    expect(insight.throughput.spread.max).toBe(9 * 3600)
  })

  test('a file with faults comes in row by row said, and not at all', async () => {
    const before = await events()
    const bad = `${csv}3,提交,昨天,张三,华东\n,提交,2024-03-01 09:00,张三,\n3,,2024-03-01 09:00,,\n3,提交,,,\n`
    const answer = await importLog(app.admin, bad)
    expect(answer.status).toBe(422)
    expect(answer.body.violations.map((v: Any) => [v.code, v.params.row])).toEqual([
      ['event-log.row-bad-time', 7],
      ['event-log.row-no-case', 8],
      ['event-log.row-no-activity', 9],
      ['event-log.row-no-time', 10],
    ])
    expect(answer.body.violations[0].message).toContain('昨天')
    expect(await events()).toBe(before)
    expect(await importLog(app.admin, bad, { leaveFaulty: true })).toMatchObject({
      status: 201,
      body: { cases: 2, events: 5, faulty: 4 },
    })
  })

  test.each([
    ['broken XML', '<log><trace><event></trace></log>', 'event-log.malformed'],
    ['cut off', '<log><trace>', 'event-log.malformed'],
    [
      'an entity bomb',
      '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><log><string key="k" value="&b;"/></log>',
      'event-log.doctype',
    ],
    ['something else', '<html><body/></html>', 'event-log.not-xes'],
    ['an undefined entity', '<log><string key="k" value="&boom;"/></log>', 'event-log.malformed'],
  ])('%s is refused with its reason', async (_, content, code) => {
    const before = await events()
    const answer = await importLog(app.admin, content)
    expect([answer.status, answer.body.violations[0].code]).toEqual([400, code])
    expect(await events()).toBe(before)
  })

  test('XES, packed with gzip, with work that begins and ends', async () => {
    const event = (name: string, step: string, at: string) =>
      `<event><string key="concept:name" value="${name}"/><string key="lifecycle:transition" value="${step}"/><date key="time:timestamp" value="${at}"/></event>`
    const xes = `<?xml version="1.0"?><log><trace><string key="concept:name" value="A"/>${event('审核', 'schedule', '2024-03-01T08:00:00+08:00')}${event('审核', 'start', '2024-03-01T09:00:00+08:00')}${event('审核', 'complete', '2024-03-01T02:30:00Z')}</trace><trace><string key="concept:name" value="B"/></trace></log>`
    const answer = await importLog(app.admin, gzipSync(xes))
    expect(answer).toMatchObject({ status: 201, body: { cases: 1, events: 1, leftOut: 1 } })
    const { body } = await app.admin.get(`process-insight/logs/${answer.body.key}`)
    expect(body.graph.activities[0].work.median).toBe(90 * 60)
  })

  test('the same event twice counts once', async () => {
    const answer = await importLog(app.admin, `${csv}2,归档,2024-03-01 12:00,王五,华北\n`)
    expect(answer.body).toMatchObject({ events: 5, duplicates: 1 })
  })
})

describe('questions', () => {
  test('filters, cases, one case', async () => {
    const { body } = await importLog(app.admin, csv)
    const filters = encodeURIComponent(JSON.stringify([{ kind: 'activity', activities: ['法务审核'], mode: 'any' }]))
    const cases = (await app.admin.get(`process-insight/logs/${body.key}/cases?filters=${filters}`)).body
    expect(cases).toMatchObject({ total: 1, items: [{ key: '1', events: 3 }] })
    const one = (await app.admin.get(`process-insight/logs/${body.key}/cases/1`)).body
    expect(one.events.map((e: Any) => e.activity)).toEqual(['提交', '法务审核', '归档'])
    expect(one.attributes).toEqual({ 区域: '华东' })
  })
  test('bad filters are refused by name', async () => {
    const { body } = await importLog(app.admin, csv)
    const ask = (filters: unknown) =>
      app.admin.get(`process-insight/logs/${body.key}?filters=${encodeURIComponent(JSON.stringify(filters))}`)
    expect((await ask([{ kind: 'constructor' }])).body.violations[0].code).toBe('insight.filter-kind')
    expect((await ask([{ kind: 'duration', min: 'x' }])).body.violations[0].path).toBe('filters.0.min')
    expect((await ask({})).status).toBe(400)
  })
  test.each(['csv', 'xes'])('%s of a log comes back as it was', async (format) => {
    const { body } = await importLog(app.admin, csv)
    const file = await app.admin.get(`process-insight/logs/${body.key}/export?format=${format}`)
    expect(file.status).toBe(200)
    const again = await importLog(app.admin, file.body)
    expect(again).toMatchObject({ status: 201, body: { cases: 2, events: 5 } })
    const [first, second] = await Promise.all(
      [body.key, again.body.key].map(async (key) => (await app.admin.get(`process-insight/logs/${key}`)).body),
    )
    expect(second.variants.map((v: Any) => [v.key, v.cases])).toEqual(first.variants.map((v: Any) => [v.key, v.cases]))
    expect(second.throughput).toEqual(first.throughput)
    expect(second.attributes).toEqual(first.attributes)
  })
})

describe('access', () => {
  test('a log is its owner’s until it is shared; a rep imports none', async () => {
    const [one, other, rep] = [
      await app.person({ role: 'department-manager' }),
      await app.person({ role: 'department-manager' }),
      await app.person({ role: 'sales-rep' }),
    ]
    const { body } = await importLog(one, csv)
    const seen = async (client: TestClient) => (await client.get(`process-insight/logs/${body.key}`)).status
    expect([await seen(one), await seen(other), await seen(rep)]).toEqual([200, 404, 404])
    expect((await other.get('process-insight/logs')).body.items.map((l: Any) => l.key)).not.toContain(body.key)
    await one.patch(`event-logs/${body.id}`, { sharing: 'everyone', version: 1 })
    expect([await seen(other), await seen(rep)]).toEqual([200, 404])
    expect((await upload(rep, csv)).status).toBe(403)
    expect((await one.delete(`event-logs/${body.id}`)).status).toBeLessThan(300)
    expect(await seen(one)).toBe(404)
  })

  test('stages of deals: only those of one’s own', async () => {
    const rep = await app.person({ role: 'sales-rep' })
    const other = await app.person({ role: 'sales-rep' })
    const customer = (await rep.post('customers', { name: '阶段公司' })).body.id
    const deal = (await rep.post('opportunities', { name: '大单', customer, expectedCloseOn: '2030-01-01' })).body
    const logs = (await rep.get('process-insight/logs')).body.items.filter((l: Any) => l.key.startsWith('opportunity'))
    const insight = async (client: TestClient) =>
      (await client.get(`process-insight/logs/${logs[0].key}`)).body.chosen.cases
    expect(deal.id).toBeDefined()
    expect([await insight(rep), await insight(other)]).toEqual([1, 0])
  })
})
