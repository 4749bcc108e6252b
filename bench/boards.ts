/** Boards over years of work: `npm run bench:boards -- [--opportunities 1000000] [--follow-ups 5000000] [--rounds 30]`. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { Client } from './client.ts'
import { setUpCompany } from './company.ts'
import * as floor from './floor.ts'
import { fillHistory } from './history.ts'
import { importTable } from './imports.ts'
import { residentMemory } from './memory.ts'
import { prepareBuild, startProduct } from './product.ts'
import { type Case, measure } from './rounds.ts'
import { quantile } from './statistics.ts'
import { customerMapping, customerTable } from './tables.ts'

const { values } = parseArgs({
  options: {
    opportunities: { type: 'string', default: '1000000' },
    'follow-ups': { type: 'string', default: '5000000' },
    rounds: { type: 'string', default: '30' },
  },
})
const size = { opportunities: Number(values.opportunities), followUps: Number(values['follow-ups']) }
const say = (text: string): void => void process.stderr.write(`${text}\n`)
const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)

const flows = ['won-amount', 'won-count', 'win-rate', 'average-won-deal', 'sales-cycle-days', 'new-opportunities']
const figure = (id: string, metric: string, from: number, more: object = {}) => ({
  id,
  metric,
  from: day(from),
  to: day(0),
  ...more,
})

/** What the boards that ship ask for: cards with comparison, trends, rankings, splits. */
const companyBoard = [
  ...flows.map((metric) => figure(`${metric} now`, metric, 90)),
  ...flows.map((metric) => ({ id: `${metric} before`, metric, from: day(455), to: day(365) })),
  figure('open', 'open-amount', 0),
  figure('follow-ups', 'follow-ups', 7),
  figure('trend', 'won-amount', 365, { groupBy: ['month'] }),
  figure('follow-up trend', 'follow-ups', 90, { groupBy: ['week'] }),
  figure('departments', 'won-amount', 90, { groupBy: ['department'] }),
  figure('people', 'won-amount', 90, { groupBy: ['person'] }),
  figure('regions', 'won-amount', 90, { groupBy: ['region'] }),
  figure('products', 'won-amount', 90, { groupBy: ['product'] }),
]
const mine = { field: 'person', op: 'eq', value: '@me' }
const personalBoard = [
  ...flows.map((metric) => figure(metric, metric, 30, { filter: mine })),
  figure('open', 'open-amount', 0, { filter: mine }),
  figure('follow-ups', 'follow-ups', 7, { filter: mine }),
  figure('trend', 'won-amount', 365, { groupBy: ['month'], filter: mine }),
  figure('days', 'follow-ups', 30, { groupBy: ['day'], filter: mine }),
]
const departmentBoard = [
  ...flows.map((metric) => figure(metric, metric, 30)),
  figure('open', 'open-amount', 0),
  figure('follow-ups', 'follow-ups', 7, { groupBy: ['person'] }),
  figure('people', 'won-amount', 30, { groupBy: ['person'] }),
]

const ask = (client: Client, queries: object[]) => async () => {
  const { results } = await client.send<{ results: Record<string, { error?: unknown }> }>(
    'POST',
    '/api/v1/metrics/query',
    {
      queries,
    },
  )
  const bad = Object.entries(results).find(([, result]) => result.error)
  if (bad) throw new Error(JSON.stringify(bad))
}

const folder = await mkdtemp(join(tmpdir(), 'zhanye-boards-'))
await chmod(folder, 0o711)
await prepareBuild()
const product = await startProduct(folder)
try {
  const company = await setUpCompany(product.url)
  const { admin, manager, representative, owners } = company
  for (const name of ['软件订阅', '实施服务', '硬件设备']) await admin.send('POST', '/api/v1/products', { name })
  const text = customerTable(20_000, owners)
  await importTable('20,000 customers', admin, manager, {
    entity: 'customer',
    text,
    mapping: customerMapping,
    key: 'creditCode',
  })
  const db = new pg.Client({ connectionString: product.databaseUrl })
  // What failed is told by who asked; the connection ends with the product.
  db.on('error', () => {})
  await db.connect()
  say(`making ${size.opportunities} opportunities and ${size.followUps} follow-ups …`)
  await fillHistory(db, size)
  say('making the facts …')
  const started = performance.now()
  // Any write wakes the worker.
  await admin.send('POST', '/api/v1/products', { name: '服务包' })
  await admin.send('POST', '/api/v1/opportunities', { name: '唤醒', amount: 1 })
  const ready = async () =>
    (await db.query('select count(*) filter (where ready_at is null) as n from metric_state')).rows[0].n === '0'
  while (!(await ready())) await sleep(250)
  const recompute = (performance.now() - started) / 1000
  const { items } = await admin.get<{ items: { id: string; version: number }[] }>(
    `/api/v1/opportunities?limit=1&filter=${encodeURIComponent('{"field":"status","op":"eq","value":"won"}')}`,
  )
  const deal = items[0]!
  const fixed = await floor.startHttpFloor(await admin.text('/api/v1/customers?limit=50'))
  let serial = 0
  const folding: number[] = []
  const cases: Case[] = [
    { group: 'Boards', name: 'HTTP floor', run: () => fixed.client.text('/') },
    {
      group: 'Boards',
      name: 'company board, administrator',
      run: ask(admin, companyBoard),
      floor: 'HTTP floor',
      target: 500,
    },
    {
      group: 'Boards',
      name: 'department board, department head',
      run: ask(manager, departmentBoard),
      floor: 'HTTP floor',
      target: 500,
    },
    {
      group: 'Boards',
      name: 'personal board, sales representative',
      run: ask(representative, personalBoard),
      floor: 'HTTP floor',
      target: 200,
    },
    {
      group: 'Boards',
      name: 'change an amount (its days are marked)',
      async run() {
        const body = { version: deal.version, amount: 1000 + ++serial }
        deal.version = (
          await admin.send<{ version: number }>('PATCH', `/api/v1/opportunities/${deal.id}`, body)
        ).version
        const sql = `explain (analyze, format json) insert into metric_mark (metric, day) select 'won-amount', current_date from generate_series(1, 8)`
        const { rows } = await db.query(sql)
        folding.push(rows[0]['QUERY PLAN'][0]['Execution Time'])
      },
      floor: 'HTTP floor',
      target: 100,
    },
  ]
  const figures = await measure(cases, Number(values.rounds))
  for (const f of figures)
    console.log(
      `${f.name}: median ${f.p50.toFixed(1)} ms, p95 ${f.p95.toFixed(1)} ms${f.ratio ? `, ${f.ratio.toFixed(1)} × floor` : ''}${f.target ? `, target ${f.target} ms` : ''}`,
    )
  console.log(`marking the days of a write: p95 ${quantile(folding, 0.95).toFixed(2)} ms`)
  console.log(`all facts made anew: ${recompute.toFixed(1)} s`)
  console.log(`memory of the product: ${residentMemory(product.pid)} MB`)
  const { rows } = await db.query('select dimension, count(*) from metric_fact group by 1 order by 1')
  console.log(`facts: ${rows.map((r) => `${r.dimension} ${r.count}`).join(', ')}`)
  await fixed.stop()
  await db.end()
  for (const client of [admin, manager, representative]) client.close()
} finally {
  await product.stop()
  await rm(folder, { recursive: true, force: true })
}
