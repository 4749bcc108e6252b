import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { type Api, hire } from './api.ts'
import { choose } from './choose.ts'
import { journey } from './journey.ts'

/** A seller and the customers that they alone see. */
async function sellerWith(api: Api, ...names: string[]) {
  const seller = await hire(api, { name: '批量', roles: ['director'] })
  const made = []
  for (const name of names) made.push(await api.post('customers', { name, owner: seller.id }))
  return { seller, ids: made.map(({ id }) => id as string) }
}

const select = (page: Page, name: string) => page.getByRole('gridcell', { name: `选择${name}` }).click()

describe('many records at once', () => {
  journey('are changed after a look at what is touched, and changed back', async ({ api, open }) => {
    const { seller, ids } = await sellerWith(api, '一号机床厂', '二号机床厂', '三号机床厂')
    const tiers = async () => Promise.all(ids.map(async (id) => (await api.get(`customers/${id}`)).tier))
    const page = await open('/customers?view=mine', { as: seller })
    await select(page, '一号机床厂')
    await select(page, '二号机床厂')
    const bar = page.getByRole('region', { name: '批量操作' })
    await bar.getByText('已选 2 条').waitFor()
    await bar.getByRole('button', { name: '修改字段' }).click()

    const dialog = page.getByRole('dialog', { name: '修改字段' })
    await dialog.getByText('将影响 2 条记录').waitFor()
    await dialog.getByText('一号机床厂').waitFor()
    await choose(page, dialog.getByRole('combobox', { name: '要修改的字段' }), '客户级别')
    await choose(page, dialog.getByRole('combobox', { name: '客户级别' }), 'B 重点发展')
    await dialog.getByRole('button', { name: '修改 2 条' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(tiers).toEqual(['B', 'B', null])
    await page
      .getByRole('row', { name: /一号机床厂/ })
      .getByText('B 重点发展')
      .waitFor()

    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(tiers).toEqual([null, null, null])
    await page
      .getByRole('row', { name: /一号机床厂/ })
      .getByText('B 重点发展')
      .waitFor({ state: 'hidden' })
  })

  journey('are deleted and brought back', async ({ api, open }) => {
    const { seller } = await sellerWith(api, '甲字钢构', '乙字钢构')
    const page = await open('/customers?view=mine', { as: seller })
    await select(page, '甲字钢构')
    await page.getByRole('region', { name: '批量操作' }).getByRole('button', { name: '删除' }).click()
    const dialog = page.getByRole('dialog', { name: '删除' })
    await dialog.getByText('甲字钢构').waitFor()
    await dialog.getByRole('button', { name: '删除 1 条' }).click()
    await page.getByRole('row', { name: /甲字钢构/ }).waitFor({ state: 'hidden' })
    await page.getByRole('row', { name: /乙字钢构/ }).waitFor()

    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('row', { name: /甲字钢构/ }).waitFor()
  })

  journey('one alone goes to the recycle bin from its page, and comes back from there', async ({ api, open }) => {
    const { seller } = await sellerWith(api, '丙字钢构')
    const page = await open('/customers?view=mine', { as: seller })
    await page.getByRole('link', { name: '丙字钢构' }).click()
    await page.getByRole('heading', { name: '丙字钢构', level: 1 }).waitFor()
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: '删除' }).click()
    const confirm = page.getByRole('dialog').getByRole('button', { name: '删除' })
    const deleted = page.getByText('“丙字钢构”已移到回收站')
    await confirm.or(deleted).first().waitFor()
    if (await confirm.isVisible()) await confirm.click()
    await deleted.waitFor()

    await page.goto('/trash')
    const row = page
      .getByRole('row', { name: /丙字钢构/ })
      .or(page.getByRole('listitem').filter({ hasText: '丙字钢构' }))
    await row.getByRole('button', { name: '恢复' }).click()
    await page.getByText('已恢复“丙字钢构”').waitFor()
    await page.goto('/customers?view=mine')
    await page.getByRole('row', { name: /丙字钢构/ }).waitFor()
  })
})
