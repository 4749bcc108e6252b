import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldMetrics } from '#kernel/metrics/fold.ts'
import { startTestApp, type TestApp } from '#kernel/testing/app.ts'
import { importAs } from '#kernel/testing/imports.ts'
import type { Mapping } from './mapping.ts'

/** Published data beside the repository; without it these tests are skipped by name. */
const folder = join(
  process.env.SHARED_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'),
  'crm-opportunities',
)

describe.skipIf(!existsSync(folder))('the CRM of a hardware maker', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app?.stop())

  const load = async (entity: string, file: string, mapping: Mapping, key?: string) =>
    (await importAs(app, app.admin, entity, join(folder, file), { mapping, key })).counts

  /** Rows of an aggregate as `group measure measure`. */
  async function aggregate(query: string, ...keys: string[]): Promise<string[]> {
    const { status, body } = await app.admin.get(`opportunities/aggregate?${query}`)
    expect(status).toBe(200)
    const text = (value: unknown) => (value as { label?: string } | null)?.label ?? String(value)
    return body.rows
      .map((row: Record<string, unknown>) => keys.map((key) => text(row[key]).replace(/\.0+$/, '')).join(' '))
      .sort()
  }
  const won = `filter=${encodeURIComponent('{"field":"status","op":"eq","value":"won"}')}`

  test('regions, managers, agents, products, customers and opportunities go in', async () => {
    expect(await load('regions', 'sales_teams.csv', { name: 'regional_office' }, 'name')).toEqual([3, 0, 32, 0])
    expect(await load('employees', 'sales_teams.csv', { name: 'manager' }, 'name')).toEqual([6, 0, 29, 0])
    expect(
      await load(
        'employees',
        'sales_teams.csv',
        { name: 'sales_agent', manager: { column: 'manager', match: 'name' }, regions: 'regional_office' },
        'name',
      ),
    ).toEqual([35, 0, 0, 0])
    expect(
      await load('products', 'products.csv', { name: 'product', line: 'series', listPrice: 'sales_price' }, 'name'),
    ).toEqual([7, 0, 0, 0])
    const customers: Mapping = {
      name: 'account',
      industry: 'sector',
      foundedYear: 'year_established',
      annualRevenue: 'revenue',
      employeeCount: 'employees',
      country: 'office_location',
      parent: 'subsidiary_of',
    }
    expect(await load('customers', 'accounts.csv', customers, 'name')).toEqual([85, 0, 0, 0])
    const opportunities: Mapping = {
      number: 'opportunity_id',
      owner: { column: 'sales_agent', match: 'name' },
      product: { column: 'product', match: 'name', values: { GTXPro: 'GTX Pro' } },
      customer: { column: 'account', match: 'name' },
      stage: {
        column: 'deal_stage',
        values: { Won: 'won', Lost: 'lost', Engaging: 'negotiation', Prospecting: 'first-contact' },
      },
      openedOn: 'engage_date',
      closedOn: 'close_date',
      amount: 'close_value',
    }
    expect(await load('opportunities', 'sales_pipeline.csv', opportunities, 'number')).toEqual([8800, 0, 0, 0])
    // Once more, nothing changes.
    expect(await load('opportunities', 'sales_pipeline.csv', opportunities, 'number')).toEqual([0, 0, 8800, 0])
  })

  test('states and stages', async () => {
    expect(await aggregate('groupBy=stage&measure=count', 'stage', 'count')).toEqual([
      'first-contact 500',
      'lost 2473',
      'negotiation 1589',
      'won 4238',
    ])
    expect(await aggregate('groupBy=status&measure=count', 'status', 'count')).toEqual([
      'lost 2473',
      'open 2089',
      'won 4238',
    ])
  })

  test('product and customer defects of the file', async () => {
    const none = encodeURIComponent('{"field":"customer","op":"empty"}')
    expect(
      await aggregate(`groupBy=status&measure=count&filter=${none}`, 'count').then((rows) =>
        rows.map(Number).reduce((a, b) => a + b),
      ),
    ).toBe(1425)
    expect(await aggregate('groupBy=product&measure=count', 'product', 'count')).toContain('GTX Pro 1480')
    const undated = encodeURIComponent('{"field":"openedOn","op":"empty"}')
    expect(await aggregate(`groupBy=stage&measure=count&filter=${undated}`, 'stage', 'count')).toEqual([
      'first-contact 500',
    ])
  })

  test('won value, mean deal and cycles', async () => {
    const { body } = await app.admin.get(
      `opportunities/aggregate?groupBy=status&measure=count,sum:amount,avg:amount,avg:cycleDays,median:cycleDays`,
    )
    const of = (status: string) => body.rows.find((r: { status: string }) => r.status === status)
    expect(Number(of('won')['sum:amount'])).toBe(10_005_534)
    expect(Number(of('won')['avg:amount'])).toBeCloseTo(2360.9094, 4)
    expect(of('won').count / (of('won').count + of('lost').count)).toBeCloseTo(0.6315005, 7)
    expect(Number(of('won')['avg:cycleDays'])).toBeCloseTo(51.782, 4)
    expect(Number(of('won')['median:cycleDays'])).toBe(57)
    expect(Number(of('lost')['avg:cycleDays'])).toBeCloseTo(41.4792, 4)
    expect(Number(of('lost')['median:cycleDays'])).toBe(14)
  })

  test('by manager', async () => {
    expect(await aggregate(`groupBy=owner.manager&measure=sum:amount&${won}`, 'owner.manager', 'sum:amount')).toEqual([
      'Cara Losch 1130049',
      'Celia Rouche 1603897',
      'Dustin Brinkmann 1094363',
      'Melvin Marxen 2251930',
      'Rocco Neubert 1960545',
      'Summer Sewald 1964750',
    ])
  })

  test('by office', async () => {
    expect(await aggregate(`groupBy=region&measure=sum:amount&${won}`, 'region', 'sum:amount')).toEqual([
      'Central 3346293',
      'East 3090594',
      'West 3568647',
    ])
  })

  test('won by quarter of closing', async () => {
    expect(
      await aggregate(
        `groupBy=closedOn:quarter&measure=count,sum:amount&${won}`,
        'closedOn:quarter',
        'count',
        'sum:amount',
      ),
    ).toEqual(['2017-Q1 531 1134672', '2017-Q2 1254 3086111', '2017-Q3 1257 2982255', '2017-Q4 1196 2802496'])
  })

  describe.each(['read from the records', 'read from daily facts'])('metrics %s', (way) => {
    beforeAll(async () => {
      if (way === 'read from daily facts') await foldMetrics(app.runtime)
    })

    /** Rows of a metric as `group value`. */
    async function metric(key: string, query = ''): Promise<string[]> {
      const { status, body } = await app.admin.get(`metrics/${key}?from=2017-01-01&to=2017-12-31&${query}`)
      expect(status, JSON.stringify(body)).toBe(200)
      return body.rows.map((row: Record<string, unknown>) =>
        Object.entries(row)
          .map(([name, value]) =>
            name === 'value' ? String(value) : ((value as { label?: string })?.label ?? String(value)),
          )
          .join(' '),
      )
    }

    test('in total', async () => {
      expect(await metric('won-amount')).toEqual(['10005534'])
      expect(await metric('won-count')).toEqual(['4238'])
      expect(await metric('lost-count')).toEqual(['2473'])
      expect(Number((await metric('win-rate'))[0])).toBeCloseTo(0.6315005, 7)
      expect(Number((await metric('average-won-deal'))[0])).toBeCloseTo(2360.9094, 4)
      const [mean, median] = (await metric('sales-cycle-days'))[0]!.split(' ').map(Number)
      expect(mean).toBeCloseTo(51.782, 4)
      expect(median).toBe(57)
      expect(await metric('sales-cycle-days-median')).toEqual(['57'])
    })

    test('by manager, region and quarter', async () => {
      expect((await metric('won-amount', 'groupBy=manager')).sort()).toEqual([
        'Cara Losch 1130049',
        'Celia Rouche 1603897',
        'Dustin Brinkmann 1094363',
        'Melvin Marxen 2251930',
        'Rocco Neubert 1960545',
        'Summer Sewald 1964750',
      ])
      expect(await metric('won-amount', 'groupBy=region')).toEqual(['Central 3346293', 'East 3090594', 'West 3568647'])
      expect(await metric('won-amount', 'groupBy=quarter')).toEqual([
        '2017-Q1 1134672',
        '2017-Q2 3086111',
        '2017-Q3 2982255',
        '2017-Q4 2802496',
      ])
      expect(await metric('won-count', 'groupBy=quarter')).toEqual([
        '2017-Q1 531',
        '2017-Q2 1254',
        '2017-Q3 1257',
        '2017-Q4 1196',
      ])
      expect(await metric('won-amount', 'groupBy=region,quarter')).toHaveLength(12)
    })

    test('open deals: those without a date count too', async () => {
      const { body } = await app.admin.get('metrics/open-count')
      expect(body.rows).toEqual([{ value: 2089 }])
    })

    test('the records behind a figure', async () => {
      const filter = JSON.stringify({ metric: 'won-amount', by: { quarter: '2017-Q1' } })
      const { body } = await app.admin.get(`opportunities/aggregate?measure=count,sum:amount&filter=${filter}`)
      expect([body.rows[0].count, Number(body.rows[0]['sum:amount'])]).toEqual([531, 1_134_672])
    })
  })

  test('customers with their parents', async () => {
    const { body } = await app.admin.get(`customers?search=Bluth&fields=name,parent,annualRevenue,industry,country`)
    expect(body.items[0]).toMatchObject({
      name: 'Bluth Company',
      parent: { label: 'Acme Corporation' },
      country: 'United States',
    })
  })
})
