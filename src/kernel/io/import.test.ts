import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { computeCheckDigit } from '#kernel/pure/credit-code.ts'
import { startTestApp, type TestApp, type TestClient } from '#kernel/testing/app.ts'
import { csvOf, errorsOf, exportAs, fileOf, importAs, importText } from '#kernel/testing/imports.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app?.stop())

async function customers(search: string, fields = 'name') {
  const { body } = await app.admin.get(
    `customers?limit=500&sort=name&fields=${fields}&filter=${encodeURIComponent(JSON.stringify({ field: 'name', op: 'starts', value: search }))}`,
  )
  return body.items as Record<string, unknown>[]
}
const names = async (search: string) => (await customers(search)).map((c) => c.name)

describe('values', () => {
  test('an empty cell of a mapped column is empty, a column that is not mapped gets its default', async () => {
    expect((await importText(app, 'customer', 'name,owner\nE1,\nE2,管理员')).counts).toEqual([2, 0, 0, 0])
    expect((await importText(app, 'customer', 'name\nE3')).counts).toEqual([1, 0, 0, 0])
    const owners = (await customers('E', 'name,owner,status')).map(
      (c) => (c.owner as { label: string } | null)?.label ?? null,
    )
    expect(owners).toEqual([null, '管理员', '管理员'])
  })

  test('constants, translations and choices by any of their names', async () => {
    const mapping = {
      name: 'n',
      tier: { column: 't', values: { gold: 'A', Silver: 'b 重点发展' } },
      status: { constant: '已成交' },
      tags: { column: 'g', values: { x: 'eins' } },
    }
    const { counts } = await importText(app, 'customer', 'n,t,g\nV1,gold,"x, y"\nV2,SILVER,\nV3,c,y', { mapping })
    expect(counts).toEqual([3, 0, 0, 0])
    expect(await customers('V', 'name,tier,status,tags')).toMatchObject([
      { tier: 'A', status: 'active', tags: ['eins', 'y'] },
      { tier: 'B', status: 'active', tags: [] },
      { tier: 'C', status: 'active', tags: ['y'] },
    ])
  })

  test('a row says all its faults at once, and the others get in', async () => {
    const { id, counts, faults } = await importText(
      app,
      'customer',
      '客户名称,客户级别,年营业额,网站,负责人\n,X,viel,nicht so,Niemand\nF2,A,1万,f2.example,管理员',
    )
    expect(counts).toEqual([1, 0, 0, 1])
    expect(faults.sort()).toEqual([
      '2 annualRevenue field.number',
      '2 name field.required',
      '2 owner import.reference-missing',
      '2 tier import.choice',
      '2 website field.url',
    ])
    const csv = await errorsOf(app, id)
    expect(csv.startsWith('\uFEFF客户名称,客户级别,年营业额,网站,负责人,错误\r\n,X,viel,nicht so,Niemand,')).toBe(true)
    expect(csv).toContain('负责人: 找不到“Niemand”')
    expect(await errorsOf(app, id, 'en')).toContain('Owner: There is no ""Niemand""')
  })

  test('the file of failed rows can be mended and imported, and carries no formula', async () => {
    const { id } = await importText(app, 'customer', 'name,tier\n=1+1,X')
    const csv = await errorsOf(app, id)
    expect(csv).toContain("'=1+1,X,")
    expect((await importText(app, 'customer', csv.replace(',X,', ',A,'))).counts).toEqual([1, 0, 0, 0])
    expect(await names('=1')).toEqual(['=1+1'])
  })

  test('an unknown header is one error that says what there is', async () => {
    await expect(importText(app, 'customer', 'name\nx', { mapping: { name: 'Nmae' } })).rejects.toMatchObject({
      status: 400,
      violations: [{ code: 'import.unknown-header', params: { header: 'Nmae', headers: 'name' } }],
    })
  })
})

