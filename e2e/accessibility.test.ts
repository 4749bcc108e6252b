import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { journey } from './journey.ts'
import { tours } from './pages.ts'

/** Whether what has the focus shows it, itself or the box it stands in. */
const focusShows = `(() => {
  for (let at = document.activeElement, up = 0; at && up < 3; at = at.parentElement, up += 1) {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at)
    // Past the last one the focus leaves the page.
    if (at === document.body) return up === 0 ? '' : document.activeElement.outerHTML.slice(0, 160)
    if ((outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none') return ''
  }
  return document.activeElement.outerHTML.slice(0, 160)
})()`

/** What a screen reader has to name. */
const named = ['button', 'link', 'textbox', 'searchbox', 'combobox', 'checkbox', 'switch', 'radio', 'tab'] as const

async function nameless(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const role of named) {
    for (const each of await page.getByRole(role, { name: /^\s*$/ }).all())
      found.push(
        `${role} ${(await each.evaluate((element) => (element as { outerHTML: string }).outerHTML)).slice(0, 160)}`,
      )
  }
  return found
}

describe('for those who do not use a mouse or do not see', () => {
  for (const [what, addresses] of tours)
    journey(`${what}: everything has a name, and the language is told`, async ({ api, open }) => {
      const page = await open('/')
      const faults: string[] = []
      for (const path of await addresses(api)) {
        await page.goto(path)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await page.getByRole('status', { name: '正在加载' }).first().waitFor({ state: 'hidden' })
        faults.push(...(await nameless(page)).map((each) => `${path}: ${each}`))
        for (const image of await page.locator('img:not([alt])').all())
          faults.push(`${path}: ${await image.getAttribute('src')}`)
        if ((await page.locator('html').getAttribute('lang')) !== 'zh-CN') faults.push(`${path}: no language`)
        if ((await page.getByRole('main').count()) !== 1) faults.push(`${path}: not one main part`)
        if (!/展业|Zhanye/.test(await page.title())) faults.push(`${path}: title ${await page.title()}`)
      }
      expect(faults).toEqual([])
    })

  journey('everything of a form has a name', async ({ open }) => {
    const page = await open('/customers?view=all')
    await page.getByRole('button', { name: '新建客户' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /填写更多/ })
      .click()
    expect(await nameless(page)).toEqual([])
  })

  journey('the focus is always seen', async ({ open }) => {
    const hidden: string[] = []
    for (const path of ['/', '/customers?view=all', '/settings']) {
      const page = await open(path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      for (let step = 0; step < 25; step += 1) {
        await page.keyboard.press('Tab')
        const fault = await page.evaluate(focusShows)
        if (fault) hidden.push(`${path}: ${fault}`)
      }
    }
    expect(hidden).toEqual([])
  })
})
