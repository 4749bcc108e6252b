import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { type Api, hire, type Person } from './api.ts'
import { journey } from './journey.ts'

const column = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}，`) })
const card = (within: Page | Locator, name: string) => within.getByRole('group', { name, exact: true })

/** A seller with one open deal, on the board of their own deals. */
async function sellerWithDeal(api: Api, name: string): Promise<{ seller: Person; deal: { id: string } }> {
  const seller = await hire(api, { name: `卖家${name}`, roles: ['sales-rep'] })
  const deal = await api.post('opportunities', { name, amount: '120000', stage: 'first-contact', owner: seller.id })
  return { seller, deal }
}

describe('deals on the board', () => {
  journey('move by mouse and by keyboard, and the move can be undone', async ({ api, open }) => {
    const { seller, deal } = await sellerWithDeal(api, '叉车二十台')
    const page = await open('/opportunities', { as: seller })
    await card(column(page, '首次接触'), '叉车二十台').waitFor()

    await drag(page, card(page, '叉车二十台'), column(page, '方案提交'))
    await card(column(page, '方案提交'), '叉车二十台').waitFor()
    await page.getByText('叉车二十台已移到“方案提交”').waitFor()
    expect((await api.get(`opportunities/${deal.id}`)).stage).toBe('proposal-submitted')

    await card(page, '叉车二十台').focus()
    await page.keyboard.press('Space')
    await page.getByText('拿起了叉车二十台').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowRight')
    await page.getByText('叉车二十台在“商务谈判”上方').waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await card(column(page, '商务谈判'), '叉车二十台').waitFor()

    await page.getByRole('button', { name: '撤销' }).last().click()
    await card(column(page, '方案提交'), '叉车二十台').waitFor()
    expect((await api.get(`opportunities/${deal.id}`)).stage).toBe('proposal-submitted')
  })

  journey('asks for the reason before a deal is lost', async ({ api, open }) => {
    const { seller, deal } = await sellerWithDeal(api, '冷库改造')
    const page = await open('/opportunities', { as: seller })
    await drag(page, card(page, '冷库改造'), column(page, '输单'))

    const dialog = page.getByRole('dialog', { name: /输单/ })
    await dialog.getByRole('combobox', { name: '输单原因' }).click()
    await page.getByRole('option', { name: '价格' }).or(page.getByTitle('价格')).last().click()
    expect((await api.get(`opportunities/${deal.id}`)).stage).toBe('first-contact')
    await dialog.getByRole('button', { name: /移到“输单”/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('冷库改造已移到“输单”').waitFor()
    expect(await api.get(`opportunities/${deal.id}`)).toMatchObject({ stage: 'lost', lossReason: 'price' })
  })
})

/** As a hand does it: down, a little, over the place, up. */
async function drag(page: Page, what: Locator, where: Locator): Promise<void> {
  await what.scrollIntoViewIfNeeded()
  const [from, to] = [await what.boundingBox(), await where.boundingBox()]
  if (!from || !to) throw new Error('Nothing to drag, or nowhere to drop it')
  const width = page.viewportSize()!.width
  await page.mouse.move(from.x + from.width / 2, from.y + from.height - 12)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height, { steps: 3 })
  await page.mouse.move(Math.min(to.x + to.width / 2, width - 8), to.y + 60, { steps: 10 })
  await page.mouse.up()
}
