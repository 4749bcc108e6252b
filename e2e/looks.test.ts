import { afterAll, beforeAll, describe, expect, inject } from 'vitest'
import { type Api, apiAs, hire, setUpCompany } from './api.ts'
import { createDatabase } from './database.ts'
import { chromiumPath, journey } from './journey.ts'
import { tours } from './pages.ts'
import { type Product, startProduct } from './product.ts'

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
})

/** A company that began in English: whatever is Chinese there, the product said. */
describe('English', () => {
  let product: Product
  let api: Api
  beforeAll(async () => {
    if (!chromiumPath) return
    const { folder } = inject('journeys')!
    product = await startProduct({ databaseUrl: await createDatabase(inject('postgresUrl')), folder })
    const key = await setUpCompany(product.url, { language: 'en', company: 'Harbour Foods', name: 'Eve Stone' })
    api = apiAs(product.url, key)
  })
  afterAll(() => product?.stop())

  for (const [what, addresses] of tours)
    journey(`${what}: everything has an English word`, async ({ open }) => {
      const page = await open('/me', { url: product.url, locale: 'en-US' })
      await page.getByRole('heading', { name: 'My account', level: 1 }).waitFor()
      // A language has its own name in every language, and the settings of stages show both of theirs.
      const own = ['中文', ...(await api.get('stages?limit=100')).items.map((stage: { name: string }) => stage.name)]
      const chinese: string[] = []
      for (const path of await addresses(api)) {
        await page.goto(path)
        await page.getByRole('heading').first().waitFor()
        await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'hidden' })
        // What says that it is Chinese may be: the Chinese words of a template.
        const text = String(
          await page.getByRole('main').evaluate(`(main) => {
            const copy = main.cloneNode(true)
            for (const part of copy.querySelectorAll('[lang="zh-CN"]')) part.remove()
            return copy.textContent
          }`),
        )
        const left = own.reduce((rest, word) => rest.replaceAll(word, ''), text).match(/.{0,30}\p{Script=Han}.{0,30}/gu)
        if (left) chinese.push(`${path}: ${left.join(' | ')}`)
      }
      expect(chinese).toEqual([])
    })
})

function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = colour.match(/\d+/g)?.map(Number) ?? []
  return 0.299 * red + 0.587 * green + 0.114 * blue
}
