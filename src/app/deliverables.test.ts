/** What schedules send: boards and reports as each recipient may read them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'

let app: TestApp
let rep: TestClient

beforeAll(async () => {
  app = await startTestApp()
  app.at('2026-05-20T04:00:00Z')
  rep = await app.person({ role: 'sales-rep', name: '张三' })
  for (const [owner, amount] of [
    [rep.employeeId, 30_000],
    [app.admin.employeeId, 70_000],
  ]) {
    const won = { status: 'won', openedOn: '2026-05-01', closedOn: '2026-05-19' }
    expect((await app.admin.post('opportunities', { name: '单', owner, amount, ...won })).status).toBe(201)
  }
}, 60_000)
afterAll(() => app?.stop())

const content = async (client: TestClient, kind: string, id: string, language: 'zh' | 'en' = 'zh') => {
  const offer = app.runtime.registry.modules.find((m) => m.deliverables?.[kind])!.deliverables![kind]!
  return offer(await app.runtime.reader(await client.actor()), id, language)
}
const exact = (tables: { rows: { exact?: string | number }[][] }[]) =>
  tables.flatMap((t) => t.rows.flat()).flatMap((cell) => (cell.exact === undefined ? [] : [Number(cell.exact)]))

describe('a board', () => {
  test('is sent with the figures of whoever gets it, in their language', async () => {
    const { items } = (await app.admin.get('boards?limit=50')).body
    const company = items.find((b: { key: string }) => b.key === 'company-week').id
    const all = await content(app.admin, 'board', company)
    const own = await content(rep, 'board', company, 'en')
    expect(all.path).toBe('/boards/company-week')
    expect(exact(all.tables)).toContain(100_000)
    expect(exact(own.tables)).toContain(30_000)
    expect(exact(own.tables)).not.toContain(100_000)
    expect(own.title).not.toBe(all.title)
    expect(JSON.stringify(own.tables.map((t) => t.columns))).not.toMatch(/[\u4e00-\u9fff]/)
  })

  test('that somebody keeps to himself is not sent to others', async () => {
    const made = await app.admin.post('boards', { name: '私人', audience: 'me' })
    await expect(content(rep, 'board', made.body.id)).rejects.toMatchObject({ status: 404 })
  })
})

describe('a report', () => {
  test('is sent as a table and a spreadsheet', async () => {
    const measures = [{ fn: 'sum', field: 'amount' }]
    const shape = { rows: [{ field: 'owner' }], columns: [], subtotals: true, totals: true, chart: 'table' }
    const definition = { ...shape, measures }
    const made = await app.admin.post('reports', {
      name: '按人',
      source: 'opportunity',
      definition,
      sharing: 'everyone',
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    const all = await content(app.admin, 'report', made.body.id)
    expect(exact(all.tables)).toContain(100_000)
    expect(all.attachments?.[0]).toMatchObject({ name: '按人.xlsx' })
    expect(Buffer.from(all.attachments![0]!.content, 'base64').subarray(0, 2).toString()).toBe('PK')
    // A rep may not take deals out as a file.
    await expect(content(rep, 'report', made.body.id)).rejects.toMatchObject({ status: 403 })
  })
})
