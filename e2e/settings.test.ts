import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import { choose } from './choose.ts'
import { journey } from './journey.ts'

describe('the settings', () => {
  journey('add a field that appears in the form and in the list', async ({ open }) => {
    const page = await open('/settings')
    await page
      .getByRole('link', { name: /自定义字段/ })
      .first()
      .click()
    await page.getByRole('heading', { name: '自定义字段', level: 1 }).waitFor()
    await page.getByRole('button', { name: '添加字段' }).click()
    const drawer = page.getByRole('dialog', { name: '添加字段' })
    await choose(page, drawer.getByRole('combobox', { name: '类型' }), '整数')
    await drawer.getByLabel('中文名称').fill('车队规模')
    await drawer.getByLabel('英文名称').fill('Fleet size')
    await drawer.getByLabel('单位').fill('辆')
    await drawer.getByRole('button', { name: '保存' }).click()
    await page.getByText('字段“车队规模”已保存').waitFor()

    await page.goto('/customers?view=all')
    await page.getByRole('button', { name: '新建客户' }).first().click()
    const form = page.getByRole('dialog', { name: '新建客户' })
    await form.getByLabel('客户名称').fill('环城运输有限公司')
    await form.getByRole('button', { name: /填写更多/ }).click()
    await form.getByLabel('车队规模').fill('240')
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已新建“环城运输有限公司”').waitFor()

    await page.getByRole('button', { name: /(^| )列$/ }).click()
    await page.getByRole('textbox', { name: '查找字段' }).fill('车队')
    await page.getByRole('checkbox', { name: '车队规模' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('columnheader', { name: /车队规模/ }).waitFor()
    await page
      .getByRole('row', { name: /环城运输/ })
      .getByText('240')
      .waitFor()
  })

  journey('move a department by dragging it onto another', async ({ api, open }) => {
    const top = encodeURIComponent(JSON.stringify({ field: 'parent', op: 'empty' }))
    const root = (await api.get(`departments?filter=${top}&sort=createdAt&limit=1`)).items[0]
    const [east, west] = [
      await api.post('departments', { name: '东区销售部', parent: root.id }),
      await api.post('departments', { name: '西区销售部', parent: root.id }),
    ]
    const page = await open('/settings/organisation')
    const unit = (name: string) => page.getByRole('group', { name, exact: true })
    await unit('东区销售部').scrollIntoViewIfNeeded()
    const [from, to] = [await box(unit('东区销售部')), await box(unit('西区销售部'))]
    await page.mouse.move(from.x + 30, from.y + 12)
    await page.mouse.down()
    await page.mouse.move(from.x + 40, from.y + 20, { steps: 3 })
    await page.mouse.move(to.x + 34, to.y + 18, { steps: 12 })
    await page.mouse.up()
    const confirm = page.getByRole('dialog').getByRole('button', { name: '移动' })
    const moved = page.getByText('“东区销售部”已移到“西区销售部”')
    await confirm.or(moved).first().waitFor()
    if (await confirm.isVisible()) await confirm.click()
    await moved.waitFor()
    expect((await api.get(`departments/${east.id}`)).parent.id).toBe(west.id)
  })
})

async function box(of: Locator) {
  const found = await of.boundingBox()
  if (!found) throw new Error('It is not on the screen')
  return found
}
