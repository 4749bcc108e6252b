import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '#kernel/io/tables/index.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { renderReport } from './index.ts'
import { gallery } from './rules/gallery.ts'
import type { PivotLine, ReportDefinition, ReportResult } from './rules/report.types.ts'

let app: TestApp
let director: TestClient
let anna: TestClient
let ben: TestClient
let regions: Record<string, string>
let customers: Record<string, string>

const definition = (more: Partial<ReportDefinition> = {}): ReportDefinition => ({
  rows: [],
  columns: [],
  measures: [{ fn: 'count' }],
  subtotals: true,
  totals: true,
  chart: 'table',
  ...more,
})

const deals = [
  { owner: 'anna', customer: 'East One', amount: '100.10', closedOn: '2017-01-15' },
  { owner: 'anna', customer: 'East One', amount: '300.30', closedOn: '2017-01-20' },
  { owner: 'anna', customer: 'West One', amount: '50.00', closedOn: '2017-04-02' },
  { owner: 'ben', customer: 'West One', amount: '1000.05', closedOn: '2017-04-30' },
] as const

beforeAll(async () => {
  app = await startTestApp()
  await app.admin.post('departments', { name: '一部' })
  await app.admin.post('departments', { name: '二部' })
  director = await app.person({ role: 'director' })
  anna = await app.person({ role: 'sales-rep', name: 'Anna', department: '一部' })
  ben = await app.person({ role: 'sales-rep', name: 'Ben', department: '二部' })
  const idOf = async (path: string, body: object) => (await app.admin.post(path, body)).body.id as string
  regions = { east: await idOf('regions', { name: '华东一' }), west: await idOf('regions', { name: '西部一' }) }
  const owner = { anna: anna.employeeId, ben: ben.employeeId }
  customers = {
    'East One': await idOf('customers', { name: 'East One', region: regions.east, owner: owner.anna }),
    'West One': await idOf('customers', { name: 'West One', region: regions.west, owner: owner.anna }),
  }
  for (const deal of deals) {
    const made = await app.admin.post('opportunities', {
      name: `${deal.owner} ${deal.amount}`,
      customer: customers[deal.customer],
      amount: deal.amount,
      owner: owner[deal.owner],
      openedOn: '2016-12-01',
      closedOn: deal.closedOn,
      status: 'won',
    })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
  }
})
afterAll(() => app?.stop())

const preview = (client: TestClient, wanted: ReportDefinition, source = 'opportunity', language = 'zh') =>
  client.post('reports/preview', { source, definition: wanted }, { 'accept-language': language })
const lines = (result: ReportResult) =>
  result.pivot.lines.map(({ kind, keys, cells }: PivotLine) => [
    kind,
    ...keys.map(({ label }) => label),
    ...cells.flat(),
  ])