describe('references', () => {
  test('by title, number, e-mail, a field of choice, or id; two of the same name are a fault', async () => {
    await importText(app, 'region', 'name\nR Nord\nR Süd')
    const { body: parent } = await app.admin.post('regions', { name: 'R Ost' })
    await app.admin.post('regions', { name: 'R Nord', parent: parent.id })
    const { faults, counts } = await importText(
      app,
      'customer',
      `name,region,owner\nG1,r süd ,admin@example.com\nG2,R Nord,\nG3,${parent.id},`,
    )
    expect(faults).toEqual(['3 region import.reference-ambiguous'])
    expect(counts).toEqual([2, 0, 0, 1])
    expect((await customers('G', 'name,region,owner')).map((c) => [c.region, c.owner])).toMatchObject([
      [{ label: 'R Süd' }, { label: '管理员' }],
      [{ label: 'R Ost' }, null],
    ])
    await importText(app, 'product', 'code,name\nGTX-1,GTX Pro')
    const deals = await importText(app, 'opportunity', 'name,product,customer\nD1,GTX-1,G1', {
      mapping: { name: 'name', product: { column: 'product', match: 'code' }, customer: 'customer' },
    })
    expect(deals.counts).toEqual([1, 0, 0, 0])
    const { body } = await app.admin.get('opportunities?search=D1')
    expect(body.items[0]).toMatchObject({ product: { label: 'GTX Pro' }, customer: { label: 'G1' } })
  })

  test('rows of one file may name each other in any order; circles and unknown parents are faults', async () => {
    const file = 'name,parent\nP1,P2\nP2,P3\nP3,\nP4,P5\nP5,P4\nP6,P9\nP7,P6'
    const { counts, faults } = await importText(app, 'customer', file)
    expect(counts).toEqual([3, 0, 0, 4])
    expect(faults.sort()).toEqual(['5', '6', '7', '8'].map((row) => `${row} parent import.reference-missing`))
    expect(
      (await customers('P', 'name,parent')).map((c) => [c.name, (c.parent as { label: string } | null)?.label]),
    ).toEqual([
      ['P1', 'P2'],
      ['P2', 'P3'],
      ['P3', undefined],
    ])
    expect((await importText(app, 'employee', 'name,manager\nM1,M2\nM2,M3\nM3,')).counts).toEqual([3, 0, 0, 0])
  })

  test('a target names its kind of record, and many are a list', async () => {
    const { counts } = await importText(
      app,
      'follow-up',
      'target,content,kind\n客户:G1,ok,拜访\nG3,ok,call\ncustomer: nobody,no,call',
    )
    expect(counts).toEqual([2, 0, 0, 1])
    expect((await importText(app, 'employee', 'name,regions\nM4,"R Süd; R Ost"')).counts).toEqual([1, 0, 0, 0])
  })
})

describe('records that exist', () => {
  const update = (content: string, options = {}) => importText(app, 'customer', content, { key: 'name', ...options })

  test('insert, update, both', async () => {
    await importText(app, 'customer', 'name,tier\nU1,A')
    expect((await update('name,tier\nU1,B\nU2,B', { mode: 'insert' })).counts).toEqual([1, 0, 1, 0])
    const only = await update('name,tier\nU1,C\nU3,C', { mode: 'update' })
    expect([only.counts, only.faults]).toEqual([[0, 1, 0, 1], ['3 name import.no-such-record']])
    expect((await update('name,tier\nU1,C\nU2,D\nU3,D')).counts).toEqual([1, 1, 1, 0])
    expect((await customers('U', 'name,tier')).map((c) => c.tier)).toEqual(['C', 'D', 'D'])
  })

  test('an empty cell leaves the field, unless the mapping has it cleared', async () => {
    await importText(app, 'customer', 'name,tier,source\nL1,A,展会')
    expect((await update('name,tier,source\nL1,,')).counts).toEqual([0, 0, 1, 0])
    const mapping = { name: 'name', tier: { column: 'tier', clear: true }, source: 'source' }
    expect((await update('name,tier,source\nL1,,', { mapping })).counts).toEqual([0, 1, 0, 0])
    expect(await customers('L1', 'tier,source')).toMatchObject([{ tier: null, source: 'exhibition' }])
  })

  test('the same key twice in a file is one record', async () => {
    expect((await update('name,tier\nS1,A\nS1,A\nS1,B\nS2,\nS1,B')).counts).toEqual([2, 1, 2, 0])
    expect((await customers('S', 'name,tier')).map((c) => c.tier)).toEqual(['B', null])
  })

  test('a key that two records share is a fault', async () => {
    await importText(app, 'customer', 'name\nT1\nT1')
    expect((await update('name,tier\nT1,A')).faults).toEqual(['2 name import.key-ambiguous'])
  })

  test('unique values that are taken, in the file or before, are faults of their rows only', async () => {
    const code = `9135010018158765X${computeCheckDigit('9135010018158765X')}`
    const { counts, faults } = await importText(app, 'customer', `name,creditCode\nC1,${code}\nC2,${code}\nC3,`)
    expect([counts, faults]).toEqual([[2, 0, 0, 1], ['3 creditCode customer.credit-code-taken']])
    expect((await importText(app, 'customer', `name,creditCode\nC4,${code}`)).faults).toEqual([
      '2 creditCode customer.credit-code-taken',
    ])
    expect((await update(`name,creditCode\nC5,${code}`, { key: 'creditCode' })).counts).toEqual([0, 1, 0, 0])
  })

  test('numbers may be given and are drawn where they are not', async () => {
    await importText(app, 'customer', 'number,name\nK-1,N1\n,N2')
    expect((await customers('N', 'name,number')).map((c) => c.number)).toEqual([
      'K-1',
      expect.stringMatching(/^C-\d{4}-\d{5}$/),
    ])
  })

  test('moments keep their fractions when the same second comes back', async () => {
    const { body } = await app.admin.get('follow-ups?limit=1&sort=-createdAt')
    const [before] = body.items
    const csv = (
      await exportAs(app, app.admin, { entity: 'follow-up', fields: ['id', 'content', 'happenedAt'] })
    ).toString()
    const again = await importText(app, 'follow-up', csv, {
      key: 'happenedAt',
      mode: 'update',
      mapping: { happenedAt: '跟进时间', content: '跟进内容' },
    })
    expect(again.counts[1]).toBe(0)
    expect((await app.admin.get(`follow-ups/${before.id}`)).body.happenedAt).toBe(before.happenedAt)
  })
})

