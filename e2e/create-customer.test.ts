import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { journey } from './journey.ts'

const drawer = (page: Page) => page.getByRole('dialog')

describe('a new customer', () => {
  journey('keeps what was typed over a reload, warns of a duplicate, and is saved', async ({ api, open }) => {
    await api.post('customers', { name: '苏州云杉机械有限公司' })
    const page = await open('/customers')
    await page.getByRole('button', { name: '新建客户' }).click()
    await drawer(page).getByLabel('客户名称').fill('苏州云杉机械')
    await drawer(page).getByText('可能已经在系统里了').waitFor()
    await drawer(page).getByText('苏州云杉机械有限公司').waitFor()

    await drawer(page).getByLabel('客户名称').fill('苏州云杉精密设备有限公司')
    await drawer(page).getByLabel('电话').fill('0512-65880000')
    await page.reload()
    await page.getByRole('button', { name: '新建客户' }).click()
    await drawer(page).getByText('已恢复上次没有保存的内容').waitFor()
    expect(await drawer(page).getByLabel('客户名称').inputValue()).toBe('苏州云杉精密设备有限公司')
    await drawer(page).getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('已新建“苏州云杉精密设备有限公司”').waitFor()
    await page.getByRole('button', { name: '打开', exact: true }).click()
    await page.getByRole('heading', { name: '苏州云杉精密设备有限公司', level: 1 }).waitFor()

    // A saved form leaves no draft behind.
    await page.goto('/customers')
    await page.getByRole('button', { name: '新建客户' }).click()
    expect(await drawer(page).getByLabel('客户名称').inputValue()).toBe('')
  })

  journey('says beside the field what is wrong, in the language of the person', async ({ api, open }) => {
    const person = await hire(api, { name: 'Ada Lamb', roles: ['sales-rep'] })
    const page = await open('/customers', { as: person })
    await page.getByRole('button', { name: '新建客户' }).first().click()
    await drawer(page).getByRole('button', { name: '保存', exact: true }).click()
    const name = drawer(page).getByLabel('客户名称')
    await drawer(page).getByText('请填写客户名称').waitFor()
    await expectDescribedBy(page, name, '请填写客户名称')

    await drawer(page).getByLabel('客户名称').fill('检验码有限公司')
    await drawer(page)
      .getByRole('button', { name: /填写更多/ })
      .click()
    await drawer(page).getByLabel('统一社会信用代码').fill('91320500MA1XXXXX00')
    await drawer(page).getByRole('button', { name: '保存', exact: true }).click()
    await drawer(page).getByRole('alert').filter({ hasText: '信用代码' }).first().waitFor()
    expect(await drawer(page).getByLabel('客户名称').inputValue()).toBe('检验码有限公司')

    const english = await open('/customers', { as: person, locale: 'en-US' })
    await english.getByRole('button', { name: 'Ada Lamb的菜单' }).click()
    await english.getByRole('menuitem', { name: 'English' }).click()
    await english.getByRole('button', { name: 'New customer' }).first().click()
    await english.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
    await english.getByRole('dialog').getByText('Name is needed').waitFor()
  })
})

async function expectDescribedBy(page: Page, input: ReturnType<Page['getByLabel']>, words: string) {
  const id = await input.getAttribute('aria-describedby')
  expect(await page.locator(`[id="${id}"]`).textContent()).toContain(words)
}
