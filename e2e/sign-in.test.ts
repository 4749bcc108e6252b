import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { journey } from './journey.ts'

describe('the door', () => {
  journey('lets in with the right password, says what is wrong with a wrong one, and closes', async ({ api, open }) => {
    const person = await hire(api, { name: '周密', roles: ['sales-rep'] })
    const page = await open('/customers', { as: null })
    await page.waitForURL(/\/sign-in/)

    await page.getByLabel('邮箱').fill(person.email)
    await page.getByLabel('密码').fill('不是这个密码')
    await page.getByRole('button', { name: '登录' }).click()
    await page.getByRole('alert').filter({ hasText: '密码' }).waitFor()

    await page.getByLabel('密码').fill(person.password)
    await page.getByRole('button', { name: '登录' }).click()
    // Back to where one wanted to go.
    await page.getByRole('heading', { name: '客户', exact: true }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/customers')

    await page.getByRole('button', { name: '周密的菜单' }).click()
    await page.getByRole('menuitem', { name: '退出登录' }).click()
    await page.waitForURL(/\/sign-in/)
    await page.goto('/customers')
    await page.waitForURL(/\/sign-in/)
  })
})