describe('rights', () => {
  let rep: TestClient
  let manager: TestClient
  beforeAll(async () => {
    rep = await app.person({ role: 'sales-rep' })
    manager = await app.person({ role: 'marketing' })
  })

  test('only who may import an entity', async () => {
    const path = fileOf('name\nX')
    await expect(importAs(app, rep, 'customer', path)).rejects.toMatchObject({ status: 403 })
    await expect(importAs(app, manager, 'opportunity', path)).rejects.toMatchObject({ status: 403 })
    await expect(importAs(app, manager, 'customer', path, { mode: 'both', key: 'name' })).rejects.toMatchObject({
      status: 403,
    })
    expect((await importAs(app, manager, 'customer', path)).counts).toEqual([1, 0, 0, 0])
  })

  test('author and time are taken over with a right of their own', async () => {
    const mapping = { name: 'name', createdAt: 'at', createdBy: 'by' }
    const content = `name,at,by\nY1,2020-05-06 08:00,${rep.email}`
    await expect(importAs(app, manager, 'customer', fileOf(content), { mapping })).rejects.toMatchObject({
      violations: [
        { code: 'import.keep-author', path: 'mapping.createdAt' },
        { code: 'import.keep-author', path: 'mapping.createdBy' },
      ],
    })
    expect((await importText(app, 'customer', content, { mapping })).counts).toEqual([1, 0, 0, 0])
    expect(await customers('Y1', 'createdAt,createdBy')).toMatchObject([
      { createdAt: '2020-05-06T00:00:00.000Z', createdBy: { id: rep.employeeId } },
    ])
  })
})

describe('refused by an error instead of a violation', () => {
  test('a stage that is not of the pipeline costs its row only', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `I${i},${i === 17 ? 'won' : 'first-contact'},${i === 17 ? 'open' : ''}`,
    )
    const { counts, faults } = await importText(app, 'opportunity', `name,stage,status\n${rows.join('\n')}`, {
      mapping: { name: 'name', stage: 'stage', status: 'status' },
    })
    expect(counts[3]).toBe(faults.length)
    expect(faults.every((fault) => fault.startsWith('19 '))).toBe(true)
    expect(counts[0]! + counts[3]!).toBe(30)
  })

  test('two imports of the same keys at the same time', async () => {
    const codes = Array.from({ length: 40 }, (_, i) => {
      const first = `91110108MA0${String(i).padStart(6, '0')}`
      return first + computeCheckDigit(first)
    })
    const content = `name,creditCode\n${codes.map((code, i) => `RC${i},${code}`).join('\n')}`
    const runs = await Promise.all([1, 2, 3].map(() => importText(app, 'customer', content)))
    expect(runs.reduce((sum, { counts }) => sum + counts[0]!, 0)).toBe(40)
    expect(new Set(runs.flatMap(({ faults }) => faults.map((f) => f.split(' ')[2])))).toEqual(
      new Set(['customer.credit-code-taken']),
    )
    expect(await names('RC')).toHaveLength(40)
  })
})

