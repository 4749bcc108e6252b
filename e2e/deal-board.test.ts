import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { type Api, hire, type Person } from './api.ts'
import { choose } from './choose.ts'
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
    await page.getByText('叉车二十台在“方案提交”上方').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowRight')
    await page.getByText('叉车二十台在“商务谈判”上方').waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await card(column(page, '商务谈判'), '叉车二十台').waitFor()

    const moved = page.getByText('叉车二十台已移到“商务谈判”')
    await moved
      .getByRole('button', { name: '撤销' })
      .or(moved.locator('..').getByRole('button', { name: '撤销' }))
      .first()
      .click()
    await card(column(page, '方案提交'), '叉车二十台').waitFor()
    expect((await api.get(`opportunities/${deal.id}`)).stage).toBe('proposal-submitted')
  })

  journey('asks for the reason before a deal is lost', async ({ api, open }) => {
    const { seller, deal } = await sellerWithDeal(api, '冷库改造')
    const page = await open('/opportunities', { as: seller })
    await dropOnZone(page, card(page, '冷库改造'), '输单')

    const dialog = page.getByRole('dialog', { name: /输单/ })
    await choose(page, dialog.getByRole('combobox', { name: '输单原因' }), '价格')
    expect((await api.get(`opportunities/${deal.id}`)).stage).toBe('first-contact')
    await dialog.getByRole('button', { name: /移到“输单”/ }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('冷库改造已移到“输单”').waitFor()
    expect(await api.get(`opportunities/${deal.id}`)).toMatchObject({ stage: 'lost', lossReason: 'price' })
  })
})

/** The columns of outcomes lie beyond the right edge; while a card is dragged they are offered at the lower edge. */
async function dropOnZone(page: Page, what: Locator, zone: string): Promise<void> {
  const from = await box(what)
  await page.mouse.move(from.x + from.width / 2, from.y + from.height - 12)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height, { steps: 3 })
  const to = await box(page.locator('.zy-kanban-zone', { hasText: zone }))
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 10 })
  await page.mouse.up()
}

/** As a hand does it: down, a little, to the edge until the place has come into view, over the place, up. */
async function drag(page: Page, what: Locator, where: Locator): Promise<void> {
  const from = await box(what)
  const edge = page.viewportSize()!.width - 20
  await page.mouse.move(from.x + from.width / 2, from.y + from.height - 12)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height, { steps: 3 })
  const middle = async () => {
    const to = await box(where)
    return to.x + to.width / 2
  }
  if ((await middle()) > edge) {
    await page.mouse.move(edge, from.y + 40, { steps: 5 })
    await expect.poll(middle, { timeout: 10_000 }).toBeLessThan(edge)
    await page.mouse.move(edge / 2, from.y + 40, { steps: 5 })
    // It scrolls on for a moment.
    const rests = async (): Promise<number> => (await middle()) - (await middle())
    await expect.poll(rests).toBe(0)
  }
  await page.mouse.move(await middle(), from.y + 40, { steps: 10 })
  await page.mouse.up()
}

async function box(of: Locator) {
  const found = await of.boundingBox()
  if (!found) throw new Error('Nothing to drag, or nowhere to drop it')
  return found
}
