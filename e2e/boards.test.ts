import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { choose } from './choose.ts'
import { journey } from './journey.ts'

describe('boards', () => {
  journey('lead from what the company won to one deal, and back', async ({ api, open }) => {
    const { id: department } = await api.post('departments', { name: '北方事业部' })
    const director = await hire(api, { name: '钱总', roles: ['director'] })
    const seller = await hire(api, { name: '孙销售', roles: ['sales-rep'], department })
    const deal = { status: 'won', openedOn: '2019-01-01', owner: seller.id }
    await api.post('opportunities', { name: '冷链一期', amount: '300000', closedOn: '2019-03-05', ...deal })
    await api.post('opportunities', { name: '冷链二期', amount: '120000', closedOn: '2019-04-11', ...deal })
    const page = await open('/boards/company-week?period=custom&from=2019-01-01&to=2019-12-31', { as: director })
    const main = page.getByRole('main')
    await main.getByRole('region', { name: '赢单金额', exact: true }).getByRole('link', { name: '¥42万' }).click()

    await page.getByRole('heading', { name: '赢单金额', level: 1 }).waitFor()
    await main
      .getByRole('region', { name: '赢单金额 · 按部门' })
      .last()
      .getByRole('link', { name: /北方事业部/ })
      .click()
    await page.getByRole('heading', { name: '北方事业部', level: 1 }).waitFor()
    // In a department one asks next whose work it was.
    await main
      .getByRole('region', { name: '赢单金额 · 按人员' })
      .last()
      .getByRole('link', { name: /孙销售/ })
      .click()
    await page.getByRole('heading', { name: '孙销售', level: 1 }).waitFor()
    const way = page.getByRole('navigation', { name: '所在位置' })
    expect(await way.getByRole('listitem').allTextContents()).toEqual([
      '公司周看板',
      '赢单金额',
      '北方事业部',
      '孙销售',
    ])

    const records = main.getByRole('region', { name: '背后的商机' })
    await records.getByText('2 条').waitFor()
    await records.getByRole('link', { name: '冷链一期' }).click()
    await page.getByRole('heading', { name: '冷链一期', level: 1 }).waitFor()
    await page.goBack()
    await records.getByRole('link', { name: '在列表中打开' }).click()
    await page.getByRole('link', { name: '冷链二期' }).first().waitFor()
    await page.goBack()
    await way.getByRole('link', { name: '公司周看板' }).click()
    // The period came along.
    await main.getByRole('link', { name: '¥42万' }).first().waitFor()
  })

  journey('change by themselves when a deal is won', async ({ api, open }) => {
    const seller = await hire(api, { name: '周敏', roles: ['sales-rep'] })
    const deal = await api.post('opportunities', { name: '仓库改造', amount: '56789', owner: seller.id })
    const page = await open('/boards/mine?period=this-month', { as: seller })
    const card = page.getByRole('region', { name: '赢单金额', exact: true })
    await card.getByText('¥0', { exact: true }).waitFor()
    await api.post(`opportunities/${deal.id}/win`, {
      closedOn: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    })
    await card.getByRole('link', { name: '¥5.679万', exact: true }).waitFor()
  })

  journey('are made by everybody, by keyboard too, and stay as they were left', async ({ api, open }) => {
    const seller = await hire(api, { name: '吴越', roles: ['sales-rep'] })
    const page = await open('/boards', { as: seller })
    await page.getByRole('button', { name: '新建看板' }).click()
    await page.getByRole('button', { name: '添加卡片' }).click()
    await page.getByRole('button', { name: /^排行/ }).click()
    const settings = page.getByRole('dialog', { name: '排行' })
    await settings.getByText('赢单金额', { exact: true }).first().waitFor()
    await settings
      .getByRole('button', { name: '关闭' })
      .or(settings.getByRole('button', { name: 'Close' }))
      .click()
    await page.getByRole('button', { name: '添加卡片' }).click()
    await page.getByRole('button', { name: /^数字/ }).click()
    await page
      .getByRole('dialog', { name: '数字' })
      .getByRole('button', { name: /关闭|Close/ })
      .click()

    const handles = page.getByRole('button', { name: /拖动可移动/ })
    expect(await handles.count()).toBe(2)
    await handles.nth(1).focus()
    await page.keyboard.press('ArrowLeft')
    await page.getByText('移到第 1 位，共 2 位').waitFor()
    await page.keyboard.press('Shift+ArrowRight')
    await page.getByText('宽 4 列，高 2 行').waitFor()
    await page.keyboard.press('Delete')
    expect(await handles.count()).toBe(1)
    await page.getByRole('button', { name: '撤销' }).click()
    expect(await handles.count()).toBe(2)

    await page.getByRole('button', { name: '看板设置' }).click()
    const board = page.getByRole('dialog', { name: '看板设置' })
    await board.getByLabel('名称', { exact: true }).fill('我的排行')
    await choose(page, board.getByRole('combobox', { name: '默认期间' }), '今年')
    await board.getByRole('button', { name: /关闭|Close/ }).click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: '我的排行', level: 1 }).waitFor()
    const cards = page.getByRole('main').locator('.zy-board-cell')
    expect(
      await cards.evaluateAll((cells) => cells.map((cell) => (cell as { dataset: { kind?: string } }).dataset.kind)),
    ).toEqual(['figure', 'ranking'])

    const stranger = await hire(api, { name: '郑成', roles: ['sales-rep'] })
    const other = await open(page.url().replace(/^https?:\/\/[^/]+/, ''), { as: stranger })
    await other.getByText('没有找到这一页').waitFor()
  })

  journey('show one column on a phone, and every figure opens', async ({ open }) => {
    const page = await open('/boards/company-week', { screen: 'phone' })
    const cells = page.getByRole('main').locator('.zy-board-cell')
    await cells.first().getByRole('link').first().waitFor()
    const lefts = await cells.evaluateAll((all) =>
      all.map((cell) =>
        Math.round((cell as unknown as { getBoundingClientRect(): { left: number } }).getBoundingClientRect().left),
      ),
    )
    expect(new Set(lefts).size).toBe(1)
    await cells.first().getByRole('link').first().click()
    await page.getByRole('heading', { name: '赢单金额', level: 1 }).waitFor()
    await page.getByRole('button', { name: '筛选' }).click()
    await page.getByRole('dialog', { name: '筛选' }).getByText('部门', { exact: true }).first().waitFor()
  })
})
