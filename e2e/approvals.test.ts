import { describe, expect } from 'vitest'
import { type Api, hire } from './api.ts'
import { choose } from './choose.ts'
import { journey } from './journey.ts'

const team = async (api: Api) => {
  const manager = await hire(api, { name: '方经理', roles: ['department-manager'] })
  const seller = await hire(api, { name: '秦小雨', roles: ['sales-rep'], manager: manager.id })
  // Processes of a new company come with a job.
  await expect.poll(async () => (await api.get('requests')).items.length, { timeout: 60_000 }).toBeGreaterThan(1)
  return { manager, seller }
}

describe('requests and approvals', () => {
  journey('leave is asked for from the list, approved by keyboard, and seen by who asked', async ({ api, open }) => {
    const { manager, seller } = await team(api)
    const page = await open('/requests/new', { as: seller })
    await page.getByRole('link', { name: /^请假/ }).click()
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('请填写请假类型').waitFor()
    await choose(page, page.getByRole('combobox', { name: '请假类型' }), '年假')
    await page.getByLabel('开始日期').fill('2030-05-06')
    await page.keyboard.press('Enter')
    await page.getByLabel('结束日期').fill('2030-05-08')
    await page.keyboard.press('Enter')
    await page.getByLabel('天数').fill('3')
    await page.getByLabel('事由').fill('参加妹妹的婚礼')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('heading', { level: 1, name: /请假 · 秦小雨/ }).waitFor()
    await page.getByText('进行中').waitFor()
    await page.getByRole('region', { name: '经过' }).getByText('方经理').waitFor()

    const box = await open('/approvals', { as: manager })
    await box.getByRole('link', { name: /请假 · 秦小雨/ }).waitFor()
    await box.keyboard.press('a')
    const dialog = box.getByRole('dialog')
    await dialog.getByLabel('意见').fill('玩得开心')
    await dialog.getByRole('button', { name: '同意' }).click()
    await box.getByRole('heading', { name: '没有等您处理的事' }).waitFor()

    // Without a reload: what others do appears.
    await page.getByText('已通过').first().waitFor()
    await page.getByText('玩得开心').waitFor()
  })

  journey('a purchase gets another signer, goes back to be corrected, and comes through', async ({ api, open }) => {
    const { manager, seller } = await team(api)
    const expert = await hire(api, { name: '韩工程师', roles: ['employee'] })
    const page = await open('/requests/new/purchase', { as: seller })
    await page.getByLabel('采购内容').fill('示波器')
    await page.getByLabel('金额').fill('12000')
    await page.getByLabel('用途').fill('产线检测')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('进行中').waitFor()
    const { pathname } = new URL(page.url())

    const mine = await open(pathname, { as: manager })
    const turn = mine.getByRole('region', { name: '轮到您了' })
    await turn.getByRole('button', { name: '加签' }).click()
    await choose(mine, mine.getByRole('dialog').getByRole('combobox', { name: '请谁加签' }), '韩工程师')
    await mine.keyboard.press('Escape')
    await mine.getByRole('dialog').getByRole('button', { name: '加签' }).click()
    await mine.getByText('已加签').waitFor()
    await turn.waitFor({ state: 'detached' })

    const theirs = await open(pathname, { as: expert })
    await theirs.getByRole('region', { name: '轮到您了' }).getByRole('button', { name: '同意' }).click()
    await theirs.getByRole('dialog').getByRole('button', { name: '同意' }).click()
    await theirs.getByText('已同意').waitFor()

    await turn.getByRole('button', { name: '退回' }).click()
    await mine.getByRole('dialog').getByLabel('退回理由').fill('请写明型号')
    await mine.getByRole('dialog').getByRole('button', { name: '退回' }).click()
    await mine.getByText('已退回').waitFor()

    await page.getByRole('button', { name: '重新提交' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('采购内容').fill('示波器 DS1054')
    await form.getByRole('button', { name: '重新提交' }).click()
    await page.getByText('示波器 DS1054').first().waitFor()

    await turn.getByRole('button', { name: '同意' }).click()
    await mine.getByRole('dialog').getByRole('button', { name: '同意' }).click()
    await mine.getByText('已同意').waitFor()
  })

  journey('on a phone a decision is where the thumb is', async ({ api, open }) => {
    const { manager, seller } = await team(api)
    const page = await open('/requests/new/leave', { as: seller, screen: 'phone' })
    await choose(page, page.getByRole('combobox', { name: '请假类型' }), '病假')
    await page.getByLabel('开始日期').fill('2030-06-03')
    await page.keyboard.press('Enter')
    await page.getByLabel('结束日期').fill('2030-06-03')
    await page.keyboard.press('Enter')
    await page.getByLabel('天数').fill('1')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('进行中').waitFor()

    const phone = await open('/', { as: manager, screen: 'phone' })
    await phone.getByRole('link', { name: /请假 · 秦小雨/ }).click()
    const bar = phone.getByRole('region', { name: '轮到您了' })
    await bar.waitFor()
    const place = await bar.boundingBox()
    expect(place!.y, 'in the lower third').toBeGreaterThan((844 * 2) / 3 - 60)
    const button = await bar.getByRole('button', { name: '同意' }).boundingBox()
    expect(button!.height).toBeGreaterThanOrEqual(44)
    await bar.getByRole('button', { name: '同意' }).click()
    await phone.getByRole('dialog').getByRole('button', { name: '同意' }).click()
    await phone.getByText('已通过').first().waitFor()
  })
})
