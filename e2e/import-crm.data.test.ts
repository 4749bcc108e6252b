import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject } from 'vitest'
import { setUpCompany } from './api.ts'
import { choose } from './choose.ts'
import { createDatabase } from './database.ts'
import { chromiumPath, journey } from './journey.ts'
import { type Product, startProduct } from './product.ts'

/** Published data beside the repository; without it the journey is skipped by name. */
const files = join(process.env.SHARED_DATA ?? resolve(import.meta.dirname, '../../shared/data'), 'crm-opportunities')
const possible = chromiumPath !== undefined && existsSync(files)

let product: Product
let folder: string
beforeAll(async () => {
  if (!possible) return
  folder = await mkdtemp(join(tmpdir(), 'zhanye-import-'))
  product = await startProduct({ databaseUrl: await createDatabase(inject('postgresUrl')), folder })
  await setUpCompany(product.url)
})
afterAll(async () => {
  await product?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

describe.skipIf(!possible)('the CRM of a hardware maker', () => {
  journey('comes in through the import page and shows its figures on the board', async ({ open }) => {
    const page = await open('/import/regions', { url: product.url })

    await load(page, 'regions', 'sales_teams.csv', { regional_office: '区域名称' }, { key: '区域名称', created: '3' })
    await load(page, 'employees', 'sales_teams.csv', { manager: '姓名' }, { key: '姓名', created: '6' })
    const agents = { sales_agent: '姓名', manager: '直属上级', regional_office: '负责区域' }
    await load(page, 'employees', 'sales_teams.csv', agents, { key: '姓名', created: '35' })
    const prices = { product: '产品名称', series: '产品线', sales_price: '标准价' }
    await load(page, 'products', 'products.csv', prices, { created: '7' })
    const accounts = {
      account: '客户名称',
      sector: '客户行业',
      year_established: '成立年份',
      revenue: '年营业额',
      employees: '员工人数',
      office_location: '国家/地区',
      subsidiary_of: '上级客户',
    }
    await load(page, 'customers', 'accounts.csv', accounts, { created: '85' })
    const deals = {
      opportunity_id: '商机编号',
      sales_agent: '负责人',
      product: '产品',
      account: '客户',
      deal_stage: '销售阶段',
      engage_date: '开始日期',
      close_date: '结单日期',
      close_value: '商机金额',
    }
    await load(page, 'opportunities', 'sales_pipeline.csv', deals, {
      created: '8,800',
      meanwhile: async () => {
        // The file writes GTX Pro in two ways; the page proposes what it may mean.
        await page.getByRole('button', { name: '“GTX Pro”？' }).click()
        await means(page, 'Engaging', '商务谈判')
        await means(page, 'Prospecting', '首次接触')
      },
    })

    await page.goto('/boards/pipeline')
    await page
      .getByRole('radio', { name: '精确' })
      .or(page.getByText('精确', { exact: true }))
      .last()
      .click()
    const figures = page.getByRole('main')
    for (const figure of ['4,238', '¥10,005,534', '63.15%', '¥2,360.91', '51.78 天', '57 天'])
      await figures.getByText(figure, { exact: true }).first().waitFor()
    const managers = {
      'Melvin Marxen': '2,251,930',
      'Summer Sewald': '1,964,750',
      'Rocco Neubert': '1,960,545',
      'Celia Rouche': '1,603,897',
      'Cara Losch': '1,130,049',
      'Dustin Brinkmann': '1,094,363',
    }
    await shows(page, '赢单金额 · 按直属上级', managers)
    await shows(page, '赢单金额 · 按区域', { West: '3,568,647', Central: '3,346,293', East: '3,090,594' })
    await shows(page, '各季度赢单金额', {
      '2017-Q1': '1,134,672',
      '2017-Q2': '3,086,111',
      '2017-Q3': '2,982,255',
      '2017-Q4': '2,802,496',
    })
  })
})

interface Expected {
  /** Figure beside "added". */
  created: string
  /** Field by which rows that mean the same record are one. */
  key?: string
  /** What is done on the page where columns meet fields. */
  meanwhile?: () => Promise<void>
}

/** The whole way: file, fields, dry run, import. `columns` is complete: whatever else was guessed is left out. */
async function load(page: Page, path: string, file: string, columns: Record<string, string>, expected: Expected) {
  await page.goto(`/import/${path}`)
  await page.locator('input[type=file]').setInputFiles(join(files, file))
  await page.getByText('文件中的列').waitFor()
  const selects = page.getByRole('combobox', { name: /→ 导入到字段$/ })
  const headers: string[] = []
  for (const each of await selects.all()) headers.push(((await each.getAttribute('aria-label')) ?? '').split(' → ')[0]!)
  // First those that another column must give up.
  for (const header of headers.filter((each) => !columns[each])) await goesTo(page, header, '不导入')
  for (const [header, field] of Object.entries(columns)) await goesTo(page, header, field)
  await expected.meanwhile?.()
  // The outcome of each column's check may open a list above the button: pressed meanwhile, it moves away under the pointer.
  await expect.poll(() => page.getByText('正在核对取值…').count()).toBe(0)
  await page.getByRole('button', { name: '下一步' }).click()
  if (expected.key) {
    await page.getByRole('radio', { name: '已有则更新，没有则新增' }).check()
    await choose(page, page.getByRole('combobox', { name: '按这个字段认出已有记录' }), expected.key)
  }
  await page.getByRole('button', { name: '先试运行' }).click()
  await page.getByText('每一行都没有问题').waitFor({ timeout: 120_000 })
  await page.getByRole('button', { name: /^开始导入/ }).click()
  await page.getByRole('heading', { name: /^导入完成/ }).waitFor({ timeout: 120_000 })
  expect(await page.getByRole('main').textContent()).toMatch(
    new RegExp(`新增\\s*${expected.created}|${expected.created}\\s*新增`),
  )
}

async function goesTo(page: Page, header: string, field: string): Promise<void> {
  const row = page.getByRole('listitem').filter({ has: page.getByRole('combobox', { name: `${header} → 导入到字段` }) })
  const named = new RegExp(`^${field}( \\*)?$`)
  if (await row.getByTitle(named).first().isVisible()) return
  const input = page.getByRole('combobox', { name: `${header} → 导入到字段` })
  await input.click()
  await input.fill(field)
  await page.getByTitle(named).last().click()
}

/** Says what a value of the file stands for. */
async function means(page: Page, value: string, option: string): Promise<void> {
  await choose(page, page.getByRole('combobox', { name: `${value} → 当作` }), option)
}

/** The card's table has these rows. */
async function shows(page: Page, card: string, rows: Record<string, string>): Promise<void> {
  await page.getByRole('button', { name: `${card}: 看表格` }).click()
  for (const [name, figure] of Object.entries(rows)) {
    const row = page.getByRole('row').filter({ hasText: name }).filter({ hasText: figure })
    await row.first().waitFor()
  }
}