describe('within what a person reaches', () => {
  test('records of others are neither found nor changed; those only to be read are a fault', async () => {
    const manager = await app.person({ role: 'department-manager' })
    const { body: foreign } = await app.admin.post('customers', { name: 'X1', tier: 'A', department: null })
    const { body: shared } = await app.admin.post('customers', { name: 'X2', tier: 'A', department: null })
    expect(
      (await app.admin.post(`customers/${shared.id}/shares`, { employee: manager.employeeId, write: false })).status,
    ).toBeLessThan(300)
    const path = fileOf('name,tier\nX1,B\nX2,B')
    const { counts, faults } = await importAs(app, manager, 'customer', path, { key: 'name' })
    expect([counts, faults]).toEqual([[1, 0, 0, 1], ['3 name import.no-right-to-change']])
    for (const { id } of [foreign, shared]) expect((await app.admin.get(`customers/${id}`)).body.tier).toBe('A')
    const parents = await importAs(app, manager, 'customer', fileOf('name,parent\nX3,X2\nX4,E1'))
    expect([parents.counts, parents.faults]).toEqual([[1, 0, 0, 1], ['3 parent import.reference-missing']])
  })
})

describe('custom fields', () => {
  test('are imported, are keys, and go round', async () => {
    await app.runtime.db.pool.query(`insert into custom_field (id, entity, name, definition) values
      (gen_random_uuid(), 'customer', 'cBudget', '{"kind":"money","scale":2,"label":{"zh":"预算","en":"Budget"}}'),
      (gen_random_uuid(), 'customer', 'cCode', '{"kind":"text","max":50,"label":{"zh":"旧编号","en":"Old code"}}')`)
    await app.runtime.reload()
    expect((await importText(app, 'customer', 'name,预算,旧编号\nCF1,1.5万,a-1\nCF2,,a-2')).counts).toEqual([
      2, 0, 0, 0,
    ])
    expect(
      (await importText(app, 'customer', 'old code,Budget\na-2,7', { key: 'cCode', mode: 'update' })).counts,
    ).toEqual([0, 1, 0, 0])
    const csv = await exportAs(app, app.admin, {
      entity: 'customer',
      fields: ['name', 'cBudget', 'cCode'],
      filter: { field: 'name', op: 'starts', value: 'CF' },
      sort: 'name',
    })
    expect(csv.toString()).toBe('\uFEFF客户名称,预算,旧编号\r\nCF1,15000.00,a-1\r\nCF2,7.00,a-2\r\n')
    expect((await importAs(app, app.admin, 'customer', fileOf(csv), { key: 'name' })).counts).toEqual([0, 0, 2, 0])
  })
})

describe('a trial run', () => {
  test('counts as the import would, and writes nothing', async () => {
    const content = 'name,parent,tier\nW1,W2,A\nW2,,A\nW2,,B\nW3,,X\nU1,,D'
    const options = { key: 'name' }
    const trial = await importText(app, 'customer', content, { ...options, dryRun: true })
    expect(await names('W')).toEqual([])
    const real = await importText(app, 'customer', content, options)
    expect(trial.counts).toEqual(real.counts)
    expect(trial.faults).toEqual(real.faults)
    expect(real.counts).toEqual([2, 2, 0, 1])
  })

  test('draws no number', async () => {
    const counter = async () =>
      (await app.runtime.db.pool.query(`select value from number_counter where entity = 'customer'`)).rows
    const before = await counter()
    await importText(app, 'customer', 'name\nZ1\nZ2', { dryRun: true })
    expect(await counter()).toEqual(before)
  })
})

describe('round trip', () => {
  test('an export is imported as it is, and nothing changes', async () => {
    for (const format of ['csv', 'xlsx'] as const) {
      for (const language of ['zh', 'en'] as const) {
        const bytes = await exportAs(app, app.admin, {
          entity: 'customer',
          format,
          language,
          filter: { field: 'name', op: 'ne', value: 'T1' },
        })
        const { counts, faults } = await importAs(app, app.admin, 'customer', fileOf(bytes), {
          key: 'number',
          language,
        })
        expect(faults).toEqual([])
        expect([counts[0], counts[1], counts[3]]).toEqual([0, 0, 0])
        expect(counts[2]).toBeGreaterThan(10)
      }
    }
  })

  test('a thousand rows and one, over batches', async () => {
    const rows = Array.from({ length: 1_001 }, (_, i) => [`Q${i}`, i === 700 ? 'X' : 'A'])
    const { counts, faults } = await importText(app, 'customer', await csvOf([['name', 'tier'], ...rows]))
    expect([counts, faults]).toEqual([[1_000, 0, 0, 1], ['702 tier import.choice']])
    for (const [sort, count] of [
      ['name', 1_000],
      ['-createdAt', 1_000],
    ] as const) {
      const bytes = await exportAs(app, app.admin, {
        entity: 'customer',
        fields: ['name'],
        sort,
        filter: { field: 'name', op: 'starts', value: 'Q' },
      })
      expect(new Set(bytes.toString().match(/Q\d+/g)).size).toBe(count)
    }
  })
})
