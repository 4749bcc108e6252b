import { describe, expect } from 'vitest'
import { journey } from './journey.ts'

describe('on paper', () => {
  journey('a list is a table of all its rows, without what is there to be pressed', async ({ api, open }) => {
    const names = Array.from({ length: 48 }, (_, at) => `打印客户${String(at + 1).padStart(2, '0')}`)
    await Promise.all(names.map((name) => api.post('customers', { name })))
    const filter = JSON.stringify({ field: 'name', op: 'starts', value: '打印客户' })
    const page = await open(`/customers?view=all&sort=name&filter=${encodeURIComponent(filter)}`)
    const theme = () => page.evaluate('document.documentElement.dataset.theme')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.getByText('共 48 条').waitFor()
    await expect.poll(theme).toBe('dark')

    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(await page.getByRole('row').filter({ hasText: '打印客户' }).count()).toBe(48)
    expect(await page.getByRole('heading', { name: '客户', level: 1 }).isVisible()).toBe(true)
    expect(await page.getByText('客户名称 开头是 打印客户').isVisible()).toBe(true)
    for (const gone of ['searchbox', 'checkbox'] as const)
      expect(await page.getByRole(gone).filter({ visible: true }).count(), gone).toBe(0)
    for (const gone of ['新建客户', '筛选', '导出'])
      expect(await page.getByRole('button', { name: gone }).filter({ visible: true }).count(), gone).toBe(0)
    expect(await page.getByText('跳到正文').isVisible()).toBe(false)
    expect(await theme()).toBe('light')

    await page.evaluate("dispatchEvent(new Event('afterprint'))")
    await page.emulateMedia({ media: null, colorScheme: 'dark' })
    await expect.poll(() => page.getByRole('row').filter({ hasText: '打印客户' }).count()).toBeLessThan(48)
    expect(await theme()).toBe('dark')
  })
})
