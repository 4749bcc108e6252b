import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { journey } from './journey.ts'

describe('on a phone', () => {
  journey('one goes by the bottom bar, reads cards and creates', async ({ api, open }) => {
    const seller = await hire(api, { name: '方向', roles: ['sales-rep'] })
    await api.post('customers', { name: '东江印刷有限公司', owner: seller.id, tier: 'A' })
    const page = await open('/', { as: seller, screen: 'phone' })
    const bar = page.getByRole('navigation', { name: '底部导航' })
    await bar.getByRole('link', { name: '客户' }).click()
    const card = page.getByRole('article').filter({ hasText: '东江印刷有限公司' })
    await card.getByText('A 战略客户').waitFor()
    await card.getByRole('link', { name: '东江印刷有限公司' }).click()
    await page.getByRole('heading', { name: '东江印刷有限公司', level: 1 }).waitFor()
    await page.goBack()

    await bar.getByRole('button', { name: '新建' }).click()
    await page.getByRole('menuitem', { name: '客户', exact: true }).click()
    await page.getByRole('dialog').getByLabel('客户名称').fill('西江印刷有限公司')
    await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('article').filter({ hasText: '西江印刷有限公司' }).waitFor()

    await bar.getByRole('button', { name: '我的' }).click()
    await page.getByRole('dialog').getByRole('link', { name: '产品' }).click()
    await page.getByRole('heading', { name: '产品', level: 1 }).waitFor()
  })

  journey('a long press lifts a deal, and a drop on another stage moves it', async ({ api, open }) => {
    const seller = await hire(api, { name: '杜鹃', roles: ['sales-rep'] })
    const deal = await api.post('opportunities', { name: '光伏支架', stage: 'first-contact', owner: seller.id })
    const page = await open('/opportunities', { as: seller, screen: 'phone' })
    const finger = await touch(page)
    const from = await middle(page.getByRole('article').filter({ hasText: '光伏支架' }))
    await finger.down(from)
    const zone = page.locator('.zy-kanban-zone', { hasText: '商务谈判' })
    await zone.waitFor()
    await finger.move(await middle(zone))
    await page.locator('.zy-kanban-zone[data-over="true"]', { hasText: '商务谈判' }).waitFor()
    await finger.up()
    await page.getByText('光伏支架已移到“商务谈判”').waitFor()
    expect((await api.get(`opportunities/${deal.id}`)).stage).toBe('negotiation')
  })

  journey('customers have one search box, and a button that tells whose a company is', async ({ api, open }) => {
    const seller = await hire(api, { name: '车前', roles: ['sales-rep'] })
    await api.post('customers', { name: '北江造船有限公司', owner: seller.id })
    const other = await hire(api, { name: '柴胡', roles: ['sales-rep'] })
    const page = await open('/customers', { as: other, screen: 'phone' })
    await page.getByRole('searchbox').first().waitFor()
    expect(await page.getByRole('main').locator('input[type="search"], input[type="text"]').count()).toBe(1)
    await page.getByRole('button', { name: '查归属' }).click()
    await page.getByRole('dialog').getByRole('searchbox').fill('北江造船')
    await page.getByRole('dialog').getByText('负责人 车前').waitFor()
  })

  journey('no page is wider than the screen', async ({ api, open }) => {
    const customer = await api.post('customers', { name: '南方电网新能源综合服务（深圳前海）股份有限公司' })
    const deal = await api.post('opportunities', { name: '储能电站', customer: customer.id, amount: '98765432.10' })
    await api.post('follow-ups', { target: { entity: 'customer', id: customer.id }, content: '谈了并网时间' })
    const page = await open('/', { screen: 'phone' })
    const paths = [
      '/',
      '/customers?view=all',
      `/customers/${customer.id}`,
      '/contacts',
      '/opportunities?view=open',
      '/opportunities?view=all',
      `/opportunities/${deal.id}`,
      '/follow-ups',
      '/products',
      '/boards',
      '/boards/pipeline',
      '/boards/company-week?period=this-year',
      '/boards/pipeline/explore?metric=won-amount',
      '/import/customers',
      '/settings',
      '/settings/custom-fields',
      '/settings/departments',
      '/trash',
      '/me',
      '/nowhere/at/all',
    ]
    const wide: string[] = []
    for (const path of paths) {
      await page.goto(path)
      await settled(page)
      const width = await page.evaluate('document.scrollingElement.scrollWidth')
      if (Number(width) > 390) wide.push(`${path}: ${width}`)
    }
    expect(wide).toEqual([])
  })
})

/** The page stands: its heading is there and nothing loads any more. */
async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor()
  await page.getByRole('status', { name: '正在加载' }).first().waitFor({ state: 'hidden' })
}

interface Point {
  x: number
  y: number
}

async function middle(of: Locator): Promise<Point> {
  const found = await of.boundingBox()
  if (!found) throw new Error('It is not on the screen')
  return { x: found.x + found.width / 2, y: found.y + found.height / 2 }
}

/** One finger, as the browser feels it. */
async function touch(page: Page) {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  let at: Point = { x: 0, y: 0 }
  return {
    async down(point: Point) {
      at = point
      await send('touchStart', at)
    },
    async move(to: Point) {
      const steps = 8
      for (let step = 1; step <= steps; step++)
        await send('touchMove', { x: at.x + ((to.x - at.x) * step) / steps, y: at.y + ((to.y - at.y) * step) / steps })
      at = to
    },
    up: () => send('touchEnd'),
  }
}
