import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { addDays, startOfWeek } from '#kernel/pure/dates.ts'
import { hire } from './api.ts'
import { journey } from './journey.ts'

const drawer = (page: Page) => page.getByRole('dialog')
const bar = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}，`) })

async function day(page: Page, name: string, value: string): Promise<void> {
  await drawer(page).getByLabel(name).fill(value)
  await page.keyboard.press('Enter')
}

async function save(page: Page): Promise<void> {
  await drawer(page).getByRole('button', { name: '保存', exact: true }).click()
  await drawer(page).waitFor({ state: 'hidden' })
}

describe('a plan', () => {
  journey(
    'is split into tasks that wait for each other, moved on the chart, and its money warns',
    async ({ api, open }) => {
      const department = await api.post('departments', { name: '计划部' })
      const boss = await hire(api, { name: '苏北', roles: ['department-manager'], department: department.id })
      const page = await open('/plans', { as: boss })
      await page.getByRole('button', { name: '新建计划' }).first().click()
      await drawer(page).getByLabel('计划名称').fill('春季增长计划')
      await drawer(page).getByRole('button', { name: '保存', exact: true }).click()
      await page.getByRole('button', { name: '打开', exact: true }).click()
      await page.getByRole('heading', { name: '春季增长计划', level: 1 }).waitFor()

      const monday = addDays(startOfWeek((await api.get('meta')).today), 7)
      await page.getByRole('button', { name: '新建任务' }).first().click()
      await drawer(page).getByLabel(/^任务/).fill('客户调研')
      await day(page, '开始日期', monday)
      await day(page, '截止日期', addDays(monday, 2))
      await save(page)
      await page.getByRole('link', { name: '客户调研' }).waitFor()

      const filter = JSON.stringify({ field: 'name', op: 'eq', value: '客户调研' })
      const [first] = (await api.get(`plan-tasks?filter=${encodeURIComponent(filter)}`)).items
      const rest = { plan: first.plan.id, responsible: boss.id }
      const second = await api.post('plan-tasks', {
        ...rest,
        name: '方案撰写',
        startsOn: addDays(monday, 3),
        endsOn: addDays(monday, 4),
        dependsOn: [first.id],
      })
      await api.post('plan-tasks', { ...rest, name: '布置展台', startsOn: monday, endsOn: monday })
      // It appears by itself.
      await page.getByRole('link', { name: '方案撰写' }).waitFor()

      await page.getByRole('tab', { name: '甘特图' }).click()
      await bar(page, '客户调研')
        .and(page.getByRole('button', { name: /在关键路径上/ }))
        .waitFor()
      await bar(page, '方案撰写')
        .and(page.getByRole('button', { name: /在关键路径上/ }))
        .waitFor()
      await bar(page, '布置展台')
        .and(page.getByRole('button', { name: /余量 \d+ 个工作日/ }))
        .waitFor()

      // By keyboard: three days on. The task that waits makes room.
      await bar(page, '客户调研').focus()
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight')
      await page.getByText(/^客户调研：.*回车保存/).waitFor({ state: 'attached' })
      await page.keyboard.press('Enter')
      await page
        .getByText(/“客户调研”改为/)
        .first()
        .waitFor()
      const both = async () => [await api.get(`plan-tasks/${first.id}`), await api.get(`plan-tasks/${second.id}`)]
      const [a, b] = await both()
      expect(a.startsOn > monday).toBe(true)
      expect(b.startsOn > a.endsOn).toBe(true)

      // By mouse, before the one that it waits for: the server refuses and says why, and the bar is where it was.
      await drag(page, bar(page, '方案撰写'), -14 * 14)
      await page.getByText(/前置任务“客户调研”还没完成/).waitFor()
      expect((await both())[1].startsOn).toBe(b.startsOn)

      await page.getByRole('tab', { name: '预算' }).click()
      await page.getByRole('button', { name: '新建预算项' }).click()
      await drawer(page)
        .getByLabel(/^预算项/)
        .fill('差旅')
      await drawer(page).getByLabel('预算金额').fill('10000')
      await save(page)
      await page.getByRole('button', { name: '记一笔' }).click()
      await drawer(page).getByLabel(/^金额/).fill('8500')
      await drawer(page).getByLabel('用途').fill('机票与住宿')
      await save(page)
      await page.getByText('已过 80%：请留意').waitFor()

      await page.getByRole('button', { name: '记一笔' }).click()
      await drawer(page).getByLabel(/^金额/).fill('2000')
      await drawer(page).getByLabel('用途').fill('加开一场')
      await drawer(page).getByRole('button', { name: '保存', exact: true }).click()
      await drawer(page)
        .getByText(/超出预算 500.00/)
        .first()
        .waitFor()
      await drawer(page).getByLabel('超支理由').fill('客户临时加人')
      await save(page)
      await page.getByRole('heading', { name: '待批准的超支' }).waitFor()
    },
  )
})

async function drag(page: Page, what: Locator, by: number): Promise<void> {
  const box = await what.boundingBox()
  if (!box) throw new Error('Nothing to drag')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by, y, { steps: 8 })
  await page.mouse.up()
}
