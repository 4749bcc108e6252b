import { describe, expect } from 'vitest'
import { journey } from './journey.ts'

describe('the palette', () => {
  journey('finds a customer by the initials of its pinyin and opens it by keyboard', async ({ api, open }) => {
    await api.post('customers', { name: '中国移动通信集团江苏有限公司' })
    const page = await open('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+K')
    const palette = page.getByRole('dialog', { name: '搜索与命令' })
    await palette.getByRole('combobox').fill('zgyd')
    await palette.getByRole('option', { name: /中国移动通信集团江苏有限公司/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '中国移动通信集团江苏有限公司', level: 1 }).waitFor()
  })

  journey('runs a command and goes to a page', async ({ open }) => {
    const page = await open('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+K')
    const palette = page.getByRole('dialog', { name: '搜索与命令' })
    await palette.getByRole('combobox').fill('xjkh')
    await palette.getByRole('option', { name: '新建客户' }).click()
    await page.getByRole('dialog', { name: '新建客户' }).getByLabel('客户名称').waitFor()
    await page.keyboard.press('Escape')

    await page.keyboard.press('Control+K')
    await palette.getByRole('combobox').fill('产品')
    await palette.getByRole('option', { name: '产品', exact: true }).click()
    await page.getByRole('heading', { name: '产品', level: 1 }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/products')
  })
})
