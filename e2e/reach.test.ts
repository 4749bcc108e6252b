import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { journey } from './journey.ts'

describe("a colleague's customer", () => {
  journey('is in no list, no search and behind no address', async ({ api, open }) => {
    const [mine, theirs] = await Promise.all([
      hire(api, { name: '唐心', roles: ['sales-rep'] }),
      hire(api, { name: '宋词', roles: ['sales-rep'] }),
    ])
    await api.post('customers', { name: '海棠纺织有限公司', owner: mine.id })
    const hidden = await api.post('customers', { name: '海潮纺织有限公司', owner: theirs.id })

    const page = await open('/customers?view=all', { as: mine })
    await page.getByRole('row', { name: /海棠纺织/ }).waitFor()
    expect(await page.getByText('海潮纺织').count()).toBe(0)

    await page.getByRole('searchbox', { name: '在客户中搜索' }).fill('海潮')
    await page.getByRole('heading', { name: /没有符合条件/ }).waitFor()

    await page.keyboard.press('Control+K')
    const palette = page.getByRole('dialog', { name: '搜索与命令' })
    await palette.getByRole('combobox').fill('海潮纺织')
    await palette.getByText('没有找到“海潮纺织”').waitFor()

    await page.goto(`/customers/${hidden.id}`)
    await page.getByRole('heading', { name: /没有找到/ }).waitFor()
    expect(await page.getByText('海潮').count()).toBe(0)

    // Whether it is already somebody's is answered all the same, so that nobody works on it twice.
    await page.goto('/customers')
    await page.getByRole('button', { name: '新建客户' }).first().click()
    await page.getByRole('dialog').getByLabel('客户名称').fill('海潮纺织')
    await page.getByRole('dialog').getByText(/宋词/).waitFor()
  })
})
