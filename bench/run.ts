/** Measures the product as people run it, on data of its own, and prints what it found. See docs/performance.md. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { measureBrowser } from './browser.ts'
import { type Company, setUpCompany } from './company.ts'
import * as floor from './floor.ts'
import { importTable } from './imports.ts'
import { databaseMemory, residentMemory } from './memory.ts'
import { type Options, readOptions, usage } from './options.ts'
import { type Product, prepareBuild, startProduct } from './product.ts'
import { dealCases, httpFloor, listCases, recordCases, sqlFloor, sqlFloorWrite, writeCases } from './reads.ts'
import { loadNow, markdown, type Report, writeFigures } from './report.ts'
import { type Case, measure } from './rounds.ts'
import { customerMapping, customerTable, opportunityMapping, opportunityTable } from './tables.ts'

/** Memory is read when the process has come to rest. */
const restSeconds = 30

const say = (text: string): void => void process.stderr.write(`${text}\n`)

async function run(options: Options): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'zhanye-bench-'))
  // Root runs PostgreSQL under another account, which must be able to enter.
  await chmod(folder, 0o711)
  let product: Product | undefined
  const restart = async (profile?: string) => {
    await product?.stop()
    // Somebody may work on the screens meanwhile; building them is not part of a start.
    await prepareBuild()
    product = await startProduct(folder, profile)
    return product
  }
  try {
    return await measureAll(options, restart)
  } finally {
    await product?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureAll(options: Options, restart: (profile?: string) => Promise<Product>): Promise<Report> {
  const begin = loadNow()
  say('starting …')
  const cold = (await restart()).startedIn
  let product = await restart(options.profile)
  const warm = [product.startedIn]
  const memory: Report['memory'] = []
  const remember = async (name: string) => {
    await sleep(options.customers < 10_000 ? 1_000 : restSeconds * 1000)
    memory.push({ name, product: residentMemory(product.pid), database: databaseMemory(product.postmaster) })
  }
  const company = await setUpCompany(product.url)
  await remember('at rest, new company')
  const imports = [await importCustomers(options.customers, company)]
  const db = await floor.connect(product.databaseUrl)
  await floor.makeFloorTable(db)
  imports[0]!.floor = await floor.insertMany(db, options.customers)
  const deals = await prepareDeals(company, Math.min(options.customers, 1_000))
  const [small, large] = options.opportunities
  imports.push(await deals(0, small))
  await db.query('analyze')
  const fixed = await floor.startHttpFloor(await company.admin.text('/api/v1/customers?limit=50'))
  const floors: Case[] = [
    { group: 'Floors', name: httpFloor, run: () => fixed.client.text('/') },
    { group: 'Floors', name: sqlFloor, run: () => db.query(floor.selectPage) },
    { group: 'Floors', name: sqlFloorWrite, run: () => floor.insertOne(db) },
  ]
  say('reading and writing …')
  const cases = [...floors, ...(await listCases(company)), ...(await recordCases(company))]
  const figures = await measure(
    [...cases, ...dealCases(company, small), ...(await writeCases(company))],
    options.rounds,
  )
  say('more opportunities …')
  imports.push(await deals(small, large))
  await db.query('analyze')
  const more = await measure([floors[0]!, ...dealCases(company, large)], options.rounds)
  figures.push(...more.filter((f) => f.group !== 'Floors'))
  await fixed.stop()
  await floor.dropFloorTable(db)
  await db.end()
  await remember('at rest after the load')
  say('looking …')
  const browser = options.browser
    ? await measureBrowser(product.url, company.cookie, Math.ceil(options.rounds / 2))
    : null
  for (const client of [company.admin, company.manager, company.representative]) client.close()
  product = await restart()
  warm.push(product.startedIn)
  await remember('at rest after a restart')
  return {
    customers: options.customers,
    starts: { cold, warm },
    memory,
    figures,
    imports,
    browser,
    load: [begin, loadNow()],
  }
}

async function importCustomers(count: number, company: Company) {
  say(`importing ${count} customers …`)
  const text = customerTable(count, company.owners)
  const table = { entity: 'customer', text, mapping: customerMapping, key: 'creditCode' }
  return importTable(`${count.toLocaleString('en')} customers`, company.admin, company.manager, table)
}

/** Answers the function that imports a range of opportunities of the first `customers`. */
async function prepareDeals(company: Company, customers: number) {
  const products = ['软件订阅', '实施服务', '硬件设备']
  for (const name of products) await company.admin.send('POST', '/api/v1/products', { name })
  const { items } = await company.admin.get<{ items: { key: string; outcome: string }[] }>('/api/v1/stages?limit=100')
  const stages = items.map(({ key, outcome }) => ({ key, closed: outcome !== 'open' }))
  return (from: number, to: number) => {
    say(`importing ${to - from} opportunities …`)
    const text = opportunityTable({ from, to }, customers, company.owners, products, stages)
    const table = { entity: 'opportunity', text, mapping: opportunityMapping, key: 'number' }
    const name = `${(to - from).toLocaleString('en')} opportunities${from ? ' more' : ''}`
    return importTable(name, company.admin, company.manager, table)
  }
}

if (process.argv.includes('--help')) say(usage)
else {
  const options = readOptions(process.argv.slice(2))
  const text = markdown(await run(options))
  console.log(text)
  if (options.write) writeFigures(text)
}
