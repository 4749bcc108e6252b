import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { hire } from './api.ts'
import { journey } from './journey.ts'

describe('two people at one record', () => {
  journey('see the change of the other at once, and choose when both changed the same', async ({ api, open }) => {
    const [ann, ben] = await Promise.all([
      hire(api, { name: '安然', roles: ['director'] }),
      hire(api, { name: '本心', roles: ['director'] }),
    ])
    const { id } = await api.post('customers', { name: '双桥食品有限公司', shortName: '双桥', owner: ann.id })
    const first = await open(`/customers/${id}`, { as: ann })
    const second = await open(`/customers/${id}`, { as: ben })
    await second.getByRole('heading', { name: '双桥食品有限公司', level: 1 }).waitFor()

    await change(first, '简称', '双桥食品')
    await first.getByRole('button', { name: '保存', exact: true }).click()
    await second
      .getByRole('status')
      .filter({ hasText: /安然 刚修改了.*双桥食品/ })
      .waitFor()

    // The second is typing when the first saves again.
    await change(second, '简称', '双桥集团')
    await change(first, '简称', '双桥控股')
    await first.getByRole('button', { name: '保存', exact: true }).click()
    await second.getByText('安然 刚把它改为：').waitFor()
    expect(await second.getByLabel('简称').inputValue()).toBe('双桥集团')
    await second.getByRole('button', { name: '保存', exact: true }).click()

    const dialog = second.getByRole('dialog', { name: /安然 已修改了这条记录/ })
    await dialog.getByText('双桥控股').waitFor()
    await dialog.getByRole('radio', { name: /双桥集团/ }).check()
    await dialog.getByRole('button', { name: '按选择保存' }).click()
    await first.getByText('双桥集团', { exact: true }).first().waitFor()
    expect((await api.get(`customers/${id}`)).shortName).toBe('双桥集团')
  })
})

async function change(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('button', { name: `编辑${field}` }).click()
  await page.getByLabel(field, { exact: true }).fill(value)
}