describe('figures of a report', () => {
  it('groups through a reference by quarter, with subtotals and totals by the database', async () => {
    const { body, status } = await preview(
      director,
      definition({
        rows: [{ field: 'customer.region' }],
        columns: [{ field: 'closedOn', period: 'quarter' }],
        measures: [
          { fn: 'sum', field: 'amount' },
          { fn: 'median', field: 'amount' },
        ],
        sort: { by: 0, direction: 'desc' },
      }),
    )
    expect(status, JSON.stringify(body)).toBe(200)
    expect(body.pivot.columns.map(({ keys }: { keys: { label: string }[] }) => keys[0]?.label)).toEqual([
      '2017-Q1',
      '2017-Q2',
      undefined,
    ])
    expect(lines(body)).toEqual([
      ['row', '西部一', null, null, '1050.05', '525.03', '1050.05', '525.03'],
      ['row', '华东一', '400.4', '200.2', null, null, '400.4', '200.2'],
      // The median of all four deals, not of two medians.
      ['total', '400.4', '200.2', '1050.05', '525.03', '1450.45', '200.2'],
    ])
    expect(body.rows[0].label).toBe('客户的区域')
    expect(body.measures.map(({ label }: { label: string }) => label)).toEqual(['商机金额合计', '商机金额中位数'])
  })

  it('counts people once in totals, and fills months without deals', async () => {
    const { body } = await preview(
      director,
      definition({
        rows: [{ field: 'closedOn', period: 'month' }],
        measures: [
          { fn: 'distinct', field: 'customer' },
          { fn: 'sum', field: 'amount', show: 'difference' },
        ],
      }),
    )
    expect(lines(body)).toEqual([
      ['row', '2017-01', 1, null],
      ['row', '2017-02', 0, '-400.4'],
      ['row', '2017-03', 0, '0'],
      ['row', '2017-04', 1, '1050.05'],
      ['total', 2, null],
    ])
  })

  it('shows each viewer the figures of their own reach', async () => {
    const wanted = definition({ rows: [{ field: 'owner' }], measures: [{ fn: 'sum', field: 'amount' }] })
    expect(lines((await preview(anna, wanted)).body)).toEqual([
      ['row', 'Anna', '450.4'],
      ['total', '450.4'],
    ])
    // Ben owns a deal of Anna's customer: he sees the deal, and the customer's name reads as empty.
    const through = definition({ rows: [{ field: 'customer' }], measures: [{ fn: 'count' }] })
    expect(lines((await preview(ben, through)).body)).toEqual([
      ['row', '（空）', 1],
      ['total', 1],
    ])
  })

  it('leads every cell to the records behind it', async () => {
    const { drillFilter } = await import('./rules/drill.ts')
    const wanted = definition({
      rows: [{ field: 'customer.region' }, { field: 'owner' }],
      columns: [{ field: 'closedOn', period: 'month' }],
    })
    const { body } = (await preview(director, wanted)) as { body: ReportResult }
    for (const line of body.pivot.lines) {
      for (const [c, column] of body.pivot.columns.entries()) {
        const filter = drillFilter(
          wanted.filter,
          { dimensions: body.rows, keys: line.keys },
          { dimensions: body.columns, keys: column.keys },
        )
        const list = await director.get(
          `opportunities${filter ? `?filter=${encodeURIComponent(JSON.stringify(filter))}` : ''}`,
        )
        expect(list.status, JSON.stringify(list.body)).toBe(200)
        expect(list.body.total.value).toBe(line.cells[c]![0] ?? 0)
      }
    }
  })

  it('speaks the language of the reader', async () => {
    await anna.patch('me', { language: 'en' })
    const { body } = await preview(
      anna,
      definition({
        rows: [{ field: 'customer.region' }],
        measures: [{ fn: 'sum', field: 'amount', show: 'total-share' }],
      }),
      'opportunity',
      'en',
    )
    expect([body.rows[0].label, body.measures[0].label]).toEqual(['Customer › Region', 'Total amount · % of total'])
    expect(lines(body).at(-1)).toEqual(['total', '100'])
  })

  it('agrees with the aggregates of the API', async () => {
    const { body } = await preview(
      director,
      definition({
        rows: [{ field: 'owner' }],
        measures: [
          { fn: 'sum', field: 'amount' },
          { fn: 'avg', field: 'amount' },
        ],
      }),
    )
    const { body: figures } = await director.get('opportunities/aggregate?groupBy=owner&measure=sum:amount,avg:amount')
    for (const row of figures.rows) {
      const line = body.pivot.lines.find((each: PivotLine) => each.keys[0]?.id === row.owner.id)
      expect(Number(line.cells[0][0])).toBe(Number(row['sum:amount']))
      expect(Number(line.cells[0][1])).toBeCloseTo(Number(row['avg:amount']), 2)
    }
  })
})

