import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject } from 'vitest'
import { createDatabase } from './database.ts'
import { chromiumPath, journey } from './journey.ts'
import { type Product, startProduct } from './product.ts'

/** The first visit needs a product that nobody has visited. */
let product: Product
let folder: string
beforeAll(async () => {
  if (!chromiumPath) return
  folder = await mkdtemp(join(inject('journeys')?.folder ?? tmpdir(), 'set-up-'))
  product = await startProduct({ databaseUrl: await createDatabase(inject('postgresUrl')), folder })
})
afterAll(async () => {
  await product?.stop()
  if (folder) await rm(folder, { recursive: true, force: true })
})

describe('the first visit', () => {
  journey('sets the company up and opens the workbench with a demo company', async ({ open }) => {
    const page = await open('/', { as: null, url: product.url })
    await page.getByRole('heading', { name: '开始使用展业' }).waitFor()

    await page.getByRole('button', { name: '创建并进入' }).click()
    await page.getByText('请填写公司名称').waitFor()
    await page.getByText('请输入完整的邮箱地址').waitFor()
    // What is on screen follows the language, messages included.
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Company name is needed').waitFor()
    await page.getByRole('button', { name: '中文' }).click()

    await page.getByLabel('公司名称').fill('启明贸易有限公司')
    await page.getByLabel('姓名').fill('林晓')
    await page.getByLabel('邮箱').fill('lin@example.com')
    await page.getByLabel('密码').fill('一句很好记的话 2026')
    expect(await page.getByRole('switch', { name: /演示公司/ }).isChecked()).toBe(true)
    await page.getByRole('button', { name: '创建并进入' }).click()

    await page.getByRole('heading', { name: /林晓/ }).waitFor()
    await page.getByText('这里有一家演示公司的数据').waitFor({ timeout: 90_000 })
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '客户' }).click()
    await page.getByRole('button', { name: /^全部/ }).click()
    await page.getByRole('row').nth(5).waitFor()

    const again = await open('/setup', { as: null, url: product.url })
    await again.getByText('这套系统已经设置完成').waitFor()
  })
})
