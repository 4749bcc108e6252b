import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject } from 'vitest'
import { setUpCompany } from './api.ts'
import { createDatabase } from './database.ts'
import { chromiumPath, journey } from './journey.ts'
import { type Product, startProduct } from './product.ts'

/** Published data beside the repository; without it the journey is skipped by name. */
const files = join(process.env.SHARED_DATA ?? resolve(import.meta.dirname, '../../shared/data'), 'process-logs')
const possible = chromiumPath !== undefined && existsSync(files)

let product: Product
let folder: string
beforeAll(async () => {
  if (!possible) return
  folder = await mkdtemp(join(tmpdir(), 'zhanye-mining-'))
  product = await startProduct({ databaseUrl: await createDatabase(inject('postgresUrl')), folder })
  await setUpCompany(product.url)
})
afterAll(async () => {
  await product?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

describe.skipIf(!possible)('receipts of a municipality', () => {
  journey('come in through the import drawer and show how they went', async ({ open }) => {
    const page = await open('/process-insight', { url: product.url })
    await page.getByRole('button', { name: '导入日志' }).click()
    await page.locator('input[type=file]').setInputFiles(join(files, 'receipt.csv'))
    // Which column is what is guessed.
    await page.getByTitle('case:concept:name').waitFor()
    await page.getByRole('button', { name: '开始导入' }).click()

    await page.getByRole('heading', { name: 'receipt' }).waitFor()
    const main = page.getByRole('main')
    for (const figure of ['1,434', '8,577', '116', '47.8 分钟', '5.4 天'])
      await main.getByText(figure, { exact: true }).first().waitFor()
    await main.getByText('713 个案例 · 49.7%').waitFor()
    await page.getByRole('button', { name: /^1,177$/ }).waitFor()

    // A click on the most frequent way leaves its cases; taking the chip off brings all back.
    await page.getByRole('button', { name: /^路径 1 / }).click()
    await main.getByText('共 1,434').waitFor()
    expect(page.url()).toContain('variant')
    await page.getByRole('button', { name: '去掉条件：走 1 种路径' }).click()
    await main.getByText('共 1,434').waitFor({ state: 'detached' })

    await page.getByRole('tab', { name: '用时与瓶颈' }).click()
    await page.getByRole('table', { name: '等待最久的环节' }).waitFor()
    await page.getByRole('tab', { name: '案例' }).click()
    await page.getByRole('button', { name: 'case-4601' }).click()
    await page.getByText('T02 Check confirmation of receipt').last().waitFor()
  })
})