describe('what a report cannot show', () => {
  it('says so for fields that do not exist or mean nothing', async () => {
    const { status, body } = await preview(
      director,
      definition({
        rows: [{ field: 'nothing' }, { field: 'amount' }],
        measures: [
          { fn: 'sum', field: 'probability' },
          { fn: 'avg', field: 'name' },
        ],
        filter: { field: 'gone', op: 'eq', value: 1 },
      }),
    )
    expect(status).toBe(422)
    expect(
      body.violations.map(({ code, params }: { code: string; params: { field: string } }) => [code, params.field]),
    ).toEqual([
      ['report.field-gone', 'nothing'],
      ['report.not-groupable', 'amount'],
      ['report.not-additive', 'probability'],
      ['report.not-measurable', 'name'],
      ['report.field-gone', 'gone'],
    ])
    expect(body.violations[0].message).toContain('已经不存在')
  })

  it('refuses a malformed one with every fault', async () => {
    const { status, body } = await director.post('reports/preview', {
      source: 'opportunity',
      definition: { measures: [] },
    })
    expect([status, body.violations[0].code]).toEqual([400, 'report.no-measure'])
    const foreign = await director.post('reports/preview', { source: 'nothing', definition: definition() })
    expect([foreign.status, foreign.body.violations[0].code]).toEqual([422, 'report.source-unknown'])
    const value = await preview(director, definition({ filter: { field: 'amount', op: 'eq', value: 'many' } }))
    expect([value.status, value.body.violations[0].path]).toEqual([422, 'definition.filter'])
  })

  it('tells of hidden and masked fields without naming them', async () => {
    await app.admin.post('roles', {
      key: 'no-amounts',
      name: '看不到金额',
      grants: { opportunity: { read: 'all' }, customer: { read: 'all' } },
      fieldRules: { opportunity: { amount: 'hidden' }, customer: { name: 'mask' } },
    })
    const blind = await app.person({ role: 'no-amounts' })
    const { body, status } = await preview(
      blind,
      definition({ rows: [{ field: 'customer.name' }], measures: [{ fn: 'sum', field: 'amount' }] }),
    )
    expect(status).toBe(422)
    expect(body.violations.map(({ code }: { code: string }) => code)).toEqual([
      'report.field-masked',
      'report.field-closed',
    ])
    expect(JSON.stringify(body.violations.map(({ message }: { message: string }) => message))).not.toContain('金额')
    const ready = await blind.get('reports/gallery')
    expect(ready.body.items.map(({ key }: { key: string }) => key)).not.toContain('people')
    expect((await director.get('reports/gallery')).body.items).toHaveLength(gallery.length)
  })

  it('says when there are more than 5,000 groups', async () => {
    await app.runtime.db.pool.query(`insert into calendar_day (id, day, kind, name)
      select gen_random_uuid(), date '1990-01-01' + n, 'rest', 'day ' || n from generate_series(1, 5001) n`)
    const wanted = definition({ rows: [{ field: 'name' }] })
    const { status, body } = await preview(director, wanted, 'calendar-day')
    expect([status, body.violations[0].code]).toEqual([400, 'aggregate.too-many-groups'])
    expect(body.violations[0].message).toContain('5000')
    const fewer = definition({ rows: [{ field: 'name' }], filter: { field: 'day', op: 'gt', value: '1990-01-02' } })
    const exact = await preview(director, fewer, 'calendar-day')
    expect(exact.body.pivot.groups).toBe(5000)
    await app.runtime.db.pool.query('delete from calendar_day')
  })
})

