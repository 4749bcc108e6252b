import { readFile } from 'node:fs/promises'
import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { choose } from './choose.ts'
import { journey } from './journey.ts'

describe('a report', () => {
  journey('is built field by field, leads a cell to its records and is taken out', async ({ api, open }) => {
    const seller = await hire(api, { name: '报表员', roles: ['director'] })
    const names = ['甲', '乙', '丙'].map((name) => `${name}报表客户`)
    const customers = await Promise.all(names.map((name) => api.post('customers', { name, owner: seller.id })))
    for (const [i, amount] of ['100.00', '200.00', '400.50'].entries()) {
      await api.post('opportunities', {
        name: `报表商机 ${amount}`,
        customer: customers[i]!.id,
        owner: seller.id,
        amount,
        status: 'won',
        openedOn: '2017-01-01',
        closedOn: i < 2 ? '2017-02-03' : '2017-05-06',
      })
    }
    const page = await open('/reports', { as: seller })
    await page.getByRole('link', { name: '新建报表' }).click()
    const builder = page.getByRole('region', { name: '调整' })
    await choose(page, builder.getByRole('combobox', { name: '添加行字段' }), '客户')
    await choose(page, builder.getByRole('combobox', { name: '添加列字段' }), '结单日期')
    await choose(page, builder.getByRole('combobox', { name: '结单日期 周期' }), '季')
    await choose(page, builder.getByRole('combobox', { name: '算法' }), '合计')

    const table = page.getByRole('region', { name: '数据表' })
    await table.getByRole('columnheader', { name: '2017-Q1' }).waitFor()
    const line = (name: string) => table.getByRole('row', { name: new RegExp(name) })
    await expect.poll(() => line('丙报表客户').textContent()).toContain('¥400.50')
    await line('丙报表客户').getByRole('link').first().click()
    await page.getByRole('row', { name: /报表商机 400.50/ }).waitFor()
    expect(await page.getByRole('row', { name: /报表商机 100.00/ }).count()).toBe(0)

    // The way back keeps what was not saved.
    await page.goBack()
    await line('甲报表客户').waitFor()
    await page.getByRole('button', { name: '保存' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('报表名称').fill('客户季度业绩')
    await dialog.getByText('所有人').click()
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: '客户季度业绩', level: 1 }).waitFor()

    await page.getByRole('button', { name: '导出' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'CSV 文件' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^客户季度业绩 \d{4}-\d{2}-\d{2}\.csv$/)
    const text = await readFile(await file.path(), 'utf8')
    expect(text).toContain('丙报表客户')
    expect(text).toContain('400.50')

    // Somebody else sees the same report with figures of their own reach.
    const mate = await hire(api, { name: '旁观', roles: ['sales-rep'] })
    const theirs = await open('/reports', { as: mate })
    await theirs.getByRole('link', { name: /客户季度业绩/ }).click()
    await theirs.getByText('没有符合条件的数据').waitFor()
  })

  journey('fits a phone', async ({ open }) => {
    const page = await open('/reports/people?edit=true', { screen: 'phone' })
    await page.getByRole('dialog').getByText('数据来源').waitFor()
    await page
      .getByRole('button', { name: 'Close' })
      .or(page.getByRole('button', { name: '关闭' }))
      .click()
    const width = await page.evaluate('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(390)
  })
})
