import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { journey } from './journey.ts'

describe('a saved view', () => {
  journey('keeps its filter over a reload, and the back button goes through what one saw', async ({ api, open }) => {
    const seller = await hire(api, { name: '视野', roles: ['sales-rep'] })
    await api.post('customers', { name: '蓝湾酒店', owner: seller.id, tier: 'A' })
    await api.post('customers', { name: '绿洲酒店', owner: seller.id, tier: 'C' })
    const page = await open('/customers?view=mine', { as: seller })
    const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
    await row('绿洲酒店').waitFor()

    await page.getByRole('searchbox', { name: '在客户中搜索' }).fill('蓝湾')
    await row('绿洲酒店').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '另存为视图' }).click()
    await page.getByRole('dialog').getByLabel('视图名称').fill('湾区')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存视图“湾区”').waitFor()
    const views = page.getByRole('navigation', { name: '视图' })
    const tab = (name: string | RegExp) => views.getByRole('button', { name })
    await expect.poll(() => tab(/^湾区/).getAttribute('aria-current')).toBe('page')

    await page.reload()
    await row('蓝湾酒店').waitFor()
    expect(await row('绿洲酒店').count()).toBe(0)
    expect(await page.getByRole('searchbox', { name: '在客户中搜索' }).inputValue()).toBe('蓝湾')

    await tab('我的客户').click()
    await row('绿洲酒店').waitFor()
    await page.getByRole('link', { name: '绿洲酒店' }).click()
    await page.getByRole('heading', { name: '绿洲酒店', level: 1 }).waitFor()
    await page.goBack()
    await row('绿洲酒店').waitFor()
    await page.goBack()
    await row('绿洲酒店').waitFor({ state: 'hidden' })
    await row('蓝湾酒店').waitFor()
  })
})