describe('saved reports', () => {
  const wanted = definition({ rows: [{ field: 'owner' }], measures: [{ fn: 'sum', field: 'amount' }] })
  const save = (client: TestClient, more: object = {}) =>
    client.post('reports', { name: '业绩', source: 'opportunity', definition: wanted, ...more })

  it('are seen by those they are shared with, each with their own figures', async () => {
    const mate = await app.person({ role: 'sales-rep', department: '一部' })
    const { id, sharing } = (await save(anna)).body
    expect(sharing).toBe('me')
    const seenBy = async (client: TestClient) => (await client.get(`reports/${id}`)).status
    expect(await Promise.all([anna, mate, ben].map(seenBy))).toEqual([200, 404, 404])
    expect((await ben.get(`reports/${id}/result`)).status).toBe(404)
    await anna.patch(`reports/${id}`, { sharing: 'department' })
    expect(await Promise.all([anna, mate, ben].map(seenBy))).toEqual([200, 200, 404])
    await anna.patch(`reports/${id}`, { sharing: 'everyone' })
    expect(await Promise.all([anna, mate, ben].map(seenBy))).toEqual([200, 200, 200])
    expect((await ben.patch(`reports/${id}`, { name: 'mine now' })).status).toBe(403)
    expect((await ben.delete(`reports/${id}`)).status).toBe(403)
    expect(lines((await ben.get(`reports/${id}/result`)).body).at(-1)).toEqual(['total', '1000.05'])
    expect(lines((await mate.get(`reports/${id}/result`)).body)).toEqual([['total', '0']])
    const list = await ben.get('reports')
    expect(list.body.items.map((each: { id: string }) => each.id)).toContain(id)
  })

  it('cannot be saved over fields that their owner does not see, but an old one can be renamed', async () => {
    const faulty = await save(anna, { definition: definition({ rows: [{ field: 'nothing' }] }) })
    expect([faulty.status, faulty.body.violations[0].code]).toEqual([422, 'report.field-gone'])
    const form = await save(anna, { definition: { rows: 7 } })
    expect([form.status, form.body.violations[0].code]).toEqual([422, 'report.form'])
  })

  it('survive the end of a custom field with a clear sentence', async () => {
    const field = await app.admin.post('custom-fields', {
      entity: 'opportunity',
      name: 'channelKind',
      kind: 'text',
      label: { zh: '渠道类型', en: 'Channel kind' },
    })
    expect(field.status, JSON.stringify(field.body)).toBe(201)
    await app.runtime.reload()
    const { id } = (await save(director, { definition: { ...wanted, rows: [{ field: 'channelKind' }] } })).body
    expect((await director.get(`reports/${id}/result`)).status).toBe(200)
    await app.admin.delete(`custom-fields/${field.body.id}`)
    await app.runtime.reload()
    const { status, body } = await director.get(`reports/${id}/result`)
    expect([status, body.violations[0].code, body.violations[0].params.field]).toEqual([
      422,
      'report.field-gone',
      'channelKind',
    ])
    expect((await director.patch(`reports/${id}`, { name: '改名' })).status).toBe(200)
  })
})

describe('files', () => {
  const wanted = definition({
    rows: [{ field: 'customer.region' }, { field: 'owner' }],
    columns: [{ field: 'closedOn', period: 'quarter' }],
    measures: [
      { fn: 'sum', field: 'amount' },
      { fn: 'count', show: 'total-share' },
    ],
  })

  it('hold real numbers, and say who took them out and when', async () => {
    const { id } = (
      await director.post('reports', {
        name: '业绩表',
        source: 'opportunity',
        definition: wanted,
        sharing: 'everyone',
      })
    ).body
    const reader = await app.runtime.reader(await anna.actor())
    await expect(renderReport(reader, id, 'zh').then(() => 'sent')).rejects.toMatchObject({ status: 403 })
    const admin = await app.runtime.reader(await app.admin.actor())
    const rendered = await renderReport(admin, id, 'zh')
    expect(rendered.title).toBe('业绩表')
    expect(rendered.columns.slice(0, 3)).toEqual(['客户的区域', '负责人', '2017-Q1 · 商机金额合计'])
    expect(rendered.rows.at(-1)).toEqual([
      '合计',
      '',
      { decimal: '400.40' },
      { decimal: '50' },
      { decimal: '1050.05' },
      { decimal: '50' },
      { decimal: '1450.45' },
      { decimal: '100' },
    ])
    const folder = await mkdtemp(join(tmpdir(), 'zhanye-report-'))
    const file = join(folder, 'report.xlsx')
    await writeFile(file, rendered.xlsx)
    const table = await readTable(file)
    const rows = await Array.fromAsync(table.rows())
    expect(rows.map((row) => row[0])).toContain('西部一 小计')
    const about = await Array.fromAsync((await readTable(file, { sheet: '说明' })).rows())
    expect(JSON.stringify(about)).toContain('管理员')
    await rm(folder, { recursive: true })
  })

  it('are for those who may export every record that they see', async () => {
    const body = { source: 'opportunity', definition: wanted, name: '业绩表', format: 'csv' }
    expect((await anna.post('reports/export', body)).status).toBe(403)
    const file = await app.admin.post('reports/export', body)
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('业绩表'))
    expect(file.body.split('\r\n').at(-2)).toBe('合计,,400.40,50,1050.05,50,1450.45,100')
    expect((await app.admin.post('reports/export', { ...body, format: 'pdf' })).status).toBe(400)
  })
})
