import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { journey } from './journey.ts'

describe('the look', () => {
  journey('turns dark and English, and stays so on other devices', async ({ api, open }) => {
    const person = await hire(api, { name: '夏至', roles: ['sales-rep'] })
    const page = await open('/', { as: person })
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor') as Promise<string>
    const light = await background()
    await page.getByRole('button', { name: '夏至的菜单' }).click()
    await page.getByRole('menuitem', { name: '深色外观' }).click()
    await expect.poll(background).not.toBe(light)
    const dark = await background()
    expect(brightness(dark)).toBeLessThan(60)

    await page.getByRole('button', { name: '夏至的菜单' }).click()
    await page.getByRole('menuitem', { name: 'English' }).click()
    await page.getByRole('link', { name: 'Customers' }).first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')

    const other = await open('/customers', { as: person })
    await other.getByRole('heading', { name: 'Customers', level: 1 }).waitFor()
    await expect.poll(() => other.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(dark)
  })

  journey('has an English word for everything', async ({ api, open }) => {
    // What others named in Chinese is not before the eyes of a seller.
    const person = await hire(api, { name: 'Eve Stone', roles: ['sales-rep'] })
    const customer = await api.post('customers', { name: 'Harbour Foods', owner: person.id })
    await api.post('opportunities', { name: 'Cold store', customer: customer.id, amount: '1000', owner: person.id })
    const page = await open('/me', { as: person, locale: 'en-US' })
    await page.getByRole('button', { name: 'Eve Stone的菜单' }).click()
    await page.getByRole('menuitem', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'My account', level: 1 }).waitFor()
    const chinese: string[] = []
    const paths = ['/', '/customers?view=mine', `/customers/${customer.id}`, '/opportunities?view=mine-open']
    for (const path of [
      ...paths,
      '/boards',
      '/boards/pipeline',
      '/boards/mine',
      '/boards/pipeline/explore?metric=won-amount',
      '/follow-ups?view=mine',
      '/contacts',
      '/settings',
      '/trash',
      '/me',
    ]) {
      await page.goto(path)
      await page.getByRole('heading').first().waitFor()
      await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'hidden' })
      const text = await page.getByRole('main').textContent()
      // Names that people gave stay as they are.
      const left = text?.replace(/启明贸易有限公司|林晓|标准销售流程|中文/g, '').match(/.{0,30}\p{Script=Han}.{0,30}/gu)
      if (left) chinese.push(`${path}: ${left.join(' | ')}`)
    }
    expect(chinese).toEqual([])
  })
})

function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = colour.match(/\d+/g)?.map(Number) ?? []
  return 0.299 * red + 0.587 * green + 0.114 * blue
}
