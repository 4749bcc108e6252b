import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { type Api, hire } from './api.ts'
import { choose } from './choose.ts'
import { journey } from './journey.ts'

/** Two large deals and a small one, won today; the prefix tells them from those of other journeys. */
async function winDeals(api: Api, prefix: string): Promise<void> {
  const { today } = await api.get('meta')
  for (const [name, amount] of [
    ['大单一', 700_000],
    ['大单二', 900_000],
    ['小单', 3_000],
  ] as const)
    await api.post('opportunities', {
      name: `${prefix}${name}`,
      amount,
      status: 'won',
      openedOn: today,
      closedOn: today,
    })
}

/** The generic list editor, as it stands in the form of a metric. */
async function addCondition(page: Page, form: Locator, field: string, value: string): Promise<void> {
  await form.getByRole('button', { name: '添加条件' }).click()
  const dialog = page.getByRole('dialog', { name: '只统计符合条件的' })
  await choose(page, dialog.getByRole('combobox', { name: '选择字段' }), field)
  await dialog
    .getByRole('spinbutton')
    .or(dialog.getByRole('textbox', { name: '值' }))
    .first()
    .fill(value)
  await dialog.getByRole('button', { name: '应用' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Its label carries a mark and a help icon, and the English one begins alike. */
const definition = (form: Locator) => form.locator('[data-field="about"] textarea')

describe('the metric library', () => {
  journey(
    'defines a metric with its figures in sight, and leads from a figure to its records',
    async ({ api, open }) => {
      await winDeals(api, '库')
      const page = await open('/metric-library')
      await page.getByRole('heading', { name: '指标库', level: 1 }).waitFor()
      await page.getByRole('button', { name: '新建指标' }).first().click()
      const form = page.getByRole('dialog', { name: '新建指标' })
      await choose(page, form.getByRole('combobox', { name: '统计哪种记录' }), '商机')
      await choose(page, form.getByRole('combobox', { name: '按哪个日期计入' }), '结单日期')
      await addCondition(page, form, '商机金额', '600000')
      await form.getByText('商机金额 不小于 600000').waitFor()

      const preview = form.getByRole('complementary', { name: '试算' })
      await preview.locator('strong', { hasText: /^2$/ }).waitFor()
      await form.getByRole('textbox', { name: '指标名称' }).fill('大单数')
      await expect
        .poll(() => form.getByRole('textbox', { name: '标识' }).inputValue(), { timeout: 15_000 })
        .toBe('dadanshu')
      await form.getByRole('button', { name: '保存' }).click()
      await form.getByText('请填写口径说明').or(form.locator('[data-field="about"] [role="alert"]')).first().waitFor()
      await definition(form).fill('金额六十万以上、已结单的商机个数，按结单日期计入')
      await form.getByRole('button', { name: '保存' }).click()

      await page.getByRole('heading', { name: /大单数/, level: 1 }).waitFor()
      await page.locator('.zy-metric-now strong', { hasText: /^2$/ }).waitFor()
      await page.getByText('商机金额 不小于 600000').waitFor()
      await page.getByRole('link', { name: '看商机明细' }).click()
      await page.getByRole('row', { name: /库大单一/ }).waitFor()
      await page.getByRole('row', { name: /库大单二/ }).waitFor()
      expect(await page.getByRole('row', { name: /库小单/ }).count()).toBe(0)
    },
  )

  journey('reads a formula back in words, and does not delete what another metric needs', async ({ api, open }) => {
    await api.post('metric-definitions', {
      name: '合同商机数',
      key: 'deals-for-words',
      about: '口径',
      source: 'opportunity',
      date: 'createdAt',
    })
    const page = await open('/metric-library')
    await page.getByRole('button', { name: '新建指标' }).first().click()
    const form = page.getByRole('dialog', { name: '新建指标' })
    await form.getByRole('radio', { name: /用指标计算/ }).check()
    const formula = form.getByRole('textbox', { name: '公式' })
    await choose(page, form.getByRole('combobox', { name: '插入指标' }), '合同商机数')
    await form.getByRole('button', { name: '插入 ÷' }).click()
    await form.getByText('公式还不完整').waitFor()
    await choose(page, form.getByRole('combobox', { name: '插入指标' }), '新增商机数')
    expect(await formula.inputValue()).toBe('deals-for-words / new-opportunities')
    await form.getByText('也就是 合同商机数 ÷ 新增商机数').waitFor()
    await form.getByRole('textbox', { name: '指标名称' }).fill('合同占比')
    await form.getByRole('textbox', { name: '英文名称' }).fill('Contract share')
    await definition(form).fill('合同商机数除以新增商机数')
    await form.getByRole('button', { name: '保存' }).click()
    await page.getByRole('heading', { name: /合同占比/, level: 1 }).waitFor()
    expect((await api.get('metrics')).items).toContainEqual(
      expect.objectContaining({ key: 'contract-share', unit: 'ratio', kind: 'derived' }),
    )

    await page.getByRole('link', { name: '合同商机数' }).first().click()
    await page.getByRole('heading', { name: /合同商机数/, level: 1 }).waitFor()
    await page.getByRole('button', { name: '删除' }).click()
    const dialog = page.getByRole('dialog', { name: /删除指标/ })
    await dialog.getByRole('button', { name: '删除' }).click()
    await dialog.getByText(/“合同占比”用到了它/).waitFor()
  })

  journey('counts what was entered by hand once somebody else approved it', async ({ api, open }) => {
    const director = await hire(api, { name: '罗宁', roles: ['director'] })
    await api.post('metric-definitions', {
      name: '市场占有率',
      key: 'market-share-by-hand',
      about: '协会季报中的份额',
      kind: 'manual',
      measure: 'latest',
      unit: 'ratio',
    })
    await expect
      .poll(
        async () => (await api.get('metrics')).items.some((m: { key: string }) => m.key === 'market-share-by-hand'),
        { timeout: 15_000 },
      )
      .toBe(true)
    const page = await open('/metric-library/market-share-by-hand', { as: director })
    await page.getByRole('button', { name: '填报数值' }).click()
    const drawer = page.getByRole('dialog', { name: '新建指标填报' })
    await drawer
      .getByRole('textbox', { name: '数值' })
      .or(drawer.getByRole('spinbutton', { name: '数值' }))
      .first()
      .fill('0.25')
    await drawer.getByRole('textbox', { name: '数据来源' }).fill('行业协会季报')
    await drawer.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('自己填报的由他人审核').waitFor()

    const other = await open('/metric-library/market-share-by-hand', { screen: 'phone' })
    await other.getByRole('button', { name: '审核通过' }).click()
    await other.getByRole('dialog').getByRole('button', { name: '审核通过' }).click()
    await page.locator('.zy-metric-now strong', { hasText: '25%' }).waitFor()
  })
})
