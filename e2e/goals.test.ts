import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { type Api, hire } from './api.ts'
import { journey } from './journey.ts'

/** A department with two sellers, and its goal of a year that nobody else uses. */
async function teamWithGoal(api: Api, period: string) {
  const department = await api.post('departments', { name: `目标组${period}`, kind: 'sales' })
  const people = []
  for (const name of ['目标甲', '目标乙']) {
    const person = await hire(api, { name: `${name}${period}`, roles: ['sales-rep'] })
    await api.patch(`employees/${person.id}`, { department: department.id })
    people.push(person)
  }
  const goal = await api.post('goals', {
    metric: 'won-amount',
    period,
    target: '2400000',
    department: department.id,
  })
  return { people, goal }
}

/** What Excel puts on the clipboard, given to the table as the browser would. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(`{
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', ${JSON.stringify(text)})
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('[role="grid"]').dispatchEvent(event)
  }`)
}

describe('a goal of the year', () => {
  journey('is split over people in the table, and the gap closes', async ({ api, open }) => {
    const { people, goal } = await teamWithGoal(api, '2031')
    const page = await open(`/goals/matrix?parent=${goal.id}&level=person&columns=quarter`)
    const grid = page.getByRole('grid', { name: /分解/ })
    await grid.getByRole('rowheader', { name: '目标乙2031' }).waitFor()
    await page.getByText('还有 ¥2,400,000 没分下去').waitFor()

    // From the first quarter of the first person on: with separators, 万, and a word that is no figure.
    await grid.focus()
    await page.keyboard.press('ArrowRight')
    await paste(page, '300,000\t30万\t¥300,000\t待定\n300000\t300000\t300000\t300000')
    await page.getByText('1 格有误，改好后才能保存').waitFor()
    expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
    await page.getByText('还有 ¥300,000 没分下去').waitFor()

    // The faulty cell is the upper right one of what was pasted; the focus is in the lower right one.
    await page.keyboard.press('ArrowUp')
    await page.getByText('“待定”不是数字').waitFor()
    await page.keyboard.type('300000')
    await page.keyboard.press('Enter')
    await page.getByText('分完了，与上级目标一致').waitFor()
    await page.keyboard.press('ControlOrMeta+z')
    await page.getByText('还有 ¥300,000 没分下去').waitFor()
    await page.keyboard.press('ControlOrMeta+y')
    await page.getByText('分完了，与上级目标一致').waitFor()

    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存 8 格').waitFor()
    const { splits } = await api.get(`goals/${goal.id}/outlook`)
    expect(splits).toMatchObject([{ key: 'subject:person', sum: '2400000', gap: '0' }])

    await page.getByRole('button', { name: '发布草稿' }).click()
    await page.getByText('已发布 10 个目标').waitFor()
    const seller = await open('/goals?period=2031', { as: people[0]! })
    await seller.getByRole('link', { name: '目标甲2031' }).waitFor()
    expect(await seller.getByRole('link', { name: '目标乙2031' }).count()).toBe(0)
  })

  journey('reads on a phone, cell by cell', async ({ api, open }) => {
    const { goal } = await teamWithGoal(api, '2032')
    const page = await open(`/goals/matrix?parent=${goal.id}&level=person&columns=quarter`, { screen: 'phone' })
    await page.getByText('目标甲2032').click()
    const first = page.locator('details[open]').getByLabel('一季度')
    await first.fill('120万')
    await first.blur()
    await page.getByText('还有 ¥1,200,000 没分下去').waitFor()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存 1 格').waitFor()
  })
})
