import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { journey } from './journey.ts'

describe('typing Chinese', () => {
  journey('chooses nobody and sends nothing while a word is being composed', async ({ api, open }) => {
    const writer = await hire(api, { name: '辛夷', roles: ['director'] })
    await hire(api, { name: '白芷', roles: ['director'] })
    const { id } = await api.post('customers', { name: '半夏食品有限公司', owner: writer.id })
    const page = await open(`/customers/${id}`, { as: writer })
    const method = await inputMethod(page)
    await page.getByText('评论', { exact: true }).first().click()
    const input = page.getByPlaceholder(/@/)
    await input.click()
    await page.keyboard.type('请 @')
    // The list holds the first colleagues only, whoever else works here.
    const listed = page.locator('[class*="mentions-dropdown"] li:visible')
    await listed.first().waitFor()

    // Enter and Ctrl+Enter belong to the input method until the word stands.
    await method.compose("bai'zhi")
    await method.enter()
    await method.enter({ ctrl: true })
    expect(await input.inputValue()).toBe("请 @bai'zhi")
    await method.commit('白')
    await expect.poll(() => listed.allInnerTexts()).toEqual(['白芷'])
    await method.enter()
    await expect.poll(() => input.inputValue()).toBe('请 @白芷 ')

    await method.compose('kan')
    await method.enter({ ctrl: true })
    await method.commit('看')
    expect(await input.inputValue()).toBe('请 @白芷 看')
    await method.enter({ ctrl: true })
    await expect.poll(() => input.inputValue()).toBe('')
    await page.getByText('请 @白芷 看').waitFor()
  })

  journey('searches for whole words only and opens nothing with the Enter of a word', async ({ api, open }) => {
    const seller = await hire(api, { name: '苏叶', roles: ['sales-rep'] })
    await api.post('customers', { name: '紫苏农业有限公司', owner: seller.id })
    const page = await open('/customers?view=all', { as: seller })
    const method = await inputMethod(page)
    const asked: string[] = []
    page.on('request', (request) => void (/\/lookup\?/.test(request.url()) && asked.push(request.url())))
    await page.getByPlaceholder('这家公司是我们的吗？').click()
    await method.compose("zi'su")
    await method.commit('紫苏')
    await page.getByText('负责人 苏叶').waitFor()
    expect(asked.map((url) => new URL(url).searchParams.get('q'))).toEqual(['紫苏'])

    await page.getByRole('heading', { name: '客户', level: 1 }).click()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /搜索/ }).waitFor()
    await method.compose("zi'su")
    await method.enter()
    expect(new URL(page.url()).pathname).toBe('/customers')
    await method.commit('紫苏')
    await page.getByRole('option', { name: /紫苏农业有限公司/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '紫苏农业有限公司', level: 1 }).waitFor()
  })
})

/** An input method as the browser sees one: letters that are not a word yet, keys of its own, and the word. */
async function inputMethod(page: Page) {
  const session = await page.context().newCDPSession(page)
  const key = (type: 'rawKeyDown' | 'keyUp', modifiers: number) =>
    session.send('Input.dispatchKeyEvent', { type, key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, modifiers })
  return {
    compose: (text: string) =>
      session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text: string) => session.send('Input.insertText', { text }),
    async enter({ ctrl = false } = {}) {
      await key('rawKeyDown', ctrl ? 2 : 0)
      await key('keyUp', ctrl ? 2 : 0)
    },
  }
}
