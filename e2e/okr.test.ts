import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { journey } from './journey.ts'

/** Adds a key result by hand: in words, from where to where. */
async function addKeyResult(page: Page, title: string, start: string, target: string) {
  await page.getByRole('button', { name: '添加关键结果' }).click()
  const dialog = page.getByRole('dialog', { name: '添加关键结果' })
  await dialog.getByRole('textbox', { name: '关键结果' }).fill(title)
  await dialog.getByRole('textbox', { name: '起点' }).fill(start)
  await dialog.getByRole('textbox', { name: '目标值' }).fill(target)
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('heading', { name: title }).waitFor()
}

describe('objectives and key results', () => {
  journey('are written, checked in, and scored at the end', async ({ api, open }) => {
    const boss = await hire(api, { name: '林总', roles: ['general-manager'] })
    const rep = await hire(api, { name: '小周', roles: ['sales-rep'], manager: boss.id })
    const page = await open('/okr', { as: rep })

    await page.getByRole('button', { name: '新建目标' }).first().click()
    const drawer = page.getByRole('dialog')
    await drawer.getByRole('textbox', { name: '目标', exact: true }).fill('让老客户替我们说话')
    await drawer.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '让老客户替我们说话' }).waitFor()

    await addKeyResult(page, '客户净推荐值', '32', '45')
    await page.getByText('只有 1 个关键结果，建议 3 到 5 个').waitFor()
    await addKeyResult(page, '流失率', '8', '5')
    await addKeyResult(page, '转介绍金额', '0', '500000')
    await page.getByRole('button', { name: '开始执行' }).click()

    // One after the other, without leaving the dialog.
    await page.getByRole('button', { name: '更新进展' }).click()
    const dialog = page.getByRole('dialog', { name: /更新进展/ })
    for (const [title, value, status] of [
      ['客户净推荐值', '42', '正常'],
      ['流失率', '6', '有风险'],
      ['转介绍金额', '400000', '正常'],
    ] as const) {
      await dialog.getByRole('heading', { name: title }).waitFor()
      await dialog.getByRole('textbox', { name: '现在是多少' }).fill(value)
      await dialog.getByText(status, { exact: true }).click()
      if (title === '流失率') await dialog.getByRole('textbox', { name: /下周要做的/ }).fill('约三家流失客户回访')
      await dialog.getByRole('button', { name: /^保存/ }).click()
    }
    await dialog.waitFor({ state: 'hidden' })
    for (const progress of ['77%', '67%', '80%', '75%'])
      await page.getByText(progress, { exact: true }).first().waitFor()
    await page.getByRole('checkbox', { name: '约三家流失客户回访' }).waitFor()

    await page.getByRole('button', { name: '季末评分' }).click()
    const score = page.getByRole('dialog', { name: '季末评分' })
    await score.getByRole('button', { name: '季末评分' }).click()
    await page.getByText('等上级确认').waitFor()

    const id = page.url().split('/').at(-1)!.split('?')[0]
    const above = await open(`/okr/${id}`, { as: boss })
    await above.getByRole('button', { name: '确认评分并结束' }).click()
    await above.getByText('这个目标已结束，只读。').waitFor()
    expect(await api.get(`objectives/${id}`)).toMatchObject({
      state: 'closed',
      score: '0.75',
      progress: '74.53',
      status: 'at-risk',
      confirmedBy: { id: boss.id },
    })
  })

  journey('are checked in on a phone, from the workbench', async ({ api, open }) => {
    const rep = await hire(api, { name: '小吴', roles: ['sales-rep'] })
    const objective = await api.post('objectives', { title: '跑透苏州', owner: rep.id })
    const result = await api.post('key-results', {
      objective: objective.id,
      title: '首访家数',
      target: '50',
      owner: rep.id,
      unit: '家',
    })
    await api.post(`objectives/${objective.id}/activate`)
    const page = await open('/', { as: rep, screen: 'phone' })
    await page.getByText('本周还有 1 个没更新').waitFor()
    await page.getByRole('button', { name: '更新进展' }).click()
    const dialog = page.getByRole('dialog', { name: /更新进展/ })
    await dialog.getByRole('textbox', { name: '现在是多少' }).fill('20')
    await dialog.getByRole('button', { name: '保存' }).click()
    await page.getByText('本周都更新了').waitFor()
    expect(await api.get(`key-results/${result.id}`)).toMatchObject({ progress: '40.00', status: 'on-track' })
  })
})

describe('the milestones of the year', () => {
  journey('come from the template, and data decide about them', async ({ api, open }) => {
    const boss = await hire(api, { name: '高总', roles: ['general-manager'] })
    const page = await open('/okr/milestones?year=2031', { as: boss })
    await page.getByRole('button', { name: '套用年度模板' }).click()
    await page.getByRole('link', { name: '客户储备' }).waitFor()
    await page.getByText('0/2 个条件').waitFor()
    expect(await page.getByText('系统里还没有这类数据，用附件证明，由上级确认').count()).toBe(4)
    await page.getByText(/还没有当年的公司目标，无法换算 30%/).waitFor()
  })
})
