import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { choose } from './choose.ts'
import { journey } from './journey.ts'

const lastMonth = (): string => {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 15)).toISOString().slice(0, 10)
}

describe('a figure that goes wrong', () => {
  journey('is watched by a rule that was tried out, told to its owner, and acted on', async ({ api, open }) => {
    const manager = await hire(api, { name: '周总监', roles: ['director'] })
    const seller = await hire(api, { name: '钱小满', roles: ['sales-rep'], manager: manager.id })
    await api.post('opportunities', {
      name: '小单',
      owner: seller.id,
      amount: '3000',
      status: 'won',
      openedOn: '2020-01-01',
      closedOn: lastMonth(),
    })

    const page = await open('/alerts', { as: manager })
    await page.getByRole('heading', { name: '没有需要处理的预警' }).waitFor()
    await page.getByRole('button', { name: '新建规则' }).click()
    await page.getByLabel('规则名称').fill('赢单金额过低')
    await choose(page, page.getByRole('combobox', { name: '指标' }), '赢单金额')
    await choose(page, page.getByRole('combobox', { name: '对谁' }), '每个人')
    await page.getByLabel('界限').fill('10000')
    const test = page.getByRole('complementary', { name: '试运行' })
    await test.getByText(/过去 12 期会提醒 \d+ 次/).waitFor()
    await test.getByText('赢单金额低于 ¥1万').waitFor()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('link', { name: '赢单金额过低' }).waitFor()

    // The rule is looked at within a minute.
    const mine = await open('/', { as: seller })
    const message = mine.getByRole('link', { name: /钱小满 \d+ 月赢单金额 ¥3,000，低于 ¥1万/ })
    await expect.poll(async () => (await api.get('alerts')).items.length, { timeout: 90_000 }).toBeGreaterThan(0)
    await mine.goto('/')
    await message.click()
    await mine.getByRole('heading', { level: 1, name: /低于 ¥1万/ }).waitFor()
    await mine.getByRole('link', { name: '看明细' }).waitFor()
    await mine.getByRole('button', { name: '登记措施' }).click()
    const dialog = mine.getByRole('dialog')
    await dialog.getByLabel('采取了什么措施').fill('本周约见三家重点客户')
    await dialog.getByRole('button', { name: '登记措施' }).click()
    await mine.getByText('已采取措施').first().waitFor()

    await page.goto('/alerts')
    await page.getByText('钱小满：本周约见三家重点客户').waitFor()
    await page.getByRole('button', { name: '关闭' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click()
    await expect
      .poll(async () => (await api.get('alerts')).items.map((a: { state: string }) => a.state))
      .toEqual(['closed'])
  })
})
